"""The run itself: read, work, assemble, tell."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Never

from tqdm import tqdm

from extract.config import Config, find_pipeline, load_config
from extract.corpus import read_user_entities
from extract.database import DATABASE_FILE, place_database, remove_parquet, renew_database, write_database
from extract.errors import UsageError
from extract.read import (
    COMMON_KINDS,
    Metadata,
    Reading,
    Source,
    WalkNotes,
    count_articles,
    find_articles,
    load_metadata,
)
from extract.records import Article
from extract.report import REPORT_FILE, renew_report, write_report
from extract.run.earlier_results import refuse_another
from extract.run.fingerprint import fingerprint
from extract.run.given_up import GivenUpFiles
from extract.run.journal import Journal
from extract.run.lock import FolderLock
from extract.run.memory import affordable
from extract.run.planning import Planner, chunked
from extract.run.pool import LocalPool
from extract.run.read_ahead import read_ahead
from extract.run.reader_processes import DocumentReaders
from extract.run.write_results import assemble
from extract.scoring import using_weights
from extract.scoring.weights_folder import current_vector_texts
from extract.stop import StopRequest
from extract.vocabulary import fault_of_lexicons
from extract.write import Place

if TYPE_CHECKING:
    from extract.run.cluster import DaskCluster

JOURNAL_FOLDER = ".extract"  # in OUT
log = logging.getLogger("extract.run")
_AHEAD = 1_000_000  # characters that are read before a worker is free for them


@dataclass(frozen=True, slots=True)
class RunOptions:
    """What the command line says beside the settings."""

    config: Path | None = None
    workers: int | None = None
    engine: Literal["local", "dask"] = "local"
    scheduler: str = ""  # the address of a Dask cluster; empty: a local one
    fresh: bool = False
    debug: bool = False


def run_corpus(corpus: Path, out: Path, options: RunOptions = RunOptions()) -> int:
    """Extracts CORPUS into the tables of OUT and prints a summary; returns the exit status.

    0: all well; 1: some articles failed, the others are written; 2: no article could be read, and earlier tables
    that hold any are kept. What an earlier run has
    finished is taken from the journal in OUT. Raises ExtractError if the run cannot start or cannot write, or if OUT
    holds the tables of another corpus (unless `fresh`), Interrupted if it was told to stop: what is finished by then is
    in the journal, and the tables are the earlier ones.
    """
    if options.scheduler and options.engine != "dask":
        raise UsageError("--scheduler goes with --engine dask")
    config = load_config(options.config)
    if fault := fault_of_lexicons():
        raise fault
    user = read_user_entities(config.entities)
    _tell_of_vectors(config)
    notes, begun = WalkNotes(), time.perf_counter()
    sources = find_articles(corpus, out, notes)
    first = next(sources, None)
    if first is None:
        raise UsageError(
            f"{corpus}: no articles there; put files of the kinds {', '.join(COMMON_KINDS)} into it, "
            "or others that docs/input.md lists"
        )
    metadata = load_metadata(corpus)
    folder = out / JOURNAL_FOLDER
    with StopRequest() as stop, FolderLock(folder), Journal(folder, fresh=options.fresh) as journal:
        program, workers = fingerprint(config), _workers(config, options)
        given_up = GivenUpFiles(program, config.read, journal.failures())
        columns = config.input.given_columns()
        readers = partial(DocumentReaders, config.read, workers, given_up, columns=columns, taken=notes.columns)
        read = partial(_readings, metadata=metadata, readers_with=readers)
        if not options.fresh:
            sources_anew = partial(find_articles, corpus, out)
            refuse_another(corpus, out, journal, sources_anew, partial(read, check=stop.check), stop.check)
        with _progress(corpus, out) as bar:
            planner = Planner(journal, program, bar.update)
            ahead = read_ahead(partial(read, chain([first], sources)), _size, _AHEAD, stop.check)
            engine = _engine(config, options, workers, stop)
            with closing(ahead) as readings:
                chunks = chunked(planner.tasks(readings), config.run.chunk)
                with closing(engine.run(chunks)) as outcomes:
                    for outcome in outcomes:
                        planner.keep(outcome)
        views = partial(_write_views, out, stop=stop)
        with using_weights(config.weights):
            summary, tables = assemble(journal, out, stop.check, views, user, merge=config.merge.happenings)
        renewed = [] if tables == "new" else [renew_report(out, stop.check), renew_database(out, stop.check)]
    seconds = time.perf_counter() - begun
    lines = summary.lines(out, notes, words=planner.words, seconds=seconds, tables=tables)
    print("\n".join([*lines, *filter(None, renewed)]))
    return max(summary.status(), 1 if notes.unreadable else 0)


def _tell_of_vectors(config: Config) -> None:
    """Says which weights do not count with the model's word vectors."""
    pipeline = find_pipeline(config.model)
    with using_weights(config.weights):
        if pipeline is not None and current_vector_texts():
            from extract.scoring.vector_files import learnt_with_others  # needs numpy

            for path in learnt_with_others(pipeline):
                log.warning("%s: learnt with other word vectors than %s has; others do without", path, config.model)


def _write_views(out: Path, staging: Path, stop: StopRequest) -> Place:
    """The report and the database, which only show what the tables in `staging` hold; returns what puts them in place.

    Parquet files of earlier tables are removed then.
    """
    report = write_report(staging, texts=(staging, out), check=stop.check)
    database = write_database(staging, stop.check)

    def place() -> None:
        remove_parquet(out)
        report.replace(out / REPORT_FILE)
        place_database(database, out / DATABASE_FILE)

    return place


def _workers(config: Config, options: RunOptions) -> int:
    """How many work side by side: on this machine no more than there is memory for."""
    wanted = options.workers or config.run.workers
    return wanted if options.scheduler else affordable(wanted)


def _engine(config: Config, options: RunOptions, workers: int, stop: StopRequest) -> LocalPool | DaskCluster:
    if options.engine == "local":
        return LocalPool(config, workers, stop.check, debug=options.debug)
    from extract.run.cluster import DaskCluster

    return DaskCluster(config, workers, stop.check, address=options.scheduler)


def _progress(corpus: Path, out: Path) -> tqdm[Never]:
    """A bar on a terminal; only then are the articles counted beforehand."""
    shown = sys.stderr.isatty()
    sources = find_articles(corpus, out) if shown else iter(())
    total = sum(map(count_articles, sources))
    return tqdm(total=total, unit=" articles", disable=not shown)


def _size(reading: Reading) -> int:
    """In characters; whatever was read takes some."""
    return 1_000 + (len(reading[1].text) if isinstance(reading[1], Article) else 0)


def _readings(
    sources: Iterator[Source],
    check: Callable[[], None],
    *,
    metadata: Mapping[str, Metadata],
    readers_with: Callable[[Callable[[], None]], DocumentReaders],
) -> Generator[Reading]:
    """All articles of the corpus as they are ready: those of one file in its order, files as their readers finish."""
    with readers_with(check) as readers:
        for source in sources:
            check()
            yield from readers.read(source, metadata)
        yield from readers.rest()

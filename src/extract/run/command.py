"""The run itself: walk, work, write, tell."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from tqdm import tqdm

from extract.config import Config, load_config
from extract.errors import UsageError
from extract.read import Metadata, Source, WalkNotes, find_articles, load_metadata
from extract.run.pool import map_chunks
from extract.run.summary import Summary
from extract.run.work import Chunk
from extract.write import TableWriter


def run_corpus(
    corpus: Path, out: Path, *, config_path: Path | None = None, workers: int | None = None, debug: bool = False
) -> int:
    """Extracts CORPUS into the tables of OUT and prints a summary; returns the exit status.

    0: all well; 1: some articles failed, the others are written; 2: no article could be read. Raises ExtractError if
    the run cannot start or cannot write.
    """
    config = load_config(config_path)
    notes = WalkNotes()
    total = sum(1 for _ in find_articles(corpus, out))
    if not total:
        raise UsageError(f"{corpus}: no articles there; put .txt files into it")
    metadata = load_metadata(corpus)
    summary, begun = Summary(), time.perf_counter()
    chunks = _chunks(find_articles(corpus, out, notes), metadata, config.run.chunk)
    with TableWriter(out) as writer, tqdm(total=total, unit=" articles", disable=not sys.stderr.isatty()) as bar:
        for done in map_chunks(chunks, config, out, workers=_useful(workers, total, config), debug=debug):
            for rows in done:
                writer.add(rows)
                summary.add(rows)
            bar.update(len(done))
    print("\n".join(summary.lines(out, time.perf_counter() - begun, notes)))
    return max(summary.status(), 1 if notes.unreadable else 0)


def _useful(workers: int | None, total: int, config: Config) -> int:
    """The number of workers asked for, but no more than there are chunks."""
    return min(workers or config.run.workers, -(-total // config.run.chunk))


def _chunks(sources: Iterator[Source], metadata: Mapping[str, Metadata], size: int) -> Iterator[Chunk]:
    while group := tuple(islice(sources, size)):
        yield Chunk(group, {s.path: metadata[s.path] for s in group if s.path in metadata})

"""What `extract export` and `extract gold import` do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from extract.errors import GoldError, UsageError
from extract.labelling import brat, conll, doccano, label_studio, webanno
from extract.labelling.docbin import docbin
from extract.labelling.doccano_import import read_doccano
from extract.labelling.folder import Target
from extract.labelling.label_sources import labels_of_gold, labels_of_run
from extract.labelling.label_studio_import import read_label_studio
from extract.labelling.labels import Labels
from extract.labelling.merge_gold import GoldFile, gold_file
from extract.labelling.untrusted_json import Foreign
from extract.score.compiler import compile_with_problems
from extract.score.gold_check import corpus_file, read_text

READERS: dict[str, Callable[[bytes, str], Iterator[Foreign]]] = {
    "label-studio": read_label_studio,
    "doccano": read_doccano,
}


def run_export(
    out: Path, form: str, folder: Path, *, gold: Path | None = None, patterns: Sequence[str] = (), force: bool = False
) -> int:
    """Writes the labels of a run, or those of gold over its texts, in a tool's format and says where; returns 0.

    Raises UsageError for a missing folder or file, patterns that match nothing and a file that is there already
    (without `force`), GoldError for gold that does not compile.
    """
    target = Target(folder, force=force)
    number = 0

    def articles() -> Iterator[Labels]:
        nonlocal number
        for labels in labels_of_gold(out, gold, patterns) if gold else labels_of_run(out, patterns):
            number += 1
            yield labels

    WRITERS[form](target, articles())
    print(f"{number} article{'s'[: number != 1]} for {form} in {folder}")
    return 0


def _write_label_studio(target: Target, articles: Iterable[Labels]) -> None:
    config, tasks = target.path("config.xml"), target.path("tasks.json")
    target.write(tasks, map(str.encode, label_studio.tasks_json(articles)))
    target.write(config, [label_studio.interface().encode()])


def _write_doccano(target: Target, articles: Iterable[Labels]) -> None:
    paths = [target.path(name) for name in ("articles.jsonl", "span_types.json", "relation_types.json")]
    target.write(paths[0], map(str.encode, doccano.lines(articles)))
    target.write(paths[1], [doccano.span_types().encode()])
    target.write(paths[2], [doccano.relation_types().encode()])


def _write_brat(target: Target, articles: Iterable[Labels]) -> None:
    config = target.path("annotation.conf")
    for labels in articles:
        text, annotations = target.path(labels.file_name, ".txt"), target.path(labels.file_name, ".ann")
        target.write(text, [labels.text.encode()])
        target.write(annotations, [brat.standoff(labels).encode()])
    target.write(config, [brat.configuration().encode()])


def _write_conll(target: Target, articles: Iterable[Labels]) -> None:
    target.write(target.path("articles.conll"), map(str.encode, conll.text_of(articles)))


def _write_docbin(target: Target, articles: Iterable[Labels]) -> None:
    path = target.path("articles.spacy")
    target.write(path, [docbin(articles)])


def _write_webanno(target: Target, articles: Iterable[Labels]) -> None:
    for labels in articles:
        target.write(target.path(labels.file_name, ".tsv"), [webanno.tsv(labels).encode()])


WRITERS: dict[str, Callable[[Target, Iterable[Labels]], None]] = {
    "label-studio": _write_label_studio,
    "doccano": _write_doccano,
    "brat": _write_brat,
    "conll": _write_conll,
    "docbin": _write_docbin,
    "webanno": _write_webanno,
}


def run_gold_import(file: Path, origin: str, folder: Path, *, corpus: Path | None = None, force: bool = False) -> int:
    """Writes what annotators have made of an export as gold, one file an article; nothing is written if one cannot be.

    With `corpus` the texts must be those of its .txt files. Prints a line for each label that is left out and each
    mistake that `extract gold check` would find, and the files' number. Returns 0, or 1 if there was any such line.
    Raises GoldError for a file that is no export, UsageError for one that cannot be read and for gold that is there
    already (without `force`).
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from None
    target = Target(folder, force=force)
    found: dict[Path, tuple[Foreign, GoldFile]] = {}
    for foreign in READERS[origin](data, str(file)):
        path = target.path(foreign.labels.file_name, ".jsonl")
        if path in found:
            raise GoldError(f"{file}: {foreign.labels.id!r} comes twice; keep one of them")
        if corpus:
            _compare(foreign.labels, corpus, file)
        found[path] = (foreign, gold_file(foreign.labels))
    if not found:
        raise GoldError(f"{file}: no articles in it")
    lines: list[str] = []
    for path, (foreign, gold) in found.items():
        target.write(path, [gold.text.encode()])
        lines += (
            *foreign.problems,
            *gold.problems,
            *compile_with_problems(path, foreign.labels.text, foreign.labels.id)[1],
        )
    for line in lines:
        print(line)
    annotated = sum(foreign.annotated for foreign, _ in found.values())
    unseen = f", {len(found) - annotated} of them as predicted" if annotated < len(found) else ""
    print(f"{len(found)} gold file{'s'[: len(found) != 1]} in {folder}{unseen}")
    return 1 if lines else 0


def _compare(labels: Labels, corpus: Path, file: Path) -> None:
    source = corpus_file(corpus, labels.file_name, labels.id)
    try:
        text = read_text(source)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        elsewhere = ": of pages and dumps name OUT/texts" if isinstance(error, FileNotFoundError) else ""
        raise UsageError(f"{source}: the text of {labels.id!r} cannot be read ({reason}){elsewhere}") from None
    if text != labels.text:
        raise GoldError(f"{file}: the text of {labels.id!r} is not that of {source}: label that one anew")

"""What an earlier run left in the output folder: another corpus must not replace its tables without a word."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from extract.errors import UsageError
from extract.read import Reading, Source
from extract.read.ids import printable
from extract.records import Article
from extract.run.journal import Journal, Planned

_PROBED = 1_000  # earlier articles that are held to tell soon that it is the same corpus
_EDITED = 2  # articles that may all have been edited between two runs


class Earlier(NamedTuple):
    """An article of the earlier tables."""

    article_id: str
    path: str
    sha256: str


def earlier_articles(out: Path) -> Iterator[Earlier]:
    """The articles with a text in OUT/articles.csv, whatever version wrote it; as many as can be read."""
    path = out / "articles.csv"
    with suppress(OSError, UnicodeDecodeError, csv.Error), path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if sha256 := row.get("sha256"):
                yield Earlier(row.get("article_id") or "", row.get("path") or "", sha256)


def refuse_another(
    corpus: Path,
    out: Path,
    journal: Journal,
    sources: Callable[[], Iterator[Source]],
    read: Callable[[Iterator[Source]], Iterable[Reading]],
    check: Callable[[], None],
) -> None:
    """Raises UsageError if OUT holds tables of other articles only: none of their texts is in the corpus.

    One or two articles may have been edited: they are known by their ids, too. More that meet by their ids alone are
    another corpus that counts its articles alike, unless none of the corpus can be read, which the run tells.
    `sources` are the corpus's, `read` reads some of them: those first that lie where an earlier article lay, and only
    until one is known. The plan is empty before and after.
    """
    probe = list(islice(earlier_articles(out), _PROBED))
    if not probe:
        return
    paths = {path for article in probe for path in _files(article.path)}
    known = {article.sha256 for article in probe}
    ids = {article.article_id for article in probe} if len(probe) <= _EDITED else set[str]()
    likely = (source for source in sources() if source.path in paths)
    others = (source for source in sources() if source.path not in paths)
    for source, reading in read(chain(likely, others)):
        check()
        sha256 = reading.sha256 if isinstance(reading, Article) else ""
        if source.article_id in ids or sha256 in known:
            break
        journal.plan(Planned(source.article_id, b"", sha256, 0, {}))
    else:
        _check_planned(corpus, out, journal, check)
    journal.clear_plan()


def _files(path: str) -> Iterator[str]:
    """The files that an article may lie in: by itself, in a dump, in an archive."""
    yield path
    while "#" in path:
        path = path.rpartition("#")[0]
        yield path


def _check_planned(corpus: Path, out: Path, journal: Journal, check: Callable[[], None]) -> None:
    number, is_met = 0, False
    for article in earlier_articles(out):
        check()
        if journal.has_text(article.sha256):
            return
        number += 1
        is_met = is_met or journal.planned(article.article_id) is not None
    if is_met and (number <= _EDITED or not journal.has_texts()):
        return
    raise _another(corpus, out, number, "none of whose texts" if is_met else "none of which")


def compare(out: Path, journal: Journal, check: Callable[[], None]) -> tuple[int, int]:
    """How many of the earlier tables' articles are not in the plan, by id or text, and how many have another text."""
    left = changed = 0
    for article in earlier_articles(out):
        if not _is_planned(article, journal, check):
            left += 1
        elif sha256 := journal.planned(article.article_id):  # not one that cannot be read now: that is told as such
            changed += sha256 != article.sha256
    return left, changed


def _is_planned(article: Earlier, journal: Journal, check: Callable[[], None]) -> bool:
    check()
    return journal.planned(article.article_id) is not None or journal.has_text(article.sha256)


def _another(corpus: Path, out: Path, number: int, what: str) -> UsageError:
    whole, tables = corpus.resolve(), out.resolve().name
    own = out.parent / f"{tables}-{whole.name if whole.is_dir() else whole.stem}"
    return UsageError(
        f"{printable(str(out))}: holds the tables of {number:,} other article{'s'[: number != 1]}, {what} is in "
        f"{printable(str(corpus))}: use --output {shlex.quote(printable(str(own)))} (or replace them by --fresh)"
    )

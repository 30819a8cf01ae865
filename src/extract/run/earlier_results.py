"""What an earlier run left in the output folder: another corpus must not replace its tables without a word."""

from __future__ import annotations

import csv
import shlex
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from extract.errors import UsageError
from extract.read.ids import printable
from extract.records import Article
from extract.run.journal import Journal, Planned
from extract.run.reader_processes import Reading

_PROBED = 1_000  # earlier articles that are held to tell soon that it is the same corpus


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
    corpus: Path, out: Path, journal: Journal, read: Callable[[], Iterable[Reading]], check: Callable[[], None]
) -> None:
    """Raises UsageError if OUT holds tables of other articles only: none is in the corpus, by its id or its text.

    `read` reads the corpus; that is asked for only if no earlier article lies where it lay, and as far as need be.
    The plan is empty before and after.
    """
    probe = list(islice(earlier_articles(out), _PROBED))
    if not probe or any(_lies_there(corpus, article.path) for article in probe):
        return
    known = {article.article_id for article in probe} | {article.sha256 for article in probe}
    for source, reading in read():
        check()
        sha256 = reading.sha256 if isinstance(reading, Article) else ""
        if source.article_id in known or sha256 in known:
            break
        journal.plan(Planned(source.article_id, b"", sha256, 0, {}))
    else:
        if not any(_is_planned(article, journal, check) for article in earlier_articles(out)):
            raise _another(corpus, out)
    journal.clear_plan()


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


def _lies_there(corpus: Path, path: str) -> bool:
    try:
        return (corpus / path).is_file() if corpus.is_dir() else corpus.name == path
    except (OSError, ValueError):  # the table may be anybody's
        return False


def _another(corpus: Path, out: Path) -> UsageError:
    number = sum(1 for _ in earlier_articles(out))
    whole, tables = corpus.resolve(), out.resolve().name
    own = out.parent / f"{tables}-{whole.name if whole.is_dir() else whole.stem}"
    return UsageError(
        f"{printable(str(out))}: holds the tables of {number:,} other article{'s'[: number != 1]}, none of which is in "
        f"{printable(str(corpus))}: use --output {shlex.quote(printable(str(own)))} (or replace them by --fresh)"
    )

"""Which articles the page shows: the chosen ones, the newest first, as many as its size allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from heapq import nlargest
from pathlib import Path

from extract.errors import UsageError
from extract.report.article_rows import find_text
from extract.tables import Cells, read_table

_MOST = 5_000  # articles that are looked at for one page
# bytes of page that a row of these tables takes at least, by measurement: what is too much is left out in the end
_BYTES = {"n_mentions": 20, "n_dates": 30, "n_quotes": 60, "n_events": 140}
_BYTES_ARTICLE = 200  # of an article's head, beside its text and rows
_MARKUP = 1.05  # line ends and quotation marks are escaped


@dataclass(frozen=True, slots=True)
class Choice:
    """The articles to show, newest first (those without a date last), and what was left out."""

    ids: tuple[str, ...]
    readable: int  # articles of the run that have a text and match the patterns
    too_long: tuple[str, ...]  # ids of articles that take too large a share of the page, of those looked at


def choose_articles(out: Path, patterns: Sequence[str], budget: int, texts: Sequence[Path] = ()) -> Choice:
    """Chooses from articles.csv, by id, by the patterns (`wire/2021/*`; none: all) and by an estimate of bytes.

    Texts are looked for in the folders `texts`, else in `out`. An article that alone would take a quarter of `budget`
    is passed over and named; the first that has no room ends the choice. Raises UsageError if patterns match nothing.
    """
    readable = 0

    def candidates() -> Iterator[Cells]:
        nonlocal readable
        for row in read_table(out, "articles"):
            if row["status"] == "ok" and _matches(row["article_id"], patterns):
                readable += 1
                yield row

    newest = nlargest(_MOST, candidates(), key=lambda row: row["published"])  # equal days stay in the order of ids
    chosen: list[str] = []
    too_long: list[str] = []
    left = budget
    for row in newest:
        size = _estimate(texts or (out,), row)
        if size > budget // 4:
            too_long.append(row["article_id"])
        elif size > left:
            break
        else:
            chosen.append(row["article_id"])
            left -= size
    if patterns and not readable:
        raise UsageError(
            f"no article matches {' or '.join(map(repr, patterns))}: the ids are in {out / 'articles.csv'}"
        )
    return Choice(tuple(chosen), readable, tuple(too_long))


def _matches(article_id: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatchcase(article_id, pattern) for pattern in patterns)


def _estimate(folders: Sequence[Path], row: Cells) -> int:
    path = find_text(folders, row)
    try:
        text = path.stat().st_size
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); run `extract run` again") from None
    return int(text * _MARKUP) + _BYTES_ARTICLE + sum(int(row[name] or 0) * size for name, size in _BYTES.items())

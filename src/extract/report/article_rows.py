"""Reads the tables of a run back, one article after another, so that memory holds the rows of one article only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extract.errors import UsageError
from extract.records import Span
from extract.tables import Cells, read_table
from extract.write import text_file

_OF_ARTICLES = ("sentences", "mentions", "dates", "quotes", "events", "places")


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article, by table, each in text order."""

    article: Cells
    sentences: list[Cells]
    mentions: list[Cells]
    dates: list[Cells]
    quotes: list[Cells]
    events: list[Cells]
    places: list[Cells]


def read_articles(out: Path) -> Iterator[ArticleRows]:
    """Each article with its rows of the other tables; all tables are in the order of article ids."""
    tables = {name: _Grouped(read_table(out, name)) for name in _OF_ARTICLES}
    for article in read_table(out, "articles"):
        yield ArticleRows(article, **{name: table.of(article["article_id"]) for name, table in tables.items()})


def find_text(folders: Sequence[Path], article: Cells) -> Path:
    """Where the text of an article lies: in the first of the folders that has one, else it would be in the last.

    Raises UsageError for a row of articles.csv that names no text.
    """
    try:
        paths = [text_file(folder, article["text_path"]) for folder in folders]
    except ValueError as error:
        table, article_id = folders[-1] / "articles.csv", article["article_id"]
        raise UsageError(f"{table}: {article_id}: {error}; run `extract run` again") from None
    return next((path for path in paths if path.exists()), paths[-1])


def parse_spans(cell: str) -> tuple[Span, ...]:
    """The spans behind `12-40;52-90`; UsageError for anything else."""
    if not cell:
        return ()
    spans = []
    for part in cell.split(";"):
        start, dash, end = part.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal()):
            raise UsageError(f"not a list of spans: {cell!r}: name a folder that `extract run` wrote")
        spans.append(Span(int(start), int(end)))
    return tuple(spans)


def parse_span(start: str, end: str) -> Span | None:
    """The span behind two cells, none for empty ones; UsageError for what is no offset."""
    if not start and not end:
        return None
    if start.isdecimal() and end.isdecimal():
        return Span(int(start), int(end))
    return parse_spans(f"{start}-{end}")[0]


def paragraph_starts(sentences: list[Cells]) -> list[int]:
    """Where each paragraph of an article begins, by its first sentence."""
    starts = [int(sentences[0]["start"])] if sentences else []
    for one, following in pairwise(sentences):
        if following["paragraph"] != one["paragraph"]:
            starts.append(int(following["start"]))
    return starts


class _Grouped:
    """Hands out the rows of one article after the other, ids ascending; rows of articles never asked for are passed."""

    def __init__(self, rows: Iterator[Cells]) -> None:
        self._rows = rows
        self._head = next(rows, None)

    def of(self, article_id: str) -> list[Cells]:
        found = []
        while self._head is not None and self._head["article_id"] <= article_id:
            if self._head["article_id"] == article_id:
                found.append(self._head)
            self._head = next(self._rows, None)
        return found

"""Rows that do not know their article yet: what a text gives is the same wherever it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.write.columns import COLUMNS
from extract.write.rows import Row, Rows

_RECORD_IDS = ("sentence_id", "mention_id", "date_id", "quote_id", "event_id", "number_id")
_PLACES = {
    table: tuple(columns.index(name) for name in _RECORD_IDS if name in columns)
    for table, columns in COLUMNS.items()
    if table not in ("articles", "entities", "happenings")
}
_ARTICLES = COLUMNS["articles"]


def locate_rows(rows: Mapping[str, Sequence[Sequence[str]]], article_id: str, known: Mapping[str, str]) -> Rows:
    """The rows of the article `article_id` from those of the same text with an empty id (`#s12` → `wire/a#s12`).

    `known` are the cells of its row in articles.csv that the text alone does not tell: path, sha256, title, language,
    duplicate_of, url, publisher, text_path.
    """
    [article] = rows["articles"]
    cells = {**dict(zip(_ARTICLES, article, strict=True)), **known, "article_id": article_id}
    located: Rows = {"articles": [tuple(cells[column] for column in _ARTICLES)]}
    located |= {"entities": [tuple(row) for row in rows["entities"]], "happenings": []}
    for table, places in _PLACES.items():
        located[table] = [_located(row, article_id, places) for row in rows[table]]
    return located


def _located(row: Sequence[str], article_id: str, places: tuple[int, ...]) -> Row:
    cells = list(row)
    cells[0] = article_id
    for place in places:
        if cells[place]:
            cells[place] = article_id + cells[place]
    return tuple(cells)

"""Rows of a text that get the id of their article."""

from __future__ import annotations

from dataclasses import replace

from extract.write import COLUMNS, locate_rows, table_rows
from support.full_extraction import FULL


def test_located_rows_are_those_of_the_article_itself() -> None:
    article = FULL.article
    known = {name: getattr(article, name) for name in ("path", "sha256", "title", "url", "publisher")}
    relative = table_rows(replace(FULL, article=replace(article, id="", **dict.fromkeys(known, ""))))
    assert locate_rows(relative, article.id, known) == table_rows(FULL)


def test_empty_ids_stay_empty_and_duplicates_are_named() -> None:
    relative = table_rows(replace(FULL, article=replace(FULL.article, id=""), sentences=()))
    located = locate_rows(relative, "b", {"duplicate_of": "a"})
    assert {row[2] for row in located["mentions"]} == {""}
    assert located["articles"][0][COLUMNS["articles"].index("duplicate_of")] == "a"

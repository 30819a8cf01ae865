"""What the pages of `extract browse` are made of: marks in a text, ids that lead there, questions without SQL."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.database.browse import METADATA
from extract.database.browse_pages import PAGES, BrowsePages
from extract.database.marked_text import ID_COLUMNS, Mark, marked, marks_of, table_of
from support.program import ROOT

QUERIES = json.loads((ROOT / "src/extract/database" / METADATA).read_text(encoding="utf-8"))["databases"]["extract"][
    "queries"
]
TEXT = "Ruz <b>told</b> the board."


@pytest.fixture
def pages(tmp_path: Path) -> BrowsePages:
    return BrowsePages(tmp_path, QUERIES)


@pytest.mark.parametrize(
    ("row_id", "table"),
    [("a#q1", "quotes"), ("a/b#e12", "events"), ("a#s3", "sentences"), ("a#m1", "mentions"), ("a#d4", "dates")],
)
def test_an_id_tells_its_table(row_id: str, table: str) -> None:
    found = table_of(row_id)
    assert found
    assert found[0] == table
    assert found[1] in ID_COLUMNS


@pytest.mark.parametrize("text", ["", "a", "a#x1", "#q1", "a#q", "person:ana-ruz", "a#q1b"])
def test_what_is_no_id(text: str) -> None:
    assert table_of(text) is None
    assert marks_of(text, {}) == []


def test_the_marks_of_an_event() -> None:
    row = {"trigger_start": 7, "trigger_end": 11, "actor_spans": "0-3 | 4-5;6-7", "target_spans": None}
    assert marks_of("a#e1", {**row, "place_spans": ""}) == [
        Mark(7, 11, "trigger"),
        *(Mark(0, 3, "actor"), Mark(4, 5, "actor"), Mark(6, 7, "actor")),
    ]


def test_marks_stand_in_the_text_which_is_escaped() -> None:
    shown = marked(TEXT, [Mark(0, 3, "speaker"), Mark(4, 7, "cue")])
    assert shown == (
        '<mark class="speaker" id="here">Ruz</mark> <mark class="cue">&lt;b&gt;</mark>told&lt;/b&gt; the board.'
    )


def test_a_piece_bears_all_marks_that_overlap_there() -> None:
    assert marked("abcd", [Mark(0, 3, "quote"), Mark(2, 4, "cue")]) == (
        '<mark class="quote" id="here">ab</mark><mark class="cue quote">c</mark><mark class="cue">d</mark>'
    )


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_nothing_of_the_text_is_lost(text: str, spans: list[tuple[int, int]]) -> None:
    shown = marked(text, [Mark(start, end, "date") for start, end in spans])
    assert unescape(re.sub(r"<[^>]*>", "", shown)) == unescape(str(marked(text, [])))


def test_an_id_is_a_link_to_its_place(pages: BrowsePages) -> None:
    shown = pages.render_cell("wire/a b#q1", "quote_id")
    assert shown == '<a href="/-/text?id=wire%2Fa+b%23q1#here">wire/a b#q1</a>'
    assert pages.render_cell("texts/a.txt", "text_path")


@pytest.mark.parametrize(("value", "column"), [("x", "quote_id"), ("a#q1", "content"), (None, "quote_id"), (3, "text")])
def test_other_cells_are_left_to_datasette(pages: BrowsePages, value: object, column: str) -> None:
    assert pages.render_cell(value, column) is None


def test_every_question_is_one_and_names_its_fields(pages: BrowsePages) -> None:
    for query in QUERIES.values():
        assert query["title"].endswith("?")
        assert list(query.get("fields", {})) == list(dict.fromkeys(re.findall(r":(\w+)", query["sql"])))
    assert [question["name"] for question in pages._questions] == list(QUERIES)


def test_no_page_speaks_of_sql() -> None:
    assert all("sql" not in page.read_text(encoding="utf-8").lower() for page in PAGES.glob("*.html"))


@pytest.mark.parametrize("path", [None, "", "../secret.txt", "texts/../../secret.txt", "texts/none.txt"])
def test_only_texts_of_the_run_are_shown(pages: BrowsePages, tmp_path: Path, path: str | None) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    assert pages._text(path) is None

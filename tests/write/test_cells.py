"""Values in cells and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from extract.write.cells import (
    boolean_cell,
    confidence_cell,
    content_cell,
    names_cell,
    span_cells,
    spans_cell,
    split_names,
)


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        ([], ""),
        (["Anna Berg"], "Anna Berg"),
        (["Anna Berg", "Marn"], "Anna Berg | Marn"),
        (["A|B"], r"A\|B"),
        (["A | B", "C"], r"A \| B | C"),
        (["Smith; Wesson #2"], r"Smith\; Wesson \#2"),
        (["back\\", "slash"], r"back\\ | slash"),
        (["", "RU"], " | RU"),
        (["RU", ""], "RU | "),
        (["", "", ""], " |  | "),
        ([" spaced ", " out"], " spaced  |  out"),
    ],
)
def test_names(names: list[str], cell: str) -> None:
    assert names_cell(names) == cell
    assert split_names(cell) == tuple(names)


@given(st.lists(st.text()))
def test_names_come_back(names: list[str]) -> None:
    assert split_names(names_cell(names)) == (tuple(names) if names != [""] else ())


@given(st.text())
def test_any_cell_can_be_split(cell: str) -> None:
    assert all(isinstance(name, str) for name in split_names(cell))


@pytest.mark.parametrize(
    ("spans", "cell"), [([], ""), ([(12, 40)], "12-40"), ([(12, 40), (52, 90)], "12-40;52-90"), ([(0, 0)], "0-0")]
)
def test_spans(spans: list[tuple[int, int]], cell: str) -> None:
    assert spans_cell(Span(*span) for span in spans) == cell


@pytest.mark.parametrize(
    ("value", "cell"), [(0, "0.00"), (1, "1.00"), (0.5, "0.50"), (0.876, "0.88"), (1e-9, "0.00"), (0.999, "1.00")]
)
def test_confidence(value: float, cell: str) -> None:
    assert confidence_cell(value) == cell


def test_booleans() -> None:
    assert (boolean_cell(True), boolean_cell(False)) == ("true", "false")


def test_span_cells() -> None:
    assert span_cells("he said", Span(3, 7)) == ("said", "3", "7")
    assert span_cells("he said", None) == ("", "", "")


def test_content_of_several_spans_is_joined_by_a_space() -> None:
    text = "“We will,” he said, “go on.”"
    assert content_cell(text, [Span(1, 8), Span(21, 26)]) == "We will go on"

"""The text of an article as HTML with what a row is about marked in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

_SPAN = re.compile(r"([0-9]+)-([0-9]+)")
# By the letter before an id's number: the table, its id, and the columns with the places of each role
_PLACES: dict[str, tuple[str, str, dict[str, tuple[str, ...]]]] = {
    "s": ("sentences", "sentence_id", {"sentence": ("start", "end")}),
    "m": ("mentions", "mention_id", {"name": ("start", "end")}),
    "d": ("dates", "date_id", {"date": ("start", "end")}),
    "n": ("numbers", "number_id", {"number": ("start", "end")}),
    "q": (
        "quotes",
        "quote_id",
        {
            "quote": ("content_spans",),
            "speaker": ("source_start", "source_end"),
            "cue": ("cue_start", "cue_end"),
            "addressee": ("addressee_start", "addressee_end"),
        },
    ),
    "e": (
        "events",
        "event_id",
        {
            "trigger": ("trigger_start", "trigger_end"),
            "actor": ("actor_spans",),
            "target": ("target_spans",),
            "place": ("place_spans",),
        },
    ),
}
ID_COLUMNS = (*(column for _, column, _ in _PLACES.values()), "happening_id")  # the id of its first event
_ID = re.compile(rf".+#([{''.join(_PLACES)}])[0-9]+", re.DOTALL)


class Mark(NamedTuple):
    """A half-open stretch of a text in code points, and what it is there."""

    start: int
    end: int
    role: str


def table_of(row_id: str) -> tuple[str, str] | None:
    """The table and the column in which such an id (`kabul#q4`) names a row; None if it is none."""
    found = _ID.fullmatch(row_id)
    return _PLACES[found[1]][:2] if found else None


def marks_of(row_id: str, row: Mapping[str, object]) -> list[Mark]:
    """The stretches that a row is about, its cells by column."""
    found = _ID.fullmatch(row_id)
    marks = []
    for role, columns in _PLACES[found[1]][2].items() if found else ():
        cell = "-".join("" if row[column] is None else str(row[column]) for column in columns)
        marks += [Mark(int(start), int(end), role) for start, end in _SPAN.findall(cell)]
    return marks


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """The text, escaped, with its marks; where some overlap each piece bears all. The first can be led to as #here."""
    ends = sorted({0, len(text), *(place for mark in marks for place in mark[:2] if place <= len(text))})
    pieces, here = [], Markup(' id="here"')
    for start, end in pairwise(ends):
        piece = escape(text[start:end])
        if roles := sorted({mark.role for mark in marks if mark.start <= start and end <= mark.end}):
            piece = Markup('<mark class="{}"{}>{}</mark>').format(" ".join(roles), here, piece)
            here = Markup("")
        pieces.append(piece)
    return Markup("").join(pieces)

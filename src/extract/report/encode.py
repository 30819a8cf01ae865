"""One article as the page's script reads it: its text and rows of numbers, every string but the text by its index.

Offsets count UTF-16 units, as scripts in browsers do. What stands where in a row is told once, in FIELDS.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from extract.errors import UsageError
from extract.read.ids import unescape
from extract.records import Span
from extract.report.article_rows import ArticleRows, paragraph_starts, parse_span, parse_spans
from extract.tables import ROLES, Cells, Role, parties_of

FIELDS: dict[str, tuple[str, ...]] = {  # a name that begins with $ holds the index of a string
    "article": (
        *("$id", "$title", "$published", "$publishedSource", "$path", "$duplicateOf", "words", "text", "paragraphs"),
        *("mentions", "dates", "quotes", "events", "$publisher", "$url", "places"),
    ),
    "mention": ("start", "end", "$label", "$entity", "$form", "$rule"),
    "date": ("start", "end", "$type", "$value", "$mod", "$from", "$to", "$anchor", "$rule"),
    "quote": (
        *("number", "$type", "content", "cue", "source", "$speaker", "$entity", "addressee"),
        *("$date", "$rule", "confidence"),
    ),
    "event": (
        *("number", "$what", "$type", "trigger", "actors", "targets", "places", "$date", "$from", "$to"),
        *("$dateSource", "$realis", "withinQuote", "quote", "sentence", "$rule", "confidence", "$slotRules"),
    ),
    "party": ("$name", "$entity", "spans", "$country"),
    "place": (
        *("$entity", "latitude", "longitude", "$country", "$admin1", "$admin2", "$precision", "$rule", "confidence"),
    ),
}

Encoded = list[Any]


class Strings(dict[str, int]):
    """Gives every distinct string a number, the next one when it is first asked for: `strings["Kabul"]`.

    `size` is about how many bytes they take on the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.size = 0

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        self.size += len(json_text(text)) + 1
        return number


class _Utf16:
    """Offsets in code points to offsets in UTF-16 units."""

    def __init__(self, text: str) -> None:
        wide = bool(text) and max(text) > "\uffff"
        self._wide = [place for place, character in enumerate(text) if character > "\uffff"] if wide else []
        self._length = len(text)

    def offset(self, place: int) -> int:
        if place > self._length:
            raise UsageError(f"offset {place} lies behind the end of the text: run `extract run` again")
        return place + bisect_left(self._wide, place) if self._wide else place

    def flat(self, spans: Iterable[Span]) -> list[int]:
        """start, end, start, end, …"""
        return [self.offset(place) for span in spans for place in span]

    def one(self, start: str, end: str) -> list[int]:
        """As `flat`, of one span or none, from its two cells."""
        span = parse_span(start, end)
        return [self.offset(span.start), self.offset(span.end)] if span else []


class ArticleEncoder:
    """Encodes the rows of one article over the strings of all."""

    def __init__(self, rows: ArticleRows, text: str, strings: Strings) -> None:
        self._rows, self._text, self._strings = rows, text, strings
        self._utf16 = _Utf16(text)
        self._sentences = {row["sentence_id"]: self._utf16.one(row["start"], row["end"]) for row in rows.sentences}
        self.entities: set[str] = set()  # ids that the rows speak of

    def encode(self) -> Encoded:
        """The article as FIELDS["article"] says."""
        row, rows = self._rows.article, self._rows
        names = (row["article_id"], row["title"], row["published"], row["published_source"], row["path"])
        return [
            *(self._strings[text] for text in (*names, row["duplicate_of"])),
            int(row["n_words"] or 0),
            self._text,
            [self._utf16.offset(start) for start in paragraph_starts(rows.sentences)],
            [self._mention(mention) for mention in rows.mentions],
            [self._date(date) for date in rows.dates],
            [self._quote(quote) for quote in rows.quotes],
            [self._event(event) for event in rows.events],
            *self._cells(row, "publisher", "url"),
            [self._place(place) for place in rows.places],
        ]

    def _cells(self, row: Cells, *columns: str) -> list[int]:
        strings = self._strings
        return [strings[row[column]] for column in columns]

    def _entity(self, entity_id: str) -> int:
        if entity_id:
            self.entities.add(entity_id)
        return self._strings[entity_id]

    def _mention(self, row: Cells) -> Encoded:
        return [
            *self._utf16.one(row["start"], row["end"]),
            self._strings[row["label"]],
            self._entity(unescape(row["entity_id"])),
            *self._cells(row, "kind", "rule"),
        ]

    def _date(self, row: Cells) -> Encoded:
        columns = ("type", "value", "mod", "date_from", "date_to", "anchor", "rule")
        return [*self._utf16.one(row["start"], row["end"]), *self._cells(row, *columns)]

    def _quote(self, row: Cells) -> Encoded:
        return [
            _number_of(row["quote_id"]),
            *self._cells(row, "type"),
            self._utf16.flat(parse_spans(row["content_spans"])),
            self._utf16.one(row["cue_start"], row["cue_end"]),
            self._utf16.one(row["source_start"], row["source_end"]),
            self._strings[unescape(row["speaker"])],
            self._entity(unescape(row["speaker_id"])),
            self._utf16.one(row["addressee_start"], row["addressee_end"]),
            *self._cells(row, "date", "rule"),
            float(row["confidence"]),
        ]

    def _event(self, row: Cells) -> Encoded:
        return [
            _number_of(row["event_id"]),
            *self._cells(row, "kind", "type"),
            self._utf16.one(row["trigger_start"], row["trigger_end"]),
            *(self._parties(row, role) for role in ROLES),
            *self._cells(row, "date", "date_from", "date_to", "date_source", "realis"),
            int(row["within_quote"] == "true"),
            _number_of(row["quote_id"]),
            self._sentences.get(row["sentence_id"], []),
            *self._cells(row, "rule"),
            float(row["confidence"]),
            *self._cells(row, "slot_rules"),
        ]

    def _parties(self, row: Cells, role: Role) -> list[Encoded]:
        return [
            [
                self._strings[party.name],
                self._entity(party.entity_id),
                self._utf16.flat(parse_spans(party.spans)),
                self._strings[party.country],
            ]
            for party in parties_of(row, role)
        ]

    def _place(self, row: Cells) -> Encoded:
        return [
            self._entity(unescape(row["entity_id"])),
            float(row["latitude"]),
            float(row["longitude"]),
            *self._cells(row, "country", "admin1", "admin2", "precision", "rule"),
            float(row["confidence"]),
        ]


def _number_of(record_id: str) -> int:
    """The number in `kabul#q4`, 0 in an empty cell."""
    digits = record_id.rpartition("#")[2][1:]
    return int(digits) if digits.isdecimal() else 0


def json_text(value: object) -> str:
    r"""JSON that can stand inside a script element whatever strings are in it: `<`, `>` and `&` are `\u003c` …"""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

"""doccano: one JSON object a line for a sequence labelling project with relations and overlapping spans.

Its labels have no attributes, so types stand in the labels ("QUOTE direct", "EVENT CONSULT") and what else is known
of them (names, values, realis) in the column `labels`, which doccano keeps as metadata. Offsets are UTF-16 code units,
as doccano's page counts them unless grapheme clusters are asked for. A carriage return is written as a blank, since
doccano counts a line end of two characters as one; `returns` says where they were.
Formats: `JSONL(Relation)` of doccano's import, `backend/data_export` for its export.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from extract.labelling.labels import ROLES, Labels
from extract.labelling.offsets import Utf16
from extract.records import Span
from extract.score.gold import GoldQuote
from extract.score.gold_schema import EVENT_TYPES, LABELS, QUOTE_TYPES, TIMEX_TYPES

PARTY, CONTINUED = "PARTY", "QUOTE continued"
PARTS = {"CUE": "cue", "SOURCE": "source", "ADDRESSEE": "addressee", CONTINUED: "continued"}
QUOTES = {f"QUOTE {kind}": kind for kind in QUOTE_TYPES}
EVENTS = {f"EVENT {kind}": kind for kind in EVENT_TYPES}

_COLOURS = {
    **dict(zip((*LABELS, PARTY), ("#2f6fde", "#7a4fd0", "#1c8a5a", "#5a6472"), strict=True)),
    **dict.fromkeys(TIMEX_TYPES, "#00808c"),
    **dict.fromkeys((*QUOTES, CONTINUED), "#c98a00"),
    **dict(zip(("CUE", "SOURCE", "ADDRESSEE"), ("#a35200", "#b8326b", "#8a6d76"), strict=True)),
    **dict.fromkeys(EVENTS, "#cc3b2f"),
}


def lines(articles: Iterable[Labels]) -> Iterator[str]:
    """The file to import, a line for each article."""
    first = 1
    for labels in articles:
        record, first = _record(labels, first)
        yield json.dumps(record, ensure_ascii=False) + "\n"


def span_types() -> str:
    """The project's span labels, to be imported before the articles so that they have their colours."""
    return _types(_COLOURS)


def relation_types() -> str:
    """The project's relation labels."""
    return _types(dict.fromkeys((*PARTS.values(), *ROLES), "#5a6472"))


def _types(colours: dict[str, str]) -> str:
    types = [
        {"text": text, "suffix_key": None, "background_color": colour, "text_color": "#ffffff"}
        for text, colour in colours.items()
    ]
    return json.dumps(types, indent=1) + "\n"


@dataclass(slots=True)
class _Graph:
    """Spans and relations with their numbers, which are unique in the file; equal spans are one."""

    utf16: Utf16
    next_id: int
    spans: dict[tuple[Span, str], int] = field(default_factory=dict)
    relations: dict[tuple[int, int, str], int] = field(default_factory=dict)

    def span(self, span: tuple[int, int], label: str) -> int:
        key = (Span(*span), label)
        if key not in self.spans:
            self.spans[key] = self._take_id()
        return self.spans[key]

    def link(self, start: int, end: int, kind: str) -> None:
        if (start, end, kind) not in self.relations:
            self.relations[start, end, kind] = self._take_id()

    def _take_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def entities(self) -> list[dict[str, Any]]:
        return [
            {
                "id": number,
                "label": label,
                "start_offset": self.utf16.units(span.start),
                "end_offset": self.utf16.units(span.end),
            }
            for (span, label), number in self.spans.items()
        ]

    def links(self) -> list[dict[str, Any]]:
        return [
            {"id": number, "from_id": start, "to_id": end, "type": kind}
            for (start, end, kind), number in self.relations.items()
        ]


def _record(labels: Labels, first: int) -> tuple[dict[str, Any], int]:
    graph = _Graph(Utf16(labels.text), first)
    names = {Span(mention.start, mention.end): mention.label for mention in labels.mentions}
    for span, label in names.items():
        graph.span(span, label)
    for date in labels.dates:
        graph.span((date.start, date.end), date.type)
    for quote in labels.quotes:
        head = graph.span(quote.content[0], f"QUOTE {quote.type}")
        for label, span in parts_of(quote):
            graph.link(head, graph.span(span, label), PARTS[label])
    for event, slots in zip(labels.events, labels.slots, strict=True):
        trigger = graph.span(event.trigger, f"EVENT {event.type}")
        for slot in slots:
            graph.link(trigger, graph.span(slot.span, names.get(slot.span, PARTY)), slot.role)
    record = {
        "text": labels.text.replace("\r", " "),
        "entities": graph.entities(),
        "relations": graph.links(),
        "article_id": labels.id,
        "text_path": labels.text_path,
        "published": labels.published,
        "sha256": hashlib.sha256(labels.text.encode()).hexdigest(),
        "returns": json.dumps([index for index, character in enumerate(labels.text) if character == "\r"]),
        "labels": json.dumps(known(labels), ensure_ascii=False),
        "gold": labels.source,
    }
    return record, graph.next_id


def parts_of(quote: GoldQuote) -> Iterator[tuple[str, Span]]:
    """What a quote is linked to, by the label of the span: all but the first piece of its content."""
    named = {"CUE": quote.cue, "SOURCE": quote.source, "ADDRESSEE": quote.addressee}
    yield from ((label, span) for label, span in named.items() if span)
    yield from ((CONTINUED, span) for span in quote.content[1:])


def known(labels: Labels) -> dict[str, list[list[Any]]]:
    """The labels as they go out, with offsets in code points, so that what doccano cannot hold is known again."""
    return {
        "mentions": [[m.start, m.end, m.label, m.name] for m in labels.mentions],
        "dates": [[d.start, d.end, d.type, d.value, d.mod] for d in labels.dates],
        "quotes": [[q.type, q.content, q.cue, q.source, q.addressee, q.speaker, q.date] for q in labels.quotes],
        "events": [
            [
                *(e.trigger, e.type, e.actors, e.targets, e.place, e.date, e.realis, e.within_quote),
                [[slot.role, slot.name, slot.span] for slot in slots],
            ]
            for e, slots in zip(labels.events, labels.slots, strict=True)
        ],
    }

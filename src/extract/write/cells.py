r"""How values stand in a cell, and how they are read back.

A list of names is `A | B`; `|`, `;`, `#` and the backslash inside a name stand behind a backslash.
Spans are `12-40;52-90`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.read.ids import escape, unescape
from extract.records import Event, Span

BETWEEN_NAMES = " | "

_NAME = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)


def names_cell(names: Iterable[str]) -> str:
    """`A | B` of any names; parts may be empty, so that lists can run parallel."""
    return BETWEEN_NAMES.join(map(escape, names))


def split_names(cell: str) -> tuple[str, ...]:
    """The names behind `names_cell`; an empty cell holds none (one empty name cannot be told from that)."""
    if not cell:
        return ()
    if "|" not in cell:  # nearly always one name
        return (unescape(cell),)
    names, position = [], 0
    while position <= len(cell):
        match = _NAME.match(cell, position)
        if match is None:
            break
        names.append(match[0])
        position = match.end() + 1
    last = len(names) - 1
    trimmed = (name[bool(number) : len(name) - (number < last)] for number, name in enumerate(names))
    return tuple(map(unescape, trimmed))


def spans_cell(spans: Iterable[Span]) -> str:
    """`12-40;52-90`."""
    return ";".join(f"{start}-{end}" for start, end in spans)


def boolean_cell(value: bool) -> str:
    """`true` or `false`."""
    return "true" if value else "false"


def confidence_cell(value: float) -> str:
    """Two decimals."""
    return f"{value:.2f}"


def span_cells(text: str, span: Span | None) -> tuple[str, str, str]:
    """The words of a span, its start and its end; all empty for none."""
    return (text[span.start : span.end], str(span.start), str(span.end)) if span else ("", "", "")


def slot_rules_cell(event: Event) -> str:
    """The rule behind each filled slot: `actor:subject|conjunct;target:object;place:in;date:clause`; of actors and
    targets parallel to the names."""
    slots = {
        "actor": [party.rule for party in event.actors],
        "target": [party.rule for party in event.targets],
        "place": [event.place.rule] if event.place else [],
        "date": [event.date_rule] if event.date else [],
    }
    return ";".join(f"{slot}:{'|'.join(map(escape, rules))}" for slot, rules in slots.items() if rules)


def content_cell(text: str, spans: Sequence[Span]) -> str:
    """The words of all spans, one space between them."""
    return " ".join(text[start:end] for start, end in spans)


def number_cell(value: float | None) -> str:
    """A number without an exponent or a needless fraction, empty for None."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else f"{value:.2f}"

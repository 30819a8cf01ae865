"""Reads back doccano's JSONL: spans and relations as they are now, all else from the metadata that went out with them.

A quote or an event whose links are the same is what it was. One with other links takes over what still holds: a date,
names of parties that the text does not name; its speaker and parties are then those that it is linked to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.errors import GoldError
from extract.labelling.defaults import name_of, speaker_of
from extract.labelling.doccano import CONTINUED, EVENTS, PARTS, PARTY, QUOTES, parts_of
from extract.labelling.labels import ROLES, Labels, Role, Slot
from extract.labelling.offsets import Utf16
from extract.labelling.untrusted_json import (
    Foreign,
    article_of,
    as_list,
    as_object,
    as_text,
    load_json,
    span_of,
    trimmed,
)
from extract.records import Span
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote
from extract.score.gold_schema import LABELS, TIMEX_TYPES
from extract.score.locate_spans import shorten

Offsets = tuple[int, int]
Pieces = Annotated[tuple[Offsets, ...], Field(min_length=1)]
Names = tuple[str, ...]


class _Known(BaseModel):
    """The column `labels`, as `doccano.known` makes it."""

    model_config = ConfigDict(strict=True)

    mentions: list[tuple[int, int, str, str]]
    dates: list[tuple[int, int, str, str, str]]
    quotes: list[tuple[str, Pieces, Offsets | None, Offsets | None, Offsets | None, str, str]]
    events: list[tuple[Offsets, str, Names, Names, str, str, str, bool, tuple[tuple[Role, str, Offsets], ...]]]


_LABELS = {*LABELS, *TIMEX_TYPES, *QUOTES, *EVENTS, *PARTS, PARTY}


@dataclass(slots=True)
class _Node:
    """A labelled span and the spans that relations link to it, each with the relation's type."""

    span: Span
    label: str
    linked: list[tuple[str, _Node]] = field(default_factory=list)


def read_doccano(data: bytes, where: str) -> Iterator[Foreign]:
    """The articles of an export, line by line. Raises GoldError, naming `where` and the line, for what is none."""
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            here = f"{where}:{number}"
            values = dict(as_object(load_json(line, here), here))
            text = as_text(values.get("text", values.get("data")), f"{here}: text")
            values["text"] = _with_returns(text, values.get("returns"), here)
            before = _before(article_of(values, here), values.get("labels"), here)
            nodes = _nodes(values, before, f"{here} ({before.id})")
            labels, problems = _labels(before, nodes)
            yield Foreign(labels, problems, annotated=True)


def _with_returns(text: str, returns: object, here: str) -> str:
    places = as_list(load_json(as_text(returns, f"{here}: returns").encode(), here), here)
    characters = list(text) if places else []
    for place in places:
        if not isinstance(place, int) or not 0 <= place < len(characters) or characters[place] not in " \r":
            raise GoldError(f"{here}: the text is not the one that was exported (a line end is missing)")
        characters[place] = "\r"
    return "".join(characters) if places else text


def _before(article: Labels, known: object, here: str) -> Labels:
    """The labels as they went out."""
    try:
        values = _Known.model_validate_json(as_text(known, f"{here}: labels"))
    except ValidationError:
        raise GoldError(f"{here}: 'labels' is not what `extract export` wrote") from None
    events = [_known_event(*event) for event in values.events]
    return replace(
        article,
        mentions=tuple(GoldMention(*mention) for mention in values.mentions),
        dates=tuple(GoldDate(0, *date) for date in values.dates),
        quotes=tuple(_known_quote(*quote) for quote in values.quotes),
        events=tuple(event for event, _ in events),
        slots=tuple(slots for _, slots in events),
    )


def _known_event(
    trigger: Offsets,
    kind: str,
    actors: Names,
    targets: Names,
    place: str,
    date: str,
    realis: str,
    within_quote: bool,
    slots: tuple[tuple[Role, str, Offsets], ...],
) -> tuple[GoldEvent, tuple[Slot, ...]]:
    event = GoldEvent(0, Span(*trigger), kind, actors, targets, place, date, realis, within_quote)
    return event, tuple(Slot(role, name, Span(*span)) for role, name, span in slots)


def _known_quote(
    kind: str,
    content: tuple[Offsets, ...],
    cue: Offsets | None,
    source: Offsets | None,
    addressee: Offsets | None,
    speaker: str,
    date: str,
) -> GoldQuote:
    parts = [Span(*span) if span else None for span in (cue, source, addressee)]
    return GoldQuote(0, kind, tuple(Span(*span) for span in content), parts[0], parts[1], parts[2], speaker, date)


def _nodes(values: Mapping[str, Any], article: Labels, here: str) -> list[_Node]:
    utf16 = Utf16(article.text)
    nodes: dict[str, _Node] = {}
    for entity in as_list(values.get("entities"), f"{here}: entities"):
        one = as_object(entity, here)
        span = Span(*map(utf16.points, span_of(one, "start_offset", "end_offset", here)))
        if not 0 <= span.start < span.end <= len(article.text):
            raise GoldError(f"{here}: a span at {span.start}-{span.end} in a text of {len(article.text)} characters")
        label = as_text(one.get("label"), f"{here}: label")
        if label not in _LABELS:
            raise GoldError(f"{here}: unknown label {label!r}: use the span types that the export wrote")
        nodes[str(one.get("id"))] = _Node(trimmed(span, article.text, here), label)
    for relation in as_list(values.get("relations") or [], f"{here}: relations"):
        one = as_object(relation, here)
        start, end = nodes.get(str(one.get("from_id"))), nodes.get(str(one.get("to_id")))
        if start is None or end is None:
            raise GoldError(f"{here}: a relation from or to a span that is not there")
        kind = as_text(one.get("type"), f"{here}: relation")
        start.linked.append((kind, end))
        end.linked.append((kind, start))
    return list(nodes.values())


def _labels(before: Labels, nodes: Sequence[_Node]) -> tuple[Labels, tuple[str, ...]]:
    mentions = [_mention(before, node) for node in nodes if node.label in LABELS]
    dates = [_date(before, node) for node in nodes if node.label in TIMEX_TYPES]
    quotes = [quote for node in nodes if node.label in QUOTES for quote in _quotes(before, node, mentions)]
    events = [event for node in nodes if node.label in EVENTS for event in _events(before, node, mentions)]
    problems = [
        f"{before.id}: {node.label} {shorten(before.words(node.span))} at {node.span.start}-{node.span.end} is left "
        "out: no quote is linked to it"
        for node in nodes
        if node.label in PARTS and not any(other.label in QUOTES for _, other in node.linked)
    ]
    return before.filled(mentions, dates, quotes, events), tuple(problems)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Shared characters; equal spans above all."""
    return len(range(max(one[0], other[0]), min(one[1], other[1]))) + 1_000_000_000 * (one == other)


def _mention(before: Labels, node: _Node) -> GoldMention:
    near = [mention for mention in before.mentions if _overlap(node.span, (mention.start, mention.end))]
    same = [mention for mention in near if mention.label == node.label or (mention.start, mention.end) == node.span]
    if same:
        name = max(same, key=lambda mention: _overlap(node.span, (mention.start, mention.end))).name
    else:
        known = ((before.words((mention.start, mention.end)), mention) for mention in before.mentions)
        name = name_of(before.words(node.span), node.label, known)
    return GoldMention(*node.span, node.label, name)


def _date(before: Labels, node: _Node) -> GoldDate:
    near = [date for date in before.dates if _overlap(node.span, (date.start, date.end))]
    best = max(near, key=lambda date: _overlap(node.span, (date.start, date.end)), default=None)
    return GoldDate(0, *node.span, node.label, best.value if best else "", best.mod if best else "")


def _quotes(before: Labels, node: _Node, mentions: Sequence[GoldMention]) -> Iterator[GoldQuote]:
    kind = QUOTES[node.label]
    links = {(other.label, other.span) for _, other in node.linked if other.label in PARTS}
    there = [quote for quote in before.quotes if quote.content[0] == node.span]
    there = [quote for quote in there if quote.type == kind] or there
    if there and links == {part for quote in there for part in parts_of(quote)}:
        yield from (replace(quote, type=kind) for quote in there)
        return
    near = [quote for quote in before.quotes if _overlap(node.span, quote.content[0])]
    best = max(near, key=lambda quote: _overlap(node.span, quote.content[0]), default=None)
    parts = {label: min(span for other, span in links if other == label) for label, _ in links}
    source = parts.get("SOURCE")
    speaker = ""
    if source and best and best.source == source:
        speaker = best.speaker
    elif source:
        named = [mention for mention in mentions if source.start <= mention.start and mention.end <= source.end]
        speaker = speaker_of(before.words(source), named)
    yield GoldQuote(
        line=0,
        type=kind,
        content=tuple(sorted({node.span, *(span for label, span in links if label == CONTINUED)})),
        cue=parts.get("CUE"),
        source=source,
        addressee=parts.get("ADDRESSEE"),
        speaker=speaker,
        date=best.date if best else "",
    )


def _events(before: Labels, node: _Node, mentions: Sequence[GoldMention]) -> Iterator[GoldEvent]:
    kind = EVENTS[node.label]
    links: set[tuple[str, Span]] = {(role, other.span) for role, other in node.linked if role in ROLES}
    known = list(zip(before.events, before.slots, strict=True))
    there = [pair for pair in known if pair[0].trigger == node.span]
    there = [pair for pair in there if pair[0].type == kind] or there
    if there and links == {(slot.role, slot.span) for _, slots in there for slot in slots}:
        yield from (replace(event, type=kind) for event, _ in there)
        return
    near = [pair for pair in known if _overlap(node.span, pair[0].trigger)]
    best, slots = max(near, key=lambda pair: _overlap(node.span, pair[0].trigger), default=(None, ()))
    parties = {role: _parties(before, role, best, slots, links, mentions) for role in ROLES}
    inside = any(start <= node.span.start < end for quote in before.quotes for start, end in quote.content)
    yield GoldEvent(
        line=0,
        trigger=node.span,
        type=kind,
        actors=parties["actor"],
        targets=parties["target"],
        place=next(iter(parties["place"]), ""),
        date=best.date if best else "",
        realis=best.realis if best else "actual",
        within_quote=best.within_quote if best else inside,
    )


def _parties(
    before: Labels,
    role: Role,
    best: GoldEvent | None,
    slots: Iterable[Slot],
    links: set[tuple[str, Span]],
    mentions: Iterable[GoldMention],
) -> tuple[str, ...]:
    """The parties of an event in one role: those that had no place in the text, then those now linked to it."""
    had = {slot.span: slot.name for slot in slots if slot.role == role}
    linked = sorted(span for kind, span in links if kind == role)
    given = {"actor": best.actors, "target": best.targets, "place": (best.place,)}[role] if best else ()
    if set(linked) == set(had):
        return tuple(filter(None, given))
    names = {Span(mention.start, mention.end): mention.name for mention in mentions}
    unplaced = [name for name in given if name and name not in had.values()]
    found = [had.get(span) or names.get(span) or speaker_of(before.words(span), ()) for span in linked]
    return tuple(dict.fromkeys([*unplaced, *found]))

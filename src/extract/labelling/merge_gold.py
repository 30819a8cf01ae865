"""The gold file of an article: what earlier gold says and nobody changed keeps its line, letter for letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, NamedTuple, TypeVar

from extract.errors import GoldError
from extract.labelling.entity_records import group_mentions, mismatch
from extract.labelling.labels import Labels
from extract.labelling.write_gold import GoldWriter, Record, as_line
from extract.score.compiler import (
    compile_date,
    compile_entity,
    compile_event,
    compile_number,
    compile_quote,
    find_mentions,
)
from extract.score.gold import GoldDate, GoldEntity, GoldEvent, GoldMention, GoldQuote
from extract.score.gold_schema import Record as ParsedRecord
from extract.score.gold_schema import parse_record

Label = TypeVar("Label", GoldDate, GoldQuote, GoldEvent)


class GoldFile(NamedTuple):
    """The text of a gold file, and a line for each label that it cannot hold."""

    text: str
    problems: tuple[str, ...]


class _Line(NamedTuple, Generic[Label]):
    raw: str
    label: Label


@dataclass(slots=True)
class _Earlier:
    """The lines of the gold that the labels come from, as far as they still compile against the text."""

    article: str = ""
    published: str = ""
    entities: list[tuple[str, ParsedRecord, GoldEntity]] = field(default_factory=list)
    dates: list[_Line[GoldDate]] = field(default_factory=list)
    quotes: list[_Line[GoldQuote]] = field(default_factory=list)
    events: list[_Line[GoldEvent]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)  # no tool shows them: they stay as they are


def gold_file(labels: Labels) -> GoldFile:
    """The gold that says just what `labels` do, in the order article, entities, dates, quotes, events; numbers stay.

    Without `labels.source` the records are in text order. With it, its lines stay where their label is still there,
    and the whole file stays as it is where nothing has changed.
    """
    writer = GoldWriter(labels)
    earlier = _read(labels)
    kept = earlier.article and earlier.published == labels.published
    blocks = [
        [earlier.article if kept else as_line(writer.article())],
        _entity_lines(labels, earlier, writer),
        _lines(labels.dates, earlier.dates, writer.date, lambda date: (date.start, date.end)),
        _lines(labels.quotes, earlier.quotes, writer.quote, lambda quote: quote.content[0]),
        _lines(labels.events, earlier.events, writer.event, lambda event: event.trigger),
        earlier.numbers,
    ]
    lines = [line for block in blocks for line in block]
    before = [line for line in labels.source.split("\n") if line.strip()]
    if Counter(lines) == Counter(before):
        return GoldFile(labels.source, tuple(writer.problems))
    return GoldFile("\n".join(lines) + "\n", tuple(writer.problems))


def _read(labels: Labels) -> _Earlier:
    earlier = _Earlier()
    for number, raw in enumerate(labels.source.split("\n"), 1):
        if not raw.strip():
            continue
        try:
            record = parse_record(number, raw)
            match record.layer:
                case "article":
                    earlier.article, earlier.published = raw, record.values["published"] or ""
                case "entity":
                    earlier.entities.append((raw, record, compile_entity(record, labels.text)))
                case "date":
                    earlier.dates.append(_Line(raw, replace(compile_date(record, labels.text), line=0)))
                case "quote":
                    earlier.quotes.append(_Line(raw, replace(compile_quote(record, labels.text), line=0)))
                case "number":
                    compile_number(record, labels.text)
                    earlier.numbers.append(raw)
                case _:
                    earlier.events.append(_Line(raw, replace(compile_event(record, labels.text), line=0)))
        except GoldError:  # it does not say what is wanted: a new line will
            continue
    return earlier


def _lines(
    labels: Iterable[Label],
    earlier: Sequence[_Line[Label]],
    write: Callable[[Label], Record | None],
    position: Callable[[Label], tuple[int, int]],
) -> list[str]:
    """The lines of a layer: earlier ones in their order, a new one before the first that stands behind it."""
    wanted = Counter(labels)
    lines: list[tuple[tuple[int, int], str]] = []
    for raw, label in earlier:
        if wanted[label]:
            wanted[label] -= 1
            lines.append((position(label), raw))
    written = {raw for _, raw in lines}
    for label in sorted(+wanted, key=position):
        record = write(label)
        if record is None or (line := as_line(record)) in written:
            continue
        written.add(line)
        place = next((index for index, (there, _) in enumerate(lines) if there > position(label)), len(lines))
        lines.insert(place, (position(label), line))
    return [line for _, line in lines]


def _entity_lines(labels: Labels, earlier: _Earlier, writer: GoldWriter) -> list[str]:
    """The entities: the earlier lines of those whose mentions are the same, if all of them go together."""
    wanted = set(labels.mentions)
    before, _ = find_mentions([entity for _, _, entity in earlier.entities], labels.text)
    if earlier.entities and set(before) == wanted:
        return [raw for raw, _, _ in earlier.entities]
    records = writer.entities()
    if not earlier.entities:
        return list(map(as_line, records))
    same = _spans_by_entity(before).items() & _spans_by_entity(labels.mentions).items()
    unchanged = {entity for entity, _ in same}
    raws = {(entity.label, entity.name): raw for raw, _, entity in earlier.entities}
    kept = {
        (entity.label, entity.name): {"layer": "entity", **record.values}
        for _, record, entity in earlier.entities
        if (entity.label, entity.name) in unchanged
    }
    mixed = [kept.get((record["label"], record["name"]), record) for record in records]
    if mismatch(mixed, wanted, labels.text) != mismatch(records, wanted, labels.text):
        return list(map(as_line, records))
    keys = [(record["label"], record["name"]) for record in records]
    order = {key: index for index, key in enumerate(raws)}
    lines = [raws[key] if key in kept else as_line(record) for key, record in zip(keys, records, strict=True)]
    places = [order.get(key, len(order) + index) for index, key in enumerate(keys)]
    return [line for _, line in sorted(zip(places, lines, strict=True))]


def _spans_by_entity(mentions: Iterable[GoldMention]) -> dict[tuple[str, str], tuple[tuple[int, int], ...]]:
    return {(entity.label, entity.name): entity.spans for entity in group_mentions(mentions)}

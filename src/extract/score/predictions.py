"""Reads back what a run wrote: the rows of the labelled articles, typed, and the texts they count in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.read.ids import unescape
from extract.records import Span
from extract.tables import Cells, read_names, read_table
from extract.write import split_names

_COLUMNS = {
    "sentences": ("article_id", "sentence_id", "start", "end"),
    "mentions": ("article_id", "mention_id", "start", "end", "label", "entity_id", "kind", "name"),
    "dates": ("article_id", "date_id", "start", "end", "type", "value", "mod"),
    "quotes": (
        *("article_id", "quote_id", "type", "content_spans", "cue_start", "cue_end"),
        *("source_start", "source_end", "speaker", "date"),
    ),
    "events": (
        *("article_id", "event_id", "kind", "type", "trigger_start", "trigger_end"),
        *("actor", "target", "place", "date", "realis"),
    ),
    "numbers": ("article_id", "number_id", "start", "end", "kind", "low", "high", "unit", "modifier", "event_id"),
}


@dataclass(frozen=True, slots=True)
class PredMention:
    """A name that the run found; `name` is its entity's, empty when it has none."""

    start: int
    end: int
    label: str
    entity_id: str
    name: str


@dataclass(frozen=True, slots=True)
class PredDate:
    """A row of dates.csv."""

    start: int
    end: int
    type: str
    value: str
    mod: str


@dataclass(frozen=True, slots=True)
class PredQuote:
    """A row of quotes.csv."""

    type: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str
    date: str


@dataclass(frozen=True, slots=True)
class PredAction:
    """A row of events.csv whose kind is action; `places` is a list because a cell can hold one."""

    trigger: Span | None
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    places: tuple[str, ...]
    date: str
    realis: str


@dataclass(frozen=True, slots=True)
class PredNumber:
    """A row of numbers.csv; `trigger` is that of its event, None without one."""

    start: int
    end: int
    kind: str
    low: float
    high: float | None
    unit: str
    modifier: str
    trigger: Span | None


@dataclass(frozen=True, slots=True)
class Prediction:
    """All rows of one article, in the order of the tables; of two names at one place the last counts."""

    id: str
    text: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[PredMention, ...] = ()
    dates: tuple[PredDate, ...] = ()
    quotes: tuple[PredQuote, ...] = ()
    actions: tuple[PredAction, ...] = ()
    numbers: tuple[PredNumber, ...] = ()


def read_predictions(output: Path, texts: Mapping[str, str]) -> dict[str, Prediction]:
    """The rows of the articles in `texts` (id -> text), by id.

    Raises UsageError when a table is missing or is not what a run writes.
    """
    known = read_names(output)
    sentences = _gather(output, "sentences", texts)
    mentions = _gather(output, "mentions", texts)
    dates = _gather(output, "dates", texts)
    quotes = _gather(output, "quotes", texts)
    events = _gather(output, "events", texts)
    numbers = _gather(output, "numbers", texts)
    return {
        article_id: Prediction(
            id=article_id,
            text=text,
            sentences=tuple(sorted(_span(row["start"], row["end"]) for row in sentences[article_id])),
            mentions=_mentions(output / "mentions.csv", mentions[article_id], known),
            dates=tuple(_date(row) for row in dates[article_id]),
            quotes=tuple(_quote(row) for row in quotes[article_id]),
            actions=tuple(_action(row) for row in events[article_id] if row["kind"] == "action"),
            numbers=_numbers(numbers[article_id], events[article_id]),
        )
        for article_id, text in texts.items()
    }


def _gather(output: Path, table: str, ids: Iterable[str]) -> dict[str, list[Cells]]:
    gathered: dict[str, list[Cells]] = {article_id: [] for article_id in ids}
    for row in read_table(output, table, _COLUMNS[table]):
        if row["article_id"] in gathered:
            gathered[row["article_id"]].append(row)
    return gathered


def _span(start: str, end: str) -> Span:
    return Span(int(start), int(end))


def _part(row: Cells, part: str) -> Span | None:
    """The span of a cue, a source or a trigger; None where there is none."""
    start, end = row[f"{part}_start"], row[f"{part}_end"]
    return _span(start, end) if start else None


def _spans(cell: str) -> tuple[Span, ...]:
    """The spans of a cell such as `12-40;52-90`."""
    return tuple(_span(*part.split("-")) for part in cell.split(";")) if cell else ()


def _names(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, split_names(cell)))


def _mentions(table: Path, rows: Iterable[Cells], known: Collection[str]) -> tuple[PredMention, ...]:
    found: dict[Span, PredMention] = {}
    for row in rows:
        if row["kind"] in ("name", ""):
            start, end = span = _span(row["start"], row["end"])
            entity_id = row["entity_id"]
            if entity_id and entity_id not in known:
                raise UsageError(f"{table}: {row['mention_id']}: {entity_id!r} is not in entities.csv; run it again")
            found[span] = PredMention(start, end, row["label"], entity_id, unescape(row["name"]))
    return tuple(found.values())


def _date(row: Cells) -> PredDate:
    return PredDate(*_span(row["start"], row["end"]), row["type"], row["value"], row["mod"])


def _quote(row: Cells) -> PredQuote:
    return PredQuote(
        type=row["type"],
        content=_spans(row["content_spans"]),
        cue=_part(row, "cue"),
        source=_part(row, "source"),
        speaker=unescape(row["speaker"]),
        date=row["date"],
    )


def _action(row: Cells) -> PredAction:
    return PredAction(
        trigger=_part(row, "trigger"),
        type=row["type"],
        actors=_names(row["actor"]),
        targets=_names(row["target"]),
        places=_names(row["place"]),
        date=row["date"],
        realis=row["realis"],
    )


def _numbers(rows: Iterable[Cells], events: Iterable[Cells]) -> tuple[PredNumber, ...]:
    triggers = {row["event_id"]: _part(row, "trigger") for row in events}
    return tuple(
        PredNumber(
            *_span(row["start"], row["end"]),
            row["kind"],
            float(row["low"]),
            float(row["high"]) if row["high"] else None,
            row["unit"],
            row["modifier"],
            triggers.get(row["event_id"]),
        )
        for row in rows
    )

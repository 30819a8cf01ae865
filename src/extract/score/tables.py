"""Reads back what a run wrote: the rows of the labelled articles, typed, and the texts they count in."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from extract.errors import UsageError
from extract.records import Span

_COLUMNS = {
    "articles": ("article_id",),
    "sentences": ("article_id", "start", "end"),
    "mentions": ("article_id", "start", "end", "label", "entity_id", "kind"),
    "entities": ("entity_id", "name"),
    "dates": ("article_id", "start", "end", "type", "value", "mod"),
    "quotes": (
        *("article_id", "type", "content_spans", "cue_start", "cue_end"),
        *("source_start", "source_end", "speaker", "date"),
    ),
    "events": (
        *("article_id", "kind", "type", "trigger_start", "trigger_end"),
        *("actor", "target", "place", "date", "realis"),
    ),
}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MAX_CELL = 1 << 30  # a content cell may hold most of a long article; csv stops at 128 kB of its own


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
class Prediction:
    """All rows of one article, in the order of the tables; of two names at one place the last counts."""

    id: str
    text: str
    sentences: tuple[Span, ...] = ()
    mentions: tuple[PredMention, ...] = ()
    dates: tuple[PredDate, ...] = ()
    quotes: tuple[PredQuote, ...] = ()
    actions: tuple[PredAction, ...] = ()


def text_files(output: Path, ids: Collection[str]) -> dict[str, Path]:
    """Where the texts of these articles lie, by id: as articles.csv says in `text_path`, else in texts/<id>.txt.

    Raises UsageError for a table that cannot be read and for a path that leads out of `output`.
    """
    files = {article_id: output / "texts" / f"{article_id}.txt" for article_id in ids}
    for row in _rows(output, "articles") if (output / "articles.csv").is_file() else ():
        path = row.cells.get("text_path")
        if path and row["article_id"] in files:
            if Path(path).is_absolute() or ".." in Path(path).parts:
                raise UsageError(f"{row.path}:{row.line}: text_path {path!r} leads out of {output}")
            files[row["article_id"]] = output / path
    return files


def read_predictions(output: Path, texts: Mapping[str, str]) -> dict[str, Prediction]:
    """The rows of the articles in `texts` (id -> text), by id.

    Raises UsageError when a table or a column is missing or a cell that must hold an offset does not.
    """
    names = {row["entity_id"]: _unescape(row["name"]) for row in _rows(output, "entities")}
    sentences = _gather(output, "sentences", texts)
    mentions = _gather(output, "mentions", texts)
    dates = _gather(output, "dates", texts)
    quotes = _gather(output, "quotes", texts)
    events = _gather(output, "events", texts)
    return {
        article_id: Prediction(
            id=article_id,
            text=text,
            sentences=tuple(sorted(span for row in sentences[article_id] if (span := row.span()))),
            mentions=_mentions(mentions[article_id], names),
            dates=tuple(_date(row) for row in dates[article_id]),
            quotes=tuple(_quote(row) for row in quotes[article_id]),
            actions=tuple(_action(row) for row in events[article_id] if row["kind"] == "action"),
        )
        for article_id, text in texts.items()
    }


def _unescape(cell: str) -> str:
    """The name behind a cell: bars, semicolons, hashes and backslashes in it are escaped by a backslash."""
    return _ESCAPED.sub(r"\1", cell)


class _Row:
    """One row of a table, which knows where it stands for the sake of messages."""

    def __init__(self, path: Path, line: int, cells: Mapping[str, str]) -> None:
        self.path = path
        self.line = line
        self.cells = cells

    def __getitem__(self, column: str) -> str:
        return self.cells[column] or ""

    def span(self, prefix: str = "") -> Span | None:
        """The span of two columns of offsets, None where they are empty."""
        start, end = self[f"{prefix}start"], self[f"{prefix}end"]
        return self._span(start, end) if start or end else None

    def spans(self, column: str) -> tuple[Span, ...]:
        """The spans of a cell such as `12-40;52-90`."""
        parts = self[column].split(";") if self[column] else []
        return tuple(self._span(*part.partition("-")[::2]) for part in parts)

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a cell such as `A | B`."""
        return tuple(_unescape(name) for name in self[column].split(" | ") if name)

    def _span(self, start: str, end: str) -> Span:
        try:
            return Span(int(start), int(end))
        except ValueError:
            raise UsageError(f"{self.path}:{self.line}: {start!r}, {end!r} are no offsets") from None


def _rows(output: Path, table: str) -> Iterator[_Row]:
    path = output / f"{table}.csv"
    csv.field_size_limit(_MAX_CELL)
    try:
        with path.open(newline="", encoding="utf-8") as file:
            reader = csv.DictReader(file, restval="")
            missing = [column for column in _COLUMNS[table] if column not in (reader.fieldnames or ())]
            if missing:
                raise UsageError(f"{path} lacks the column {missing[0]!r}; write it anew with extract run")
            for cells in reader:
                yield _Row(path, reader.line_num, cells)
    except FileNotFoundError:
        raise UsageError(f"{path} is missing; {output} is to be a folder that extract run wrote") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read: {error}") from None


def _gather(output: Path, table: str, ids: Iterable[str]) -> dict[str, list[_Row]]:
    gathered: dict[str, list[_Row]] = {article_id: [] for article_id in ids}
    for row in _rows(output, table):
        if row["article_id"] in gathered:
            gathered[row["article_id"]].append(row)
    return gathered


def _needed(row: _Row) -> Span:
    span = row.span()
    if span is None:
        raise UsageError(f"{row.path}:{row.line}: start and end are empty")
    return span


def _mentions(rows: Iterable[_Row], names: Mapping[str, str]) -> tuple[PredMention, ...]:
    found: dict[Span, PredMention] = {}
    for row in rows:
        if row["kind"] in ("name", ""):
            start, end = span = _needed(row)
            entity_id = row["entity_id"]
            found[span] = PredMention(start, end, row["label"], entity_id, names.get(entity_id, ""))
    return tuple(found.values())


def _date(row: _Row) -> PredDate:
    start, end = _needed(row)
    return PredDate(start, end, row["type"], row["value"], row["mod"])


def _quote(row: _Row) -> PredQuote:
    return PredQuote(
        type=row["type"],
        content=row.spans("content_spans"),
        cue=row.span("cue_"),
        source=row.span("source_"),
        speaker=_unescape(row["speaker"]),
        date=row["date"],
    )


def _action(row: _Row) -> PredAction:
    return PredAction(
        trigger=row.span("trigger_"),
        type=row["type"],
        actors=row.names("actor"),
        targets=row.names("target"),
        places=row.names("place"),
        date=row["date"],
        realis=row["realis"],
    )

"""Reads the tables of a run back: rows streamed, and whatever no run writes refused with file and line."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from extract.errors import UsageError
from extract.read.ids import unescape
from extract.records import Label, MentionKind, Modifier, NumberKind, Precision, QuoteType, Realis, TimexType
from extract.write import COLUMNS, split_names, text_file
from extract.write.column_types import Kind, kind_of

Cells = dict[str, str]
Role = Literal["actor", "target", "place"]

ROLES: tuple[Role, ...] = ("actor", "target", "place")

_LONGEST_CELL = 1 << 30
_WAY_OUT = "name a folder that `extract run` wrote"
_ANEW = "run `extract run` again"
_BETWEEN = "\x1f"  # between the cells that are checked together
_SPANS = r"(?:[0-9]+-[0-9]+(?:;[0-9]+-[0-9]+)*)?"
_DAY = "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_KINDS: dict[Kind, str] = {
    "integer": "[0-9]{0,18}",
    "real": r"(?:-?[0-9]+(?:\.[0-9]+)?)?",
    "boolean": "(?:true|false)?",
    "day": rf"(?:{_DAY})?",
    "day or month": rf"(?:{_DAY}|[0-9]{{4}}-(?:0[1-9]|1[0-2]))?",
}
_IDS = {
    "articles": "article_id",
    "sentences": "sentence_id",
    "mentions": "mention_id",
    "entities": "entity_id",
    "dates": "date_id",
    "quotes": "quote_id",
    "events": "event_id",
    "places": "entity_id",  # one row an article
    "numbers": "number_id",
    "happenings": "happening_id",
}
_OFFSETS = {
    **dict.fromkeys(("sentences", "mentions", "dates", "numbers"), ("start", "end")),
    "quotes": ("cue_start", "cue_end", "source_start", "source_end", "addressee_start", "addressee_end"),
    "events": ("trigger_start", "trigger_end"),
}
_OF_THE_CORPUS = ("articles", "entities", "happenings")  # tables whose rows belong to no single article
_STEP = rf"(?!\.{{1,2}}(?:[/{_BETWEEN}]|\Z))[^/{_BETWEEN}]+"
_FORMS = {
    ("articles", "article_id"): rf"{_STEP}(?:/{_STEP})*",  # inside OUT/texts
    ("articles", "status"): "ok|failed|skipped",
    ("mentions", "label"): "|".join(get_args(Label)),
    ("mentions", "kind"): f"(?:{'|'.join(get_args(MentionKind))})?",
    ("entities", "label"): "|".join(get_args(Label)),
    ("dates", "type"): "|".join(get_args(TimexType)),
    ("quotes", "type"): "|".join(get_args(QuoteType)),
    ("events", "kind"): "statement|action",
    ("events", "type"): "[A-Z]+",
    ("events", "realis"): "|".join(get_args(Realis)),
    ("places", "precision"): "|".join(get_args(Precision)),
    ("numbers", "kind"): "|".join(get_args(NumberKind)),
    ("numbers", "modifier"): "|".join(get_args(Modifier)),
    ("happenings", "type"): "[A-Z]+",
    ("happenings", "realis"): "|".join(get_args(Realis)),
}
_NUMBERS = re.compile("[0-9]+")
_CHUNK = 1 << 20  # bytes


class PartyCells(NamedTuple):
    """One party of an event: its name and entity unescaped, its spans as they stand in the cell (`12-40;52-90`)."""

    name: str
    entity_id: str
    spans: str
    country: str


def check_folder(out: Path) -> None:
    """Raises UsageError if there is no such folder."""
    if not out.is_dir():
        raise UsageError(f"{out}: no such folder; name one that `extract run` wrote")


def cannot_read(path: Path, error: OSError) -> UsageError:
    """The error of a table that is not there or may not be read."""
    return UsageError(f"{path}: cannot be read ({error.strerror}): {_WAY_OUT}")


def read_rows(out: Path, name: str, columns: Sequence[str] = ()) -> Iterator[list[str]]:
    """The rows of one table, streamed, the cells in the order of `columns` (of COLUMNS, if there are none).

    Raises UsageError, with file and line, for what no run writes: a missing file or column, a row that is cut, bytes
    that are not UTF-8, NULs, numbers, days and spans that are none or lie outside the text, labels and types that are
    none, ids that stand twice, rows of articles that articles.csv does not have or in another order, and fewer or more
    rows of an article than it says. The last of these is told at the end of the rows.
    """
    check_folder(out)
    table = _Table(out, name, tuple(columns) or COLUMNS[name])
    rows = _lines(table.path, table.columns)
    return table.ascending(rows) if name in _OF_THE_CORPUS else table.of_articles(rows)


def read_table(out: Path, name: str, columns: Sequence[str] = ()) -> Iterator[Cells]:
    """As `read_rows`, each row by column."""
    wanted = tuple(columns) or COLUMNS[name]
    for row in read_rows(out, name, wanted):
        yield dict(zip(wanted, row, strict=True))


def read_names(out: Path) -> dict[str, str]:
    """The name of each entity, unescaped, by its id as it stands in the cells."""
    rows = read_rows(out, "entities", ("entity_id", "name", "label"))
    return {entity_id: unescape(name) for entity_id, name, _ in rows}


def header_of(out: Path, name: str) -> list[str]:
    """The columns of one table as they stand. Raises UsageError if there is none."""
    check_folder(out)
    path = out / f"{name}.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return next(csv.reader(file), [])
    except OSError as error:
        raise cannot_read(path, error) from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}:1: not UTF-8; {_ANEW}") from None


def find_texts(out: Path, articles: Mapping[str, Path]) -> dict[str, tuple[Path, str]]:
    """Where the texts of some articles lie, and their `n_chars` cells, by id.

    `articles` says of each id which file speaks of it. Raises UsageError for one that is not there, and for a path that
    leads out of OUT/texts.
    """
    found = {}
    for article_id, n_chars, path in read_rows(out, "articles", ("article_id", "n_chars", "text_path")):
        if article_id in articles:
            try:
                found[article_id] = (text_file(out, path), n_chars)
            except ValueError as error:
                raise UsageError(f"{out / 'articles.csv'}: {article_id!r}: {error}; {_ANEW}") from None
    for article_id, source in articles.items():
        if article_id not in found:
            raise UsageError(f"{source} labels an article that {out} does not hold: {article_id!r}; run it too")
    return found


def read_text(path: Path, n_chars: str) -> str:
    """The text of an article, which the offsets count in; `n_chars` is its cell of articles.csv.

    Raises UsageError for a file that is missing, is not UTF-8 or has another length.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}): {_ANEW}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start}): {_ANEW}") from None
    if str(len(text)) != n_chars:
        told = f"{len(text)} characters, {n_chars or 'none'} in articles.csv"
        raise UsageError(f"{path}: not the text that the tables count in ({told}): {_ANEW}")
    return text


def parties_of(event: Cells, role: Role) -> list[PartyCells]:
    """The parties that an events row names in this role; the lists of its cells run parallel."""
    if not event[role]:
        return []
    names = split_names(event[role])
    ids = _parallel(split_names(event[f"{role}_id"]), len(names))
    spans = _parallel(event[f"{role}_spans"].split(" | "), len(names))
    countries = _parallel(split_names(event.get(f"{role}_country", "")), len(names))  # a place has none
    return [PartyCells(*cells) for cells in zip(names, ids, spans, countries, strict=True)]


def _parallel(parts: Sequence[str], count: int) -> list[str]:
    """Exactly `count` parts: an empty cell cannot tell one empty part from none."""
    return [*parts, *[""] * count][:count]


class _Table:
    """What must hold of the rows of one table, of those columns that are read."""

    def __init__(self, out: Path, name: str, columns: tuple[str, ...]) -> None:
        self.path = out / f"{name}.csv"
        self.columns = columns
        self._out = out
        self._name = name
        self._patterns = {column: pattern for column in columns if (pattern := _pattern(name, column))}
        self._form = re.compile(_BETWEEN.join(f"(?:{pattern})" for pattern in self._patterns.values()))
        self._formed = _picker([columns.index(column) for column in self._patterns])
        self._id = columns.index(_IDS[name]) if _IDS[name] in columns else None
        given = [columns.index(column) for column in _OFFSETS.get(name, ()) if column in columns]
        self._pairs = tuple(zip(given[::2], given[1::2], strict=True))
        self._spans = [number for number, column in enumerate(columns) if column.endswith("_spans")]

    def ascending(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        """The rows of what belongs to no single article: each id once, in order."""
        last = ""
        for line, row in rows:
            if not self._form.fullmatch(_BETWEEN.join(self._formed(row))):
                raise self._misformed(line, row)
            if self._id is not None:
                own = row[self._id]
                if _place_of(own) <= _place_of(last):
                    raise self._error(line, f"{own!r} {'twice' if own == last else f'after {last!r}, out of order'}")
                last = own
            yield row

    def of_articles(self, rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[str]]:
        """The rows of the other tables: of articles that there are, in their order, each id once, spans in the text."""
        articles = _Owners(self._out, self._name)
        fits, formed, join, own = self._form.fullmatch, self._formed, _BETWEEN.join, self._id
        owner, pairs, spans = self.columns.index("article_id"), self._pairs, self._spans
        line, current, length, seen = 1, "", 0, set[str]()
        for line, row in rows:
            if not fits(join(formed(row))):
                raise self._misformed(line, row)
            if row[owner] != current:
                if problem := articles.next(row[owner]):
                    raise self._error(line, problem)
                current, length = row[owner], articles.length
                seen.clear()
            articles.rows += 1
            if own is not None:
                if row[own] in seen or not row[own]:
                    raise self._error(line, f"the id {row[own]!r} {'twice' if row[own] else 'missing'}")
                seen.add(row[own])
            for start, end in pairs:
                first, last = row[start], row[end]
                if (first or last) and not (first and last and int(first) <= int(last) <= length):
                    raise self._error(line, f"the span {first}-{last}, which the text of {length} has not")
            for place in spans:
                if row[place] and max(map(int, _NUMBERS.findall(row[place])), default=0) > length:
                    raise self._error(line, f"the spans {row[place][:40]}, which the text of {length} has not")
            yield row
        if problem := articles.end():
            raise self._error(line, problem)

    def _misformed(self, line: int, row: list[str]) -> UsageError:
        cells = dict(zip(self.columns, row, strict=True))
        wrong = next(column for column, form in self._patterns.items() if not re.fullmatch(form, cells[column]))
        return self._error(line, f"{wrong} {cells[wrong][:40]!r}")

    def _error(self, line: int, what: str) -> UsageError:
        return UsageError(f"{self.path}:{line}: not what `extract run` wrote: {what}; {_ANEW}")


class _Owners:
    """The articles of articles.csv beside the rows of another table: how long each text is, how many rows it must have
    where that is counted there.

    `rows` counts those of the present article. What is wrong is returned as words, nothing if all is well.
    """

    def __init__(self, out: Path, table: str) -> None:
        self._count = f"n_{table}" if f"n_{table}" in COLUMNS["articles"] else ""
        self._articles = read_rows(out, "articles", ("article_id", "n_chars", *filter(None, [self._count])))
        self._current, self._wanted = "", 0
        self.length = self.rows = 0

    def next(self, article_id: str) -> str:
        """Goes on to the article of the next row, which must come behind the present one."""
        if article_id < self._current:
            return f"{article_id!r} after {self._current!r}, out of order"
        problem = self._shortfall()
        while self._go_on() and self._current < article_id:
            problem = problem or self._shortfall()
        return problem if self._current == article_id else f"{article_id!r}, which articles.csv has not"

    def end(self) -> str:
        """Behind the last row: no other article may have any."""
        problem = self._shortfall()
        while not problem and self._go_on():
            problem = self._shortfall()
        return problem

    def _go_on(self) -> bool:
        following = next(self._articles, None)
        if following is None:
            return False
        self._current, n_chars, *counts = following
        self.length, self._wanted, self.rows = int(n_chars or 0), int((*counts, "0")[0] or 0), 0
        return True

    def _shortfall(self) -> str:
        if not self._count or self.rows == self._wanted:
            return ""
        told = f"{self.rows:,} row{'s'[: self.rows != 1]} of {self._current!r}"
        return f"{told}, for which articles.csv has {self._count} {self._wanted:,}"


def _place_of(own: str) -> tuple[str, int]:
    """What an id is ordered by: that of a happening, which is an event's, by its article and number."""
    article_id, _, number = own.rpartition("#e")
    return (article_id, int(number)) if article_id and number.isdecimal() else (own, 0)


def _picker(places: list[int]) -> Callable[[list[str]], tuple[str, ...]]:
    """Takes the cells of these places out of a row."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda row: tuple(row[place] for place in places)


def _pattern(table: str, column: str) -> str:
    """What a cell must match, empty for any text."""
    if column in ("start", "end"):  # what a row is about: never unknown
        return "[0-9]{1,18}"
    if column.endswith("_spans"):
        return rf"{_SPANS}(?: \| {_SPANS})*"
    return _FORMS.get((table, column)) or _KINDS.get(kind_of(column), "")


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the lines they end on, the cells in the order of `columns`."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = None
    try:
        _check_bytes(path)
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            for column in columns:
                if header.count(column) != 1:
                    told = f"no column {column!r}" if column not in header else f"the column {column!r} twice"
                    raise UsageError(f"{path}:1: {told}: {_WAY_OUT}")
            places = None if tuple(header) == columns else [header.index(column) for column in columns]
            width = len(header)
            for row in reader:
                if len(row) != width:
                    raise UsageError(f"{path}:{reader.line_num}: {len(row)} cells instead of {width}; {_ANEW}")
                yield reader.line_num, row if places is None else [row[place] for place in places]
    except OSError as error:
        raise cannot_read(path, error) from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}:{_undecodable_line(path)}: not UTF-8; {_ANEW}") from None
    except csv.Error as error:
        line = reader.line_num if reader else 1
        raise UsageError(f"{path}:{line}: not a row that `extract run` wrote ({error}); {_ANEW}") from None


def _check_bytes(path: Path) -> None:
    """No NUL (readers take none in) and a line end at the very end: by the bytes: asking each row is slow."""
    last, number = b"\n", 1
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            if (place := chunk.find(0)) >= 0:
                number += chunk.count(b"\n", 0, place)
                raise UsageError(f"{path}:{number}: a NUL in the row; {_ANEW}")
            number += chunk.count(b"\n")
            last = chunk[-1:]
    if last != b"\n":
        raise UsageError(f"{path}:{number}: the row is cut; {_ANEW}")


def _undecodable_line(path: Path) -> int:
    """The number of the first line that is not UTF-8: the decoder reads far ahead of the rows."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1

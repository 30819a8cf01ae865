"""Reads the tables of a run back: rows streamed, lists of parties taken apart."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from extract.errors import UsageError
from extract.write import COLUMNS, split_names

Cells = dict[str, str]
Role = Literal["actor", "target", "place"]

ROLES: tuple[Role, ...] = ("actor", "target", "place")

_LONGEST_CELL = 1 << 30


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
    return UsageError(f"{path}: cannot be read ({error.strerror}): name a folder that `extract run` wrote")


def read_rows(out: Path, name: str) -> Iterator[list[str]]:
    """The rows of one table, streamed, the cells in the order of COLUMNS.

    Raises UsageError if it is not there or is not what a run wrote.
    """
    path, columns = out / f"{name}.csv", COLUMNS[name]
    check_folder(out)
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            missing = [column for column in columns if column not in header]
            if missing:
                raise UsageError(
                    f"{path}: no column {missing[0]!r}: name a folder that `extract run` wrote, or run it again"
                )
            places = None if tuple(header) == columns else [header.index(column) for column in columns]
            width = len(header)
            for row in reader:
                if len(row) != width:
                    raise UsageError(f"{path}:{reader.line_num}: {len(row)} cells instead of {width}")
                yield row if places is None else [row[place] for place in places]
    except OSError as error:
        raise cannot_read(path, error) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: not a table that `extract run` wrote ({error})") from None


def read_table(out: Path, name: str) -> Iterator[Cells]:
    """As `read_rows`, each row by column."""
    columns = COLUMNS[name]
    for row in read_rows(out, name):
        yield dict(zip(columns, row, strict=True))


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

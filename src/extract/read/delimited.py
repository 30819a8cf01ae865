"""What parts the cells of a table in text: as a spreadsheet writes it in one country or another."""

from __future__ import annotations

import csv
from collections.abc import Collection

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}  # spreadsheets write what their country's settings say


def delimiter_of(line: str, columns: Collection[str]) -> str:
    """What parts the cells of a header: the first of comma, semicolon and tab that makes one of `columns`, or comma."""
    return next((each for each in DELIMITERS if not set(names_of(line, each)).isdisjoint(columns)), ",")


def names_of(line: str, delimiter: str) -> list[str]:
    """The names of the columns in a header, in small letters; none if it cannot be read."""
    try:
        return [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []

"""What the columns of the tables mean, and the values that some of them may have, in plain English."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import NamedTuple


class Meaning(NamedTuple):
    """A line of `meanings.csv`: about a column, or about one of its values if `value` is not empty."""

    table: str
    column: str
    value: str
    meaning: str
    example: str


def load_meanings() -> list[Meaning]:
    """All lines, in their order; the values of a column stand behind it."""
    text = files("extract.database").joinpath("meanings.csv").read_text(encoding="utf-8")
    return [Meaning(**row) for row in csv.DictReader(text.splitlines())]

"""The gender that a person's first name or title tells."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from extract.entities.person_titles import titles
from extract.vocabulary import load_rows

Gender = Literal["", "female", "male"]


@cache
def _first_names() -> dict[str, Gender]:
    table: dict[str, Gender] = {}
    for row in load_rows("names/first_names.csv"):
        gender = cast(Gender, row["gender"])
        for name in row["names"].split("|"):
            table[name] = "" if table.get(name, gender) != gender else gender
    return table


def first_name_gender(name: str) -> Gender:
    """The gender of a first name, empty if unknown or shared ("Jean-Luc": that of its first part)."""
    table = _first_names()
    plain = name.capitalize() if name.isupper() else name
    return table.get(plain, "") or table.get(plain.split("-")[0], "")


def title_gender(title: str) -> Gender:
    """The gender that a title tells ("Mrs"), else empty."""
    return cast(Gender, titles().get(title, {}).get("gender", ""))

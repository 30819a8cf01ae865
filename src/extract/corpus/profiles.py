"""What all articles together say of an entity, by the id that they give it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from extract.read.ids import unescape
from extract.write import CountedEntity, split_names


class Profile(NamedTuple):
    """An entity as the articles know it; `key` is what the map of the corpus goes by."""

    key: str
    name: str  # that of most articles
    label: str
    country: str
    gender: str
    articles: int
    aliases: dict[str, int]  # of a place or organisation: the other names in articles that have it, and in how many

    def packed(self) -> str:
        """As text."""
        return json.dumps(self)

    @classmethod
    def unpacked(cls, text: str) -> Profile:
        """The profile behind `packed`."""
        return cls(*json.loads(text))


def key_of(entity_id: str, name: str, label: str, gender: str) -> str:
    """The id; of a person's bare name with the gender behind it: two bearers of it may differ in that.

    Both as they stand in the cells. No id holds a space.
    """
    return f"{entity_id} {gender}" if gender and label == "PERSON" and " " not in name else entity_id


def id_of(key: str) -> str:
    """The id in a key."""
    return key.partition(" ")[0]


def profiles(rows: Iterable[CountedEntity]) -> Iterator[Profile]:
    """One profile a key, from the counted rows in the order of their ids."""
    for _, group in groupby(rows, key=lambda row: row.entity_id):
        units: dict[str, list[CountedEntity]] = {}
        for row in group:
            units.setdefault(key_of(row.entity_id, row.name, row.label, row.gender), []).append(row)
        for key, unit in units.items():
            yield _profile(key, unit)


def _profile(key: str, rows: list[CountedEntity]) -> Profile:
    names, labels, countries, genders = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    aliases = Counter[str]()
    for row in rows:
        names[unescape(row.name)] += row.articles
        labels[row.label] += row.articles
        countries[row.country] += row.articles
        genders[row.gender] += row.articles
        if row.label != "PERSON":
            aliases.update(dict.fromkeys(split_names(row.aliases), row.articles))
    del genders[""]
    gender = _first(genders)
    if len(set(genders.values())) == 1 < len(genders):
        gender = ""
    return Profile(key, _first(names), _first(labels), _first(countries), gender, names.total(), dict(aliases))


def _first(counts: Counter[str]) -> str:
    """The most frequent, of equals the longest, then the first by code points; empty for none."""
    return min(counts, key=lambda text: (-counts[text], -len(text), text), default="")

"""Merges the entities of all articles: equal ids are one. The outcome does not depend on the articles' order."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from extract.errors import UsageError
from extract.read.ids import escape, unescape
from extract.write.cells import names_cell, split_names
from extract.write.rows import UNTOLD, Row

_HELD = 20_000  # different rows in memory; more of them go to a temporary file
_SCHEMA = """
CREATE TABLE entities (id TEXT, name TEXT, label TEXT, aliases TEXT, country TEXT, gender TEXT,
  geoname_id TEXT, mentions INTEGER, articles INTEGER,
  PRIMARY KEY (id, name, label, aliases, country, gender, geoname_id)) WITHOUT ROWID
"""
_ADD = """
INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
  SET mentions = mentions + excluded.mentions, articles = articles + excluded.articles
"""


class CountedEntity(NamedTuple):
    """One form of an entity's row, as it stands in the cells, with its mentions and the articles that give it."""

    entity_id: str
    name: str
    label: str
    aliases: str
    country: str
    gender: str
    geoname_id: str
    mentions: int
    articles: int


@contextmanager
def temporary_room() -> Iterator[None]:
    """Turns what SQLite says of a temporary file that cannot be written into a UsageError."""
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(f"temporary folder: cannot be written ({error}); make room, or set TMPDIR") from None


def temporary_database(schema: str) -> sqlite3.Connection:
    """An empty database in a file that goes with the connection; in one transaction, which nothing ends."""
    database = sqlite3.connect("", isolation_level=None)
    database.executescript(schema)
    database.execute("BEGIN")
    return database


class EntityTable:
    """The rows of entities.csv, gathered from those of single articles.

    Memory is bounded whatever the corpus. Raises UsageError if there is no room for the temporary file.
    """

    def __init__(self, held: int = _HELD) -> None:
        self._limit = held
        self._held: dict[Row, tuple[int, int]] = {}
        self._spilled: sqlite3.Connection | None = None

    def add(self, rows: Iterable[Row]) -> None:
        """Takes in the `entities` rows of an article."""
        for entity_id, name, label, aliases, country, n_mentions, n_articles, gender, *_, geoname_id in rows:
            key = (entity_id, name, label, aliases, country, gender, geoname_id)
            mentions, articles = self._held.get(key, (0, 0))
            self._held[key] = (mentions + int(n_mentions), articles + int(n_articles))
        if len(self._held) > self._limit:
            self._spill()

    def rows(self) -> Iterator[Row]:
        """One row an entity, by id. Its name is the one that most articles give, of equals the longest, then the first
        by code points; the others are aliases."""
        for entity_id, group in groupby(self.counted(), key=itemgetter(0)):
            yield _merged(entity_id, group)

    def _spill(self) -> None:
        with temporary_room():
            if self._spilled is None:
                self._spilled = temporary_database(_SCHEMA)
            self._spilled.executemany(_ADD, sorted((*key, *counts) for key, counts in self._held.items()))
        self._held.clear()

    def counted(self) -> Iterator[CountedEntity]:
        """The different rows of all articles, in the order of their cells."""
        if self._spilled is None:
            for key in sorted(self._held):
                mentions, articles = self._held[key]
                entity_id, name, label, aliases, country, gender, place, *_ = key
                yield CountedEntity(entity_id, name, label, aliases, country, gender, place, mentions, articles)
            return
        self._spill()
        query = "SELECT * FROM entities ORDER BY id, name, label, aliases, country, gender, geoname_id"
        yield from (CountedEntity(*row) for row in self._spilled.execute(query))


def _merged(entity_id: str, rows: Iterable[CountedEntity]) -> Row:
    labels, names, aliases = set[str](), Counter[str](), set[str]()
    countries, genders, places = Counter[str](), Counter[str](), set[str]()
    n_mentions = n_articles = 0
    for _, given, label, others, country, gender, place, mentions, articles in rows:
        labels.add(label)
        names[unescape(given)] += articles
        aliases.update(split_names(others))
        if country:
            countries[country] += articles
        if gender:
            genders[gender] += articles
        if place:
            places.add(place)
        n_mentions += mentions
        n_articles += articles
    name = min(names, key=lambda name: (-names[name], -len(name), name))
    country = min(countries, key=lambda code: (-countries[code], code), default="")
    gender = _most_told(genders)
    also = names_cell(sorted((aliases | set(names)) - {name}))
    counts = (str(n_mentions), str(n_articles))
    place = places.pop() if len(places) == 1 else ""
    return (entity_id, escape(name), min(labels), also, country, *counts, gender, *UNTOLD, place)


def _most_told(genders: Counter[str]) -> str:
    """The gender that more articles show than the other; empty if none does."""
    (most, times), *rest = [*genders.most_common(), ("", 0)]
    return "" if rest and rest[0][1] == times else most

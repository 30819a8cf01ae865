"""Merges the entities of all articles: equal ids are one. The outcome does not depend on the articles' order."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from extract.errors import UsageError
from extract.read.ids import escape, unescape
from extract.write.cells import names_cell, split_names
from extract.write.rows import Row

_HELD = 20_000  # different rows in memory; more of them go to a temporary file
_SCHEMA = """
CREATE TABLE entities (id TEXT, name TEXT, label TEXT, aliases TEXT, country TEXT, gender TEXT,
  mentions INTEGER, articles INTEGER, PRIMARY KEY (id, name, label, aliases, country, gender)) WITHOUT ROWID
"""
_ADD = """
INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
  SET mentions = mentions + excluded.mentions, articles = articles + excluded.articles
"""
_Counted = tuple[str, str, str, str, str, str, int, int]


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
        for *cells, n_mentions, n_articles, gender in rows:
            key = (*cells, gender)
            mentions, articles = self._held.get(key, (0, 0))
            self._held[key] = (mentions + int(n_mentions), articles + int(n_articles))
        if len(self._held) > self._limit:
            self._spill()

    def rows(self) -> Iterator[Row]:
        """One row an entity, by id. Its name is the one that most articles give, of equals the longest, then the first
        by code points; the others are aliases."""
        for entity_id, group in groupby(self._sorted(), key=itemgetter(0)):
            yield _merged(entity_id, group)

    def _spill(self) -> None:
        try:
            if self._spilled is None:
                self._spilled = sqlite3.connect("", isolation_level=None)  # a file that goes with the connection
                self._spilled.execute(_SCHEMA)
            self._spilled.execute("BEGIN")
            self._spilled.executemany(_ADD, sorted((*key, *counts) for key, counts in self._held.items()))
            self._spilled.execute("COMMIT")
        except sqlite3.Error as error:
            raise UsageError(f"temporary folder: cannot be written ({error}); make room, or set TMPDIR") from None
        self._held.clear()

    def _sorted(self) -> Iterator[_Counted]:
        if self._spilled is None:
            for key in sorted(self._held):
                entity_id, name, label, aliases, country, gender = key
                yield (entity_id, name, label, aliases, country, gender, *self._held[key])
            return
        self._spill()
        yield from self._spilled.execute("SELECT * FROM entities ORDER BY id, name, label, aliases, country, gender")


def _merged(entity_id: str, rows: Iterable[_Counted]) -> Row:
    labels, names, aliases = set[str](), Counter[str](), set[str]()
    countries, genders = Counter[str](), Counter[str]()
    n_mentions = n_articles = 0
    for _, given, label, others, country, gender, mentions, articles in rows:
        labels.add(label)
        names[unescape(given)] += articles
        aliases.update(split_names(others))
        if country:
            countries[country] += articles
        if gender:
            genders[gender] += articles
        n_mentions += mentions
        n_articles += articles
    name = min(names, key=lambda name: (-names[name], -len(name), name))
    country = min(countries, key=lambda code: (-countries[code], code), default="")
    gender = _most_told(genders)
    also = names_cell(sorted((aliases | set(names)) - {name}))
    return (entity_id, escape(name), min(labels), also, country, str(n_mentions), str(n_articles), gender)


def _most_told(genders: Counter[str]) -> str:
    """The gender that more articles show than the other; empty if none does."""
    (most, times), *rest = [*genders.most_common(), ("", 0)]
    return "" if rest and rest[0][1] == times else most

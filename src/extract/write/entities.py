"""Merges the entities of all articles: equal ids are one. The outcome does not depend on the articles' order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.read.ids import escape, unescape
from extract.write.cells import names_cell, split_names
from extract.write.rows import Row


@dataclass(slots=True)
class _Merged:
    label: str
    names: Counter[str] = field(default_factory=Counter)  # by the number of articles
    aliases: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    n_mentions: int = 0
    n_articles: int = 0


class EntityTable:
    """The rows of entities.csv, gathered from those of single articles; holds the entities, never the articles."""

    def __init__(self) -> None:
        self._merged: dict[str, _Merged] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Takes in the `entities` rows of an article, or of several merged already."""
        for entity_id, name, label, aliases, country, n_mentions, n_articles in rows:
            merged = self._merged.setdefault(entity_id, _Merged(label))
            merged.label = min(merged.label, label)
            merged.names[unescape(name)] += int(n_articles)
            merged.aliases.update(split_names(aliases))
            if country:
                merged.countries[country] += int(n_articles)
            merged.n_mentions += int(n_mentions)
            merged.n_articles += int(n_articles)

    def rows(self) -> Iterable[Row]:
        """One row an entity, by id. Its name is the one that most articles give, of equals the longest, then the first
        by code points; the others are aliases."""
        for entity_id in sorted(self._merged):
            merged = self._merged[entity_id]
            name = min(merged.names, key=lambda name: (-merged.names[name], -len(name), name))
            country = min(merged.countries, key=lambda code: (-merged.countries[code], code), default="")
            aliases = sorted((merged.aliases | set(merged.names)) - {name})
            counts = (str(merged.n_mentions), str(merged.n_articles))
            yield (entity_id, escape(name), merged.label, names_cell(aliases), country, *counts)

"""What each class does with its parties, and the short word lists that the rules read; kept as data."""

from __future__ import annotations

from functools import cache
from typing import Any

from extract.vocabulary import load_toml


def _section(name: str) -> dict[str, Any]:
    section: dict[str, Any] = load_toml("events/frames.toml")[name]
    return section


@cache
def leads_of(event_type: str) -> tuple[str, ...]:
    """The prepositions that lead the target of a class, the surest first."""
    return tuple(_section("leads")[event_type])


@cache
def classes(trait: str) -> frozenset[str]:
    """The classes that have a trait ("reciprocal", "deep" …)."""
    return frozenset(_section("traits")[trait])


@cache
def words(name: str) -> frozenset[str]:
    """A list of lower-case words by its name."""
    return frozenset(_section("words")[name].split())


@cache
def verbs(name: str) -> frozenset[str]:
    """A list of verbs by its name, by base form."""
    return frozenset(_section("verbs")[name].split())


@cache
def listed_verbs() -> frozenset[str]:
    """The verbs of all lists."""
    return frozenset(verb for name in _section("verbs") for verb in verbs(name))

"""Nouns: for people and bodies, places and happenings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.vocabulary.files import load_rows


@cache
def party_nouns() -> dict[str, str]:
    """Nouns for people and bodies, singular → kind (person, body, force, machine)."""
    return {row["noun"]: row["kind"] for row in load_rows("events/parties.csv")}


@cache
def place_nouns() -> frozenset[str]:
    """Common nouns of places, singular."""
    return frozenset(row["noun"] for row in load_rows("events/places.csv"))


@cache
def event_nouns() -> dict[str, str]:
    """Nouns that name a happening, singular → class: those that give a light verb its class."""
    return {row["noun"]: row["class"] for row in load_rows("events/nouns.csv")}


@cache
def lone_nouns() -> dict[str, str]:
    """Nouns that count as happenings by themselves, with their participants, singular → class."""
    return {row["noun"]: row["class"] for row in load_rows("events/nouns.csv") if row["alone"] == "yes"}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.split("[ -]", noun)[-1] for noun in event_nouns())


@lru_cache(maxsize=8192)
def names_event(word: str) -> bool:
    """Whether a lower-case noun can be the last word of one of event_nouns."""
    return any(form in _last_words() for form in singular(word.rpartition("-")[2]))


@lru_cache(maxsize=8192)
def singular(noun: str) -> tuple[str, ...]:
    """What a lower-case noun may be the plural of, itself first."""
    forms = [noun]
    if noun.endswith("men"):
        forms.append(noun[:-3] + "man")
    if noun.endswith("ies"):
        forms.append(noun[:-3] + "y")
    if noun.endswith(("ses", "xes", "ches", "shes")):
        forms.append(noun[:-2])
    if noun.endswith("s") and not noun.endswith("ss"):
        forms.append(noun[:-1])
    return tuple(forms)


def look_up(table: dict[str, str], noun: str) -> str:
    """The entry of a noun in any number, "" without one."""
    for form in singular(noun):
        if form in table:
            return table[form]
    return ""

"""The state that a name is, belongs to or acts for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.entities.known import KnownName, known_names, look_up, straighten
from extract.vocabulary import load_rows

_WORD = re.compile(r"[^\W\d_](?:[\w.'&-]*\w)?\.?")


@cache
def people_forms() -> dict[str, str]:
    """Adjectives and nouns of nationality → the country's code."""
    return {form: row["code"] for row in load_rows("names/countries.csv") for form in row["people"].split("|") if form}


@cache
def country_forms() -> dict[str, str]:
    """Every form of a country's name → its ISO 3166-1 alpha-2 code."""
    codes = _countries()
    return {form: codes[known.name] for form, known in known_names().items() if known.name in codes}


@cache
def _countries() -> dict[str, str]:
    return {row["name"]: row["code"] for row in load_rows("names/countries.csv")}


@cache
def _longest() -> int:
    return max(len(form.split()) for form in (*known_names(), *people_forms()))


def find_country(name: str) -> str:
    """The ISO 3166-1 alpha-2 code of the country that bears this name, empty if none does."""
    known = look_up(name)
    return _countries().get(known.name, "") if known is not None and known.label == "PLACE" else ""


def _code_of(phrase: str) -> str:
    known: KnownName | None = known_names().get(phrase)
    return known.state if known is not None and known.state else people_forms().get(phrase, "")


@lru_cache(maxsize=65536)
def find_state(text: str) -> str:
    """The code of the one state that a name speaks of ("Russian Foreign Ministry", "Moscow"), else empty.

    Two different states in one text ("US-Russia Council") give none.
    """
    known = look_up(text)
    if known is not None:
        return known.state
    words = [word.removesuffix("'s") for word in _WORD.findall(straighten(text).replace("-", " "))]
    found: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(_longest(), len(words) - position), 0, -1):
            code = _code_of(" ".join(words[position : position + length]))
            if code:
                found.append(code)
                position += length - 1
                break
        position += 1
    return found[0] if len(set(found)) == 1 else ""

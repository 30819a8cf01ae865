"""Countries by name, and the state that a name is, belongs to or acts for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.lexicon import load_rows

_WORD = re.compile(r"[^\W\d_](?:[\w.’'&-]*\w)?\.?")


def _forms(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


@cache
def country_forms() -> dict[str, str]:
    """Every form of a country's name → its ISO 3166-1 alpha-2 code."""
    return {form: row["code"] for row in load_rows("countries.csv") for form in (row["name"], *_forms(row["variants"]))}


@cache
def people_forms() -> dict[str, str]:
    """Adjectives and nouns of nationality → the country's code."""
    return {form: row["code"] for row in load_rows("countries.csv") for form in _forms(row["people"])}


@cache
def capital_forms() -> dict[str, str]:
    """Capitals, which stand for their states → the country's code."""
    return {form: row["code"] for row in load_rows("countries.csv") for form in _forms(row["capital"])}


@cache
def _longest() -> int:
    return max(len(form.split()) for table in (country_forms(), people_forms()) for form in table)


@lru_cache(maxsize=65536)
def find_country(name: str) -> str:
    """The code of the country that bears this name, empty if none does."""
    words = name.replace("’", "'").removeprefix("the ").removeprefix("The ")
    forms = country_forms()
    return forms.get(words, "") or (forms.get(words.title(), "") if words.isupper() and len(words) > 4 else "")


@lru_cache(maxsize=65536)
def find_state(text: str) -> str:
    """The code of the one state that a name or title speaks of ("Russian Foreign Ministry", "Moscow"), else empty.

    Two different states in one text ("US-Russia Council") give none.
    """
    whole = find_country(text) or capital_forms().get(text, "")
    if whole:
        return whole
    words = _WORD.findall(text)
    found: list[str] = []
    position = 0
    while position < len(words):
        for length in range(min(_longest(), len(words) - position), 0, -1):
            phrase = " ".join(words[position : position + length]).removesuffix("'s").removesuffix("’s")
            code = country_forms().get(phrase) or people_forms().get(phrase)
            if code:
                found.append(code)
                position += length - 1
                break
        position += 1
    return found[0] if len(set(found)) == 1 else ""

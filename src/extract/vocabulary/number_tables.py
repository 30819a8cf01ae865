"""What the rules for numbers know: phrases around numbers, scales, currencies, the words that govern a number."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extract.vocabulary.files import load_rows
from extract.vocabulary.inflection import index_forms
from extract.vocabulary.noun_table import singular


class Currency(NamedTuple):
    """A currency by its ISO 4217 code; `is_first`: taken where no country decides."""

    code: str
    countries: frozenset[str]
    uncertain: frozenset[str]
    is_first: bool


class CurrencyName(NamedTuple):
    """A name, sign or code, and the currencies that it may stand for."""

    name: str
    currencies: tuple[Currency, ...]


class Governor(NamedTuple):
    """A word that tells what befell those that a number counts: one line of numbers/governors.csv."""

    word: str
    part: str
    kind: str
    place: str
    certain: bool


@cache
def number_phrases(name: str) -> dict[str, str]:
    """The phrases of a class of numbers/words.csv ("before", "rate" …), lower case → their value."""
    return {row["word"]: row["value"] for row in load_rows("numbers/words.csv") if row["class"] == name}


@cache
def number_scales(name: str) -> dict[str, float]:
    """The words of a class whose values are figures ("scale", "plural"), lower case → the figure."""
    return {word: float(value) for word, value in number_phrases(name).items()}


@cache
def currency_names() -> dict[str, CurrencyName]:
    """Names, signs and codes of currencies as written → the currencies that each may stand for."""
    found: dict[str, list[Currency]] = {}
    for row in load_rows("numbers/currencies.csv"):
        names, signs, uncertain = (row[key].split("|") if row[key] else [] for key in ("names", "signs", "uncertain"))
        countries = frozenset(row["countries"].split())
        currency = Currency(row["code"], countries, frozenset(uncertain), row["first"] == "yes")
        for name in (*names, *signs, row["code"]):
            found.setdefault(name, []).append(currency)
    return {name: CurrencyName(name, tuple(currencies)) for name, currencies in found.items()}


@cache
def currency_signs() -> frozenset[str]:
    """The signs and codes of currencies, as written; the other names are words."""
    rows = load_rows("numbers/currencies.csv")
    return frozenset(sign for row in rows for sign in (*row["signs"].split("|"), row["code"]) if sign)


@cache
def governors() -> dict[str, tuple[Governor, ...]]:
    """The forms of words that govern numbers, lower case → their lines."""
    rows = [
        Governor(row["word"], row["part"], row["kind"], row["place"], row["certain"] == "yes")
        for row in load_rows("numbers/governors.csv")
    ]
    forms = index_forms(dict.fromkeys(row.word for row in rows if row.part == "verb"))
    found: dict[str, list[Governor]] = {}
    for form, verbs in forms.items():
        found[form] = [row for verb in verbs for row in rows if (row.part, row.word) == ("verb", verb)]
    for row in rows:
        if row.part != "verb":
            found.setdefault(row.word, []).append(row)
    return {word: tuple(lines) for word, lines in found.items()}


def governors_of(word: str) -> tuple[Governor, ...]:
    """The lines of a word in any of its forms, plurals too; () for one that governs nothing."""
    known = governors()
    return known.get(word) or next((known[form] for form in singular(word) if form in known), ())

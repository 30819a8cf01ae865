"""Which currency an amount is in: by sign, code or name, the country named with it or the one the article is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from extract.entities.states import find_state, people_forms
from extract.numbers.number_phrases import LOST, Amount
from extract.syntax import Document
from extract.vocabulary import Currency, currency_names, number_phrases

_EURO, _POUND = "EUR", "GBP"  # the signs that files lose
_DOLLAR = "$"
_BRACKETED = frozenset({"(", "/"})
_SMALL = 10_000  # no share costs more, nor is more paid for one coin of another currency
_REACH = 12  # tokens before a price in which what it is the price of is named
_BEHIND = 4


@dataclass(frozen=True, slots=True)
class Home:
    """The countries of an article by how often it names them, most often first."""

    countries: tuple[str, ...]

    @property
    def country(self) -> str:
        """The country that the article is about, empty where it names none."""
        return self.countries[0] if self.countries else ""


def home_of(document: Document) -> Home:
    """The countries that the names of an article are or belong to."""
    counted: Counter[str] = Counter()
    for mention in document.mentions:
        entity = document.entity(mention.entity_id)
        if entity is not None and (code := entity.country or entity.state):
            counted[code] += 1
    for token, word in enumerate(document.tree.words):
        if document.mention[token] < 0 and (code := people_forms().get(word, "")):
            counted[code] += 1
    return Home(tuple(code for code, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))))


def unit_of(amount: Amount, home: Home, before: str = "") -> str:
    """The ISO 4217 code of an amount; empty where its word is no currency here ("200 pounds" of weight).

    `before` is the unit of the amount that it stands behind in brackets, which it converts.
    """
    if amount.currency.startswith(LOST):
        euro = "GB" not in home.countries[:1] if not before else before != _EURO
        return _EURO if euro else _POUND
    named = currency_names().get(amount.currency) or currency_names()[amount.currency.lower()]
    found = _of_country(named.currencies, find_state(amount.beside)) if amount.beside else None
    found = found or _of_country(named.currencies, home.country) or _only(named.currencies)
    if found is None or (named.name in found.uncertain and not _is_at_home(found, amount, home)):
        return ""
    return found.code


def _of_country(currencies: tuple[Currency, ...], country: str) -> Currency | None:
    return next((currency for currency in currencies if country and country in currency.countries), None)


def _only(currencies: tuple[Currency, ...]) -> Currency | None:
    """The one that is taken where no country decides."""
    return next((currency for currency in currencies if currency.is_first), currencies[0] if currencies else None)


def _is_at_home(currency: Currency, amount: Amount, home: Home) -> bool:
    return bool(amount.beside) or not currency.countries.isdisjoint(home.countries)


@cache
def _currency_words() -> frozenset[str]:
    return frozenset(name.lower() for name in currency_names()) | number_phrases("exchange").keys()


def is_price(document: Document, amount: Amount) -> bool:
    """Whether an amount is the price of a share or a rate of exchange, which tell of no money that anybody has."""
    tree = document.tree
    tokens = tree.tokens(amount.start, amount.end)
    first, last = tokens.start, tokens.stop - 1
    behind = " ".join(tree.lower[last + 1 : min(last + _BEHIND, tree.end_of_sentence(last)) + 1])
    if any(f" {phrase} " in f" {behind} " for phrase in number_phrases("share")):
        return True
    if amount.low >= _SMALL or amount.is_whole:
        return False
    before = range(max(tree.start_of_sentence(first), first - _REACH), first)
    words = {tree.lower[token] for token in before}
    return bool(words & number_phrases("stock").keys()) or bool(words & number_phrases("exchange").keys())

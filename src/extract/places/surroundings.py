"""What stands beside a name in the text and tells where its place lies: "Tolven, Ohio", "the city of Tolven"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extract.places.bearers import areas_of
from extract.places.gazetteer import Record
from extract.vocabulary import name_words

Link = Literal["comma", "in", "before"]
Noun = Literal["city", "division", "county", "water", "land", "site"]

_AREA = r"(?P<area>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
_BEHIND = re.compile(rf"\s?(?P<link>,|\(|,? in|,? of|-)\s?(?:the\s)?{_AREA}")
_BEFORE = re.compile(r"(?P<area>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})(?:['’]s)?(?:\s[a-z-]+){0,2}(?:\s(?:of|in))?\s$")
_NOUN_BEHIND = re.compile(r"\s(?P<noun>[A-Z]?[a-z]+)\b")
_NOUN_BEFORE = re.compile(r"\b(?P<noun>[A-Za-z]+)\s(?:of\s(?:the\s)?)?$")
_REACH = 48  # characters that are looked at on each side


class Beside(NamedTuple):
    """An area named beside a place, and what links them."""

    link: Link
    area: Record


def areas_beside(text: str, start: int, end: int) -> Iterator[Beside]:
    """The countries and divisions named right behind and right before a name."""
    behind = _BEHIND.match(text, end, end + _REACH)
    if behind is not None:
        link: Link = "comma" if behind["link"] in (",", "(", "-") else "in"
        for area in _longest(behind["area"], from_start=True):
            yield Beside(link, area)
    before = _BEFORE.search(text[max(start - _REACH, 0) : start])
    if before is not None:
        for area in _longest(before["area"], from_start=False):
            yield Beside("before", area)


def noun_beside(text: str, start: int, end: int) -> Noun | None:
    """What kind of place the noun beside a name says that it is."""
    behind = _NOUN_BEHIND.match(text, end, end + _REACH)
    before = _NOUN_BEFORE.search(text[max(start - _REACH, 0) : start])
    for found in (behind, before):
        if found is not None and (kind := kind_of_noun(found["noun"])):
            return kind
    return None


def kind_of_noun(word: str) -> Noun | None:
    """The kind of place that a noun names, with or without a capital."""
    return _kinds().get(word.lower().rstrip("."))


@cache
def _kinds() -> dict[str, Noun]:
    nouns: dict[Noun, frozenset[str]] = {
        "city": name_words("city_nouns"),
        "division": name_words("division_nouns"),
        "county": name_words("county_nouns"),
        "water": name_words("water_nouns"),
        "land": name_words("land_nouns"),
        "site": name_words("site_nouns"),
    }
    return {word: kind for kind, words in nouns.items() for word in words}


def _longest(phrase: str, *, from_start: bool) -> tuple[Record, ...]:
    words = phrase.split()
    for length in range(len(words), 0, -1):
        part = " ".join(words[:length] if from_start else words[-length:])
        if found := areas_of(part.removesuffix("'s").removesuffix("’s")) or areas_of(part.rstrip(".,")):
            return found
    return ()

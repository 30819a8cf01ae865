"""The words of a text that say what it is about: without the commonest, each in one form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from extract.vocabulary import common_words, singular, verb_forms

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OWNER = re.compile(r"['’]s$")
_EMPTY = 0.15  # the share of articles from which on a word says nothing
_SHORTEST_PLURAL = 5  # letters


class Word(NamedTuple):
    """A word in the form that all its forms share, and whether it is written as a name."""

    form: str
    is_name: bool


def content_words(text: str) -> list[Word]:
    """The words of a text in their order, the commonest left out."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match[0]
        form = _form_of(word)
        if form:
            found.append(Word(form, word[0].isupper()))
    return found


@lru_cache(maxsize=65536)
def _form_of(word: str) -> str:
    lower = _OWNER.sub("", word.lower())
    if common_words().get(lower, 0.0) >= _EMPTY or (len(lower) < 2 and not lower.isdigit()):
        return ""
    return base_form(lower)


@lru_cache(maxsize=65536)
def base_form(lower: str) -> str:
    """The base form of a verb, the singular of a noun; a word that is neither stays as it is."""
    bases = verb_forms().get(lower)
    if bases:
        return bases[0]
    return singular(lower)[-1] if len(lower) >= _SHORTEST_PLURAL else lower


@cache
def usual_shares() -> dict[str, float]:
    """For the base form of each common word the share of news articles that have it, 0 to 1."""
    shares: dict[str, float] = {}
    for word, share in common_words().items():
        form = base_form(word)
        shares[form] = min(1.0, shares.get(form, 0.0) + share)
    return shares


def digest_of(data: bytes) -> int:
    """A number of 63 bits for some bytes, the same on every machine."""
    return int.from_bytes(blake2b(data, digest_size=8).digest()) >> 1

"""Tells the language of a text, offline: English almost always by its own function words, else by py3langid."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from extract.vocabulary import function_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
SCOTS = "sco"

_SAMPLE = 5_000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+")
# Frequent in English, rare in its neighbours ("in", "a", "on", "is", "was" are words of theirs as well).
_FUNCTION_WORDS = function_words("english")
_ONLY_ENGLISH = function_words("only_english")  # "at", "for", "to", "have" are words of Danish or Norwegian, too
_SCOTS, _NO_SCOTS = function_words("scots"), function_words("no_scots")  # py3langid does not know Scots
_ENGLISH_ENOUGH = 0.05  # share of function words; what has fewer may be a table of scores, or foreign
_LETTERS_TO_TELL = 200  # a shorter text is English unless nearly certain: a headline of names looks like anything
_PROBABLE, _NEARLY_CERTAIN = 0.9, 0.99
_LAST_LATIN = "\u024f"


def language_of(text: str) -> str:
    """The ISO 639 code of the language of the text's first 5,000 characters, "en" where it cannot be told."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if not letters:
        return ENGLISH
    foreign = sum(char > _LAST_LATIN and not "\u1e00" <= char <= "\u1eff" for word in words for char in word)
    if foreign > letters / 2:
        return _likeliest_other(sample)
    if _is_scots(words):
        return SCOTS
    if _share(words, _ONLY_ENGLISH) >= _ENGLISH_ENOUGH:
        return ENGLISH
    if letters < _LETTERS_TO_TELL and _share(words, _FUNCTION_WORDS) >= _ENGLISH_ENOUGH:
        return ENGLISH
    language, probability = _identifier().classify(sample)
    enough = _PROBABLE if letters >= _LETTERS_TO_TELL else _NEARLY_CERTAIN
    return language if probability >= enough else ENGLISH


def _is_scots(words: Sequence[str]) -> bool:
    """Whether words that only Scots has are frequent, and more so than those that it writes otherwise."""
    share = _share(words, _SCOTS)
    return share >= _ENGLISH_ENOUGH and share > _share(words, _NO_SCOTS)


def _share(words: Sequence[str], listed: Collection[str]) -> float:
    return sum(word in listed for word in words) / len(words)


def _likeliest_other(sample: str) -> str:
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    return next(language for language, _ in ranked if language != ENGLISH)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # takes half a second; most runs never need it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

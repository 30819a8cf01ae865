"""Titles of persons: they are no part of the name, and they say that what follows is a person."""

from __future__ import annotations

from functools import cache

from extract.entities.candidates import Words
from extract.vocabulary import load_rows, name_words

BEFORE_TITLE = name_words("before_titles")


@cache
def titles() -> dict[str, dict[str, str]]:
    """Each title → its row (`kind`, `gender`)."""
    return {row["title"]: row for row in load_rows("names/titles.csv")}


@cache
def roles() -> frozenset[str]:
    """Nouns that name a person by office or occupation, in lower case."""
    return frozenset(row["noun"] for row in load_rows("names/roles.csv") if " " not in row["noun"])


def title_length(words: Words, start: int, end: int) -> int:
    """How many of the words from `start` on are titles; at least one word before `end` is left as the name.

    `Sheikh` and `Nana` belong to a name of two words (Sheikh Hasina).
    """
    position = start
    while position < end - 1:
        word = words.texts[position]
        if word in BEFORE_TITLE and words.texts[position + 1] in titles() and position + 2 < end:
            position += 2
        elif word in titles() and not (word in {"Sheikh", "Nana"} and end - position < 3):
            position += 1
        else:
            break
        if words.at(position) == "." and position < end - 1:
            position += 1
    return position - start if words.texts[position][0].isupper() else 0


def title_before(words: Words, start: int) -> str:
    """The title right before a name ("President", "Gen."), or the role noun in lower case ("spokesman"), else empty."""
    word = words.at(start - 1)
    if word == "." and words.at(start - 2) + "." in titles():
        return words.at(start - 2) + "."
    if word in titles():
        return word
    return word if word in roles() else ""

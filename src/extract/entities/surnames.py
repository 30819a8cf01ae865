"""Which words of a person's full name are used alone later on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.vocabulary import load_rows, name_words

GENERATIONS = name_words("generations")

PARTICLES = name_words("particles")


@cache
def _family_first() -> frozenset[str]:
    return frozenset(name for row in load_rows("names/family_first.csv") for name in row["names"].split("|"))


def is_family_first(word: str) -> bool:
    """Whether the word is a family name that stands before the given name."""
    return word in _family_first()


def without_generation(parts: Sequence[str]) -> Sequence[str]:
    """The words of a name without "Jr" and the like."""
    end = len(parts)
    while end > 1 and parts[end - 1] in GENERATIONS:
        end -= 1
    return parts[:end]


def last_group(parts: Sequence[str]) -> tuple[str, ...]:
    """The last word of a tokenised name with what hyphens bind to it ("Roe - Lund" is three tokens)."""
    whole = without_generation(parts)
    start = len(whole) - 1
    while start > 1 and whole[start - 1] == "-":
        start -= 2
    return tuple(whole[start:])


def family_names(parts: Sequence[str]) -> tuple[str, ...]:
    """The words that stand for the bearer of a full name: the last, with its particles too, the first in Kim."""
    whole = without_generation(parts)
    if len(whole) < 2:
        return ()
    last = " ".join(last_group(whole))
    particle = next((i for i in range(1, len(whole) - 1) if whole[i].lower() in PARTICLES), 0)
    names = [last, " ".join(whole[particle:]) if particle else last, whole[0] if whole[0] in _family_first() else last]
    article, hyphen, rest = last.partition("-")
    if hyphen and rest[:1].isupper() and article.lower() in PARTICLES:
        names.append(rest)  # El-Sisi
    elif hyphen and rest.islower():
        names.append(whole[-2])  # John Lee Ka-chiu, Lam Ting-kwok
    return tuple(dict.fromkeys(names))

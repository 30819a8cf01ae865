"""Which personal names of an article are one person: initials, other spellings, bare surnames."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.entities.similarity import is_spelling_of
from extract.entities.slugs import fold
from extract.entities.surnames import PARTICLES, family_names, without_generation

_MOST_LOOKED_AT = 20  # bearers of one name that a new one is compared with


def _is_shorter(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is the other with fewer words or initials: V Roe, Vera Roe, Vera Ann Roe."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1]:
        return False
    if len(short[0]) == 1 or len(long[0]) == 1:
        return short[0][0] == long[0][0]
    rest = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(word in rest for word in short)


def find_same_persons(names: Sequence[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of full names that are one person; `names`: number and words."""
    by_word: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for number, words in names:
        folded = [fold(word) for word in without_generation(words)]
        if len(folded) < 2 or not all(folded):
            continue
        ends = dict.fromkeys((folded[-1], folded[0]))
        for known, other in (pair for end in ends for pair in by_word[end][-_MOST_LOOKED_AT:]):
            if _is_shorter(folded, other) or is_spelling_of(folded, other):
                yield known, number
                break
        for end in ends:
            by_word[end].append((number, folded))


def find_bearers(names: Sequence[tuple[int, Sequence[str], Sequence[int]]]) -> dict[int, int]:
    """For each mention of a bare name the number of the full name that it means; `names`: number, words, mentions.

    That is the last full name before it, else the first after it, that has the word as family name; else the one person
    that has it as given name.
    """
    families: dict[str, list[tuple[int, int]]] = defaultdict(list)  # word → (mention, name)
    given: dict[str, set[int]] = defaultdict(set)
    for number, words, mentions in names:
        for family in dict.fromkeys(map(fold, family_names(words) if words[0].lower() not in PARTICLES else ())):
            families[family] += [(mention, number) for mention in mentions]
        if len(words) > 1 and words[0].lower() not in PARTICLES:
            given[fold(words[0])].add(number)
    for bearers in families.values():
        bearers.sort()
    meant: dict[int, int] = {}
    for _, words, mentions in names:
        if len(words) > 1 and words[0].lower() not in PARTICLES:
            continue
        bare = fold(" ".join(words))
        bearers, named = families.get(bare, []), given.get(bare, set())
        for mention in mentions:
            if bearers:
                meant[mention] = bearers[max(0, bisect_left(bearers, (mention, -1)) - 1)][1]
            elif len(named) == 1:
                meant[mention] = min(named)
    return meant

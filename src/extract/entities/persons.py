"""Which personal names of an article are one person: initials, other spellings, bare surnames.

Relatives share names: one that is told to be another's ("his son, John Roe") is nobody who was named before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from extract.entities.similarity import is_spelling_of
from extract.entities.slugs import fold
from extract.entities.surnames import PARTICLES, family_names, without_generation

_MOST_LOOKED_AT = 20  # bearers of one name that a new one is compared with
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z])+\.?")  # glued: J.R.


def _is_shorter(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one is the other with fewer words or initials: V Roe, Vera Roe, Vera Ann Roe."""
    short, long = sorted((one, other), key=len)
    if short[-1] != long[-1]:
        return False
    if len(short) < len(long) and len(short[0]) > 1 and list(long[-len(short) :]) == list(short):
        return "of" not in long  # López Obrador, Andrés Manuel López Obrador
    if len(short[0]) == 1 or len(long[0]) == 1:
        return short[0][0] == long[0][0]
    if len(short) > 2 and short[1][0] != long[1][0]:
        return False  # George W. Bush is not George H. W. Bush
    rest = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(word in rest for word in short)


def _folded(words: Sequence[str]) -> list[str]:
    """The words of a full name without "Jr", each plain; initials that are glued are parted."""
    parts = [part for word in words for part in (re.findall(r"[A-Z]", word) if _INITIALS.fullmatch(word) else [word])]
    return [fold(part) for part in parts]


def find_same_persons(
    names: Sequence[tuple[int, Sequence[str]]], relatives: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of full names that are one person; `names`: number and words.

    `relatives`: numbers of names of somebody's relatives, which are of nobody named before.
    """
    by_word: dict[str, list[tuple[int, list[str], str]]] = defaultdict(list)
    for number, words in names:
        whole = without_generation(words)
        folded, generation = _folded(whole), fold(" ".join(words[len(whole) :]))
        if len(folded) < 2 or not all(folded):
            continue
        ends = dict.fromkeys((folded[-1], folded[0]))
        for known, other, others in (pair for end in ends for pair in by_word[end][-_MOST_LOOKED_AT:]):
            if number in relatives or (generation and others and generation != others):
                continue
            if _is_shorter(folded, other) or is_spelling_of(folded, other):
                yield known, number
                break
        for end in ends:
            by_word[end].append((number, folded, generation))


def find_bearers(
    names: Sequence[tuple[int, Sequence[str], Sequence[int]]], relatives: Collection[int] = ()
) -> dict[int, int]:
    """For each mention of a bare name the number of the full name that it means; `names`: number, words, mentions.

    That is the last full name before it, else the first after it, that has the word as family name, one of somebody's
    `relatives` only if there is no other; else the one person that has it as given name.
    """
    families: dict[str, list[tuple[int, int]]] = defaultdict(list)  # word → (mention, name)
    given: dict[str, set[int]] = defaultdict(set)
    for number, words, mentions in names:
        for family in dict.fromkeys(map(fold, family_names(words) if words[0].lower() not in PARTICLES else ())):
            families[family] += [(mention, number) for mention in mentions]
        first = next((word for word in words[:-1] if len(word.rstrip(".")) > 1), "")  # B Z Zameer Khan
        if first and words[0].lower() not in PARTICLES:
            given[fold(first)].add(number)
    for word, bearers in families.items():
        families[word] = sorted([b for b in bearers if b[1] not in relatives] or bearers)
    meant: dict[int, int] = {}
    for _, words, mentions in names:
        bare_words = without_generation(words)  # Roe Sr.
        if len(bare_words) > 1 and words[0].lower() not in PARTICLES:
            continue
        bare = fold(" ".join(bare_words))
        bearers, named = families.get(bare, []), given.get(bare, set())
        for mention in mentions:
            if bearers:
                meant[mention] = bearers[max(0, bisect_left(bearers, (mention, -1)) - 1)][1]
            elif len(named) == 1:
                meant[mention] = min(named)
    return meant

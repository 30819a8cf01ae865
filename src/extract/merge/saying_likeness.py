"""How alike two quotations are in their words: the heaviest common subsequence, and what stands between and beside it.

Words are weighed by their rarity. The subsequence is found as Hunt and Szymanski (1977) do, over pairs of equal words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.merge.saying_words import NOT

_REACH = 3  # words in which a negation or another number changes the meaning of what is aligned around them


class Words(NamedTuple):
    """The words of a quotation, the weight of each, and which are in quotation marks."""

    forms: tuple[str, ...]
    weights: tuple[float, ...]
    marked: tuple[bool, ...]


class Alignment(NamedTuple):
    """What two quotations have in common: weights (sums of words' rarities)."""

    shared: float  # the common subsequence
    run: float  # its heaviest part without a gap
    shorter: float  # all words of the lighter quotation
    longer: float
    gap: float  # what stands between the aligned words of the one that has less there
    kept: float  # words aligned that stand in quotation marks in one of the two
    share_kept: float  # the same as a share of all that stand in marks, in the one of which more is kept
    negated: bool  # one is negated there, the other not
    counted: bool  # each has a number there that the other has not


def align(one: Words, other: Words) -> Alignment:
    """The heaviest common subsequence of two quotations' words."""
    pairs = _heaviest(one, other)
    shorter, longer = sorted((sum(one.weights), sum(other.weights)))
    shared = sum(one.weights[place] for place, _ in pairs)
    if not pairs:
        return Alignment(0.0, 0.0, shorter, longer, 0.0, 0.0, 0.0, negated=False, counted=False)
    sides = (one, [place for place, _ in pairs]), (other, [place for _, place in pairs])
    gap = min(_between(*side) for side in sides)
    kept = sum(one.weights[place] for place, end in pairs if one.marked[place] or other.marked[end])
    share = max(_share_kept(*side) for side in sides)
    gaps = list(_gaps(one, other, pairs))
    negated, counted = any(map(_negations_differ, gaps)), any(map(_numbers_differ, gaps))
    run = _heaviest_run(one, pairs)
    return Alignment(shared, run, shorter, longer, gap, kept, share, negated=negated, counted=counted)


def _heaviest(one: Words, other: Words) -> list[tuple[int, int]]:
    """The places of the words of the heaviest common subsequence, in both."""
    places = defaultdict[str, list[int]](list)
    for place, form in enumerate(other.forms):
        places[form].append(place)
    ends: list[int] = []  # places in the other at which a subsequence ends, ascending, with …
    totals: list[float] = []  # … the weight of the heaviest that ends there or before, ascending
    chains: list[_Chain] = []
    for place, form in enumerate(one.forms):
        for end in reversed(places.get(form, ())):
            at = bisect_left(ends, end)
            total = one.weights[place] + (totals[at - 1] if at else 0.0)
            upto = at
            while upto < len(ends) and totals[upto] <= total:
                upto += 1
            if upto < len(ends) and ends[upto] == end and upto == at:
                continue
            chain = _Chain(place, end, chains[at - 1] if at else None)
            ends[at:upto], totals[at:upto], chains[at:upto] = [end], [total], [chain]
    return _unrolled(chains[-1]) if chains else []


class _Chain(NamedTuple):
    one: int
    other: int
    before: _Chain | None


def _unrolled(chain: _Chain | None) -> list[tuple[int, int]]:
    found = []
    while chain:
        found.append((chain.one, chain.other))
        chain = chain.before
    return found[::-1]


def _heaviest_run(one: Words, pairs: Sequence[tuple[int, int]]) -> float:
    best = run = 0.0
    last = (-2, -2)
    for place, end in pairs:
        run = one.weights[place] + (run if (place - 1, end - 1) == last else 0.0)
        best, last = max(best, run), (place, end)
    return best


def _between(words: Words, aligned: Sequence[int]) -> float:
    span = slice(aligned[0], aligned[-1] + 1)
    return sum(words.weights[span]) - sum(words.weights[place] for place in aligned)


def _share_kept(words: Words, aligned: Sequence[int]) -> float:
    marked = sum(weight for weight, is_marked in zip(words.weights, words.marked, strict=True) if is_marked)
    kept = sum(words.weights[place] for place in aligned if words.marked[place])
    return kept / marked if marked else 0.0


def _gaps(
    one: Words, other: Words, pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """What stands in each of the two where the other has something else: short gaps, and as many words at both ends."""
    ends = (len(one.forms), len(other.forms))
    before, behind = min(*pairs[0], _REACH), min(ends[0] - pairs[-1][0] - 1, ends[1] - pairs[-1][1] - 1, _REACH)
    first = (pairs[0][0] - before - 1, pairs[0][1] - before - 1)
    last = (pairs[-1][0] + behind + 1, pairs[-1][1] + behind + 1)
    for (start, begin), (end, stop) in pairwise((first, *pairs, last)):
        if 0 < max(end - start, stop - begin) - 1 <= _REACH:
            yield one.forms[start + 1 : end], other.forms[begin + 1 : stop]


def _negations_differ(gap: tuple[Sequence[str], Sequence[str]]) -> bool:
    return gap[0].count(NOT) != gap[1].count(NOT)


def _numbers_differ(gap: tuple[Sequence[str], Sequence[str]]) -> bool:
    first, second = ({form for form in side if form[0].isdigit()} for side in gap)
    return bool(first - second and second - first)

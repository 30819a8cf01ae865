"""Which quotations are one saying: each joins the fullest quotation that it fits, so that sayings cannot chain.

The fullest quotations come first (by the weight of their words, of equals the earlier). A quotation joins the one
before it that it fits best among those that lead a saying; if it fits none, it leads one itself. So A and B, which have
nothing in common, are one saying only as parts of a third that has both; and what is negated in one of two is never
joined with what is not in the other, by whatever third, nor what one entity says with what another does.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from extract.merge.quotations import Quotations
from extract.merge.saying_candidates import candidates
from extract.merge.saying_clues import ONE, beside_clues, is_verbatim, may_be_one, saying_clues, saying_model
from extract.merge.saying_likeness import Alignment, align

_LEAST = 0.3  # the share of the lighter quotation that must be in both
_SCALE = 1_000
_RULED_OUT = -(10**9)


class Comparison(NamedTuple):
    """Two quotations by their numbers, and what they have in common."""

    first: int
    second: int
    alignment: Alignment


class Saying(NamedTuple):
    """The number of the fullest quotation, and those of all in their order."""

    fullest: int
    members: tuple[int, ...]


def comparisons(quotations: Quotations, check: Callable[[], None] = lambda: None) -> Iterator[Comparison]:
    """All candidates that have something in common, and not two entities as their speakers."""
    for first, second in candidates(quotations, check).tolist():
        check()
        if not _agree(quotations.speaker(first), quotations.speaker(second)):
            continue
        alignment = align(quotations.get(first).words, quotations.get(second).words)
        if alignment.shared >= _LEAST * alignment.shorter:
            yield Comparison(first, second, alignment)


def clues_of(quotations: Quotations, pair: Comparison) -> dict[str, float]:
    """The clues of two quotations by themselves."""
    return saying_clues(quotations.get(pair.first), quotations.get(pair.second), pair.alignment)


class _Scores:
    """Pairs of quotations with how much speaks for them being one, in little memory."""

    def __init__(self, quotations: Quotations, check: Callable[[], None]) -> None:
        model = saying_model()
        self._quotations, self._beside = quotations, Counter[tuple[int, int]]()
        self._pairs, self._scores, self._verbatim = array("q"), array("d"), bytearray()
        for pair in comparisons(quotations, check):
            verbatim = is_verbatim(pair.alignment)
            score = model.score(clues_of(quotations, pair)) - model.thresholds["together"]
            self._pairs.extend(pair[:2])
            self._scores.append(score if may_be_one(pair.alignment) else _RULED_OUT)
            self._verbatim.append(verbatim)
            self._beside[self._articles(*pair[:2])] += verbatim

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        """The numbers of two quotations; above 0 they are one, _RULED_OUT if they must not be."""
        model = saying_model()
        for place, score in enumerate(self._scores):
            first, second = self._pairs[2 * place : 2 * place + 2]
            one, other = self._articles(first, second)
            clues = beside_clues(self._beside[one, other] - self._verbatim[place]) if one != other else {}
            more = sum(model.weight(clue, ONE) for clue in clues)
            yield first, second, round(_SCALE * (score + more)) if score != _RULED_OUT else _RULED_OUT

    def _articles(self, first: int, second: int) -> tuple[int, int]:
        return self._quotations.article(first), self._quotations.article(second)


def sayings(quotations: Quotations, check: Callable[[], None] = lambda: None) -> list[Saying]:
    """The sayings of several quotations, in the order of their first."""
    fits, apart = defaultdict[int, dict[int, int]](dict), defaultdict[int, set[int]](set)
    for first, second, score in _Scores(quotations, check):
        for one, other in ((first, second), (second, first)):
            if score == _RULED_OUT:
                apart[one].add(other)
            elif score > 0:
                fits[one][other] = score
    led: dict[int, list[int]] = {}
    speakers = defaultdict[int, int](int)  # of each leader, as soon as one of its members has a known one
    for number in sorted(fits, key=lambda number: (-round(quotations.total(number), 3), number)):
        speaker = quotations.speaker(number)
        leaders = [
            leader
            for leader in fits[number]
            if leader in led and apart[number].isdisjoint(led[leader]) and _agree(speaker, speakers[leader])
        ]
        best = max(leaders, key=lambda leader: (fits[number][leader], -leader), default=number)
        led.setdefault(best, []).append(number)
        speakers[best] = speakers[best] or speaker
    _add_copies(led, quotations.copies)
    found = [Saying(leader, tuple(sorted(members))) for leader, members in led.items() if len(members) > 1]
    return sorted(found, key=lambda saying: saying.members)


def _add_copies(led: dict[int, list[int]], copies: Mapping[int, int]) -> None:
    """Adds the quotations of copies of articles to what those of the first such are in."""
    leaders = {member: leader for leader, members in led.items() for member in members}
    for copy, first in copies.items():
        led.setdefault(leaders.get(first, first), [first]).append(copy)


def _agree(speaker: int, other: int) -> bool:
    return not speaker or not other or speaker == other

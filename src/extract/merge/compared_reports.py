"""Which reports are compared at all: those of articles that are alike and were published within days of each other, and
those of any articles that tell of one deed of one entity on one day. So the cost grows almost linearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, islice
from typing import NamedTuple, TypeVar

import numpy as np

from extract.merge.likeness import Alike, Likeness, Rarity
from extract.merge.pair_clues import Frame, Heard, are_others, related
from extract.merge.reports import Report, Telling, digest
from extract.merge.store import Store
from extract.merge.windows import days_of

_APART = 14  # days between the publications of articles that are compared whole
_NEAREST = 4  # articles by which it is judged how alike those of one story are
_HELD = 2048  # articles in memory
_BEHIND = 30  # reports of one deed, entity and day that each is compared with

Each = TypeVar("Each")


class Candidate(NamedTuple):
    """Two reports, by the numbers of their articles and their positions, and their articles' frame."""

    first: tuple[int, int]
    second: tuple[int, int]
    one: Heard
    other: Heard
    frame: Frame


def may_be_one(first: Report, second: Report) -> bool:
    """Whether nothing rules out that two reports tell of one happening: deeds that are related, days that can meet,
    both or neither told as not done, not different persons whom it befell."""
    return deeds_agree(first, second) and first.window.meets(second.window)


def deeds_agree(first: Report, second: Report) -> bool:
    """The same, whatever the days."""
    if not related(first, second) or (first.realis == "negated") != (second.realis == "negated"):
        return False
    return not are_others(first.target, second.target)


class Listened:
    """An article with the weights of its reports' words."""

    def __init__(self, telling: Telling, weigh: Callable[[Sequence[str]], Mapping[str, float]]) -> None:
        self.telling = telling
        self.heard = [Heard(report, dict(weigh(report.words))) for report in telling.reports]

    @cached_property
    def by_deed(self) -> dict[str, list[int]]:
        """The positions of reports by lemma, deed and class."""
        found: dict[str, list[int]] = defaultdict(list)
        for position, (report, _) in enumerate(self.heard):
            for name in _names(report):
                found[name].append(position)
        return found


class Candidates:
    """The pairs of reports of a numbered store that are worth a comparison; exact `copies` of articles are left out.

    `may_be_one` says which can be one at all.
    """

    def __init__(
        self,
        store: Store,
        check: Callable[[], None] = lambda: None,
        may_be_one: Callable[[Report, Report], bool] = may_be_one,
    ) -> None:
        self._store, self._check, self._may_be_one = store, check, may_be_one
        self.copies = store.copies()
        self._rarity = Rarity(profile for _, profile in self._originals(store.profiles()))
        self.alike: list[Alike] = []
        likeness = Likeness(self._rarity)
        for number, profile in self._originals(store.profiles()):
            check()
            self.alike += likeness.add(number, profile)
        self._nearest = _nearest(self.alike)
        self._weight = lru_cache(maxsize=1 << 17)(self._weight_of)
        self._listened = lru_cache(maxsize=_HELD)(lambda number: Listened(store.telling(number), self._weights_of))

    def __iter__(self) -> Iterator[Candidate]:
        """All of them, each once."""
        compared: set[tuple[int, int]] = set()
        for number, _ in self._originals(self._store.tellings()):
            yield from self._inside(number)
        for pair in self.alike:
            self._check()
            if self._is_near(pair):
                compared.add((pair.article, pair.earlier))
                yield from self._between(pair)
        for first, second in self._of_one_day():
            if (max(first, second)[0], min(first, second)[0]) not in compared:
                yield self._candidate(first, second, Frame(0.0, 0.0, are_dated=self._are_dated(first[0], second[0])))

    def frame(self, pair: Alike) -> Frame:
        """What two articles are to each other."""
        nearest = (self._nearest[pair.article] + self._nearest[pair.earlier]) / 2
        dated = self._are_dated(pair.article, pair.earlier)
        return Frame(pair.likeness, pair.likeness / nearest, are_dated=dated)

    def _are_dated(self, *numbers: int) -> bool:
        return all(self._listened(number).telling.is_dated for number in numbers)

    def _originals(self, found: Iterable[Each]) -> Iterator[tuple[int, Each]]:
        return ((number, each) for number, each in enumerate(found) if number not in self.copies)

    def _is_near(self, pair: Alike) -> bool:
        one, other = (days_of(self._listened(number).telling.published) for number in pair[:2])
        return one is None or other is None or max(one.first - other.last, other.first - one.last) <= _APART

    def _inside(self, number: int) -> Iterator[Candidate]:
        heard = self._listened(number).heard
        for first, second in combinations(range(len(heard)), 2):
            if self._may_be_one(heard[first].report, heard[second].report):
                frame = Frame(1.0, 1.0, same_article=True, are_dated=self._listened(number).telling.is_dated)
                yield self._candidate((number, first), (number, second), frame)

    def _between(self, pair: Alike) -> Iterator[Candidate]:
        frame = self.frame(pair)
        later, earlier = self._listened(pair.article), self._listened(pair.earlier)
        for position, (report, _) in enumerate(later.heard):
            places = {place for name in _names(report) for place in earlier.by_deed.get(name, ())}
            for place in sorted(places):
                if self._may_be_one(report, earlier.heard[place].report):
                    yield self._candidate((pair.earlier, place), (pair.article, position), frame)

    def _of_one_day(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Reports of different articles that share verb, entity and told day."""
        blocks: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, telling in self._originals(self._store.tellings()):
            for position, report in enumerate(telling.reports):
                for entity in sorted(report.actor.known | report.target.known) if report.window.day else ():
                    blocks[digest(f"{report.lemma} {report.window.day} {entity}")].append((number, position))
        pairs: set[tuple[tuple[int, int], tuple[int, int]]] = set()
        for block in blocks.values():
            for place, first in enumerate(block):
                behind = islice(block, place + 1, place + 1 + _BEHIND)
                pairs.update((first, second) for second in behind if first[0] != second[0])
        for first, second in sorted(pairs):
            if self._may_be_one(
                *(self._listened(number).heard[position].report for number, position in (first, second))
            ):
                yield first, second

    def _candidate(self, first: tuple[int, int], second: tuple[int, int], frame: Frame) -> Candidate:
        one, other = (self._listened(number).heard[position] for number, position in (first, second))
        return Candidate(first, second, one, other, frame)

    def _weights_of(self, words: Sequence[str]) -> dict[str, float]:
        return {word: self._weight(word) for word in words}

    def _weight_of(self, word: str) -> float:
        return round(float(self._rarity.idf(np.array([digest(word)], np.int64))[0]), 3)


def _names(report: Report) -> tuple[str, ...]:
    """What related reports have in common."""
    return (report.lemma, report.type, *(f"{deed}:" for deed in report.deeds))


def _nearest(alike: Sequence[Alike]) -> dict[int, float]:
    """For each article the mean likeness of those that are most like it."""
    found: dict[int, list[float]] = defaultdict(list)
    for pair in alike:
        for number in pair[:2]:
            found[number].append(pair.likeness)
    means = {}
    for number, likenesses in found.items():
        best = sorted(likenesses, reverse=True)[:_NEAREST]
        means[number] = sum(best) / len(best)
    return means

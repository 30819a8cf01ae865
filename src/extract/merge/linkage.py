"""Clusters that cannot chain: average linkage over a sparse graph of pairs (Sokal and Michener 1958).

Two clusters become one when the mean score of all pairs across them is above 0, a pair without a score counting as a
given low one: so a newcomer has to fit all members, not one of them. What a pair must never break (days that meet) is
asked of the whole clusters. The best two are joined first, of equals those with the lowest numbers, so that the outcome
depends on numbers and scores alone. Time grows with the number of scored pairs and its logarithm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Generic, NamedTuple, TypeVar

State = TypeVar("State")


class Pair(NamedTuple):
    """Two members by their numbers, and how much speaks for them (above 0) or against."""

    first: int
    second: int
    score: int


class Cluster(NamedTuple):
    """The numbers of members, in their order, and the mean score of the pairs that have one."""

    members: tuple[int, ...]
    mean: float


class _Links(NamedTuple):
    """Of the pairs across two clusters: the sum of the scores that are there, their number, the lowest."""

    total: int
    number: int
    lowest: int


_NO_LINKS = _Links(0, 0, 0)


class Linkage(Generic[State]):
    """The clusters while they are made. `states` says of each member what `joined` asks: it gives the state of two
    clusters together, None where they must stay apart."""

    def __init__(
        self,
        states: Sequence[State],
        pairs: Iterable[Pair],
        joined: Callable[[State, State], State | None],
        none: int,
        lowest: int = -(10**9),
    ) -> None:
        self._states: dict[int, State] = {}
        self._members: dict[int, list[int]] = {}
        self._links: dict[int, dict[int, _Links]] = {}
        self._inner: dict[int, _Links] = {}
        self._joined, self._none, self._lowest = joined, none, lowest
        for first, second, score in pairs:
            for one, other in ((first, second), (second, first)):
                self._links.setdefault(one, {})[other] = _Links(score, 1, score)
        for number in self._links:
            self._members[number], self._states[number] = [number], states[number]
            self._inner[number] = _NO_LINKS

    def clusters(self) -> list[Cluster]:
        """The clusters of two members or more, in the order of their first."""
        queue = [
            (-mean, one, other, 2)
            for one, others in self._links.items()
            for other in others
            if one < other and (mean := self._mean(one, other)) > 0
        ]
        heapify(queue)
        while queue:
            _, one, other, size = heappop(queue)
            if one in self._members and other in self._members and self._size(one, other) == size:
                self._join(one, other, queue)
        return [
            Cluster(tuple(sorted(members)), self._inner[number].total / max(1, self._inner[number].number))
            for number, members in sorted(self._members.items())
            if len(members) > 1
        ]

    def _size(self, one: int, other: int) -> int:
        return len(self._members[one]) + len(self._members[other])

    def _mean(self, one: int, other: int) -> float:
        links = self._links[one][other]
        if links.lowest < self._lowest:
            return -1.0
        pairs = len(self._members[one]) * len(self._members[other])
        return (links.total + self._none * (pairs - links.number)) / pairs

    def _join(self, one: int, other: int, queue: list[tuple[float, int, int, int]]) -> None:
        state = self._joined(self._states[one], self._states[other])
        if state is None:
            return
        kept, gone = min(one, other), max(one, other)
        between = self._links[kept].pop(gone)
        del self._links[gone][kept]
        self._inner[kept] = _sum(self._inner[kept], self._inner.pop(gone), between)
        self._members[kept] += self._members.pop(gone)
        self._states[kept] = state
        del self._states[gone]
        for third, links in self._links.pop(gone).items():
            del self._links[third][gone]
            together = _sum(links, self._links[kept].get(third, _NO_LINKS))
            self._links[kept][third] = self._links[third][kept] = together
        for third in self._links[kept]:
            if (mean := self._mean(kept, third)) > 0:
                heappush(queue, (-mean, min(kept, third), max(kept, third), self._size(kept, third)))


def _sum(*links: _Links) -> _Links:
    lowest = min(link.lowest for link in links)
    return _Links(sum(link.total for link in links), sum(link.number for link in links), lowest)

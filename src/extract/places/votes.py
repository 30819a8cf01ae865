"""What the places of an article say for one another: where most of them lie, the others do, too.

All pairs of candidates are compared at once, in arrays: which lie near each other, in one country, in one division.
The idea is that of the minimal regions of Leidner (2007) and the spatial proximity of Lieberman and Samet (2012), as
features whose weights are learnt.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from extract.places.bearers import Candidate
from extract.places.name_clues import VOTE_CLUES, Named

Numbers = npt.NDArray[np.float64]

NEAR, FAR = 100.0, 1000.0  # km
_EARTH = 6371.0  # km, its radius
_LEAST = 0.05  # probability of a place that votes
_MOST = 3  # places of a name that vote
_CLOSE = 200.0  # characters in which the weight of a neighbour falls to 1/e
_FAINT = 0.02  # weight of a neighbour that no longer counts
_ROWS = 256  # candidates compared at a time


class Field:
    """All candidates of an article's names, in their order: where they lie."""

    def __init__(self, names: Sequence[Named]) -> None:
        self.names = names
        counts = [len(named.candidates) for named in names]
        self.starts = list(accumulate(counts, initial=0))
        self.all = [candidate for named in names for candidate in named.candidates]
        self._owner = np.repeat(np.arange(len(names)), counts)
        self._points = _unit_vectors(self.all)
        codes = {code: number for number, code in enumerate(dict.fromkeys(c.country for c in self.all if c.country))}
        self._country = np.array([codes.get(c.country, -1) for c in self.all], dtype=np.int64)
        self._admin1 = np.array([c.admin1 for c in self.all], dtype=np.int64)
        self._admin2 = np.array([c.admin2 for c in self.all], dtype=np.int64)
        self._is_small = np.array([c.kind not in ("country", "admin1") for c in self.all], dtype=bool)
        self._closeness = _closeness(names)

    def votes(self, chances: Sequence[float]) -> Numbers:
        """The features of each candidate in the order of VOTE_CLUES; `chances`: how likely each is so far."""
        weights = self._weights(chances)
        found = np.zeros((len(self.all), len(VOTE_CLUES)))
        for start in range(0, len(self.all), _ROWS):
            rows = slice(start, start + _ROWS)
            found[rows] = self._clues(rows, weights)
        return found

    def _weights(self, chances: Sequence[float]) -> Numbers:
        """The chances of the likeliest places of each name, 0 for the others."""
        weights = np.array(chances, dtype=np.float64)
        for start, end in zip(self.starts, self.starts[1:], strict=False):
            ranked = sorted(range(start, end), key=lambda place: (-chances[place], place))
            weights[ranked[_MOST:]] = 0.0
        weights[weights <= _LEAST] = 0.0
        return weights

    def _clues(self, rows: slice, weights: Numbers) -> Numbers:
        other = self._owner[rows, None] != self._owner[None, :]
        cosines = self._points[rows] @ self._points.T
        near = (cosines > math.cos(NEAR / _EARTH)) & other
        far = (cosines > math.cos(FAR / _EARTH)) & other
        country = self._same(self._country, rows) & other
        admin1 = self._same(self._admin1, rows) & other
        admin2 = self._same(self._admin2, rows) & other
        close = self._closeness[self._owner[rows]][:, self._owner] * weights
        total = other @ weights
        shares = np.stack([same @ weights for same in (country, admin1, admin2, near, far)], axis=1)
        shares /= np.maximum(total, 1e-9)[:, None]
        around = np.stack([(same * close).sum(axis=1) for same in (country, admin1, near)], axis=1)
        backing = [self._support(same) for same in (near & self._is_small, admin1, admin2)]
        return np.column_stack([shares, total <= 0, around, *backing])

    def _same(self, areas: npt.NDArray[np.int64], rows: slice) -> npt.NDArray[np.bool_]:
        """Whether two candidates lie in one area."""
        found: npt.NDArray[np.bool_] = (areas[rows, None] == areas[None, :]) & (areas[rows, None] >= 0)
        return found

    def _support(self, same: npt.NDArray[np.bool_]) -> Numbers:
        """How many names may mean such a place, those of many places for less; its logarithm."""
        given = [number for number, named in enumerate(self.names) if named.candidates]
        reached = np.logical_or.reduceat(same, [self.starts[number] for number in given], axis=1)
        worth = np.array([1 / math.sqrt(len(self.names[number].candidates)) for number in given])
        found: Numbers = np.log1p(reached @ worth)
        return found


def _unit_vectors(candidates: Sequence[Candidate]) -> Numbers:
    degrees = np.radians(np.array([(c.latitude, c.longitude) for c in candidates]).reshape(-1, 2))
    across = np.cos(degrees[:, 0])
    points: Numbers = np.stack(
        [across * np.cos(degrees[:, 1]), across * np.sin(degrees[:, 1]), np.sin(degrees[:, 0])], axis=1
    )
    return points


def _closeness(names: Sequence[Named]) -> Numbers:
    """How close two names stand in the text, 1 for side by side, 0 for far apart and for a name and itself."""
    found = np.zeros((len(names), len(names)))
    for number, other, gap in gaps(names):
        found[number, other] = found[other, number] = max(found[number, other], math.exp(-gap / _CLOSE))
    found[found < _FAINT] = 0.0
    return found


def gaps(names: Sequence[Named]) -> Iterator[tuple[int, int, int]]:
    """Pairs of names whose mentions stand near each other, with the characters from start to start."""
    reach = _CLOSE * -math.log(_FAINT)
    placed = sorted((m.start, number) for number, named in enumerate(names) for m in named.mentions)
    for place, (start, number) in enumerate(placed):
        for later, other in placed[place + 1 :]:
            if later - start > reach:
                break
            if other != number:
                yield number, other, later - start


def kilometres(one: Candidate, other: Candidate) -> float:
    """The distance of two places along a great circle (haversine)."""
    first, second = math.radians(one.latitude), math.radians(other.latitude)
    east = math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    north = math.sin((second - first) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, north + math.cos(first) * math.cos(second) * east)))

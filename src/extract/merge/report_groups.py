"""Which reports tell one happening, once clusters are made: copies of an article join those of the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.merge.linkage import Cluster
from extract.merge.windows import Window

_CERTAIN = 10_000  # the score of one action of two identical texts


class State(NamedTuple):
    """What the reports of a happening share: days on which it can have happened, and whether it is told as not done."""

    window: Window
    is_negated: bool


def together(one: State, other: State) -> State | None:
    """The state of two groups of reports as one; None if they cannot be one happening."""
    if one.is_negated != other.is_negated or not one.window.meets(other.window):
        return None
    return State(one.window.both(other.window), one.is_negated)


class Happenings:
    """Groups of reports, by their numbers; `states` has that of each report."""

    def __init__(self, states: Sequence[State], clusters: Iterable[Cluster]) -> None:
        self._states = states
        self._groups: list[list[int]] = []
        self._means: list[float] = []
        self._joint: list[State] = []
        self._group: dict[int, int] = {}
        for members, mean in clusters:
            self._add(members, mean)

    def attach(self, copy: int, first: int) -> None:
        """Adds a report to the happening of the same report in the same text, unless their days cannot meet."""
        joint = self._joint[self._group[first]] if first in self._group else self._states[first]
        state = together(joint, self._states[copy])
        if state is None:
            return
        group = self._group[first] if first in self._group else self._add([first], _CERTAIN)
        self._groups[group].append(copy)
        self._joint[group], self._group[copy] = state, group

    def all(self) -> Iterator[tuple[tuple[int, ...], float]]:
        """The happenings of several reports: their numbers in order, and the mean score that holds them together."""
        return ((tuple(sorted(group)), mean) for group, mean in zip(self._groups, self._means, strict=True))

    def _add(self, members: Sequence[int], mean: float) -> int:
        joint = self._states[members[0]]
        for member in members[1:]:
            joint = together(joint, self._states[member]) or joint
        self._group |= dict.fromkeys(members, len(self._groups))
        self._groups.append(list(members))
        self._means.append(mean)
        self._joint.append(joint)
        return len(self._groups) - 1

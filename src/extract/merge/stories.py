"""Stories: articles that tell of the same; and near copies of one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from extract.merge.likeness import Alike
from extract.merge.linkage import Linkage, Pair
from extract.merge.reports import Numbers
from extract.merge.windows import OPEN, Window

_STORY = 0.1  # mean likeness from which on articles tell one story: F1 on ECB+'s
_UNSEEN = -0.07  # what a pair that is not alike counts beside that
_SPAN = 14  # days from the first article of a story to its last
_COPY = 0.6  # share of the shorter text's shingles that a near copy has
_LIKE_COPY = 0.3  # likeness below which no two articles are near copies
_SCALE = 10_000
_FEWEST = 5  # shingles of a text that can be a near copy


def story_of(alike: Iterable[Alike], days: Callable[[int], Window | None], articles: int) -> dict[int, int]:
    """For each article that shares its story with others the number of the story's first.

    `days` says when an article was published, None if that is not known.
    """
    windows = [days(number) or OPEN for number in range(articles)]
    spans = [Window(window.first, window.last) for window in windows]
    pairs = (Pair(pair.earlier, pair.article, round(_SCALE * (pair.likeness - _STORY))) for pair in alike)
    found = Linkage(spans, pairs, _span, round(_SCALE * _UNSEEN)).clusters()
    return {member: cluster.members[0] for cluster in found for member in cluster.members}


def _span(one: Window, other: Window) -> Window | None:
    """The days of two groups of articles together; None if they are too many. Undated articles have no days."""
    if OPEN in (one, other):
        return other if one == OPEN else one
    first, last = min(one.first, other.first), max(one.last, other.last)
    return Window(first, last) if last - first <= _SPAN else None


def near_copies(alike: Iterable[Alike], shingles: Callable[[int], Numbers]) -> dict[int, int]:
    """For each article that is a near copy of one before it the number of the first such."""
    copies: dict[int, int] = {}
    for pair in alike:
        if pair.likeness >= _LIKE_COPY and is_near_copy(shingles(pair.article), shingles(pair.earlier)):
            copies[pair.article] = min(pair.earlier, copies.get(pair.article, pair.earlier))
    return copies


def is_near_copy(one: Numbers, other: Numbers) -> bool:
    """Whether most of the shorter text's shingles stand in the other (containment, Broder 1997)."""
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST and len(np.intersect1d(one, other, assume_unique=True)) >= _COPY * shorter

"""The pass that merges: which reports of all articles tell one happening, which articles one story."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from extract.merge.compared_reports import Candidates
from extract.merge.happening_rows import Told, happening_row
from extract.merge.linkage import Cluster, Linkage, Pair
from extract.merge.pair_clues import dated_model, merge_model, pair_clues
from extract.merge.report_groups import Happenings, State, together
from extract.merge.reports import Telling, read_profile, read_telling
from extract.merge.store import Store
from extract.merge.stories import near_copies, story_of
from extract.merge.windows import Window, days_of
from extract.write import COLUMN_PLACES, Row, Rows

_SCALE = 1_000
_HELD = 128  # articles in memory as rows are written: those of a few stories
_ARTICLES = COLUMN_PLACES["articles"]
_EVENTS = COLUMN_PLACES["events"]


class _Head(NamedTuple):
    """What is remembered of an article: its id, its day, how many actions it reports."""

    article_id: str
    published: str
    reports: int


class _Happening(NamedTuple):
    """A happening of several reports: their numbers in order, and how sure it is that they belong together."""

    happening_id: str
    confidence: float
    members: tuple[int, ...]


class MergePass:
    """Looks at all articles, in any order, with the ids of the corpus; then it fills in what only the corpus tells.

    What it finds depends on the set of articles alone. Memory is bounded but for some numbers an article and a report.
    Raises UsageError if there is no room for its temporary files, whatever `check` raises to stop it.
    """

    def __init__(self, check: Callable[[], None] = lambda: None) -> None:
        self._check = check
        self._store = Store()
        self._telling = lru_cache(maxsize=_HELD)(self._store.telling)

    def look(self, rows: Rows) -> None:
        """Takes in the rows of an article."""
        self._store.add(read_telling(rows), read_profile(rows))

    def settle(self) -> None:
        """Decides, once all articles have been seen."""
        self._store.number()
        self._heads = [_Head(t.article_id, t.published, len(t.reports)) for t in self._store.tellings()]
        self._starts = [0, *accumulate(head.reports for head in self._heads)]
        candidates = Candidates(self._store, self._check)
        stories = story_of(candidates.alike, self._days, len(self._heads))
        near = near_copies(candidates.alike, lambda number: self._store.profile(number).shingles)
        for copy, first in candidates.copies.items():
            stories[copy] = stories.setdefault(first, first)
            if first in near:
                near[copy] = near[first]
        self._stories, self._copies = self._named(stories), self._named(near)
        self._settle_happenings(candidates)

    def _settle_happenings(self, candidates: Candidates) -> None:
        states = [state for telling in self._store.tellings() for state in _states(telling)]
        model = merge_model()
        rest = (round(_SCALE * model.thresholds[name]) for name in ("unseen", "lowest"))
        clusters = Linkage(states, self._pairs(candidates), together, *rest).clusters()
        happenings = Happenings(states, filter(self._is_told_twice, clusters))
        for copy, first in candidates.copies.items():
            self._check()
            if self._heads[copy].reports == self._heads[first].reports:
                for position in range(self._heads[copy].reports):
                    happenings.attach(self._starts[copy] + position, self._starts[first] + position)
        self._clusters: dict[str, _Happening] = {}
        groups = list(happenings.all())
        ids = self._event_ids({member for members, _ in groups for member in members})
        for members, mean in groups:
            happening = _Happening(ids[members[0]], 1 / (1 + math.exp(-mean / _SCALE)), members)
            self._clusters |= dict.fromkeys((ids[member] for member in members), happening)

    def apply(self, rows: Rows) -> Rows:
        """The rows of an article with what the corpus tells, and those of the happenings that it tells first."""
        [article] = rows["articles"]
        cells = list(article)
        if cells[_ARTICLES["status"]] == "ok":
            cells[_ARTICLES["story_id"]] = self._stories.get(article[0], article[0])
            cells[_ARTICLES["near_duplicate_of"]] = self._copies.get(article[0], "")
        telling = read_telling(rows)
        happenings = [row for report in telling.reports if (row := self._row(telling, report.position))]
        events = [self._event(row) for row in rows["events"]]
        return {**rows, "articles": [tuple(cells)], "events": events, "happenings": happenings}

    def _event(self, row: Row) -> Row:
        if row[_EVENTS["kind"]] != "action":
            return row
        cells = list(row)
        event_id = row[_EVENTS["event_id"]]
        cells[_EVENTS["happening_id"]] = (
            self._clusters[event_id].happening_id if event_id in self._clusters else event_id
        )
        return tuple(cells)

    def _row(self, telling: Telling, position: int) -> Row | None:
        """The row of a happening, if this report is its first."""
        report = telling.reports[position]
        if report.event_id not in self._clusters:
            return happening_row([Told(telling, report)], report.confidence)
        happening_id, confidence, members = self._clusters[report.event_id]
        if happening_id != report.event_id:
            return None
        return happening_row([self._told(member) for member in members], confidence)

    def _told(self, member: int) -> Told:
        number, position = self._place(member)
        telling = self._telling(number)
        return Told(telling, telling.reports[position])

    def _is_told_twice(self, cluster: Cluster) -> bool:
        """Whether several articles tell it: what one article tells alone bears out nothing."""
        return len({self._place(member)[0] for member in cluster.members}) > 1

    def _place(self, member: int) -> tuple[int, int]:
        number = bisect_right(self._starts, member) - 1
        return number, member - self._starts[number]

    def _event_ids(self, members: Container[int]) -> dict[int, str]:
        """The ids of these reports: read in one go, for to look up each costs most of all."""
        return {
            start + position: report.event_id
            for start, telling in zip(self._starts, self._store.tellings(), strict=False)
            for position, report in enumerate(telling.reports)
            if start + position in members
        }

    def _pairs(self, candidates: Candidates) -> Iterator[Pair]:
        for first, second, one, other, frame in candidates:
            model = dated_model() if frame.are_dated else merge_model()
            score = model.score(pair_clues(one, other, frame)) - model.thresholds["together"]
            one_number, other_number = (self._starts[number] + position for number, position in (first, second))
            yield Pair(one_number, other_number, round(_SCALE * score))

    def _named(self, numbers: dict[int, int]) -> dict[str, str]:
        return {self._heads[number].article_id: self._heads[first].article_id for number, first in numbers.items()}

    def _days(self, number: int) -> Window | None:
        return days_of(self._heads[number].published)


def _states(telling: Telling) -> Iterator[State]:
    return (State(report.window, report.realis == "negated") for report in telling.reports)

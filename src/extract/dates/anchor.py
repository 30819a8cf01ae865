"""What undated expressions lean on: the day of publication, or the moving date of the passage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from extract.dates.calendar import Moment, moment_from, moment_of

Anchor = Literal["explicit", "published", "previous date", "none"]
Direction = Literal["past", "future", "nearest"]

# Calibrated on wire news (0 to 0.3) and on histories (0.9 and more): the share of dates of other years.
NARRATIVE_SHARE = 0.6
NARRATIVE_DATES = 4


@dataclass(slots=True)
class Passage:
    """The moving state while an article's expressions are resolved in order."""

    published: dt.date | None
    narrative: bool
    last: Moment | None = None  # the date the passage is about
    period: str = ""  # the last quarter, for "a year earlier"
    before_christ: bool = False

    @property
    def publication(self) -> Moment | None:
        """The day of publication as a moment."""
        return moment_of(self.published) if self.published else None

    def reference(self) -> tuple[Moment | None, Anchor]:
        """What "next month" or a bare "March" counts from: the publication in news, the passage's date in a history."""
        if self.last and (self.narrative or not self.published):
            return self.last, "previous date"
        if self.published:
            return moment_of(self.published), "published"
        return None, "none"

    def previous(self) -> tuple[Moment | None, Anchor]:
        """What "two days later" counts from: the date last spoken of."""
        if self.last:
            return self.last, "previous date"
        return self.reference()

    def note(self, value: str) -> None:
        """Moves the passage on to a resolved calendar value."""
        moment = moment_from(value)
        if moment is None:
            return
        if self.last and moment.year == self.last.year and not moment.month and self.last.month:
            return  # a bare year that repeats the passage's own says nothing new
        self.last = moment
        self.before_christ = moment.year < 0
        if "-Q" in value:
            self.period = value


def is_narrative(explicit_years: list[int], deictic: int, published: dt.date | None) -> bool:
    """Whether an article tells a history: most of its dates name a year more than one before its publication.

    `explicit_years` are the years its full dates name, `deictic` counts weekdays, "today", "last week" and their like.
    """
    if published is None:
        return True
    far = sum(year < published.year - 1 for year in explicit_years)
    total = len(explicit_years) + deictic
    return far >= NARRATIVE_DATES and far >= NARRATIVE_SHARE * total

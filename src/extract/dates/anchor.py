"""What undated expressions lean on: the day of publication, or the moving date of the passage."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from extract.dates.calendar import Moment, moment_from

Anchor = Literal["explicit", "published", "previous date", "none"]
Direction = Literal["past", "future", "nearest"]
DAY = re.compile(r"(?:[0-9]{4}|XXXX)-(?:[0-9]{2}-[0-9]{2}|W[0-9X]{2}-[1-7])")

# Calibrated on news and on histories. News has a "Friday" or "last week" for every other dated year (histories: one for
# six at the most), and the years long past that a news feature names are bare ("in 2008"), where a history has days.
NARRATIVE_DATES = 4  # full dates at least
NARRATIVE_SHARE = 0.5  # of the dated expressions at least lie far from publication
DEICTIC_SHARE = 0.2  # deictic expressions for each dated one at most


@dataclass(slots=True)
class Passage:
    """The moving state while an article's expressions are resolved in order."""

    published: Moment | None  # a day or a month
    narrative: bool = True
    last: Moment | None = None  # the date the passage is about
    near: Moment | None = None  # the full date told last in this paragraph
    dated: tuple[Moment, ...] = ()  # all dates of the article that name their year
    day: str = ""  # the value of the day told last, of which year and month may be unknown
    written: str = ""  # the value of a dateline that tells no year
    half: str = ""  # the value of the year of which a half was told last
    period: str = ""  # the quarter that a company report speaks of
    compared: str = ""  # that quarter, or a year, whichever was named last: what "a year earlier" is set against
    before: Moment | None = None  # the date before it
    headed: bool = False  # a section's heading told the date, and no other year since
    flashback: bool = False  # news, but this paragraph tells of a month long past
    present: bool = False  # this paragraph began with the present, so that a date long past in it is an aside

    @property
    def today(self) -> dt.date | None:
        """The day of publication, None where no more than its month is known."""
        return self.published.date if self.published else None

    def reference(self) -> tuple[Moment | None, Anchor]:
        """What "next month" or a bare "March" counts from: the publication in news, the passage's date in a history."""
        if self.last and self.narrative:
            return self.last, "previous date"
        if self.published:
            return self.published, "published"
        return None, "none"

    def previous(self, ahead: Moment | None = None) -> tuple[Moment | None, Anchor]:
        """What "two days later" counts from: the date last spoken of.

        Where that was a leap aside of more than a year, and `ahead` (the next date that names its year) lies nearer to
        the one before, the passage has come back to the one before.
        """
        if self.last is None:
            return self.reference()
        before = self.before
        leap = before and abs(self.last.year - before.year) > 1
        if ahead and before and leap and abs(ahead.year - before.year) < abs(ahead.year - self.last.year):
            return before, "previous date"
        return self.last, "previous date"

    def note(self, value: str, explicit: bool = False) -> None:
        """Moves the passage on to a resolved calendar value; `explicit`: the text names its year."""
        moment = moment_from(value)
        if moment or DAY.match(value):
            self.day = value[: len("XXXX-WXX-2")] if DAY.match(value) else ""
        if moment is None:
            return
        if self.last and moment.year == self.last.year and not moment.month and self.last.month:
            return  # a bare year that repeats the passage's own says nothing new
        self.before, self.last = self.last, moment
        if explicit and moment.day:
            self.near = moment
        if self.published:
            far = moment.year < self.published.year - 1
            self.present = self.present or not (far or self.flashback)
            if explicit:
                self.flashback = bool(moment.month) and far and not self.present


def is_narrative(dated: list[Moment], deictic: int, published: Moment | None) -> bool:
    """Whether an article tells a history: most of its dates lie more than a year before its publication (where that is
    known), and at least four of those name a month or an era.

    `dated` are the dates that name their year, `deictic` counts weekdays, "today", "last week" and their like.
    """
    far = [moment for moment in dated if published is None or moment.year < published.year - 1]
    full = sum(bool(moment.month) or moment.year < 0 for moment in far)
    return (
        full >= NARRATIVE_DATES and len(far) >= NARRATIVE_SHARE * len(dated) and deictic <= DEICTIC_SHARE * len(dated)
    )

"""The days on which a reported action can have happened. Two reports whose days cannot meet tell of two happenings."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

_NEVER, _EVER = 0, date.max.toordinal()
_BACK = 3  # days: what news tells without a day has happened so long before publication at most, nine times in ten
_ON = 1  # and so long behind a day that the passage tells, not the clause
_TOLD = ("explicit", "relative")  # sources of days that the sentence itself tells
_FIRMEST = 31  # days that a window may span and still say when


class Window(NamedTuple):
    """First and last day, both inclusive, as ordinals of the calendar; `is_told` if the article itself tells them."""

    first: int
    last: int
    is_told: bool = False

    def meets(self, other: Window) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def both(self, other: Window) -> Window:
        """The days that lie in both."""
        return Window(max(self.first, other.first), min(self.last, other.last), self.is_told or other.is_told)

    @property
    def day(self) -> int:
        """The one day that is told, 0 if none is."""
        return self.first if self.is_told and self.first == self.last else 0


OPEN = Window(_NEVER, _EVER)


def window_of(date_from: str, date_to: str, source: str, realis: str, published: str) -> Window:
    """The window of an action by its cells in events.csv and the day of publication.

    What has only the day of publication may have happened a few days before; what has no day happened before
    publication or, if it is still to come, after it.
    """
    if date_from and date_to:
        first, last = date.fromisoformat(date_from).toordinal(), date.fromisoformat(date_to).toordinal()
        if source in _TOLD:
            return Window(first, last, last - first < _FIRMEST)
        return Window(first, _EVER) if realis == "future" else Window(max(_NEVER, first - _BACK), last + _ON)
    days = days_of(published)
    if days is None:
        return OPEN
    return Window(days.first, _EVER) if realis == "future" else Window(_NEVER, days.last)


def days_of(published: str) -> Window | None:
    """The days of a cell `published`, a day or a month; None for an empty one."""
    if not published:
        return None
    if len(published) == len("2021-08"):
        year, month = int(published[:4]), int(published[5:])
        return Window(date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal())
    day = date.fromisoformat(published).toordinal()
    return Window(day, day)

"""Calendar arithmetic over TIMEX3 values; years before Christ are negative and written `BC0490`."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

from extract.dates.movable_feasts import feast_day
from extract.vocabulary import load_rows

SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
EASTERS = {"easter": EASTER_WESTERN, "pascha": EASTER_ORTHODOX}  # of the western and of the eastern churches
GREGORIAN = range(1583, 4100)  # years in which Easter can be reckoned
PREFIX = {"DE": 3, "CE": 2}
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
MOMENT = re.compile(r"(BC)?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-W([0-9]{2})|-Q([1-4])|-H([12])|-(SP|SU|FA|WI))?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day (0 where unknown) that later expressions can lean on."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """TIMEX3 value."""
        text = year_value(self.year)
        if self.month:
            text += f"-{self.month:02d}"
        if self.month and self.day:
            text += f"-{self.day:02d}"
        return text

    @property
    def date(self) -> dt.date | None:
        """The day, where the moment is one that Python's calendar has."""
        if self.day and self.year > 0 and valid_day(self.year, self.month, self.day):
            return dt.date(self.year, self.month, self.day)
        return None


def moment_of(day: dt.date) -> Moment:
    """The moment of a day."""
    return Moment(day.year, day.month, day.day)


def year_value(year: int) -> str:
    """TIMEX3 value of a year; negative years are BC."""
    return f"BC{-year:04d}" if year < 0 else f"{year:04d}"


def valid_day(year: int, month: int, day: int) -> bool:
    """Whether the day exists in the proleptic Gregorian calendar (BC, or of an unknown year, 0: in a leap year)."""
    if not 1 <= month <= 12 or day < 1 or year > 9999:
        return False
    return day <= calendar.monthrange(year if 1 <= year <= 9999 else 2000, month)[1]


def publication(text: str) -> Moment | None:
    """The moment of an ISO day, also before a time, or of an ISO month; None for anything else."""
    month = MONTH.fullmatch(text)
    if month and int(month[1]) and 1 <= int(month[2]) <= 12:
        return Moment(int(month[1]), int(month[2]))
    try:
        return moment_of(dt.date.fromisoformat(text[:10]))
    except ValueError:
        return None


def clock_suffix(hour: int | str, minute: str, second: str | None = None) -> str:
    """`T15:11` of a time of the day, which may be 24:00; empty when it is none."""
    if not (0 <= int(hour) <= 24 and int(minute) <= 59 and int(second or 0) <= 59):
        return ""
    return f"T{int(hour):02d}:{minute}" + (f":{second}" if second else "")


def moment_from(value: str) -> Moment | None:
    """The moment that a value begins with; a week is its Monday, a quarter or half its first month."""
    m = MOMENT.match(value)
    if not m:
        return None
    bc, year_text, month, day, week, quarter, half, season = m.groups()
    year = -int(year_text) if bc else int(year_text)
    if year == 0:
        return None
    if week:
        monday = week_start(year, int(week))
        day = add_days(monday, 5 if "-WE" in value else 0) if monday else None
        return moment_of(day) if day else Moment(year)
    if quarter:
        return Moment(year, 3 * int(quarter) - 2)
    if half:
        return Moment(year, 6 * int(half) - 5)
    if season:
        return Moment(year, SEASON_MONTH[season])
    return Moment(year, int(month or 0), int(day or 0))


def week_start(year: int, week: int) -> dt.date | None:
    """Monday of an ISO week; None where there is none."""
    try:
        return dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


def week_value(day: dt.date) -> str:
    """ISO week of a day: `2015-W34`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def add_months(moment: Moment, n: int) -> Moment:
    """The month `n` months on."""
    index = moment.year * 12 + max(moment.month, 1) - 1 + n
    return Moment(index // 12, index % 12 + 1)


def add_days(day: dt.date, n: int) -> dt.date | None:
    """The day `n` days on, None beyond the calendar."""
    try:
        return day + dt.timedelta(days=n)
    except (OverflowError, ValueError):
        return None


def quarter_of(month: int) -> int:
    """Quarter of a month."""
    return (max(month, 1) + 2) // 3


def decade_value(year: int) -> str:
    """`198` for the 1980s, `BC047` for the 470s BC."""
    return year_value(year)[:-1]


def century_value(n: int, before_christ: bool = False) -> str:
    """`18` for the 19th century, `BC03` for the fourth century BC."""
    return f"BC{n - 1:02d}" if before_christ else f"{n - 1:02d}"


UNKNOWN = {"CE": "XX", "DE": "XXX", "Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE"}


def unknown(unit: str) -> str:
    """The value of a unit of which nothing is known but that it is one: `XXXX-WXX`; of a day or less the day's."""
    return UNKNOWN.get({"F": "W", "H6": "M", "ML": "Y"}.get(unit, unit), "XXXX-XX-XX")


def shifted(ref: Moment, n: int, unit: str) -> str:
    """Value of `n` units from `ref`, as fine as the unit; empty where `ref` is too coarse or the calendar ends."""
    if unit in ("DE", "CE", "ML", "Y"):
        year = ref.year + n * {"Y": 1, "DE": 10, "CE": 100, "ML": 1000}[unit]
        if not -9999 <= year <= 9999 or year == 0:
            return ""
        return year_value(year)[: 6 if year < 0 else 4][: (None if unit == "Y" else -1 if unit == "DE" else -2)]
    if unit in ("M", "Q"):
        if not ref.month:
            return ""
        month = add_months(ref, n * (3 if unit == "Q" else 1))
        if not 1 <= abs(month.year) <= 9999:
            return ""
        return month.value if unit == "M" else f"{year_value(month.year)}-Q{quarter_of(month.month)}"
    day = ref.date
    if day is None:
        return ""
    moved = add_days(day, n * {"W": 7, "WE": 7, "F": 14}.get(unit, 1))
    if moved is None:
        return ""
    if unit == "W":
        return week_value(moved)
    return f"{week_value(moved)}-WE" if unit == "WE" else moved.isoformat()


@cache
def holidays() -> dict[str, str]:
    """Rule of each holiday by its name in lower case, words separated by one blank."""
    return {row["name"].lower(): row["rule"] for row in load_rows("dates/holidays.csv")}


def holiday_date(rule: str, year: int) -> dt.date | None:
    """The day of a holiday in a year."""
    if not 1 <= year <= 9999:
        return None
    kind, _, told = rule.partition(":")
    if kind in EASTERS:
        return add_days(easter(year, EASTERS[kind]), int(told)) if year in GREGORIAN else None
    if kind == "feast":
        return feast_day(*told.split("/"), year)
    if "/" in rule:
        month, rest = rule.split("/")
        rest, _, later = rest.partition("+")
        if later:  # the day after the fourth Thursday
            return add_days(nth_weekday(year, int(month), rest[0], int(rest[1])) or dt.date.max, int(later))
        if rest[0] == "X":  # the last Monday before 25 May
            last = dt.date(year, int(month), 24)
            return last - dt.timedelta(days=last.weekday())
        return nth_weekday(year, int(month), rest[0], int(rest[1]))
    month, rest = rule.split("-")
    return dt.date(year, int(month), int(rest)) if valid_day(year, int(month), int(rest)) else None


def nth_weekday(year: int, month: int, nth: str, weekday: int) -> dt.date | None:
    """The nth (or L, last) ISO weekday of a month; None where it has none."""
    if nth == "L":
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    day = add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (int(nth) - 1))
    return day if day and day.month == month else None


def weekday_date(ref: dt.date, weekday: int, direction: Literal["past", "future", "nearest"]) -> dt.date | None:
    """The ISO weekday on or before, on or after, or nearest to `ref`."""
    back = (ref.isoweekday() - weekday) % 7
    if direction == "past" or (direction == "nearest" and back <= 3):
        return add_days(ref, -back)
    return add_days(ref, (7 - back) % 7)

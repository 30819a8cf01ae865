"""The first and last day of a calendar value.

A year, quarter, half, month, week, weekend or day is itself. A decade (`198`) runs from 1980 to 1989, a century (`19`)
from 1900 to 1999, as the value reads. Seasons are the meteorological ones of the north: spring March to May, summer
June to August, autumn September to November, winter of a year the December before it to its February. START, MID and
END are the thirds of a value of more than two days, cut at the nearest whole day (early 2014: its first 122 days).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from extract.dates.calendar import week_start

VALUE = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|-W([0-9]{2})(-WE)?|-Q([1-4])|-H([12])|-(SP|SU|FA|WI))?(?:T[A-Z0-9:.+-]*)?"
)
SEASONS = {"SP": (0, 3), "SU": (0, 6), "FA": (0, 9), "WI": (-1, 12)}


def interval(value: str, mod: str = "") -> tuple[str, str]:
    """ISO first and last day (both inclusive) of a TIMEX3 value; two empty strings where it has none."""
    days = bounds(value)
    if days is None:
        return "", ""
    first, last = days
    length = (last - first).days + 1
    if mod in ("START", "MID", "END") and length > 2:
        third = length / 3
        cut, second = first + dt.timedelta(round(third)), first + dt.timedelta(round(2 * third))
        if mod == "START":
            last = cut - dt.timedelta(1)
        elif mod == "MID":
            first, last = cut, second - dt.timedelta(1)
        else:
            first = second
    return first.isoformat(), last.isoformat()


def bounds(value: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a value, its modifier left aside."""
    if re.fullmatch(r"[0-9]{2,3}", value):
        size = 10 ** (4 - len(value))
        start = int(value) * size
        return (dt.date(start, 1, 1), dt.date(start + size - 1, 12, 31)) if start else None
    m = VALUE.fullmatch(value)
    if not m or m[1] == "0000":
        return None
    year = int(m[1])
    month, day, week, weekend, quarter, half, season = m.groups()[1:]
    if week:
        monday = week_start(year, int(week))
        if monday is None or monday > dt.date(9999, 12, 24):
            return None
        return monday + dt.timedelta(5 if weekend else 0), monday + dt.timedelta(6)
    if season:
        shift, first = SEASONS[season]
        if year + shift < 1:
            return None
        return months(year + shift, first, 3)
    if quarter:
        return months(year, 3 * int(quarter) - 2, 3)
    if half:
        return months(year, 6 * int(half) - 5, 6)
    if not month:
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    if not 1 <= int(month) <= 12:
        return None
    if not day:
        return months(year, int(month), 1)
    if not 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
        return None
    one = dt.date(year, int(month), int(day))
    return one, one


def months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    """The first and last day of `count` months."""
    index = year * 12 + first + count - 2
    last_year, last_month = index // 12, index % 12 + 1
    return dt.date(year, first, 1), dt.date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])

"""Resolver of distances from a day that the words name: two weeks from Friday, the day after Christmas."""

from __future__ import annotations

from extract.dates.amounts import CLOCK_UNITS, counted, unit_of
from extract.dates.calendar import moment_from, shifted
from extract.dates.calendar_dates import resolve_date
from extract.dates.named_days import resolve_holiday, resolve_offset, resolve_weekday
from extract.dates.normalise import Reading, Resolved

DAYS_OF = {"D": 1, "W": 7, "F": 14}


def resolve_fromday(reading: Reading) -> list[Resolved]:
    """So far from the day that the match names; days and weeks give a day, months a month."""
    days = named_day(reading)
    base = moment_from(days[0].value) if days else None
    unit, n = unit_of(reading), counted(reading) or 1
    step = -int(n) if reading.word("dir") == "before" else int(n)
    if base is None or not base.day or unit in CLOCK_UNITS:
        return []
    size = DAYS_OF.get(unit)
    return reading.made(shifted(base, step * size, "D") if size else shifted(base, step, unit), days[0].anchor)


def named_day(reading: Reading) -> list[Resolved]:
    """The day that the match names: 9/11, a date, a weekday, today, a holiday."""
    if reading.has("nine"):
        return reading.made("2001-09-11", "explicit")
    if reading.has("month"):
        return resolve_date(reading)
    if reading.has("weekday"):
        return resolve_weekday(reading)
    return resolve_offset(reading) if reading.has("word") else resolve_holiday(reading)

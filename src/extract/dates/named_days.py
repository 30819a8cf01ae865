"""Resolvers of days by name: weekdays by tense, today and tonight, public holidays."""

from __future__ import annotations

import datetime as dt
import re

from extract.dates.anchor import Anchor, Direction
from extract.dates.calendar import (
    Moment,
    add_days,
    add_months,
    holiday_date,
    holidays,
    nth_weekday,
    weekday_date,
    year_value,
)
from extract.dates.normalise import BACKWARD, FORWARD, LEANING, Reading, Resolved
from extract.dates.years import inherited_year, year_of

HALF_YEAR, MONTH = 183, 31  # days
FIXED = re.compile(r"[0-9]{2}-[0-9]{2}")  # the rule of a holiday that is always on the same day
MID_MONTH = 15  # day of the month


def part_suffix(reading: Reading) -> str:
    """`TNI`, `TAF`, `T12:00` of the part of the day in a match, or nothing."""
    if reading.has("part"):
        return f"T{reading.value('PART')}"
    if reading.has("noon"):
        return f"T{reading.value('NOON')}"
    words = reading.words
    if reading.has("small"):
        return "TMO"
    return "T24:00" if "midnight" in words else "T12:00" if "noon" in words else ""


def resolve_weekday(reading: Reading) -> list[Resolved]:
    """A weekday: by its word ("last", "next"), else by the tense of the sentence, in a history the next one."""
    passage = reading.passage
    if reading.repeated and reading.relation == "last":
        return []  # once a month, on the last Saturday
    if reading.repeated and reading.tokens.word(reading.found.first - 1) in ("and", "or"):
        return reading.made(f"XXXX-WXX-{reading.weekday}{part_suffix(reading)}", type_="SET")
    weekday, word, suffix = reading.weekday, reading.relation, part_suffix(reading)
    leaning = passage.last and word in LEANING
    ref, anchor = passage.previous(reading.ahead) if leaning else passage.reference()
    here = ref.date if ref else None
    if here is None and not passage.narrative:
        here, anchor = passage.today, "published"
    if here is None:
        return reading.made(f"XXXX-WXX-{weekday}{suffix}")
    if reading.has("nth"):
        return nth_of_month(reading, weekday)
    if reading.has("weekrel"):
        week = {"last": -1, "next": 1}.get(reading.word("weekrel"), 0)
        day = add_days(here, 7 * week + weekday - here.isoweekday())
    elif reading.opened and reading.opened.date:
        day = weekday_date(reading.opened.date, weekday, "future")  # Tuesday through Thursday
    elif reading.has("weekon"):
        day = add_days(weekday_date(here, weekday, "future") or here, 7)
    elif word in BACKWARD:
        day = weekday_date(add_days(here, -1) or here, weekday, "past")
    elif word in FORWARD:
        day = weekday_date(add_days(here, 1) or here, weekday, "future")
    else:
        day = weekday_date(here, weekday, weekday_direction(reading, weekday, here, anchor))
    return reading.made(day.isoformat() + suffix, anchor) if day else []


def nth_of_month(reading: Reading, weekday: int) -> list[Resolved]:
    """the first Sunday in May 2014, the last Friday of March."""
    month, (year, anchor) = int(reading.value("MONTH") or 0), year_of(reading)
    if reading.has("monthrel"):
        ref, anchor = reading.passage.reference()
        moved = add_months(ref, {"last": -1, "next": 1}.get(reading.word("monthrel"), 0)) if ref else Moment(0)
        year, month = moved.year, moved.month
    elif not year:
        year, anchor = inherited_year(reading, month, 0)
    if not 1 <= year <= 9999:
        return []
    nth = "L" if reading.word("nth") == "last" else reading.value("ORD", "nth")
    day = nth_weekday(year, month, nth, weekday)
    return reading.made(day.isoformat(), anchor) if day else []


def weekday_direction(reading: Reading, weekday: int, here: dt.date, anchor: Anchor) -> Direction:
    """Where a weekday without "last" or "next" is looked for."""
    if reading.word("dir") == "from":
        return "future"
    told = reading.tense(reading.found.first, reading.found.last)
    if reading.relation == "this":
        return told or ("future" if weekday >= here.isoweekday() else "past")
    if reading.relation:
        return "past"
    return "future" if told == "future" or anchor == "previous date" else "past"


def resolve_offset(reading: Reading) -> list[Resolved]:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    passage = reading.passage
    word = reading.word("word")
    step = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(word, 0)
    if reading.has("before"):
        step = -2
    elif reading.has("after"):
        step = 2
    suffix = part_suffix(reading)
    if word in ("tonight", "overnight"):
        suffix = "TNI"
    if passage.narrative and word == "today":
        return reading.made("PRESENT_REF", mod="")
    if passage.today is None:
        return unknown_day(reading, suffix)
    base = passage.today
    if passage.narrative and passage.last and passage.last.date and "morning" not in reading.words:
        base = passage.last.date
    moved = add_days(base, step)
    return reading.made(moved.isoformat() + suffix, "published") if moved else []


def unknown_day(reading: Reading, suffix: str) -> list[Resolved]:
    """Today, tonight, yesterday in an article of unknown day: that of its dateline; "today" with a present is "now"."""
    if reading.word("word") == "today":
        if reading.passage.written:
            return reading.made(reading.passage.written, "previous date")
        if reading.tense(reading.found.first, reading.found.last) == "":
            return reading.made("PRESENT_REF", mod="")
    return reading.made("XXXX-XX-XX" + suffix, mod="")


def resolve_holiday(reading: Reading) -> list[Resolved]:
    """Public holidays, by the year in the match or the nearest to the anchor; a bare name is no expression."""
    if not (set(reading.found.groups) & {"year", "relyear", "rel", "dir"}):
        return []
    rule = holiday_rule(" ".join(reading.words).replace("’", "'"))
    year, anchor = year_of(reading)
    if not year:
        ref, anchor = reading.passage.reference()
        if ref is None:
            return reading.made(f"XXXX-{rule}") if FIXED.fullmatch(rule) else []
        here = ref.date
        if here is None and ref.month and anchor == "published":
            here = dt.date(ref.year, ref.month, MID_MONTH)  # of the day no more is known
        year = ref.year + holiday_step(reading, holiday_date(rule, ref.year), here)
    day = holiday_date(rule, year)
    if day is None and reading.has("year"):  # one that nobody has reckoned
        return reading.made(year_value(year), anchor, first=reading.found.groups["year"][0])
    return reading.made(day.isoformat(), anchor) if day else []


def holiday_rule(text: str) -> str:
    """The rule of the longest holiday named in `text`."""
    return max(((len(name), rule) for name, rule in holidays().items() if name in text), default=(0, ""))[1]


def holiday_step(reading: Reading, day: dt.date | None, here: dt.date | None) -> int:
    """How many years from the anchor's own year the holiday lies."""
    if day is None or here is None:
        return 0
    gap, word = (day - here).days, reading.word("rel")
    if word in ("last", "next"):
        return -(gap >= 0) if word == "last" else int(gap <= 0)
    tense = "" if word else reading.tense(reading.found.first, reading.found.last)
    if tense == "past":
        return -int(gap > MONTH)
    return int(gap < -HALF_YEAR) - int(gap > HALF_YEAR and tense != "future")

"""Resolvers of calendar dates: full or partial, in digits, eras, decades, centuries, halves."""

from __future__ import annotations

import re
from calendar import monthrange

from extract.dates.absolute import foreign_day
from extract.dates.calendar import (
    Moment,
    add_months,
    century_value,
    clock_suffix,
    decade_value,
    moment_from,
    valid_day,
    week_value,
    year_value,
)
from extract.dates.day_month_order import NUMERIC, is_unclear
from extract.dates.named_days import part_suffix
from extract.dates.normalise import Reading, Resolved
from extract.dates.years import inherited_year, year_of

CLOCK = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?")


def resolve_date(reading: Reading) -> list[Resolved]:
    """Year, month, day, in any combination."""
    year, anchor = year_of(reading)
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    day = int(reading.number("day"))
    if reading.has("season"):
        return reading.made(f"{year_value(year)}-{reading.value('SEASON')}", anchor) if year else []
    if month and not year:
        year, anchor = inherited_year(reading, month, day)
    if month and day and not valid_day(year, month, day):
        return []
    if not year:
        if not month or anchor == "explicit":
            return []
        return reading.made(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "none")
    value = Moment(year, month, day).value
    if reading.found.rule.type == "TIME":
        value += part_suffix(reading)
    return reading.made(value, anchor)


def resolve_ordinal(reading: Reading) -> list[Resolved]:
    """on the 5th, Friday the 5th: of the month that the passage is in, with a weekday also of the next."""
    ref, anchor = reading.passage.previous()
    day, weekday = int(reading.number("day")), reading.weekday
    if ref is None or not ref.month:
        return []
    for months in (0, -1, 1) if weekday else (0,):
        month = add_months(ref, months)
        moment = Moment(month.year, month.month, day)
        if valid_day(month.year, month.month, day) and (not weekday or weekday == iso_weekday(moment)):
            return reading.made(moment.value, anchor)
    return []


def iso_weekday(moment: Moment) -> int:
    """1 for a Monday; 0 where Python's calendar has no such day."""
    return moment.date.isoweekday() if moment.date else 0


def resolve_ancient(reading: Reading) -> list[Resolved]:
    """A bare year of three digits, where the passage is about years BC or of the first millennium."""
    passage = reading.passage
    last = passage.last
    if last is None or abs(last.year) >= 1000:
        return []
    year = int(reading.number("year"))
    if abs(abs(last.year) - year) > 150:
        return []
    return reading.made(year_value(-year if last.year < 0 else year), "previous date")


def resolve_numeric(reading: Reading) -> list[Resolved]:
    """Dates in digits, in the article's order of day and month."""
    if reading.has("monthnumber"):
        month, year = int(reading.number("monthnumber")), int(reading.number("year"))
        return reading.made(Moment(year, month).value, "explicit") if month <= 12 else []
    if reading.has("dtg"):
        return date_time_group(reading)
    raw = reading.word("stamp") or reading.word("numdate")
    stamp = CLOCK.match(raw.upper())
    if stamp:
        y, m, d = (int(x) for x in stamp.groups()[:3])
        time = clock_suffix(*stamp.groups()[3:])
        known = time and valid_day(y, m, d)
        return reading.made(Moment(y, m, d).value + time, "explicit", type_="TIME") if known else []
    return numeric_day(reading)


def date_time_group(reading: Reading) -> list[Resolved]:
    """131530ZAUG2010: day, hour and minute, zone, month and year of a military message (ACP 121)."""
    raw = reading.word("dtg").replace(" ", "")
    book, name, year = reading.book, raw[7:10], int(raw[10:])
    month = int(book.value("MABBR", name) or book.value("MONTH", name) or 0)
    moment = Moment(year if year > 99 else 2000 + year, month, int(raw[:2]))
    if not moment.date or not 1900 <= moment.year <= 2199 or raw[2:4] > "23":
        return []
    return reading.made(f"{moment.value}T{raw[2:4]}:{raw[4:6]}", "explicit", type_="TIME")


def numeric_day(reading: Reading) -> list[Resolved]:
    """The day in digits that a match holds; where it could be read both ways, its rule names what decided."""
    raw = reading.word("numdate")
    moment = numeric_moment(raw, reading.order.day_first)
    told = f"numeric-date-{reading.order.evidence}" if either_way(raw) else ""
    return reading.made(moment.value, "explicit", rule=told) if moment else []


def either_way(raw: str) -> bool:
    """Whether day and month of a date in digits could change places."""
    m = NUMERIC.fullmatch(raw)
    return m is not None and is_unclear(m[1], m[3])


def numeric_moment(raw: str, day_first: bool) -> Moment | None:
    """The day that "2014-03-09", "25/12/2013" or "8.9.21" names; None where it cannot be one."""
    parts = re.split(r"[-/.]", raw)
    if len(parts) != 3:
        return None
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
    elif len(parts[2]) == 4 or (len(parts[2]) == 2 and len(parts[0]) <= 2 and "." not in raw):
        year = c if len(parts[2]) == 4 else c + (1900 if c > 50 else 2000)
        month, day = (b, a) if (day_first and b <= 12) or a > 12 else (a, b)
    else:
        return None
    return Moment(year, month, day) if 1000 <= year <= 2199 and valid_day(year, month, day) else None


def resolve_foreign(reading: Reading) -> list[Resolved]:
    """16 août 2021, 3. März 2010, 5 de mayo de 2014."""
    day = foreign_day(" ".join(reading.words))
    return reading.made(day.isoformat(), "explicit") if day else []


def resolve_decade(reading: Reading) -> list[Resolved]:
    """the 1980s, the '80s, the eighties, the 470s BC."""
    word = reading.word("decade")
    digits = re.sub(r"[^0-9]", "", word)
    spelt = reading.book.value("DECADE", word)
    year = int(digits or spelt or 0)
    christ = reading.word("era").startswith("b")
    if christ:
        year = -year
    elif year < 100:
        year += 2000 if year == 0 or (year <= 10 and not spelt) else 1900
    mod = reading.mod
    if reading.has("half"):
        mod = "START" if reading.word("half") == "first" else "END"
    return reading.made(decade_value(year), "explicit", mod=mod)


def resolve_century(reading: Reading) -> list[Resolved]:
    """the 19th century, the fourth century BC, this century."""
    if reading.has("rel"):
        ref, anchor = reading.passage.reference()
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(reading.word("rel"), 0)
        return reading.made(f"{ref.year // 100 + step:02d}", anchor) if ref and ref.year > 0 else []
    n = int(reading.number("ord"))
    if not 1 <= n <= 30:
        return []
    if reading.has("nth"):
        return reading.made(f"{n - 1:02d}{int(reading.number('nth')) - 1}"[:3], "explicit")
    mod = reading.mod
    if reading.has("half"):
        mod = "START" if reading.word("half") == "first" else "END"
    return reading.made(century_value(n, reading.word("era").startswith("b")), "explicit", mod=mod)


def resolve_monthpart(reading: Reading) -> list[Resolved]:
    """the week of May 4, the first week or the last day of May, the second month of 2016.

    A month's first week is, as a year's in ISO 8601, that of its fourth day, its last one that of its last but three.
    """
    unit, nth = reading.word("unit"), reading.word("nth")
    number = 0 if nth in ("last", "final") else int(reading.value("ORD", "nth") or 0)
    if unit == "month":
        year, anchor = year_of(reading)
        return reading.made(Moment(year, number or 12).value, anchor) if year else []
    told = next(iter(resolve_date(reading)), None)
    moment = moment_from(told.value) if told else None
    if told is None or moment is None:
        return reading.made("XXXX-WXX") if told and unit == "week" else []
    length = monthrange(moment.year, moment.month)[1] if moment.year > 0 else 30
    day = moment.day or _day_of_part(unit, number, length)
    found = Moment(moment.year, moment.month, day).date
    if found is None:
        return []
    return reading.made(week_value(found) if unit == "week" else found.isoformat(), told.anchor)


def _day_of_part(unit: str, number: int, length: int) -> int:
    """The day of a month that its nth day is, or that its nth week holds; of 0 the last."""
    if unit == "week":
        return 7 * number - 3 if number else length - 3
    return number or length


def resolve_half(reading: Reading) -> list[Resolved]:
    """Halves of a year; a bare one is set against another half in its sentence."""
    year, anchor = year_of(reading)
    if reading.has("later"):
        told = reading.passage.half if reading.joined else ""
        if not told or reading.tokens.word(reading.found.last) == "of":
            return []
        return reading.made(f"{told}-H{1 if reading.word('half') == 'first' else 2}", "previous date")
    word = reading.word("half")
    half = 1 if word in ("first", "1") else 2
    if not year:
        ref, anchor = reading.passage.reference()
        if ref is None:
            return []
        year = ref.year
    reading.passage.half = year_value(year)
    return reading.made(f"{year_value(year)}-H{half}", anchor)

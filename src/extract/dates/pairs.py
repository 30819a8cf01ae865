"""Resolvers of two dates that share a part: August 1–3, 1957–60, 499–493 BC."""

from __future__ import annotations

from extract.dates.calendar import century_value, valid_day, year_value
from extract.dates.resolve import Reading, Resolved
from extract.dates.years import inherited_year, year_of


def resolve_pair(reading: Reading) -> list[Resolved]:
    """August 1–3, 5 and 7 May 2010: two days of one month."""
    found = reading.found
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    first, second = int(reading.number("daya")), int(reading.number("dayb"))
    year, anchor = year_of(reading)
    if not year:
        year, anchor = inherited_year(reading, month, first)
    if not year:
        stem = f"XXXX-{month:02d}-"
    elif valid_day(year, month, first) and valid_day(year, month, second):
        stem = f"{year_value(year)}-{month:02d}-"
    else:
        return []
    cut = found.groups["link"]
    rule, kind = found.rule.name, found.rule.type
    return [
        Resolved(found.first, cut[0], kind, f"{stem}{first:02d}", "", anchor, rule),
        Resolved(cut[1], found.last, kind, f"{stem}{second:02d}", "", anchor, rule),
    ]


def resolve_centurypair(reading: Reading) -> list[Resolved]:
    """the 16th and 17th centuries: the first borrows the word, and the era, of the second."""
    found = reading.found
    first, second = int(reading.number("orda")), int(reading.number("ordb"))
    christ = reading.word("era").startswith("b")
    if not (1 <= first <= 30 and 1 <= second <= 30 and (first > second) == christ):
        return []
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", century_value(first, christ), reading.mod, "explicit", rule),
        Resolved(cut[1], found.last, "DATE", century_value(second, christ), "", "explicit", rule),
    ]


def resolve_erapair(reading: Reading) -> list[Resolved]:
    """499–493 BC: two years of one era."""
    found = reading.found
    sign = -1 if reading.word("era").startswith("b") else 1
    first, second = sign * int(reading.number("yeara")), sign * int(reading.number("yearb"))
    if second <= first:
        return []
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", year_value(first), reading.mod, "explicit", rule),
        Resolved(cut[1], found.last, "DATE", year_value(second), "", "explicit", rule),
    ]


def resolve_yearpair(reading: Reading) -> list[Resolved]:
    """1957–60: two years of one century."""
    found = reading.found
    first, size = int(reading.number("yeara")), 10 ** len(reading.word("yearb"))
    second = first // size * size + int(reading.number("yearb"))
    if second <= first:
        return []
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", year_value(first), "", "explicit", rule),
        Resolved(cut[1], found.last, "DATE", year_value(second), "", "explicit", rule),
    ]

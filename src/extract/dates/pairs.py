"""Resolvers of two dates that share a part: August 1–3, 1957–60, 499–493 BC."""

from __future__ import annotations

from extract.dates.calendar import Moment, century_value, valid_day, year_value
from extract.dates.normalise import Reading, Resolved
from extract.dates.years import inherited_year, year_of


def resolve_pair(reading: Reading) -> list[Resolved]:
    """August 1–3, 5 and 7 May 2010: two days of one month."""
    cut = reading.found.groups["link"]
    return days_of_month(reading, [("daya", reading.found.first, cut[0]), ("dayb", cut[1], reading.found.last)])


def resolve_daylist(reading: Reading) -> list[Resolved]:
    """9, 10 and 11 September: three or four days of one month."""
    found = reading.found
    spans = [(name, *found.groups[name]) for name in ("daya", "dayc", "dayd", "dayb") if reading.has(name)]
    spans[0] = spans[0][0], found.first, spans[0][2]
    spans[-1] = spans[-1][0], spans[-1][1], found.last
    return days_of_month(reading, spans)


def days_of_month(reading: Reading, spans: list[tuple[str, int, int]]) -> list[Resolved]:
    """The days that some groups of a match name (group, first token, last token), of the month and year they share."""
    found = reading.found
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    days = [int(reading.number(name)) for name, _, _ in spans]
    year, anchor = year_of(reading)
    if not year:
        year, anchor = inherited_year(reading, month, days[0])
    if not all(valid_day(year, month, day) for day in days):
        return []
    stem = f"{year_value(year) if year else 'XXXX'}-{month:02d}-"
    return [
        Resolved(first, last, found.rule.type, f"{stem}{day:02d}", "", anchor, found.rule.name)
        for day, (_, first, last) in zip(days, spans, strict=True)
    ]


def resolve_monthpair(reading: Reading) -> list[Resolved]:
    """Jan-Feb 2014: two months of one year, or of two where the second is the earlier in the calendar."""
    found, (year, _) = reading.found, year_of(reading)
    names = (reading.word("montha"), reading.word("monthb"))
    first, second = (int(reading.book.value("MONTH", name) or reading.book.value("MABBR", name)) for name in names)
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", Moment(year - (first > second), first).value, "", "explicit", rule),
        Resolved(cut[1], found.last, "DATE", Moment(year, second).value, "", "explicit", rule),
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

"""Resolvers of quarters, and of the periods of company reports that lean on the quarter last spoken of."""

from __future__ import annotations

from extract.dates.anchor import Anchor
from extract.dates.calendar import Moment, quarter_of, year_value
from extract.dates.normalise import Reading, Resolved
from extract.dates.years import year_of


def resolve_quarter(reading: Reading) -> list[Resolved]:
    """the third quarter of 1984, Q1 2017, its second quarter; else a period that leans on the one last spoken of."""
    passage = reading.passage
    ordinal = 4 if reading.has("final") else int(reading.number("ord"))
    if reading.has("months"):
        ordinal = 1 if reading.word("months") in ("first", "opening") else 4
    ref, ref_anchor = passage.reference()
    if ordinal > 4 or (ref and ref.year < 1):
        return []
    if not ordinal:
        return leaning_period(reading, ref, ref_anchor)
    year, anchor = year_of(reading)
    back = int(reading.has("ago"))
    if not year and ref:
        year, anchor = quarter_year(ordinal, ref), ref_anchor
        told = reading.tense(reading.found.first, reading.found.last) if year == ref.year else ""
        year -= told == "past" and ordinal > quarter_of(ref.month) > 0
        if back and passage.period.endswith(str(ordinal)):
            year = int(passage.period[:4])
    if not year:
        return reading.made(f"XXXX-Q{ordinal}")
    return keep_period(reading, f"{year - back:04d}-Q{ordinal}", anchor)


def leaning_period(reading: Reading, ref: Moment | None, anchor: Anchor) -> list[Resolved]:
    """the quarter, the latest period, the year-earlier quarter, the 1988 period."""
    passage, words = reading.passage, reading.words
    year, year_anchor = year_of(reading)
    period = passage.period
    if period:
        anchor = "previous date"
    elif ref and (reading.word("bare") != "period" or year):
        period = last_quarter(ref)
    if not period:
        return bare_year(reading, ref, anchor)
    if year:
        return keep_period(reading, f"{year:04d}{period[4:]}", year_anchor)
    if ref and ref.month:
        if "latest" in words:
            period = min(period, last_quarter(ref))
        elif "this" in words or "current" in words:
            period = quarter_value(ref.year, quarter_of(ref.month))
        elif "next" in words:
            period = quarter_value(ref.year, quarter_of(ref.month) + 1)
        elif "last" in words and "year" not in words:
            period = last_quarter(ref)
    if reading.has("ago"):
        period = passage.compared or period
        period = f"{int(period[:4]) - 1:04d}{period[4:]}"
    return keep_period(reading, period, anchor)


def bare_year(reading: Reading, ref: Moment | None, anchor: Anchor) -> list[Resolved]:
    """The year alone of a period that nothing tells: "the same period last year", "in 2003"."""
    found = reading.found
    if reading.has("year"):
        return reading.made(reading.word("year"), "explicit", first=found.groups["year"][0])
    if reading.word("ago") != "last":
        return []
    return reading.made(year_value(ref.year - 1) if ref else "XXXX", anchor, first=found.groups["ago"][0])


def keep_period(reading: Reading, value: str, anchor: Anchor) -> list[Resolved]:
    """The quarter, noted as the one that the report speaks of where it is this year's or the last: others are given for
    comparison or as an outlook."""
    passage = reading.passage
    ref = passage.reference()[0]
    if not reading.has("ago"):
        if ref is None or last_quarter(ref)[:4] <= value[:4] <= value <= quarter_value(ref.year, quarter_of(ref.month)):
            passage.period = value
        passage.compared = passage.period
    return reading.made(value, anchor)


def quarter_value(year: int, quarter: int) -> str:
    """TIMEX3 value; the fifth quarter is the next year's first, the zeroth the last year's fourth."""
    return f"{year + (quarter - 1) // 4:04d}-Q{(quarter - 1) % 4 + 1}"


def quarter_year(quarter: int, ref: Moment) -> int:
    """The year of a bare quarter: the nearest, the past one when two are as near."""
    if not ref.month:
        return ref.year
    gap = quarter - quarter_of(ref.month)
    return ref.year - (gap > 1) + (gap < -3)


def last_quarter(ref: Moment) -> str:
    """The last quarter that was over at `ref`."""
    return quarter_value(ref.year, quarter_of(ref.month) - 1)

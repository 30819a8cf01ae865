"""Resolvers of distances in time: N units ago, later, before and after."""

from __future__ import annotations

from extract.dates.amounts import CLOCK_UNITS, counted, duration_value, unit_of, vague_value
from extract.dates.anchor import Anchor
from extract.dates.calendar import Moment, add_months, moment_from, shifted, unknown, valid_day
from extract.dates.normalise import Reading, Resolved
from extract.vocabulary import function_words

CLAUSE_ENDS = frozenset({"and", "or", "but", "in", "at", "on", "with", "when", "that", "to"})
NOUN_OPENS = function_words("articles") | function_words("pointing") | function_words("possessive")


def resolve_ago(reading: Reading) -> list[Resolved]:
    """N units ago, N units from now: from the day of publication."""
    n, unit = counted(reading), unit_of(reading)
    past = reading.word("dir") in ("ago", "back")
    passage = reading.passage
    anchor: Anchor = "published"
    ref = passage.published
    if passage.narrative and passage.last:
        ref, anchor = passage.last, "previous date"
    if n is None:
        return reading.made("PAST_REF" if past else "FUTURE_REF", mod="")
    if ref is None:
        return reading.made(unknown(unit), mod="")
    if past and year_before(reading, n, unit):
        return reading.made(year_before(reading, n, unit), "previous date")
    if past and reading.has("nn"):
        return reading.made(two_units_before(reading, ref, n, unit), anchor)
    value = same_day(ref, n, unit) if reading.has("onday") else moved(ref, -n if past else n, unit)
    if value:
        return reading.made(value, anchor)
    beyond = "PAST_REF" if past else "FUTURE_REF"
    return reading.made(beyond if ref.day else unknown(unit), mod="")


def two_units_before(reading: Reading, ref: Moment, n: float, unit: str) -> str:
    """The day or month that lies an amount of two units back: a year and two months ago, 1 month and 2 days ago."""
    sub = reading.value("UNITS", "subunit") or reading.value("UNIT", "subunit")
    months = round(n * {"Y": 12, "M": 1}.get(unit, 0))
    if sub == "M":
        return shifted(ref, -months - int(reading.number("nn")), "M")
    first = same_day(ref, n, unit) if months else shifted(ref, -int(n) * (7 if unit == "W" else 1), "D")
    day = moment_from(first)
    days = int(reading.number("nn")) * {"W": 7, "D": 1}.get(sub, 0)
    return shifted(day, -days, "D") if day else first


def same_day(ref: Moment, n: float, unit: str) -> str:
    """The day N years, months or weeks before: fifty years ago today."""
    months = round(n * {"Y": 12, "DE": 120, "CE": 1200, "M": 1}.get(unit, 0))
    if not months or not ref.day:
        return shifted(ref, -round(n * {"W": 7, "F": 14}.get(unit, 1)), "D")
    month = add_months(ref, -months)
    return (
        Moment(month.year, month.month, ref.day).value if valid_day(month.year, month.month, ref.day) else month.value
    )


def year_before(reading: Reading, n: float, unit: str) -> str:
    """What "a year ago" is in a report that compares quarters: that quarter, a year earlier; else empty."""
    passage = reading.passage
    if unit != "Y" or n != 1 or passage.narrative or not passage.compared:
        return ""
    return f"{int(passage.compared[:4]) - 1:04d}{passage.compared[4:]}"


def moved(ref: Moment, n: float, unit: str) -> str:
    """`n` units from `ref`, halves of years in months; hours count as the days they fill."""
    if unit == "Y" and n != int(n):
        return shifted(ref, round(n * 12), "M")
    if unit in ("DE", "CE") and n != int(n):
        return shifted(ref, round(n * (10 if unit == "DE" else 100)), "Y")
    if unit == "H":
        return shifted(ref, int(n / 24), "D")
    if unit in ("MIN", "S"):
        return shifted(ref, 0, "D")
    if unit == "F":
        return shifted(ref, 2 * int(n), "W")
    return shifted(ref, int(n), unit)


def resolve_later(reading: Reading) -> list[Resolved]:
    """N units later or earlier: from the date last spoken of, in news "earlier" from the day of publication."""
    passage = reading.passage
    n, unit = counted(reading), unit_of(reading)
    past = reading.word("dir") in ("earlier", "previously", "beforehand", "ago")
    if len(reading.words) > 1 and reading.words[-2] == "-":
        n = 1.0
    if n is None and unit in CLOCK_UNITS:
        return reading.made(vague_value(unit), type_="DURATION")
    if n is None:
        return reading.made("PAST_REF" if past else "FUTURE_REF", mod="")
    if past and year_before(reading, n, unit):
        return reading.made(year_before(reading, n, unit), "previous date")
    ref, anchor = (
        passage.previous(reading.ahead) if passage.narrative or passage.flashback or not past else passage.reference()
    )
    value = moved(ref, -n if past else n, unit) if ref and unit not in CLOCK_UNITS else ""
    if not value:
        return reading.made(duration_value(n, unit), type_="DURATION")
    return reading.made(value, anchor)


def complement_follows(reading: Reading) -> bool:
    """Whether what "the day after" counts from is named behind it: the vote, he left; not the end of the clause."""
    last = reading.found.last
    word = reading.tokens.word(last)
    return word in NOUN_OPENS or (bool(word) and (word.isalpha() and word not in CLAUSE_ENDS))


def resolve_beforeafter(reading: Reading) -> list[Resolved]:
    """N units before or after something: how long, since what happened has no date of its own here; "the day before"
    and "next day" count from the date last spoken of."""
    n, unit = counted(reading), unit_of(reading)
    bare = reading.word("n") == "the"
    if bare and complement_follows(reading):
        return reading.made(unknown(unit))  # the day after the vote: of a day that only the vote's date would tell
    if bare or reading.has("next"):
        ref, anchor = reading.passage.previous(reading.ahead)
        step = -1 if reading.word("dir") == "before" else 1
        return reading.made(shifted(ref, step, unit), anchor) if ref and unit not in CLOCK_UNITS else []
    return reading.made(vague_value(unit) if n is None else duration_value(n, unit), type_="DURATION")

"""The year in which an article of unknown day was written, where it ties that down: the first half of 2022."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.dates.calendar import year_value
from extract.dates.context import Context
from extract.dates.lexer import BREAK
from extract.dates.normalise import BACKWARD, FORWARD, Reading, Resolved

UNKNOWN_YEAR = "XXXX"
PERIODS = ("quarter", "half-year")
LEAD = 2  # paragraph breaks before what stands in the lead: behind a title and a first paragraph
MODERN = range(1900, 2200)  # years in which an article may have been written


def writing_year(readings: Sequence[Reading], context: Context) -> int:
    """The latest year that the words name, if one of its mentions says that it is told of as the present; else 0."""
    named = [(int(reading.number("year")), reading) for reading in readings if reading.has("year")]
    named = [(year, reading) for year, reading in named if year in MODERN and reading.found.rule.kind != "yearpair"]
    latest = max((year for year, _ in named), default=0)
    return latest if any(year == latest and _is_present(reading, context) for year, reading in named) else 0


def _is_present(reading: Reading, context: Context) -> bool:
    """Whether a year is the one that its article is about: by a quarter or half of it, a day of it in the lead, or by
    what it has ("the best film of 2004", "the list for 2004", "2004 has been good"). What was "in 2004" may be long
    over.
    """
    first, last, rule = reading.found.first, reading.found.last, reading.found.rule.name
    if rule in PERIODS:
        return True
    if rule == "full-date":
        return context.tokens.codes[:first].count(BREAK) <= LEAD
    if rule != "year":
        return False
    if context.within(first - 1, "year-of") or context.within(last, "year-is"):
        return True
    return "year" in context.tokens.words[first:last]


def in_year(one: Resolved, reading: Reading, year: int) -> Resolved:
    """A value of unknown year in the year of writing, or in one that the words count from it: last year, a year ago."""
    if one.type not in ("DATE", "TIME") or not one.value.startswith(UNKNOWN_YEAR):
        return one
    if reading.found.rule.kind == "beforeafter":
        return one  # the day after the vote
    words, step = set(reading.words), 0
    if "ago" in words:
        step = -round(reading.number("n"))
    elif one.value == UNKNOWN_YEAR or reading.has("relyear"):
        step = len(words & FORWARD) - len(words & BACKWARD)
    value = year_value(year + step) + one.value.removeprefix(UNKNOWN_YEAR)
    return replace(one, value=value, anchor="previous date")

"""Which guard asks whether the context lets a match of a rule stand."""

from __future__ import annotations

from collections.abc import Callable

from extract.dates import guards_calendar, guards_spans
from extract.dates.context import Context
from extract.dates.grammar import Found

GUARDS: dict[str, Callable[[Context, Found], bool]] = {
    "month": guards_calendar.month,
    "day-month": guards_calendar.day_of_month,
    "numeric-date": guards_calendar.numeric,
    "day-ordinal": guards_calendar.ordinal,
    "year": guards_calendar.year,
    "year-pair": guards_calendar.year_pair,
    "bare-ancient-year": guards_calendar.ancient,
    "era-year": guards_calendar.era,
    "decade": guards_calendar.decade,
    "century": guards_calendar.century,
    "season": guards_calendar.season,
    "weekday": guards_calendar.weekday,
    "weekday-part": guards_calendar.weekday,
    "vague-duration": guards_spans.vague,
    "the-unit": guards_spans.the_unit,
    "part-of-day": guards_spans.part_of_day,
    "future-reference": guards_spans.future,
    "past-reference": guards_spans.past,
    "now": guards_spans.now,
    "clock": guards_spans.clock,
    "unit-relative": guards_spans.unit,
    "same-quarter": guards_spans.quarter,
    "quarter": guards_spans.written_short,
    "half-year": guards_spans.written_short,
    "duration": guards_spans.duration,
    "later": lambda context, found: not guards_spans.played(context, found),
    "before-after": lambda context, found: not guards_spans.played(context, found),
    "set": guards_spans.repeated,
    "holiday": guards_spans.holiday,
    "named-day": guards_spans.nine_eleven,
    "day-offset": guards_spans.today,
    "day-offset-part": guards_spans.today,
}


NAMED = frozenset({"weekday", "weekday-part", "month", "season", "century", "day-offset", "year"})


def allows(context: Context, found: Found) -> bool:
    """Whether the context lets a match stand."""
    check = GUARDS.get(found.rule.name)
    if check is not None and not check(context, found):
        return False
    if found.rule.name in NAMED and context.in_name(found.first, found.last):
        return False
    return not context.titled(found.first, found.last)

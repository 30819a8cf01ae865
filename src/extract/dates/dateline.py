"""The dateline that opens a report: "OSLO, March 5 (AP) —", the day on which it was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extract.dates.calendar import publication

BEFORE = re.compile(r"^(?:[A-Z][\w.’'-]{0,30}[ ,/]{1,3}){1,6}\(?$")
AFTER = re.compile(r"^\)? ?(?:\([^()]{1,40}\)|[A-Z][\w /]{1,25})? ?[-–—:]")
REACH = 80  # characters on each side that may belong to a dateline
PARAGRAPHS = 4  # a title, a byline and a line of date may stand before it
LAG = 3  # days between writing and publication


def is_dateline(before: str, after: str) -> bool:
    """Whether a date between these parts of its paragraph stands in a dateline."""
    return bool(AFTER.match(after)) and (not before.strip() or bool(BEFORE.match(f"{before.strip(' (')} ")))


def day_written(
    text: str, paragraphs: Sequence[tuple[int, int]], start: int, end: int, value: str, published: dt.date
) -> dt.date | None:
    """The day of writing, if the date at `start` to `end` is a dateline's and lies up to three days before publication.

    "Today" and "Tuesday" are counted from it: a paper prints what a reporter wrote the day before.
    """
    told = publication(value) if len(value) == 10 else None
    day = told.date if told else None
    if day is None or not 0 < (published - day).days <= LAG:
        return None
    return day if opens_report(text, paragraphs, start, end) else None


def opens_report(text: str, paragraphs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the date at `start` to `end` is that of a dateline in one of the first paragraphs."""
    for first, last in paragraphs[:PARAGRAPHS]:
        if first <= start < last and start - first <= REACH:
            return is_dateline(text[first:start], text[end : min(last, end + REACH)])
    return False

"""Reads the day on which an article came out as metadata, front matter and dumps write it; no day is ever guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from numbers import Integral, Real
from typing import NamedTuple

from extract.read.ids import printable
from extract.read.publishers import HomeOrder

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_ZONE = r"\s?(?:[Zz]|[A-Z]{2,5}|[+-][0-9]{2}:?(?:[0-9]{2})?)?"
_CLOCK = rf"(?:[Tt ]\s?[0-9]{{1,2}}(?::?[0-9]{{2}}){{0,2}}(?:[.,][0-9]{{1,9}})?(?:\s?[AaPp]\.?[Mm]\.?)?)?{_ZONE}"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK}")
_COMPACT = re.compile(rf"([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})(?:[0-9]{{4}}(?:[0-9]{{2}})?{_ZONE}|{_CLOCK})")
_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_NUMBER_OF_SECONDS = re.compile(r"[0-9]{9,19}(?:\.[0-9]{1,9})?")
_BEGINS_WITH_YEAR = re.compile(r"[0-9]{4}(?:[-/.]?[0-9]|$)")  # nothing but the forms above may begin so
_LONGEST = 60  # characters of a day with its time and zone
_FIRST_SECOND, _LAST_SECOND = 100_000_000, 4_102_444_800  # 1973 to 2100: smaller numbers count something else
_THOUSAND_YEARS = 100_000_000_000  # seconds; larger numbers are milliseconds and their like


class ToldDay(NamedTuple):
    """An ISO day, or the month ("2021-03") where no more is told; empty with a `note` why it cannot be read."""

    day: str = ""
    note: str = ""


def is_iso_date(value: str) -> bool:
    """Whether it is a day that there is, as YYYY-MM-DD."""
    if not _ISO_DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_day_or_month(value: str) -> bool:
    """Whether it is a day that there is or a month, as YYYY-MM-DD or YYYY-MM."""
    return is_iso_date(f"{value}-01" if _ISO_MONTH.fullmatch(value) else value)


def told_day(value: object, order: HomeOrder = "") -> ToldDay:
    """The day or month that a date, a time stamp, a Unix time or words such as "8 September 2021" name.

    Of a time stamp its own day counts, whatever its zone; of a Unix time that of UTC. A day such as 08/09/2021, which
    may be two, is read in the `order` that its publisher keeps to. None, blanks and NaN are nothing, without a note.
    """
    if isinstance(value, date):
        return ToldDay((value.date() if isinstance(value, datetime) else value).isoformat())
    if value is None or value != value or (isinstance(value, str) and not value.strip()):
        return ToldDay()
    text = _number_text(value) or (" ".join(value.split()) if isinstance(value, str) else "")
    days = _days_of(text, order) if len(text) <= _LONGEST else ()
    if len(days) == 1:
        return ToldDay(days[0])
    why = "two days can be meant" if days else "no day that can be read"
    shown = repr(printable(str(value)[:_LONGEST]))
    return ToldDay(note=f"published is {shown}: {why}; write it as YYYY-MM-DD")


def _number_text(value: object) -> str:
    """How a number is written, without a point if it is whole; numpy's are numbers, too. Empty for all else."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return ""
    if isinstance(value, Integral):
        return str(int(value))
    number = float(value)
    return str(int(number) if number.is_integer() else number)


@lru_cache(maxsize=4096)
def _days_of(text: str, order: HomeOrder) -> tuple[str, ...]:
    """The days that a text can mean, or the month: none, one or two."""
    for form in (_YEAR_FIRST, _COMPACT, _MONTH):
        found = form.fullmatch(text)
        if found:
            day = "-".join(part.zfill(2) for part in found.groups() if part and part.isdigit())
            if is_day_or_month(day):
                return (day,)
    if _NUMBER_OF_SECONDS.fullmatch(text):
        return _day_of_seconds(float(text))
    if _BEGINS_WITH_YEAR.match(text):
        return ()
    return tuple(dict.fromkeys(filter(None, (_day_of_words(text, first) for first in _first_parts(order)))))


def _first_parts(order: HomeOrder) -> tuple[bool, ...]:
    """Whether the day stands first: as the order says, else both ways."""
    return (order == "dmy",) if order else (True, False)


def _day_of_seconds(seconds: float) -> tuple[str, ...]:
    while seconds >= _THOUSAND_YEARS:
        seconds /= 1000
    if not _FIRST_SECOND <= seconds < _LAST_SECOND:
        return ()
    return (datetime.fromtimestamp(seconds, UTC).date().isoformat(),)


def _day_of_words(text: str, day_first: bool) -> str:
    """The day or month that dateutil reads, empty if the text does not tell all of it.

    dateutil takes what a text leaves out from a default: only what two defaults agree on was told. A year of two
    digits it reads by the present day, so that it would not stay the same for ever: it counts as not told.
    """
    from dateutil.parser import parse  # not needed for ISO days

    try:
        one, other = (
            parse(text, default=default, dayfirst=day_first, ignoretz=True)
            for default in (datetime(2000, 1, 1), datetime(2004, 2, 28))
        )
    except (ValueError, OverflowError):
        return ""
    if (one.year, one.month) != (other.year, other.month) or str(one.year) not in re.findall(r"[0-9]{4,}", text):
        return ""
    return f"{one:%Y-%m-%d}" if one.day == other.day else f"{one:%Y-%m}"

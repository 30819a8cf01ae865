"""The day of publication as Python programs give it: a string, or a date of Python's, numpy's or pandas'."""

from __future__ import annotations

from datetime import date

from extract.read.metadata import day_of

_MISSING = frozenset({"None", "nan", "NaN", "NaT", "<NA>"})  # how the missing values of Python, numpy and pandas show
_SPELL_ISO = frozenset({"datetime64", "Period"})  # known by name: numpy and pandas are not loaded for this


def is_missing(value: object) -> bool:
    """None, an empty string, or numpy's and pandas' NaN, NaT and NA."""
    return value == "" if isinstance(value, str) else str(value) in _MISSING


def published_day(value: object) -> str:
    """The ISO day of a date, a time stamp or their spelling; empty for a missing value. ValueError for all else."""
    if is_missing(value):
        return ""
    spelled = ""
    if isinstance(value, str):
        spelled = value
    elif isinstance(value, date):
        spelled = value.isoformat()
    elif type(value).__name__ in _SPELL_ISO:
        spelled = str(value)[:10]
    day = day_of(spelled)
    if not day:
        shown = repr(value) if isinstance(value, str | int | float) else str(value)
        raise ValueError(f"published is {shown}: write it as YYYY-MM-DD or leave it out")
    return day

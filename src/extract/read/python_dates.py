"""The day of publication as Python programs give it: a string, or a date of Python's, numpy's or pandas'."""

from __future__ import annotations

from extract.read.publication_days import told_day

_MISSING = frozenset({"None", "nan", "NaN", "NaT", "<NA>"})  # how the missing values of Python, numpy and pandas show
_SPELL_ISO = frozenset({"datetime64", "Period"})  # known by name: numpy and pandas are not loaded for this


def is_missing(value: object) -> bool:
    """None, an empty string, or numpy's and pandas' NaN, NaT and NA."""
    return value == "" if isinstance(value, str) else str(value) in _MISSING


def published_day(value: object) -> str:
    """The ISO day or month of a date, a time stamp or their spelling; empty for a missing value.

    Raises ValueError for what names no day.
    """
    if is_missing(value):
        return ""
    day, note = told_day(str(value)[:10] if type(value).__name__ in _SPELL_ISO else value)
    if note:
        raise ValueError(f"{note} or leave it out")
    return day

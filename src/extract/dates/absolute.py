"""The door to dateparser: absolute dates in the other languages that English articles quote or link to."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

LANGUAGES = ("fr", "de", "es", "it", "pt", "nl")


@lru_cache(maxsize=4096)
def foreign_day(text: str) -> dt.date | None:
    """The day that a full date such as "16 août 2021" names; None where dateparser finds none.

    Imported on first use, since loading dateparser costs a third of a second; answers are cached, since one costs a
    millisecond.
    """
    import dateparser

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    found = dateparser.parse(text, languages=list(LANGUAGES), settings=settings)
    return found.date() if found else None

"""The door to the library `holidays`: feasts of other calendars than the Gregorian, by the state that keeps them."""

from __future__ import annotations

import datetime as dt
import warnings
from functools import lru_cache

ESTIMATED = " (estimated)"  # what the library adds to the name of a feast that hangs on a moon nobody has seen yet


@lru_cache(maxsize=1024)
def feast_day(country: str, name: str, year: int) -> dt.date | None:
    """The first day of a feast in a year as a state (ISO 3166 code) keeps it; None where the library has none.

    Imported on first use, since loading it costs a tenth of a second.
    """
    import holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years that it does not have
        found = holidays.country_holidays(country, years=year, language="en_US")
    days = (day for day, names in found.items() if name in names.replace(ESTIMATED, "").split("; "))
    return min((day for day in days if day.year == year), default=None)

"""Lines of the page that are not of its article: donation calls, mailing lists, share buttons, copyright lines."""

from __future__ import annotations

import re
from functools import cache

from extract.vocabulary import load_rows

LONGEST = 160  # longer lines are prose: page furniture is short, and the bound keeps every pattern cheap


@cache
def _patterns() -> re.Pattern[str]:
    patterns = (row["pattern"] for row in load_rows("language/boilerplate.csv"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def is_boilerplate(line: str) -> bool:
    """Whether a line, taken as a whole, is page furniture after lexicons/language/boilerplate.csv.

    White space at its ends does not matter. Precision first: a line of 160 characters or more never is, nor is
    a sentence that merely speaks of cookies, newsletters or donations.
    """
    line = line.strip()
    return 0 < len(line) < LONGEST and _patterns().fullmatch(line) is not None

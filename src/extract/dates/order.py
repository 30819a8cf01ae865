"""Whether 08-09-2021 is the eighth of September or the ninth of August, by the article's own evidence."""

from __future__ import annotations

import re
from typing import Literal

from extract.lexicon import load_rows

Order = Literal["auto", "dmy", "mdy"]

NUMERIC = re.compile(r"(?<![0-9./-])([0-9]{1,2})([-/.])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?![0-9]|[-/.][0-9])")
_MONTHS = "|".join(
    row["word"].capitalize() for row in load_rows("dates_words.csv") if row["class"] in ("MONTH", "MABBR")
)
DAY_THEN_MONTH = re.compile(rf"(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})\b")
MONTH_THEN_DAY = re.compile(rf"\b(?:{_MONTHS})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9:])")


def decide_order(text: str, order: Order = "auto") -> tuple[bool, str]:
    """Whether numeric dates in `text` have the day first, and the date for which that stays a guess (or nothing).

    As told by `order`; else as the text's unambiguous numeric dates are; else as it writes months in words.
    """
    if order != "auto":
        return order == "dmy", ""
    votes = 0
    unclear = ""
    for m in NUMERIC.finditer(text):
        first, second = int(m[1]), int(m[3])
        if first <= 12 and second <= 12 and first != second:
            unclear = unclear or m[0]
        votes += (first > 12 >= second) - (second > 12 >= first)
    if votes or not unclear:
        return votes >= 0, ""
    votes = len(DAY_THEN_MONTH.findall(text)) - len(MONTH_THEN_DAY.findall(text))
    return votes >= 0, "" if votes else unclear

"""Whether 08-09-2021 is the eighth of September or the ninth of August, by the article's own evidence."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Literal, NamedTuple

from extract.dates.calendar import publication, valid_day
from extract.dates.named_publisher import publisher_order
from extract.read.publishers import HomeOrder
from extract.vocabulary import date_words, load_rows

Order = Literal["auto", "dmy", "mdy"]
Evidence = Literal["set", "article", "publisher", "months", "spelling", "guess"]

WEEKDAYS = "|".join(word[:3] for word in date_words("WEEKDAY"))
NUMERIC = re.compile(r"(?<![0-9./-])([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?![0-9]|[-/.][0-9])")
WEEKDAY_BEFORE = re.compile(rf"(?i)\b({WEEKDAYS})[a-z]{{0,6}}\.?,? (?:the )?$")
_MONTHS = "|".join(word.capitalize() for word in (*date_words("MONTH"), *date_words("MABBR")))
DAY_THEN_MONTH = re.compile(rf"(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})\b")
MONTH_THEN_DAY = re.compile(rf"\b(?:{_MONTHS})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?(?![0-9:])")
WORD = re.compile(r"\b[a-z]{4,16}\b")
SURE = 2  # words of one spelling more than of the other


class DayOrder(NamedTuple):
    """Whether the day stands first in the numeric dates of an article, what tells so, and the first that could be read
    both ways (empty if none could)."""

    day_first: bool
    evidence: Evidence
    unclear: str = ""


def decide_order(text: str, order: Order = "auto", home: HomeOrder = "", published: str = "") -> DayOrder:
    """The order of day and month in `text`.

    As told by `order`; else by what admits no doubt: the text's other numeric dates, weekdays beside them, the ISO day
    of publication, where it is `published`; else as its publisher writes, be it known (`home`) or named at its head or
    foot; else as the text itself writes months in words; else British spelling puts the day first. Else it is a guess:
    the month first in American spelling, the day in all others.
    """
    found = list(NUMERIC.finditer(text))
    unclear = next((m[0] for m in found if is_unclear(m[1], m[3])), "")
    if order != "auto":
        return DayOrder(order == "dmy", "set", unclear)
    told = publication(published)
    day = told.date if told else None
    votes = sum(certain_vote(text, m, day) for m in found)
    if votes or not unclear:
        return DayOrder(votes >= 0, "article", unclear)
    home = home or publisher_order(text)
    if home:
        return DayOrder(home == "dmy", "publisher", unclear)
    votes = len(DAY_THEN_MONTH.findall(text)) - len(MONTH_THEN_DAY.findall(text))
    if votes:
        return DayOrder(votes > 0, "months", unclear)
    votes = british_votes(text)
    return DayOrder(votes > -SURE, "spelling" if votes >= SURE else "guess", unclear)


def is_unclear(first: str, second: str) -> bool:
    """Whether two numbers can be day and month in either order, and it matters."""
    return 1 <= int(first) <= 12 and 1 <= int(second) <= 12 and int(first) != int(second)


def certain_vote(text: str, m: re.Match[str], published: dt.date | None) -> int:
    """1 if the date has its day first without doubt, -1 if its month, else 0."""
    first, second = int(m[1]), int(m[3])
    if not is_unclear(m[1], m[3]):
        return (first > 12 >= second > 0) - (second > 12 >= first > 0)
    year = int(m[4]) + (0 if len(m[4]) == 4 else 1900 if int(m[4]) > 50 else 2000)
    if not (valid_day(year, second, first) and valid_day(year, first, second) and year):
        return 0
    readings = dt.date(year, second, first), dt.date(year, first, second)
    named = WEEKDAY_BEFORE.search(text, max(0, m.start() - 16), m.start())
    if named:
        weekday = WEEKDAYS.split("|").index(named[1].lower())
        return (readings[0].weekday() == weekday) - (readings[1].weekday() == weekday)
    return (readings[0] == published) - (readings[1] == published)


@cache
def spellings() -> dict[str, int]:
    """1 for a British spelling, -1 for an American one."""
    rows = load_rows("language/spellings.csv")
    found = {row["british"]: 1 for row in rows} | {row["american"]: -1 for row in rows}
    return {word: vote for word, vote in found.items() if word}


def british_votes(text: str) -> int:
    """How many words in small letters are spelt the British way, less those spelt the American way."""
    known = spellings()
    return sum(known.get(m[0], 0) for m in WORD.finditer(text))

"""Resolvers of calendar dates: full or partial, eras, decades, centuries, seasons, quarters, numeric dates."""

from __future__ import annotations

import re

from extract.dates.anchor import Anchor, Direction
from extract.dates.calendar import (
    SEASON_MONTH,
    Moment,
    century_value,
    decade_value,
    quarter_of,
    valid_day,
    year_value,
)
from extract.dates.resolve import Reading, Resolved

RELATIVE_YEAR = {
    "last": -1,
    "next": 1,
    "this": 0,
    "previous": -1,
    "preceding": -1,
    "following": 1,
    "a": -1,
    "coming": 1,
}
CLOCK = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2})")


def year_of(reading: Reading) -> tuple[int, Anchor]:
    """The year that the match itself names or points to; 0 where it does neither."""
    passage = reading.passage
    if reading.has("year"):
        year = int(reading.number("year"))
        christ = reading.word("era").replace(".", "").replace(" ", "").startswith("bc")
        return (-year if christ else year), "explicit"
    if reading.has("yyy"):
        return int(reading.number("yyy")), "explicit"
    if reading.has("yy"):
        short = int(reading.number("yy"))
        return 1900 + short if short > 30 else 2000 + short, "explicit"
    if reading.has("relyear"):
        word = reading.word("relyear")
        if word == "the" or word == "that":
            words = reading.tokens.words[reading.found.groups["relyear"][0] : reading.found.last]
            step = 1 if "following" in words or "next" in words else -1 if {"previous", "preceding"} & set(words) else 0
            ref, anchor = passage.previous(reading.ahead)
        else:
            step = RELATIVE_YEAR.get(word, 0)
            ref, anchor = passage.reference()
        return (ref.year + step if ref else 0), anchor
    return 0, "none"


def nearest_year(month: int, day: int, ref: Moment, direction: Direction) -> int:
    """The year that puts a month (and day) before, after or nearest to `ref`."""
    if not ref.month:
        return ref.year
    here = (month, day or ref.day)
    there = (ref.month, ref.day or day)
    gap = month - ref.month
    if direction == "past":
        return ref.year - (here > there)
    if direction == "future":
        return ref.year + (here < there)
    if gap > 6:
        return ref.year - 1
    return ref.year + (gap < -6)


def resolve_date(reading: Reading) -> list[Resolved]:
    """Year, month, day, in any combination."""
    year, anchor = year_of(reading)
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    day = int(reading.number("day"))
    if reading.has("season"):
        return reading.made(f"{year_value(year)}-{reading.value('SEASON')}", anchor) if year else []
    if month and not year:
        year, anchor = inherited_year(reading, month, day)
    if not year:
        if not month or anchor == "explicit":
            return []
        return reading.made(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "none")
    if month and day and not valid_day(year, month, day):
        return []
    value = Moment(year, month, day).value
    if reading.found.rule.type == "TIME":
        value += "T" + reading.value("PART")
    return reading.made(value, anchor)


def inherited_year(reading: Reading, month: int, day: int) -> tuple[int, Anchor]:
    """The year of a bare month or day of a month, from the passage or the day of publication.

    A year that follows in a list or range is shared ("in May and June 2010"); else a history gives its moving date, and
    news the nearest such day to its publication, by the tense of the sentence.
    """
    passage = reading.passage
    if reading.shared:
        year, later = reading.shared.year, reading.shared.month
        return (year - 1 if later and month > later else year), "explicit"
    ref, anchor = passage.reference()
    if ref is None:
        return 0, "none"
    if anchor == "previous date":
        return narrated_year(reading, month, day, ref), anchor
    nearest = nearest_year(month, day, ref, "nearest")
    tense = reading.tense(reading.found.first, reading.found.last)
    if day:
        months = (nearest - ref.year) * 12 + month - ref.month
        if reading.tokens.word(reading.found.first - 1) == "ended":
            return nearest_year(month, day, ref, "past"), anchor
        return nearest + (tense == "future" and months < -2), anchor
    return nearest_year(month, day, ref, "future" if tense == "future" else "past"), anchor


def narrated_year(reading: Reading, month: int, day: int, ref: Moment) -> int:
    """The year in a history: nearest to the date last spoken of, unless the next dated one shows that this was an aside."""
    year = nearest_year(month, day, ref, "nearest")
    ahead, before = reading.ahead, reading.passage.before
    if ahead is None:
        return year
    aside = before is not None and ahead.year == before.year != ref.year
    too_far = ahead.month and ahead.year == ref.year < year
    if aside or too_far:
        return nearest_year(month, day, ahead, "nearest")
    return nearest_year(month, day, reading.passage.previous(ahead)[0] or ref, "nearest")


def resolve_ancient(reading: Reading) -> list[Resolved]:
    """A bare year of three digits, where the passage is about years BC or of the first millennium."""
    passage = reading.passage
    last = passage.last
    if last is None or abs(last.year) >= 1000:
        return []
    year = int(reading.number("year"))
    if abs(abs(last.year) - year) > 150:
        return []
    return reading.made(year_value(-year if last.year < 0 else year), "previous date")


def resolve_numeric(reading: Reading) -> list[Resolved]:
    """Dates in digits, in the article's order of day and month."""
    first = reading.found.last - 1
    raw = reading.tokens.words[first]
    stamp = CLOCK.match(raw.upper())
    if stamp:
        y, m, d = (int(x) for x in stamp.groups()[:3])
        return (
            reading.made(f"{Moment(y, m, d).value}T{stamp[4]}:{stamp[5]}", "explicit", type_="TIME")
            if valid_day(y, m, d)
            else []
        )
    moment = numeric_moment(raw, reading.day_first)
    return reading.made(moment.value, "explicit") if moment else []


def numeric_moment(raw: str, day_first: bool) -> Moment | None:
    """The day that "2014-03-09", "25/12/2013" or "8.9.21" names; None where it cannot be one."""
    parts = re.split(r"[-/.]", raw)
    if len(parts) != 3:
        return None
    a, b, c = (int(p) for p in parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
    elif len(parts[2]) == 4 or (len(parts[2]) == 2 and len(parts[0]) <= 2 and "." not in raw):
        year = c if len(parts[2]) == 4 else c + (1900 if c > 50 else 2000)
        month, day = (b, a) if (day_first and b <= 12) or a > 12 else (a, b)
    else:
        return None
    return Moment(year, month, day) if 1000 <= year <= 2199 and valid_day(year, month, day) else None


def resolve_decade(reading: Reading) -> list[Resolved]:
    """the 1980s, the '80s, the eighties, the 470s BC."""
    word = reading.word("decade")
    digits = re.sub(r"[^0-9]", "", word)
    spelt = reading.book.value("DECADE", word)
    year = int(digits or spelt or 0)
    christ = reading.word("era").startswith("b")
    if christ:
        year = -year
    elif year < 100:
        year += 2000 if year == 0 or (year <= 10 and not spelt) else 1900
    mod = reading.mod
    if reading.has("half"):
        mod = "START" if reading.word("half") == "first" else "END"
    return reading.made(decade_value(year), "explicit", mod=mod)


def resolve_century(reading: Reading) -> list[Resolved]:
    """the 19th century, the fourth century BC, this century."""
    if reading.has("rel"):
        ref, anchor = reading.passage.reference()
        step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(reading.word("rel"), 0)
        return reading.made(f"{ref.year // 100 + step:02d}", anchor) if ref and ref.year > 0 else []
    n = int(reading.number("ord"))
    if not 1 <= n <= 30:
        return []
    mod = reading.mod
    if reading.has("half"):
        mod = "START" if reading.word("half") == "first" else "END"
    return reading.made(century_value(n, reading.word("era").startswith("b")), "explicit", mod=mod)


def resolve_season(reading: Reading) -> list[Resolved]:
    """summer 2018, last winter, the spring."""
    season = reading.value("SEASON")
    year, anchor = year_of(reading)
    if not year and reading.shared:
        year, anchor = reading.shared.year, "explicit"
    if year:
        return reading.made(f"{year_value(year)}-{season}", anchor)
    ref, anchor = reading.passage.reference()
    month = SEASON_MONTH[season]
    word = relation(reading)
    if word in ("previous", "following", "same", "that") and reading.passage.last:
        ref, anchor = reading.passage.previous(reading.ahead)
    if ref is None:
        return reading.made(f"XXXX-{season}")
    tense = reading.tense(reading.found.first, reading.found.last)
    if not ref.month and anchor == "published":
        year = ref.year
    elif word in ("last", "past", "previous") or (not word and anchor == "published" and tense != "future"):
        year = ref.year - (month >= ref.month if word else month > ref.month)
        if not word and abs(month - ref.month) <= 1:
            year = ref.year
    elif word in ("next", "coming", "following"):
        year = ref.year + (month <= ref.month)
    else:
        year = narrated_year(reading, month, 0, ref) if anchor == "previous date" else ref.year
    return reading.made(f"{year_value(year)}-{season}", anchor)


def relation(reading: Reading) -> str:
    """The relative word of a match, without articles: "the same" is "same", "this coming" is "coming"."""
    span = reading.found.groups.get("rel")
    if span is None:
        return ""
    words = reading.tokens.words[span[0] : reading.found.last]
    for word in words[:3]:
        if word in (
            "last",
            "next",
            "following",
            "previous",
            "preceding",
            "coming",
            "past",
            "same",
            "current",
            "prior",
            "ensuing",
            "subsequent",
            "latest",
        ):
            return {
                "preceding": "previous",
                "prior": "previous",
                "ensuing": "following",
                "subsequent": "following",
            }.get(word, word)
    return words[0]


def resolve_quarter(reading: Reading) -> list[Resolved]:
    """Quarters, and the periods of company reports that lean on the quarter last spoken of."""
    passage = reading.passage
    year, anchor = year_of(reading)
    ordinal = int(reading.number("ord"))
    back = 1 if reading.has("ago") else 0
    if ordinal > 4:
        return []
    ref, ref_anchor = passage.reference()
    if ordinal and not year and ref:
        year, anchor = quarter_year(ordinal, ref), ref_anchor
        if back and passage.period and int(passage.period[-1]) == ordinal:
            year = int(passage.period[:4])
    if ordinal:
        value = f"{year_value(year - back)}-Q{ordinal}" if year else f"XXXX-Q{ordinal}"
        return keep_period(reading, value, anchor, back)
    if not passage.period and reading.has("bare") and reading.word("bare") == "period" and not reading.has("year"):
        return []
    period = passage.period or (last_quarter(ref) if ref else "")
    if not period:
        return []
    words = reading.tokens.words[reading.found.first : reading.found.last]
    if "latest" in words and ref:
        period = min(period, last_quarter(ref))
    if "this" in words or "current" in words:
        period = f"{year_value(ref.year)}-Q{quarter_of(ref.month)}" if ref and ref.month else period
    elif "last" in words and "year" not in words:
        period = last_quarter(ref) if ref else period
    elif "next" in words and ref and ref.month:
        q = quarter_of(ref.month)
        period = f"{ref.year + (q == 4)}-Q{q % 4 + 1}"
    elif year:
        period = f"{year_value(year)}{period[4:]}"
        back = 0
    if back and passage.compared:
        period = passage.compared
    value = f"{int(period[:4]) - back:04d}{period[4:]}"
    return keep_period(reading, value, anchor if year else "previous date" if passage.period else ref_anchor, back)


def keep_period(reading: Reading, value: str, anchor: Anchor, back: int) -> list[Resolved]:
    """The quarter, noted as the one spoken of unless it is last year's, given for comparison."""
    passage = reading.passage
    ref = passage.reference()[0]
    if not back and value[:4].isdigit():
        if (
            ref is None
            or last_quarter(ref)[:4] <= value[:4] <= value <= f"{year_value(ref.year)}-Q{quarter_of(ref.month)}"
        ):
            passage.period = value
        passage.compared = passage.period
    return reading.made(value, anchor)


def quarter_year(quarter: int, ref: Moment) -> int:
    """The year of a bare quarter: the nearest, the past one when two are as near."""
    if not ref.month:
        return ref.year
    gap = quarter - quarter_of(ref.month)
    return ref.year - (gap > 1) + (gap < -3)


def last_quarter(ref: Moment) -> str:
    """The last quarter that was over at `ref`."""
    q = quarter_of(ref.month) - 1
    return f"{year_value(ref.year)}-Q{q}" if q else f"{year_value(ref.year - 1)}-Q4"


def resolve_half(reading: Reading) -> list[Resolved]:
    """Halves of a year."""
    year, anchor = year_of(reading)
    word = reading.word("half")
    half = 1 if word in ("first", "1") else 2
    if not year:
        ref, anchor = reading.passage.reference()
        if ref is None:
            return []
        year = ref.year
    return reading.made(f"{year_value(year)}-H{half}", anchor)


def explicit_moment(reading: Reading) -> Moment | None:
    """The year (and month, day) that a match names outright, without resolving anything."""
    if not (reading.has("year") or reading.has("yyy")) or reading.found.rule.kind not in ("date", "season", "pair"):
        return None
    year, _ = year_of(reading)
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    if reading.has("season"):
        month = SEASON_MONTH[reading.value("SEASON")]
    return Moment(year, month, int(reading.number("day"))) if year else None

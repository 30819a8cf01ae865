"""Resolvers of units that lean on an anchor: last year, that month, the weekend, this spring."""

from __future__ import annotations

from extract.dates.amounts import CLOCK_UNITS, duration_value, unit_of
from extract.dates.anchor import Anchor
from extract.dates.calendar import SEASON_MONTH, Moment, add_days, moment_of, shifted, unknown, week_value, year_value
from extract.dates.named_days import resolve_weekday
from extract.dates.normalise import BACKWARD, FORWARD, LEANING, WHOLE, Reading, Resolved
from extract.dates.years import narrated_year, nearest_year, year_of
from extract.vocabulary import function_words

STEP = dict.fromkeys(BACKWARD, -1) | dict.fromkeys(FORWARD, 1)
OVER = function_words("spanning")
NO_CALENDAR = (*CLOCK_UNITS, "ML", "H6", "F")  # units whose "this" or "last" is no stretch of the calendar


def resolve_season(reading: Reading) -> list[Resolved]:
    """summer 2018, last winter, the spring."""
    season = reading.value("SEASON")
    year, anchor = year_of(reading)
    if not year and reading.shared:
        year, anchor = reading.shared.year, "explicit"
    if year:
        return reading.made(f"{year_value(year)}-{season}", anchor)
    word = reading.relation
    backward = word in LEANING
    ref, anchor = reading.passage.previous(reading.ahead) if backward else reading.passage.reference()
    if ref is None:
        return reading.made(f"XXXX-{season}")
    month, over = SEASON_MONTH[season], SEASON_MONTH[season] + 1
    tense = reading.tense(reading.found.first, reading.found.last)
    if ref.month and word in BACKWARD:
        year = ref.year - (over >= ref.month)
    elif ref.month and word in FORWARD:
        year = ref.year + (month <= ref.month)
    elif anchor == "previous date":
        year = narrated_year(reading, month, 0, ref)
    elif word or tense == "future":
        year = ref.year
    else:
        year = ref.year - (month > ref.month + 1)
    return reading.made(f"{year_value(year)}-{season}", anchor)


def resolve_unit(reading: Reading) -> list[Resolved]:
    """last year, this week, next month, last April."""
    passage, word = reading.passage, reading.relation
    leaning = word in LEANING or (word == "next" and "the" in reading.words)
    ahead = None if word in ("same", "that") else reading.ahead
    ref, anchor = passage.previous(ahead) if leaning else passage.reference()
    step = -2 if reading.has("beforelast") else STEP.get(word, 0)
    mod = reading.mod
    if reading.has("season"):
        return resolve_season(reading)
    if reading.has("month"):
        return relative_month(reading, ref, anchor, mod)
    unit = unit_of(reading)
    if unit in NO_CALENDAR or unit == "CE":
        return []
    if word in ("that", "same"):
        return same_unit(reading, unit, mod)
    if unit == "Y" and spans_year(reading):
        return reading.made("P1Y", type_="DURATION", mod=mod)
    if unit == "DE" and word == "past":
        return reading.made("P1DE", type_="DURATION", mod=mod)
    if ref is None:
        return reading.made(unknown(unit), mod=mod)
    if unit in ("W", "WE", "D") and not ref.date and passage.today and not passage.narrative:
        ref, anchor = moment_of(passage.today), "published"
    value = shifted(ref, step, unit)
    if not value and anchor == "published":  # of which no more than the month is known
        value, anchor = unknown(unit), "none"
    return reading.made(value, anchor, mod=mod)


def spans_year(reading: Reading) -> bool:
    """Whether "the last year" is a length of time up to now, not the year before: over the last year."""
    words, first = reading.tokens, reading.found.first
    return words.word(first) == "the" and words.word(first + 1) in ("last", "past") and words.word(first - 1) in OVER


def relative_month(reading: Reading, ref: Moment | None, anchor: Anchor, mod: str) -> list[Resolved]:
    """last April, next May, this September."""
    month, word = int(reading.value("MONTH") or 0), reading.relation
    if ref is None:
        return reading.made(f"XXXX-{month:02d}", mod=mod) if month else []
    year = ref.year
    if ref.month and STEP.get(word) == -1:
        year -= month >= ref.month
    elif ref.month and STEP.get(word) == 1:
        year += month <= ref.month
    elif word in ("same", "that"):
        year = nearest_year(month, 0, ref, "nearest")
    return reading.made(f"{year_value(year)}-{month:02d}", anchor, mod=mod) if month else []


def same_unit(reading: Reading, unit: str, mod: str = "") -> list[Resolved]:
    """that year, the same month, on that day."""
    ref, anchor = reading.passage.previous()
    if unit == "D" and reading.passage.day.startswith("X"):
        return reading.made(reading.passage.day, "previous date", mod=mod)
    if ref is None:
        return reading.made(unknown(unit), mod=mod) if unit and unit not in CLOCK_UNITS else []
    if unit == "Q" and reading.passage.period:
        return reading.made(reading.passage.period, "previous date", mod=mod)
    value = shifted(ref, 0, unit) if unit not in CLOCK_UNITS else ""
    return reading.made(value, anchor, mod=mod)


def resolve_same(reading: Reading) -> list[Resolved]:
    """that day, the same year, that summer, the day following."""
    if reading.has("season"):
        return resolve_season(reading)
    if reading.word("rel") == "following":
        ref, anchor = reading.passage.previous(reading.ahead)
        return reading.made(shifted(ref, 1, "D"), anchor) if ref else []
    return same_unit(reading, unit_of(reading))


def resolve_samepart(reading: Reading) -> list[Resolved]:
    """that evening, the next morning."""
    ref, anchor = reading.passage.previous(reading.ahead)
    step = 1 if reading.has("next") or "following" in reading.words else 0
    day = shifted(ref, step, "D") if ref else ""
    if not step and reading.passage.day.startswith("X"):
        day = reading.passage.day
    return reading.made(f"{day or 'XXXX-XX-XX'}T{reading.value('PART')}", anchor if day else "none")


def resolve_theunit(reading: Reading) -> list[Resolved]:
    """the year, the weekend, the end of the month, year-end."""
    if reading.has("weekday"):
        return resolve_weekday(reading)
    if reading.has("season"):
        return resolve_season(reading)
    passage = reading.passage
    ref, anchor = passage.previous(reading.ahead) if passage.narrative else passage.reference()
    unit = unit_of(reading)
    spanning = reading.tokens.word(reading.found.last) in ("ended", "ending", "to", "through")
    if spanning and (unit == "Y" or (unit in ("W", "M", "Q") and not reading.mod)):
        return reading.made("P3M" if unit == "Q" else f"P1{unit}", type_="DURATION")
    if unit in ("D", "H", "MIN") and WHOLE & set(reading.words):
        return reading.made(duration_value(1, unit), type_="DURATION")
    told = reading.has("portion") or reading.has("nudge")
    if unit == "D" and reading.has("nudge"):
        return same_unit(reading, unit, reading.mod)  # earlier in the day
    if unit in NO_CALENDAR or (unit in ("D", "M", "DE", "CE") and not told):
        return []
    if unit == "Q":
        return reading.made(passage.period, "previous date")
    if ref is None:
        return reading.made(unknown(unit))
    if unit == "WE" and ref.date:
        future = reading.tense(reading.found.first, reading.found.last) == "future"
        day = add_days(ref.date, 0 if future or ref.date.isoweekday() >= 6 else -7)
        return reading.made(f"{week_value(day)}-WE", anchor) if day else []
    return reading.made(shifted(ref, 0, unit), anchor)

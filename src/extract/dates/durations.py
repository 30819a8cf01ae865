"""Resolvers of durations, of sets ("every Thursday") and of expressions with a fixed value."""

from __future__ import annotations

from dataclasses import replace

from extract.dates.amounts import LARGE_TO_SMALL, counted, duration_value, unit_of, vague_value
from extract.dates.calendar import valid_day
from extract.dates.named_days import part_suffix
from extract.dates.normalise import Reading, Resolved
from extract.vocabulary import function_words

ARTICLES = function_words("articles") | function_words("pointing") | function_words("possessive")
SET_VALUES = {
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "annual": "P1Y",
    "biannual": "P6M",
    "biennial": "P2Y",
    "hourly": "PT1H",
}


def resolve_duration(reading: Reading) -> list[Resolved]:
    """N units."""
    unit = unit_of(reading)
    if reading.has("threeq"):
        return reading.made("PT45M")
    if reading.has("quarter"):
        return reading.made("P25Y")
    if reading.has("yearlong"):
        return reading.made("P1Y")
    if not unit:
        return []
    if reading.has("one") or reading.has("many"):
        value = duration_value(1, unit) if reading.has("one") else vague_value(unit)
        return [replace(one, first=compound_start(reading)) for one in reading.made(value)]
    if reading.has("nn"):
        return resolve_compound(reading, unit)
    if reading.has("m") and reading.word("approx") == "between":
        return two_amounts(reading, unit)
    n = counted(reading)
    bare = compound_start(reading)
    if bare > reading.found.first:
        value = vague_value(unit) if n is None else duration_value(n, unit)
        led = reading.tokens.words[bare - 1] in ARTICLES and bare - 1 > reading.found.first
        return [replace(one, first=bare, mod="" if led else one.mod) for one in reading.made(value)]
    if unit in ("M", "Y") and reading.passage.compared and n in (3, 6, 9) and not reading.passage.narrative:
        reading.passage.compared = reading.passage.compared[:4]
    return reading.made(vague_value(unit) if n is None else duration_value(n, unit))


def two_amounts(reading: Reading, unit: str) -> list[Resolved]:
    """between 12 and 14 years: two amounts of one unit."""
    found = reading.found
    [one] = reading.made(duration_value(reading.number("n"), unit), mod="")
    first, second = found.groups["n"], found.groups["m"]
    value = duration_value(reading.number("m"), unit)
    return [replace(one, first=first[0], last=first[1]), replace(one, first=second[0], value=value)]


def resolve_compound(reading: Reading, unit: str) -> list[Resolved]:
    """One hour and 20 minutes; where the second unit is no smaller one (six minutes, two years) they are two."""
    sub = next(filter(None, (reading.value(name, "subunit") for name in ("UNITS", "UNIT", "UABBR"))))
    first, second = duration_value(reading.number("n"), unit), duration_value(reading.number("nn"), sub)
    if LARGE_TO_SMALL.index(unit) < LARGE_TO_SMALL.index(sub):
        return reading.made(first + second[2:] if first.startswith("PT") else first + second[1:])
    [one] = reading.made(first)
    end, start = reading.found.groups["unit"][1], reading.found.groups["nn"][0]
    return [replace(one, last=end), replace(one, first=start, value=second, mod="")]


def compound_start(reading: Reading) -> int:
    """The first token of a match without the article of the noun that a compound modifies: (the) 48-hour (strike)."""
    first, last = reading.found.first, reading.found.last
    words = reading.tokens.words
    hyphen = reading.tokens.codes[last - 2] in reading.book.by_class["DASH"] and last - first > 3
    singular = reading.has("unit") and not reading.value("UNITS", "unit") and reading.number("n") > 1
    if not (hyphen or (singular and last - first == 3)):
        return first
    articles = [i for i in range(first, min(first + 2, last - 2)) if words[i] in ARTICLES]
    return articles[-1] + 1 if articles else first  # also without the preposition: (under a) five-year (plan)


def resolve_vague(reading: Reading) -> list[Resolved]:
    """Bare plurals."""
    unit = unit_of(reading)
    return reading.made(vague_value(unit)) if unit else []


def resolve_constant(reading: Reading) -> list[Resolved]:
    """Patterns whose value is said in the data file."""
    return reading.made(str(reading.found.rule.constants["value"]), mod="")


def resolve_set(reading: Reading) -> list[Resolved]:
    """every year, each Thursday, daily."""
    if reading.has("rate") or reading.has("nth"):  # $5 a year, the first Monday of every month
        return reading.made(duration_value(1, unit_of(reading)))
    if reading.has("semi") or reading.has("bi"):
        return reading.made("P6M" if reading.has("semi") else "P2Y")
    if reading.has("adverb"):
        return reading.made(SET_VALUES[reading.word("adverb")])
    if reading.has("daysoff") or reading.has("workdays"):
        return reading.made("XXXX-WXX-WE" if reading.has("daysoff") else "XXXX-WXX")
    part = part_suffix(reading)
    if reading.has("month") and reading.has("day"):
        month, day = int(reading.value("MONTH")), int(reading.number("day"))
        return reading.made(f"XXXX-{month:02d}-{day:02d}") if valid_day(0, month, day) else []
    weekday = reading.value("WEEKDAY") or reading.value("WEEKDAYS", "weekday") or reading.value("WEEKDAYS")
    if weekday:
        return reading.made(f"XXXX-WXX-{weekday}{part}")
    if reading.has("month"):
        return reading.made(f"XXXX-{int(reading.value('MONTH')):02d}")
    if reading.has("season"):
        return reading.made(f"XXXX-{reading.value('SEASON')}")
    if part:
        return reading.made(f"XXXX-XX-XX{part}")
    unit = unit_of(reading) or reading.value("DAYUNIT", "unit")
    if unit == "WE":
        return reading.made("XXXX-WXX-WE")
    n = reading.number("n") or 1
    words = reading.words
    return reading.made(duration_value(2 if {"other", "alternate"} & set(words) else n, unit)) if unit else []

"""Resolvers of durations, sets, clock times and expressions of several dates."""

from __future__ import annotations

from extract.dates.absolute_values import inherited_year, nearest_year, year_of
from extract.dates.calendar import Moment, shifted, valid_day, year_value
from extract.dates.relative_values import counted, part_suffix, resolve_weekday, unit_of
from extract.dates.resolve import Reading, Resolved

CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
PARTS_OF = {
    "Y": (12, "M"),
    "H": (60, "MIN"),
    "MIN": (60, "S"),
    "CE": (100, "Y"),
    "DE": (10, "Y"),
    "D": (24, "H"),
    "ML": (1000, "Y"),
}
SET_VALUES = {
    "daily": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "biweekly": "P2W",
    "monthly": "XXXX-XX",
    "quarterly": "XXXX-QX",
    "annually": "XXXX",
    "yearly": "XXXX",
    "annual": "P1Y",
    "biannual": "P6M",
    "biennial": "P2Y",
    "hourly": "PT1H",
}


def amount(n: float) -> str:
    """A number without a needless fraction."""
    return str(int(n)) if n == int(n) else f"{n:g}"


def duration_value(n: float, unit: str) -> str:
    """TIMEX3 duration: halves in the next smaller unit (`P2Y6M`, `PT1M30S`, `P150Y`), decades and centuries as DE, CE."""
    if unit == "F":
        return f"P{amount(2 * n)}W"
    if unit == "H6":
        return f"P{amount(6 * n)}M"
    if n != int(n) and unit in PARTS_OF:
        size, smaller = PARTS_OF[unit]
        rest = (n - int(n)) * size
        if rest == int(rest):
            if unit in ("CE", "DE", "ML"):
                return duration_value(n * size, smaller)
            if n < 1:
                return duration_value(rest, smaller)
            if unit in CLOCK_UNITS:
                return f"PT{int(n)}{CLOCK_UNITS[unit]}{int(rest)}{CLOCK_UNITS[smaller]}"
            tail = f"T{int(rest)}H" if unit == "D" else f"{int(rest)}{smaller}"
            return f"P{int(n)}{unit}{tail}"
    if unit in CLOCK_UNITS:
        return f"PT{amount(n)}{CLOCK_UNITS[unit]}"
    return f"P{amount(n)}{unit}"


def vague_value(unit: str) -> str:
    """An unknown number of units: `PXD`, `PTXH`."""
    return f"PTX{CLOCK_UNITS[unit]}" if unit in CLOCK_UNITS else f"PX{'W' if unit == 'F' else unit}"


def resolve_duration(reading: Reading) -> list[Resolved]:
    """N units."""
    unit = unit_of(reading)
    if reading.has("threeq"):
        return reading.made("PT45M")
    if reading.has("quarter"):
        return reading.made("P25Y")
    if not unit:
        return []
    if reading.has("nn"):
        sub = reading.value("UNITS", "subunit")
        first, second = duration_value(reading.number("n"), unit), duration_value(reading.number("nn"), sub)
        return reading.made(first + second[2:] if first.startswith("PT") else first + second[1:])
    n = counted(reading)
    if unit in ("M", "Y") and reading.passage.compared and n in (3, 6, 9) and not reading.passage.narrative:
        reading.passage.compared = reading.passage.compared[:4]
    return reading.made(vague_value(unit) if n is None else duration_value(n, unit))


def resolve_vague(reading: Reading) -> list[Resolved]:
    """Bare plurals."""
    unit = unit_of(reading)
    return reading.made(vague_value(unit)) if unit else []


def resolve_constant(reading: Reading) -> list[Resolved]:
    """Patterns whose value is said in the data file."""
    return reading.made(str(reading.found.rule.constants["value"]), mod="")


def resolve_set(reading: Reading) -> list[Resolved]:
    """every year, each Thursday, daily."""
    if reading.has("adverb"):
        return reading.made(SET_VALUES[reading.word("adverb")])
    part = part_suffix(reading)
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
    words = reading.tokens.words[reading.found.first : reading.found.last]
    return reading.made(duration_value(2 if "other" in words else n, unit)) if unit else []


def clock_text(reading: Reading) -> str:
    """`T15:11` of a clock time; empty when it is none."""
    raw = reading.word("clock").replace(" ", "")
    parts = raw.split(":")
    if len(parts) == 1 and len(raw) == 4 and raw.isdigit():
        parts = [raw[:2], raw[2:]]
    hour = int(reading.number("clock")) if len(parts) == 1 else int(parts[0])
    minute = parts[1] if len(parts) > 1 else "00"
    half = reading.word("ampm")[:1]
    words = reading.tokens.words[reading.found.first : reading.found.last]
    if half == "p" or "afternoon" in words or "evening" in words or ("night" in words and hour > 5):
        hour += 12 if hour < 12 else 0
    elif half == "a" and hour == 12:
        hour = 0
    if "half" in words:
        minute = "30"
    elif "quarter" in words:
        hour, minute = (hour, "15") if "past" in words else (hour - 1, "45")
    if not 0 <= hour <= 24 or int(minute) > 59:
        return ""
    return f"T{hour:02d}:{minute}" + (f":{parts[2]}" if len(parts) > 2 else "")


def resolve_clock(reading: Reading) -> list[Resolved]:
    """A clock time on the day that the match or the passage gives."""
    time = clock_text(reading)
    if not time:
        return []
    passage = reading.passage
    if reading.has("word") and passage.publication:
        step = {"yesterday": -1, "tomorrow": 1}.get(reading.word("word"), 0)
        return reading.made(shifted(passage.publication, step, "D") + time, "published")
    if reading.has("month"):
        year, anchor = year_of(reading)
        month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
        day = int(reading.number("day"))
        if not year:
            year, anchor = inherited_year(reading, month, day)
        return (
            reading.made(Moment(year, month, day).value + time, anchor) if year and valid_day(year, month, day) else []
        )
    if reading.has("weekday"):
        days = resolve_weekday(reading)
        return reading.made(days[0].value[:10] + time, days[0].anchor) if days else []
    ref, anchor = passage.previous()
    if ref and not ref.day and passage.publication and not passage.narrative:
        ref, anchor = passage.publication, "published"
    day_text = ref.value if ref and ref.day else "XXXX-XX-XX"
    return reading.made(day_text + time, anchor if ref and ref.day else "none")


def resolve_part(reading: Reading) -> list[Resolved]:
    """the morning, at night, noon: on the passage's day where it is told."""
    suffix = part_suffix(reading)
    words = reading.tokens.words[reading.found.first : reading.found.last]
    if len(words) == 1 and suffix != "T12:00":
        return reading.made(f"XXXX-XX-XX{suffix}")
    ref, anchor = reading.passage.previous()
    return reading.made(
        f"{ref.value if ref and ref.day else 'XXXX-XX-XX'}{suffix}", anchor if ref and ref.day else "none"
    )


def resolve_pair(reading: Reading) -> list[Resolved]:
    """August 1–3, 5 and 7 May 2010: two days of one month."""
    found = reading.found
    month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
    first, second = int(reading.number("daya")), int(reading.number("dayb"))
    year, anchor = year_of(reading)
    if not year:
        year, anchor = inherited_year(reading, month, first)
    if not year:
        stem = f"XXXX-{month:02d}-"
    elif valid_day(year, month, first) and valid_day(year, month, second):
        stem = f"{year_value(year)}-{month:02d}-"
    else:
        return []
    cut = found.groups["link"]
    rule, kind = found.rule.name, found.rule.type
    return [
        Resolved(found.first, cut[0], kind, f"{stem}{first:02d}", "", anchor, rule),
        Resolved(cut[1], found.last, kind, f"{stem}{second:02d}", "", anchor, rule),
    ]


def resolve_erapair(reading: Reading) -> list[Resolved]:
    """499–493 BC: two years of one era."""
    found = reading.found
    sign = -1 if reading.word("era").startswith("b") else 1
    first, second = sign * int(reading.number("yeara")), sign * int(reading.number("yearb"))
    if second <= first:
        return []
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", year_value(first), reading.mod, "explicit", rule),
        Resolved(cut[1], found.last, "DATE", year_value(second), "", "explicit", rule),
    ]


def resolve_yearpair(reading: Reading) -> list[Resolved]:
    """1957–60: two years of one century."""
    found = reading.found
    first, short = int(reading.number("yeara")), int(reading.number("yearb"))
    second = first // 100 * 100 + short
    if second <= first:
        return []
    cut, rule = found.groups["link"], found.rule.name
    return [
        Resolved(found.first, cut[0], "DATE", year_value(first), "", "explicit", rule),
        Resolved(cut[1], found.last, "DATE", year_value(second), "", "explicit", rule),
    ]


__all__ = ["duration_value", "nearest_year"]

"""Resolvers of expressions that lean on an anchor: weekdays, last/this/next, ago, later, the same day, holidays."""

from __future__ import annotations

from extract.dates.absolute_values import nearest_year, relation, resolve_season, year_of
from extract.dates.anchor import Anchor, Direction
from extract.dates.calendar import (
    Moment,
    add_days,
    holiday_date,
    holidays,
    moment_from,
    moment_of,
    quarter_of,
    shifted,
    week_value,
    weekday_date,
    year_value,
)
from extract.dates.resolve import Reading, Resolved

STEP = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "latest": 0}
CLOCK_UNITS = ("S", "MIN", "H")


def part_suffix(reading: Reading) -> str:
    """`TNI`, `TAF`, `T12:00` of the part of the day in a match, or nothing."""
    if reading.has("part"):
        return f"T{reading.value('PART')}"
    if reading.has("noon"):
        return f"T{reading.value('NOON')}"
    words = reading.tokens.words[reading.found.first : reading.found.last]
    return "T24:00" if "midnight" in words else "T12:00" if "noon" in words else ""


def resolve_weekday(reading: Reading) -> list[Resolved]:
    """A weekday by tense and anchor."""
    passage = reading.passage
    day = int(reading.value("WEEKDAY") or 0)
    ref, anchor = passage.reference()
    word = relation(reading)
    if word in ("previous", "following", "same", "that") and passage.last:
        ref, anchor = passage.previous(reading.ahead)
    here = ref.date if ref else None
    if here is None and passage.published and not passage.narrative:
        here, anchor = passage.published, "published"
    if here is None:
        return reading.made(f"XXXX-WXX-{day}{part_suffix(reading)}")
    direction: Direction = "past"
    if word in ("next", "coming", "following") or (not word and reading.tense(reading.found.first, reading.found.last) == "future") or (anchor == "previous date" and not word):
        direction = "future"
    base = here
    if word in ("last", "past", "previous"):
        base = add_days(here, -1) or here
    elif word in ("next", "coming", "following"):
        base = add_days(here, 1) or here
    elif reading.has("weekrel"):
        step = STEP.get(reading.word("weekrel"), 0)
        moved = add_days(here, 7 * step + day - here.isoweekday())
        return reading.made(moved.isoformat() + part_suffix(reading), anchor) if moved else []
    elif word == "this":
        direction = "future" if day >= here.isoweekday() else "past"
    found = weekday_date(base, day, direction)
    return reading.made(found.isoformat() + part_suffix(reading), anchor) if found else []


def resolve_offset(reading: Reading) -> list[Resolved]:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    passage = reading.passage
    words = reading.tokens.words[reading.found.first : reading.found.last]
    word = reading.word("word")
    step = {"yesterday": -1, "tomorrow": 1, "last": -1}.get(word, 0)
    if reading.has("before"):
        step = -2
    elif reading.has("after"):
        step = 2
    suffix = part_suffix(reading)
    if word in ("tonight", "overnight"):
        suffix = "TNI"
    if passage.narrative and word == "today":
        return reading.made("PRESENT_REF", mod="")
    if passage.published is None:
        return reading.made("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF", mod="")
    base = passage.published
    if passage.narrative and passage.last and passage.last.date and "morning" not in words:
        base = passage.last.date
    moved = add_days(base, step)
    mod = {"early": "START", "late": "END"}.get(reading.word("nudge"), "")
    return reading.made(moved.isoformat() + suffix, "published", mod=mod) if moved else []


def resolve_unit(reading: Reading) -> list[Resolved]:
    """last year, this week, next month, last April."""
    passage = reading.passage
    word = relation(reading)
    step = STEP.get(word, 0)
    if reading.has("beforelast"):
        step = -2
    if word in ("same", "that", "following", "previous") or (
        word == "next" and "the" in reading.tokens.words[max(0, reading.found.first) : reading.found.last]
    ):
        ref, anchor = passage.previous(reading.ahead)
    else:
        ref, anchor = passage.reference()
    mod = reading.mod or {"early": "START", "late": "END"}.get(reading.word("nudge"), "")
    if ref is None:
        return [] if reading.has("month") else undated_unit(reading, step)
    if reading.has("season"):
        return resolve_season(reading)
    if reading.has("month"):
        return relative_month(reading, ref, anchor, word, mod)
    unit = reading.value("UNIT") or reading.value("DAYUNIT", "unit")
    if unit in CLOCK_UNITS or unit in ("CE", "ML", "H6", "F"):
        return []
    if word == "that" or word == "same":
        return same_unit(reading, unit, mod)
    if unit in ("W", "WE", "D") and not ref.date and passage.published and not passage.narrative:
        ref, anchor = moment_of(passage.published), "published"
    if unit == "Q" and passage.period and word == "latest":
        return reading.made(passage.period, "previous date", mod=mod)
    value = shifted(ref, step, unit)
    if unit == "DE" and word in ("past", "last"):
        value = shifted(ref, -1, unit)
    return reading.made(value, anchor, mod=mod)


def undated_unit(reading: Reading, step: int) -> list[Resolved]:
    """A relative unit without any anchor."""
    return reading.made("PRESENT_REF" if step == 0 else "PAST_REF" if step < 0 else "FUTURE_REF")


def relative_month(reading: Reading, ref: Moment, anchor: Anchor, word: str, mod: str) -> list[Resolved]:
    """last April, next May, this September."""
    month = int(reading.value("MONTH") or 0)
    if not month:
        return []
    year = ref.year
    if ref.month and word in ("last", "past", "previous"):
        year -= month >= ref.month
    elif ref.month and word in ("next", "coming", "following"):
        year += month <= ref.month
    elif word in ("same", "that"):
        year = nearest_year(month, 0, ref, "nearest")
    return reading.made(f"{year_value(year)}-{month:02d}", anchor, mod=mod)


def same_unit(reading: Reading, unit: str, mod: str = "") -> list[Resolved]:
    """that year, the same month, on that day."""
    ref, anchor = reading.passage.previous(reading.ahead)
    if ref is None:
        return []
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
    return same_unit(reading, reading.value("UNIT"))


def resolve_samepart(reading: Reading) -> list[Resolved]:
    """that evening, the next morning."""
    ref, anchor = reading.passage.previous(reading.ahead)
    day = (
        shifted(
            ref,
            1
            if reading.has("next") or "following" in reading.tokens.words[reading.found.first : reading.found.last]
            else 0,
            "D",
        )
        if ref
        else ""
    )
    return reading.made(f"{day or 'XXXX-XX-XX'}T{reading.value('PART')}", anchor if day else "none")


def resolve_theunit(reading: Reading) -> list[Resolved]:
    """the year, the weekend, the end of the month, year-end."""
    passage = reading.passage
    ref, anchor = passage.previous(reading.ahead) if passage.narrative else passage.reference()
    unit = reading.value("UNIT") or reading.value("DAYUNIT", "unit")
    if reading.has("weekday"):
        return resolve_weekday(reading)
    if reading.has("season"):
        return resolve_season(reading)
    if unit == "Y" and reading.tokens.word(reading.found.last) in ("ended", "ending", "to", "through"):
        return reading.made("P1Y", type_="DURATION")
    if not unit or unit in CLOCK_UNITS or unit in ("CE", "ML", "DE", "H6", "F") or ref is None:
        return []
    portion = reading.has("portion")
    if not portion and not reading.has("nudge") and unit in ("D", "M"):
        return []
    if unit == "Q":
        return reading.made(passage.period, "previous date")
    if unit == "WE":
        here = ref.date
        if here is None:
            return []
        tense = reading.tense(reading.found.first, reading.found.last)
        back = 0 if tense == "future" or here.isoweekday() >= 6 else 7
        day = add_days(here, -back)
        return reading.made(f"{week_value(day)}-WE", anchor) if day else []
    return reading.made(shifted(ref, 0, unit), anchor)


def counted(reading: Reading) -> float | None:
    """How many units; None when vague."""
    if reading.has("half"):
        return 0.5
    if reading.has("vague") or not (reading.has("n") or reading.has("couple")):
        return None
    n = 2.0 if reading.has("couple") else reading.number("n")
    return n + 0.5 if reading.has("plus") else n


def unit_of(reading: Reading) -> str:
    """Code of the unit of a match."""
    return reading.value("UNIT") or reading.value("UNITS", "unit") or reading.value("UNITS", "units")


def resolve_ago(reading: Reading) -> list[Resolved]:
    """N units ago, N units from now: from the day of publication."""
    n, unit = counted(reading), unit_of(reading)
    past = reading.word("dir") in ("ago", "back")
    passage = reading.passage
    if n is None:
        return reading.made("PAST_REF" if past else "FUTURE_REF", mod="")
    ref, anchor = (passage.publication, "published") if passage.publication else (None, "none")
    if passage.narrative and passage.last:
        ref, anchor = passage.last, "previous date"
    if ref is None:
        return reading.made("PAST_REF" if past else "FUTURE_REF", mod="")
    if unit == "Y" and n == 1 and past and passage.compared and not passage.narrative:
        return reading.made(f"{int(passage.compared[:4]) - 1:04d}{passage.compared[4:]}", "previous date")
    return reading.made(moved(ref, -n if past else n, unit), anchor)  # type: ignore[arg-type]


def moved(ref: Moment, n: float, unit: str) -> str:
    """`n` units from `ref`, halves of years in months; hours count as the days they fill."""
    if unit == "Y" and n != int(n):
        return shifted(ref, round(n * 12), "M")
    if unit in ("DE", "CE") and n != int(n):
        return shifted(ref, round(n * (10 if unit == "DE" else 100)), "Y")
    if unit == "H":
        return shifted(ref, int(n / 24), "D")
    if unit in ("MIN", "S"):
        return shifted(ref, 0, "D")
    if unit == "F":
        return shifted(ref, 2 * int(n), "W")
    return shifted(ref, int(n), unit)


def resolve_later(reading: Reading) -> list[Resolved]:
    """N units later or earlier: from the date last spoken of."""
    from extract.dates.durations import duration_value

    passage = reading.passage
    n, unit = counted(reading), unit_of(reading)
    past = reading.word("dir") in ("earlier", "previously", "beforehand", "ago")
    if reading.word("dir") in ("earlier", "ago") and reading.tokens.words[reading.found.last - 2] == "-":
        n = 1.0
    if n is None:
        return reading.made("PAST_REF" if past else "FUTURE_REF", mod="")
    if unit in CLOCK_UNITS:
        return reading.made(duration_value(n, unit), type_="DURATION")
    if unit == "Y" and n == 1 and past and passage.compared and not passage.narrative:
        return reading.made(f"{int(passage.compared[:4]) - 1:04d}{passage.compared[4:]}", "previous date")
    ref, anchor = passage.previous(reading.ahead) if passage.narrative or not past else passage.reference()
    value = moved(ref, -n if past else n, unit) if ref else ""
    if not value:
        return reading.made(duration_value(n, unit), type_="DURATION")
    return reading.made(value, anchor)


def resolve_beforeafter(reading: Reading) -> list[Resolved]:
    """N units before or after something: how long, since what happened has no date of its own here."""
    from extract.dates.durations import duration_value

    ref, anchor = reading.passage.previous(reading.ahead)
    unit = unit_of(reading)
    if reading.has("next"):
        return reading.made(shifted(ref, 1, "D"), anchor) if ref else []
    n = counted(reading)
    the = reading.word("n") == "the"
    if the:
        if unit not in ("D", "Y", "M", "W", "WE"):
            return []
        step = -1 if reading.word("dir") == "before" else 1
        return reading.made(shifted(ref, step, unit), anchor) if ref else []
    if n is None:
        return reading.made(f"P{'T' if unit in CLOCK_UNITS else ''}X{unit.replace('MIN', 'M')}", type_="DURATION")
    return reading.made(duration_value(n, unit), type_="DURATION")


def resolve_holiday(reading: Reading) -> list[Resolved]:
    """Public holidays, by the year in the match or the nearest to the anchor."""
    words = reading.tokens.words[reading.found.first : reading.found.last]
    table = holidays()
    rule = ""
    for size in range(len(words), 0, -1):
        for at in range(len(words) - size + 1):
            rule = rule or table.get(" ".join(words[at : at + size]).replace("’", "'"), "")
    year, anchor = year_of(reading)
    if not year:
        ref, anchor = reading.passage.reference()
        if ref is None:
            return []
        year = ref.year
        word = reading.word("rel")
        day = holiday_date(rule, year)
        if day and ref.date:
            gap = (day - ref.date).days
            tense = reading.tense(reading.found.first, reading.found.last)
            if word == "last" or (not word and gap > 183 and tense != "future"):
                year -= gap >= 0
            elif word == "next" or (not word and gap < -183):
                year += gap <= 0
    found = holiday_date(rule, year) if rule else None
    return reading.made(found.isoformat(), anchor) if found else []


def quarter_value(moment: Moment) -> str:
    """The quarter that a month lies in."""
    return f"{year_value(moment.year)}-Q{quarter_of(moment.month)}"


def day_of(value: str) -> Moment | None:
    """The day that a value names, if it does."""
    moment = moment_from(value)
    return moment if moment and moment.day else None

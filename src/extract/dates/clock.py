"""Resolvers of clock times and parts of the day."""

from __future__ import annotations

from dataclasses import replace

from extract.dates.anchor import Anchor
from extract.dates.calendar import Moment, clock_suffix, moment_of, shifted, valid_day
from extract.dates.calendar_dates import numeric_day
from extract.dates.named_days import part_suffix, resolve_weekday
from extract.dates.normalise import Reading, Resolved
from extract.dates.years import inherited_year, year_of


def clock_text(reading: Reading) -> str:
    """`T15:11` of a clock time; empty when it is none."""
    raw = reading.word("clock").replace(" ", "").replace(".", ":")
    parts = raw.split(":")
    if len(parts) == 1 and len(raw) == 4 and raw.isdigit():
        parts = [raw[:2], raw[2:]]
    hour = int(reading.number("clock")) if len(parts) == 1 else int(parts[0])
    minute = parts[1] if len(parts) > 1 else "00"
    half = reading.word("ampm")[:1]
    words = reading.words
    night = {"night", "tonight"} & set(words)
    if half == "p" or "afternoon" in words or "evening" in words or (night and half != "a" and hour > 5):
        hour += 12 if hour < 12 else 0
    elif half == "a" and hour == 12:
        hour = 0
    if "half" in words:
        minute = "30"
    elif "quarter" in words:
        hour, minute = (hour, "15") if "past" in words else (hour - 1, "45")
    return clock_suffix(hour, minute, parts[2] if len(parts) > 2 else None)


def resolve_clock(reading: Reading) -> list[Resolved]:
    """A clock time on the day that the match or the passage gives."""
    time = clock_text(reading)
    if not time:
        return []
    passage = reading.passage
    if reading.has("word"):
        if passage.today is None:
            return reading.made("XXXX-XX-XX" + time)
        step = {"yesterday": -1, "last": -1, "tomorrow": 1}.get(reading.word("word"), 0)
        moved = shifted(moment_of(passage.today), step, "D")
        return reading.made(moved + time, "published") if moved else []
    if reading.has("numdate"):
        return [replace(one, value=one.value + time) for one in numeric_day(reading)]
    if reading.has("month"):
        year, anchor = year_of(reading)
        month = int(reading.value("MONTH") or reading.value("MABBR", "month") or 0)
        day = int(reading.number("day"))
        if not year:
            year, anchor = inherited_year(reading, month, day)
        stem = Moment(year, month, day).value if year else f"XXXX-{month:02d}-{day:02d}"
        return reading.made(stem + time, anchor) if valid_day(year, month, day) else []
    if reading.has("weekday"):
        days = resolve_weekday(reading)
        return reading.made(days[0].value[:10] + time, days[0].anchor) if days else []
    ref, anchor = passage.previous() if not reading.repeated else (None, "none")
    if ref and passage.today and not passage.narrative and (not ref.day or elsewhere(reading, ref)):
        ref, anchor = moment_of(passage.today), "published"
    on, anchor = that_day(reading, ref, anchor)
    return reading.made(on + time, anchor)


def that_day(reading: Reading, ref: Moment | None, anchor: Anchor) -> tuple[str, Anchor]:
    """The value of the day of a clock time: `ref` if it is one, else the day told last, `XXXX-WXX-2`, else unknown."""
    if ref and ref.day:
        return ref.value, anchor
    day = reading.passage.day
    return (day if day.startswith("X") and not reading.repeated else "XXXX-XX-XX"), "none"


def elsewhere(reading: Reading, ref: Moment) -> bool:
    """Whether the day, of an earlier sentence, is gone by and this one tells what is to come, or the reverse."""
    day, published = ref.date, reading.passage.today
    if day is None or published is None or day == published or reading.joined:
        return False
    return reading.tense(reading.found.first, reading.found.last) == ("future" if day < published else "past")


def resolve_clockpair(reading: Reading) -> list[Resolved]:
    """between 2 and 4 p.m., 11 to 2 p.m.: the first time lies in the half of the day that puts it before the second."""
    second = resolve_clock(reading)
    words = reading.word("clocka").replace(".", ":").split(":")
    hour, minute = int(reading.number("clocka") if len(words) == 1 else words[0]), words[1] if len(words) > 1 else "00"
    if not second or not 1 <= hour <= 12 or int(minute) > 59:
        return []
    day, time = second[0].value.split("T")
    late = int(time[:2]) >= 12
    hour = hour % 12 + 12 * late
    if late and f"{hour:02d}:{minute}" >= time:
        hour -= 12
    cut = reading.found.groups["link"]
    return [
        replace(second[0], last=cut[0], value=f"{day}T{hour:02d}:{minute}"),
        replace(second[0], first=cut[1]),
    ]


def resolve_part(reading: Reading) -> list[Resolved]:
    """the morning, at night, noon: on the passage's day where it is told."""
    suffix = part_suffix(reading)
    words = reading.words
    if len(words) == 1 and suffix != "T12:00":
        return reading.made(f"XXXX-XX-XX{suffix}")
    day, anchor = that_day(reading, *reading.passage.previous())
    return reading.made(f"{day}{suffix}", anchor)

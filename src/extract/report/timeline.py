"""The time line: events by day, month, year or decade, drawn as bars. Counts all articles of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from extract.tables import Cells
from extract.vocabulary import date_words

Unit = Literal["day", "month", "year", "decade"]

_UNITS: tuple[Unit, ...] = ("day", "month", "year", "decade")
_MOST_BARS = 60
_ENOUGH = 0.6  # of the dated events must fit a unit for it to be taken
_TAIL = 0.025  # of the dated events at either end may lie outside
_LABELS = 6  # at most, under the bars
_MONTHS = tuple(word.capitalize() for word in date_words("MONTH"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit of time: its days (inclusive), its name, its events, its place in per cent of the drawing."""

    first: str
    last: str
    name: str
    tick: str  # what stands below the bar, mostly nothing
    actions: int
    statements: int
    left: float
    width: float
    action_height: float
    statement_height: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, and how many events are not in them and why."""

    unit: Unit
    bars: tuple[Bar, ...]
    most: int  # events of the highest bar
    earlier: int
    later: int
    coarser: int  # dated, but no closer than several units
    undated: int


class EventDates:
    """Gathers the days of events; memory grows with distinct pairs of days."""

    def __init__(self) -> None:
        self._days: Counter[tuple[str, str, str]] = Counter()  # first day, last day, kind
        self._undated = 0

    def add(self, events: Iterable[Cells]) -> None:
        """Counts the events of one article."""
        for event in events:
            if _is_day(event["date_from"]) and _is_day(event["date_to"]):
                self._days[event["date_from"], event["date_to"], event["kind"]] += 1
            else:
                self._undated += 1

    def timeline(self) -> Timeline:
        """The time line in the finest unit that most dated events fit and that needs no more than 60 bars."""
        for unit in _UNITS[:-1]:
            binned = self._binned(unit)
            if binned.total() >= _ENOUGH * self._days.total() and _extent(binned, unit) <= _MOST_BARS:
                return self._drawn(unit, binned)
        return self._drawn(_UNITS[-1], self._binned(_UNITS[-1]))

    def _binned(self, unit: Unit) -> Counter[tuple[int, str]]:
        """Events by number of their unit and kind; an event that spans several units is in none."""
        binned: Counter[tuple[int, str]] = Counter()
        for (first, last, kind), count in self._days.items():
            place = _number(first, unit)
            if place == _number(last, unit):
                binned[place, kind] += count
        return binned

    def _drawn(self, unit: Unit, binned: Counter[tuple[int, str]]) -> Timeline:
        low, high = _central(binned, unit)
        shown = {place: (binned[place, "action"], binned[place, "statement"]) for place in range(low, high + 1)}
        most = max((sum(pair) for pair in shown.values()), default=0)
        return Timeline(
            unit,
            tuple(_bars(shown, unit, most)) if most else (),
            most,
            sum(count for (place, _), count in binned.items() if place < low),
            sum(count for (place, _), count in binned.items() if place > high),
            self._days.total() - binned.total(),
            self._undated,
        )


def _is_day(cell: str) -> bool:
    try:
        return date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _number(day: str, unit: Unit) -> int:
    """The number of the unit that holds an ISO day."""
    year, month = int(day[:4]), int(day[5:7])
    if unit == "day":
        return date.fromisoformat(day).toordinal()
    return {"month": year * 12 + month - 1, "year": year, "decade": year // 10}[unit]


def _days_of(number: int, unit: Unit) -> tuple[date, date]:
    """The first and the last day of a unit."""
    if unit == "day":
        return date.fromordinal(number), date.fromordinal(number)
    months = {"month": number, "year": number * 12, "decade": number * 120}[unit]
    length = {"month": 1, "year": 12, "decade": 120}[unit]
    first = date(max(months // 12, 1), months % 12 + 1, 1)
    following = months + length
    if following // 12 > date.max.year:
        return first, date.max
    return first, date(following // 12, following % 12 + 1, 1) - timedelta(days=1)


def _name(number: int, unit: Unit) -> str:
    first = _days_of(number, unit)[0]
    if unit == "decade":
        return f"{number * 10}s"
    if unit == "year":
        return str(number)
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{first.day} {month}" if unit == "day" else month


def _central(binned: Counter[tuple[int, str]], unit: Unit) -> tuple[int, int]:
    """The first and the last unit to draw: all but the tail at either end; no more decades than have room."""
    events: Counter[int] = Counter()
    for (place, _), count in binned.items():
        events[place] += count
    places, tail = sorted(events), int(events.total() * _TAIL)
    low, high = _after(places, events, tail), _after(places[::-1], events, tail)
    return (max(low, high - _MOST_BARS + 1), high) if unit == "decade" else (low, high)


def _after(places: list[int], events: Counter[int], tail: int) -> int:
    """The first of `places` once `tail` events are passed."""
    passed = 0
    for place in places:
        passed += events[place]
        if passed > tail:
            return place
    return 0


def _extent(binned: Counter[tuple[int, str]], unit: Unit) -> int:
    low, high = _central(binned, unit)
    return high - low + 1


def _bars(shown: dict[int, tuple[int, int]], unit: Unit, most: int) -> Iterator[Bar]:
    step = 100 / len(shown)
    every = max(1, -(-len(shown) // _LABELS))
    for index, (place, (actions, statements)) in enumerate(shown.items()):
        first, last = _days_of(place, unit)
        yield Bar(
            first=first.isoformat(),
            last=last.isoformat(),
            name=_name(place, unit),
            tick=_tick(place, unit) if index % every == 0 else "",
            actions=actions,
            statements=statements,
            left=round(index * step, 3),
            width=round(step, 3),
            action_height=round(100 * actions / most, 2),
            statement_height=round(100 * statements / most, 2),
        )


def _tick(place: int, unit: Unit) -> str:
    first = _days_of(place, unit)[0]
    short = _MONTHS[first.month - 1][:3]
    return {
        "day": f"{first.day} {short} {first.year}",
        "month": f"{short} {first.year}",
        "year": str(first.year),
        "decade": f"{place * 10}s",
    }[unit]

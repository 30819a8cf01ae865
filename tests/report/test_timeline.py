"""The time line: the unit that fits, what is drawn, what is said not to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.report.timeline import EventDates, Timeline


def drawn(*days: str) -> Timeline:
    """Of events given as `2019-05-03` or `2019-01-01/2019-12-31`, an empty one undated."""
    dates = EventDates()
    for day in days:
        first, _, last = day.partition("/")
        dates.add([{"date_from": first, "date_to": last or first, "kind": "action"}])
    return dates.timeline()


@pytest.mark.parametrize(
    ("days", "unit", "names"),
    [
        (["2019-05-03"], "day", ["3 May 2019"]),
        (["2019-05-03", "2019-05-05"], "day", ["3 May 2019", "4 May 2019", "5 May 2019"]),
        (["2019-05-03", "2019-08-05"], "month", ["May 2019", "June 2019", "July 2019", "August 2019"]),
        (["2010-05-03", "2012-08-05"], "month", None),
        (["1990-05-03", "1992-01-01/1992-12-31"], "year", ["1990", "1991", "1992"]),
        (["1890-05-03", "1912-08-05", "1961-01-01"], "decade", None),
        (["2019-01-01/2019-12-31", "2019-01-01/2019-12-31", "2019-05-03"], "year", ["2019"]),
    ],
)
def test_the_finest_unit_that_most_events_fit(days: list[str], unit: str, names: list[str] | None) -> None:
    timeline = drawn(*days)
    assert timeline.unit == unit
    assert names is None or [bar.name for bar in timeline.bars] == names
    assert sum(bar.actions for bar in timeline.bars) == len(days)


def test_what_is_not_drawn_is_counted() -> None:
    timeline = drawn(*["2019-05-03"] * 60, "1890-01-01", "2950-01-01", "", "", "2001-01-01/2010-12-31")
    assert (timeline.earlier, timeline.later, timeline.undated, timeline.coarser) == (1, 1, 2, 1)
    assert [(bar.name, bar.actions, bar.action_height) for bar in timeline.bars] == [("3 May 2019", 60, 100.0)]


@pytest.mark.parametrize("days", [[], ["", ""], ["soon"], ["2019-13-45"], ["<b>/2019-01-01"]])
def test_without_days_there_is_no_bar(days: list[str]) -> None:
    timeline = drawn(*days)
    assert timeline.bars == ()
    assert timeline.undated == len(days)


@given(st.lists(st.dates().map(lambda day: day.isoformat())))
def test_every_event_is_somewhere(days: list[str]) -> None:
    timeline = drawn(*days)
    assert sum(bar.actions for bar in timeline.bars) + timeline.earlier + timeline.later == len(days)
    assert len(timeline.bars) <= 60
    assert all(bar.left + bar.width <= 100.1 and bar.action_height <= 100 for bar in timeline.bars)
    assert all(bar.first <= bar.last for bar in timeline.bars)

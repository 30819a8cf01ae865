"""First and last days of values, and calendar arithmetic."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates.calendar import Moment, moment_from, shifted, week_value, weekday_date
from extract.dates.intervals import interval


@pytest.mark.parametrize(
    ("value", "mod", "start", "end"),
    [
        ("2015", "", "2015-01-01", "2015-12-31"),
        ("2014", "START", "2014-01-01", "2014-05-02"),
        ("2014", "MID", "2014-05-03", "2014-08-31"),
        ("2014", "END", "2014-09-01", "2014-12-31"),
        ("2014", "APPROX", "2014-01-01", "2014-12-31"),
        ("2015-02", "", "2015-02-01", "2015-02-28"),
        ("2016-02", "", "2016-02-01", "2016-02-29"),
        ("1991-11", "START", "1991-11-01", "1991-11-10"),
        ("1991-11", "MID", "1991-11-11", "1991-11-20"),
        ("1991-11", "END", "1991-11-21", "1991-11-30"),
        ("2015-08-21", "", "2015-08-21", "2015-08-21"),
        ("2015-08-21", "END", "2015-08-21", "2015-08-21"),
        ("2015-08-20TAF", "", "2015-08-20", "2015-08-20"),
        ("2021-09-08T13:04:16", "", "2021-09-08", "2021-09-08"),
        ("2015-W34", "", "2015-08-17", "2015-08-23"),
        ("2015-W01", "", "2014-12-29", "2015-01-04"),
        ("2015-W34-WE", "", "2015-08-22", "2015-08-23"),
        ("2014-Q1", "", "2014-01-01", "2014-03-31"),
        ("2014-Q4", "", "2014-10-01", "2014-12-31"),
        ("2014-H1", "", "2014-01-01", "2014-06-30"),
        ("2014-H2", "", "2014-07-01", "2014-12-31"),
        ("2014-SP", "", "2014-03-01", "2014-05-31"),
        ("2014-SU", "", "2014-06-01", "2014-08-31"),
        ("2014-FA", "", "2014-09-01", "2014-11-30"),
        ("2014-WI", "", "2013-12-01", "2014-02-28"),
        ("198", "", "1980-01-01", "1989-12-31"),
        ("197", "END", "1976-09-01", "1979-12-31"),
        ("19", "", "1900-01-01", "1999-12-31"),
        ("0079", "", "0079-01-01", "0079-12-31"),
        ("9999-W52", "", "", ""),
        ("0001-WI", "", "", ""),
        ("0000", "", "", ""),
        ("00", "", "", ""),
        ("2015-13", "", "", ""),
        ("2015-02-30", "", "", ""),
        ("2015-W54", "", "", ""),
        ("BC0490", "", "", ""),
        ("P2Y", "", "", ""),
        ("PRESENT_REF", "", "", ""),
        ("XXXX-WXX-4", "", "", ""),
        ("XXXX-05", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_interval(value: str, mod: str, start: str, end: str) -> None:
    assert interval(value, mod) == (start, end)


@given(st.dates(dt.date(1, 1, 8), dt.date(9999, 12, 1)), st.sampled_from(["START", "MID", "END"]))
def test_thirds_tile_a_value(day: dt.date, mod: str) -> None:
    for value in (f"{day.year:04d}", day.strftime("%Y-%m").zfill(7), week_value(day)):
        whole, part = interval(value), interval(value, mod)
        assert whole[0] <= part[0] <= part[1] <= whole[1]
        thirds = [interval(value, m) for m in ("START", "MID", "END")]
        assert thirds[0][0] == whole[0]
        assert thirds[2][1] == whole[1]
        for (_, last), (first, _) in pairwise(thirds):
            assert dt.date.fromisoformat(last) + dt.timedelta(1) == dt.date.fromisoformat(first)


@pytest.mark.parametrize(
    ("moment", "n", "unit", "value"),
    [
        (Moment(2015, 8, 21), -2, "Y", "2013"),
        (Moment(2015, 8, 21), -1, "DE", "200"),
        (Moment(2015, 8, 21), -1, "CE", "19"),
        (Moment(2015, 8, 21), 5, "M", "2016-01"),
        (Moment(2015, 8, 21), -8, "M", "2014-12"),
        (Moment(2015, 8, 21), 1, "W", "2015-W35"),
        (Moment(2015, 8, 21), -1, "WE", "2015-W33-WE"),
        (Moment(2015, 8, 21), 11, "D", "2015-09-01"),
        (Moment(2015, 8, 21), -1, "Q", "2015-Q2"),
        (Moment(2015), 1, "M", ""),
        (Moment(2015, 8), 1, "D", ""),
        (Moment(9999, 12, 31), 1, "D", ""),
        (Moment(2015, 8, 21), 10**12, "D", ""),
        (Moment(2015, 8, 21), 10**12, "M", ""),
        (Moment(2015, 8, 21), 10**12, "Y", ""),
        (Moment(-490), 1, "Y", "BC0489"),
        (Moment(-490), -10, "DE", "BC059"),
        (Moment(-1), 1, "Y", ""),
    ],
)
def test_shifted(moment: Moment, n: int, unit: str, value: str) -> None:
    assert shifted(moment, n, unit) == value


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2015", Moment(2015)),
        ("2015-08", Moment(2015, 8)),
        ("2015-08-21TNI", Moment(2015, 8, 21)),
        ("BC0490-06", Moment(-490, 6)),
        ("2015-Q3", Moment(2015, 7)),
        ("2015-H2", Moment(2015, 7)),
        ("2015-SU", Moment(2015, 7)),
        ("2015-W34", Moment(2015, 8, 17)),
        ("0000", None),
        ("198", None),
        ("PXD", None),
        ("XXXX-05", None),
    ],
)
def test_moment_from(value: str, moment: Moment | None) -> None:
    assert moment_from(value) == moment


@given(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), st.integers(1, 7))
def test_weekdays_lie_within_a_week(day: dt.date, weekday: int) -> None:
    for direction, low, high in (("past", -6, 0), ("future", 0, 6), ("nearest", -3, 3)):
        found = weekday_date(day, weekday, direction)  # type: ignore[arg-type]
        assert found is not None
        assert found.isoweekday() == weekday
        assert low <= (found - day).days <= high

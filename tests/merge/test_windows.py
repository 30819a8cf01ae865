from __future__ import annotations

from datetime import date

import pytest

from extract.merge.windows import OPEN, Window, days_of, window_of


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def test_told_days_are_the_window() -> None:
    window = window_of("2019-05-03", "2019-05-03", "relative", "actual", "2019-05-04")
    assert window == Window(day("2019-05-03"), day("2019-05-03"), True)
    assert window.day == day("2019-05-03")
    assert not window_of("2019-01-01", "2019-12-31", "explicit", "actual", "2019-05-04").is_told


def test_the_day_of_publication_reaches_back() -> None:
    window = window_of("2019-05-04", "2019-05-04", "published", "actual", "2019-05-04")
    assert window.first < day("2019-05-03") < window.last
    assert not window.is_told
    assert window.day == 0


def test_without_a_day_it_was_before_publication_or_comes_after() -> None:
    past = window_of("", "", "none", "actual", "2019-05-04")
    assert past.meets(Window(day("1900-01-01"), day("1900-01-01")))
    assert not past.meets(Window(day("2019-05-05"), day("2019-05-05")))
    coming = window_of("", "", "none", "future", "2019-05")
    assert coming.meets(Window(day("2019-05-01"), day("2019-05-01")))
    assert not coming.meets(Window(day("2019-04-30"), day("2019-04-30")))
    assert window_of("", "", "none", "actual", "") == OPEN


@pytest.mark.parametrize(("published", "last"), [("2020-02", "2020-02-29"), ("2019-05-04", "2019-05-04")])
def test_a_month_has_all_its_days(published: str, last: str) -> None:
    found = days_of(published)
    assert found is not None
    assert found.last == day(last)
    assert days_of("") is None


def test_windows_meet_in_the_days_of_both() -> None:
    one, other = Window(5, 9), Window(9, 12, True)
    assert one.meets(other)
    assert one.both(other) == Window(9, 9, True)
    assert not one.meets(Window(10, 12))

"""Days of publication in the forms that metadata and dumps have them; what is unclear is told, not guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.publication_days import ToldDay, is_day_or_month, told_day
from extract.read.publishers import HomeOrder


@pytest.mark.parametrize(
    "value",
    [
        "2021-03-04",
        " 2021-03-04 ",
        "2021-3-4",
        "2021/03/04",
        "2021.03.04",
        "20210304",
        20210304,
        20210304.0,
        "2021-03-04T10:00:00Z",
        "2021-03-04t10:00:00.123456+05:30",
        "2021-03-04 10:00",
        "2021-03-04 10:00:00 UTC",
        "2021-03-04Z",
        "2021/03/04 10:00 PM",
        "2021-03-04T23:59:00-05:00",  # the day that the paper writes, not that of Greenwich
        "20210304T100000Z",
        "20210304100000",
        "202103041000",
        "Thu, 04 Mar 2021 10:00:00 GMT",
        "Thu, 4 Mar 2021 23:59:59 -0800",
        "Thu Mar 04 10:00:00 +0000 2021",
        "4 March 2021",
        "4 Mar 2021",
        "4-Mar-2021",
        "4th of March, 2021",
        "March 4, 2021",
        "Mar. 4th, 2021 10:00 AM EST",
        "MARCH 4 2021, 14:30 HKT",
        "Thursday, 4 March 2021 at 10:00",
        "2021 March 4",
        1614852000,
        1614852000.5,
        "1614852000",
        "1614852000.25",
        1614852000000,
        "1614852000000000",
        1614852000000000000,
        date(2021, 3, 4),
        datetime(2021, 3, 4, 23, 59, tzinfo=UTC),
    ],
)
def test_a_day(value: object) -> None:
    assert told_day(value) == ToldDay("2021-03-04")


@pytest.mark.parametrize("value", ["2021-03", "2021/3", "03/2021", "March 2021", "Mar 2021", "Mar. 2021"])
def test_a_month(value: str) -> None:
    assert told_day(value) == ToldDay("2021-03")


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_nothing(value: object) -> None:
    assert told_day(value) == ToldDay()


@pytest.mark.parametrize(
    "value",
    [
        *("soon", "yesterday", "2021", 2021, "March", "4 March", "4 Mar 21", "04/03/21", "Thursday", "10:00"),
        *("2021-02-30", "2021-13-04", "20211304", "2021-03-04x", "2021-03-04 to 2021-03-05", "31 February 2021"),
        *("2021-W09-4", "4 March 2021; updated 5 March 2021", "0", 7, -5, 3.7, 1e300, float("inf"), True, [2021]),
        *("1" * 400, "٢٠٢١-٠٩-٠٨", "4 March 20211", "\udc93", "12345678901", "2021-00", "0000-01-01"),
    ],
)
def test_what_tells_no_day(value: object) -> None:
    day, note = told_day(value)
    assert day == ""
    assert note.startswith("published is ")
    assert "no day that can be read; write it as YYYY-MM-DD" in note
    assert len(note) < 200


@pytest.mark.parametrize("value", ["08/09/2021", "8.9.2021", "08-09-2021 10:00"])
@pytest.mark.parametrize(("order", "day"), [("dmy", "2021-09-08"), ("mdy", "2021-08-09"), ("", "")])
def test_which_is_the_day_and_which_the_month_is_not_guessed(value: str, order: HomeOrder, day: str) -> None:
    found, note = told_day(value, order)
    assert found == day
    assert ("two days can be meant" in note) == (not day)


@pytest.mark.parametrize("value", ["13/09/2021", "09/13/2021", "13.09.2021"])
def test_a_day_that_can_be_no_month(value: str) -> None:
    assert told_day(value) == ToldDay("2021-09-13")


@given(st.one_of(st.text(), st.integers(), st.floats(), st.dates(), st.datetimes(), st.booleans()))
def test_whatever_comes_gives_a_day_or_says_why_not(value: object) -> None:
    day, note = told_day(value)
    assert not (day and note)
    assert not day or is_day_or_month(day)
    assert "\n" not in note


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y%m%d", "%a, %d %b %Y"]))
def test_a_day_comes_back_from_its_spelling(day: date, form: str) -> None:
    assert told_day(day.strftime(form)) == ToldDay(day.isoformat())

"""Holidays, guards and the grammar's own faults; the examples of the patterns are tried in test_lexicons.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.dates.calendar import holiday_date, holidays
from extract.dates.grammar import Compiler, load_grammar
from extract.dates.guards import GUARDS
from extract.vocabulary import load_toml
from support.dates_markup import PUBLISHED

Parse = Callable[[str], Doc]


def test_guards_are_of_rules_that_there_are() -> None:
    assert GUARDS.keys() <= {rule["name"] for rule in load_toml("dates/patterns.toml")["rule"]}


@pytest.mark.parametrize("form", ["(a", "a)", "NOSUCHCLASS"])
def test_a_broken_form_is_refused(form: str) -> None:
    compiler = Compiler(load_grammar().book, {})
    with pytest.raises(ValueError, match="date pattern"):
        compiler.compile(form)


@pytest.mark.parametrize("name", sorted(holidays()))
def test_every_holiday_has_a_day(name: str) -> None:
    day = holiday_date(holidays()[name], 2015)
    assert day is not None
    assert day.year == 2015


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2014, "2014-04-20"),
        ("easter", 2000, "2000-04-23"),
        ("good friday", 2015, "2015-04-03"),
        ("thanksgiving", 2012, "2012-11-22"),
        ("labor day", 2014, "2014-09-01"),
        ("memorial day", 2014, "2014-05-26"),
        ("victoria day", 2015, "2015-05-18"),
        ("bastille day", 1789, "1789-07-14"),
        ("black friday", 2019, "2019-11-29"),
        ("cyber monday", 2020, "2020-11-30"),
        ("orthodox easter", 2021, "2021-05-02"),
        ("chinese new year", 2020, "2020-01-25"),
        ("eid al - fitr", 2021, "2021-05-13"),
        ("yom kippur", 2015, "2015-09-23"),
        ("diwali", 2021, "2021-11-04"),
    ],
)
def test_holiday_dates(name: str, year: int, day: str) -> None:
    assert str(holiday_date(holidays()[name], year)) == day


@pytest.mark.parametrize("year", [0, -490, 10000])
def test_holidays_of_no_year(year: int) -> None:
    assert holiday_date("12-25", year) is None


def test_easter_is_gregorian() -> None:
    assert holiday_date("easter:+0", 1066) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On 16 August 2021 he left, two years later he came.", ["2021-08-16", "2023"]),
        ("He may go in May.", ["2015-05"]),
        ("They met on Tuesday and last week.", ["2015-08-18", "2015-W33"]),
        ("May", []),
        ("In March they march.", ["2015-03"]),
    ],
)
def test_a_doc_without_tags_serves(text: str, values: list[str]) -> None:
    assert [x.value for x in find_dates(spacy.blank("en")(text), PUBLISHED)] == values

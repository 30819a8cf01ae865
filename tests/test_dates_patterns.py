"""Every pattern of the data file against its own examples and counterexamples; the grammar's own faults."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from dates_markup import PUBLISHED
from extract.dates import find_dates
from extract.dates.calendar import holiday_date, holidays
from extract.dates.find import RESOLVERS
from extract.dates.grammar import Compiler, load_grammar
from extract.dates.guards import GUARDS
from extract.vocabulary import load_rows, load_toml

Parse = Callable[[str], Doc]
RULES: list[dict[str, Any]] = load_toml("dates/patterns.toml")["rule"]
NAMES = [rule["name"] for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_examples(parse: Parse, rule: dict[str, Any]) -> None:
    assert rule["examples"]
    for marked, values in rule["examples"]:
        plain = marked.replace("[", "").replace("]", "")
        found = find_dates(parse(plain), PUBLISHED)
        marks = [part.split("]")[0] for part in marked.split("[")[1:]]
        assert [plain[x.start : x.end] for x in found][len(found) - len(marks) :] == marks
        assert [x.value for x in found] == [v for v in values.split(" | ") if v]
        assert rule["kind"] == "none" or rule["name"] in {x.rule for x in found}


@pytest.mark.parametrize("rule", RULES, ids=NAMES)
def test_counterexamples(parse: Parse, rule: dict[str, Any]) -> None:
    assert rule["counterexamples"]
    for plain in rule["counterexamples"]:
        assert rule["name"] not in {x.rule for x in find_dates(parse(plain), PUBLISHED)}


def test_names_are_unique_and_guards_and_kinds_exist() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert GUARDS.keys() <= set(NAMES)
    assert {rule["kind"] for rule in RULES} == RESOLVERS.keys() | {"none"}


def test_constants_have_a_value() -> None:
    assert all(rule["constants"]["value"] for rule in RULES if rule["kind"] == "constant")


@pytest.mark.parametrize("form", ["(a", "a)", "NOSUCHCLASS"])
def test_a_broken_form_is_refused(form: str) -> None:
    compiler = Compiler(load_grammar().book, {})
    with pytest.raises(ValueError, match="date pattern"):
        compiler.compile(form)


def test_every_word_has_a_source() -> None:
    for name in ("dates/words.csv", "dates/context.csv", "dates/holidays.csv"):
        assert all(row["source"] for row in load_rows(name))


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
    ],
)
def test_holiday_dates(name: str, year: int, day: str) -> None:
    assert str(holiday_date(holidays()[name], year)) == day


@pytest.mark.parametrize("year", [0, -490, 10000])
def test_holidays_of_no_year(year: int) -> None:
    assert holiday_date("12-25", year) is None


def test_easter_is_gregorian() -> None:
    assert holiday_date("easter+0", 1066) is None


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

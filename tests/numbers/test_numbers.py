"""Which numbers count, of which kind, in which unit, and what happening they belong to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.numbers import add_tolls, find_numbers, read_numbers
from extract.records import Event, Number
from support.events_markup import document_of, events_of

Parse = Callable[[str], Doc]


def found_in(doc: Doc) -> tuple[tuple[Number, ...], tuple[Event, ...]]:
    document = document_of(doc)
    counts = read_numbers(document)
    events = add_tolls(document, counts, events_of(doc))
    return find_numbers(document, counts, events), events


def told(doc: Doc) -> list[str]:
    numbers, _ = found_in(doc)
    return [
        f"{n.kind} {n.low:g}-{'' if n.high is None else f'{n.high:g}'}: {doc.text[n.start : n.end]}" for n in numbers
    ]


COUNTED = [
    ("The blast killed five people and injured 20.", ["killed 5-5: five people", "injured 20-20: 20"]),
    ("At least 14 people were killed in Tolven.", ["killed 14-: At least 14 people"]),
    ("Dozens of people were injured in Tolven.", ["injured 24-: Dozens of people"]),
    ("Twelve people died and 40 others were wounded.", ["killed 12-12: Twelve people", "injured 40-40: 40 others"]),
    ("Police in Tolven arrested about 30 people.", ["arrested 30-30: about 30 people"]),
    ("The death toll rose to 41.", ["killed 41-41: 41"]),
    ("Eight people are still missing in Tolven.", ["missing 8-8: Eight people"]),
    ("Thousands of protesters rallied in Tolven.", ["present 2000-: Thousands of protesters"]),
]
UNCOUNTED = [
    "Norway has five million people.",
    "The two ministers met in Tolven.",
    "The storm destroyed 40 houses in Tolven.",
    "Mira Stahl, 46, was born in Tolven.",
    "Three months later the talks began.",
]
UNITS = [
    ("Norway paid $3m for the bridge.", "USD"),
    ("Norway paid 40 million crowns for the bridge.", "NOK"),
    ("Estonia paid €3m for the bridge.", "EUR"),
    ("Chile paid 300 million pesos for the bridge.", "CLP"),
    ("Kenya paid 300 million shillings for the bridge.", "KES"),
]
NO_MONEY = ["The stone weighs 200 pounds.", "Shares in the firm rose to $12.30.", "They paid $3 a share."]


@pytest.mark.parametrize(("text", "wanted"), COUNTED)
def test_people(parse: Parse, text: str, wanted: list[str]) -> None:
    assert told(parse(text)) == wanted


@pytest.mark.parametrize("text", UNCOUNTED)
def test_nothing_that_counts(parse: Parse, text: str) -> None:
    assert told(parse(text)) == []


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_units(parse: Parse, text: str, unit: str) -> None:
    [number], _ = found_in(parse(text))
    assert (number.kind, number.unit) == ("money", unit)


@pytest.mark.parametrize("text", NO_MONEY)
def test_no_money(parse: Parse, text: str) -> None:
    assert told(parse(text)) == []


def test_a_conversion_is_a_number_of_its_own(parse: Parse) -> None:
    numbers, _ = found_in(parse("Norway paid 40 million crowns ($4m) for the bridge."))
    assert [number.unit for number in numbers] == ["NOK", "USD"]


def test_the_event_of_a_number(parse: Parse) -> None:
    doc = parse("Norway arrested five Chilean sailors on Friday.")
    [number], events = found_in(doc)
    trigger = events[number.event or 0].trigger
    assert number.event is not None
    assert trigger is not None
    assert doc.text[trigger.start : trigger.end] == "arrested"


def test_a_toll_makes_an_event_where_none_is_told(parse: Parse) -> None:
    doc = parse("Ten people are dead in Tolven.")
    [number], events = found_in(doc)
    assert number.event is not None
    assert (events[number.event].rule, events[number.event].kind) == ("toll", "action")

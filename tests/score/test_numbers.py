"""Labelled numbers: what a record may hold, and what of a row is right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.errors import GoldError
from extract.score.compare import compare_numbers
from extract.score.compiler import compile_number
from extract.score.gold_schema import parse_record
from extract.score.predictions import PredNumber

TEXT = "At least 14 people were killed in Tolven."
RECORD = (
    '{"layer": "number", "at": "At least", "text": "At least 14 people", "kind": "killed", "low": 14, "high": %s, '
    '"trigger": "killed"}'
)


def test_a_record() -> None:
    number = compile_number(parse_record(1, RECORD % "null"), TEXT)
    assert (number.low, number.high, number.unit, number.modifier) == (14, None, "people", "exact")
    assert TEXT[number.start : number.end] == "At least 14 people"
    assert number.trigger is not None
    assert TEXT[number.trigger.start : number.trigger.end] == "killed"


@pytest.mark.parametrize("high", ["3", '"many"', "true", "-1"])
def test_a_high_that_is_none(high: str) -> None:
    with pytest.raises(GoldError, match="high"):
        compile_number(parse_record(1, RECORD % high), TEXT)


def test_what_is_right() -> None:
    gold = compile_number(parse_record(1, RECORD % "null"), TEXT)
    row = PredNumber(9, 18, "killed", 14, None, "people", "exact", gold.trigger)
    [pair] = compare_numbers([gold], [row]).pairs
    assert pair.right == {**dict.fromkeys(("kind", "value", "unit", "modifier", "event"), True), "boundary": False}
    [pair] = compare_numbers([gold], [replace(row, kind="injured", trigger=None)]).pairs
    assert not any(pair.right[name] for name in ("kind", "value", "event"))

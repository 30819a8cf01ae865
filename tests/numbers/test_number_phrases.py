"""Number phrases: where they begin and end, what they are worth, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers.number_phrases import Amount, find_amounts


def amounts_of(text: str) -> list[Amount]:
    return list(find_amounts(text, [(0, len(text))]))


PHRASES = [
    ("[14] people", 14, 14, "exact"),
    ("[at least 14] people", 14, None, "at least"),
    ("[more than two dozen] people", 24, None, "at least"),
    ("[a dozen] people", 12, 12, "exact"),
    ("[half a dozen] people", 6, 6, "exact"),
    ("[a hundred and fifty] people", 150, 150, "exact"),
    ("[twenty-four] people", 24, 24, "exact"),
    ("[6,000] people", 6000, 6000, "exact"),
    ("[nearly half a million] people", 500000, 500000, "about"),
    ("[1.2 million] people", 1200000, 1200000, "exact"),
    ("[dozens] of people", 24, None, "at least"),
    ("[tens of thousands] of people", 20000, None, "at least"),
    ("[hundreds of thousands] of people", 200000, None, "at least"),
    ("[several hundred] people", 200, None, "at least"),
    ("[up to 40] people", 0, 40, "at most"),
    ("[as many as 25] people", 0, 25, "at most"),
    ("[between 60 and 80] people", 60, 80, "range"),
    ("[60–80] people", 60, 80, "range"),
    ("[two or three] people", 2, 3, "range"),
    ("[another 20]", 20, 20, "exact"),
    ("[some 30] sailors", 30, 30, "about"),
    ("[300 or more] people", 300, None, "at least"),
    ("rose from [38] to [41]", 38, 38, "exact"),
]
NONE = [
    "the 5th man",
    "at 9:02 they left",
    "an AK-47",
    "a 12-member crew",
    "they won 5-0",
    "40 percent of them",
    "no one came",
    "a 26-year-old",
    "page 7",
    "40°C",
]
MONEY = [
    ("[$3m]", 3000000, "$"),
    ("[over $2.6 million]", 2600000, "$"),
    ("a [30bn-krone] loan", 30000000000, "krone"),
    ("[kr 1,5 million]", 1500000, "kr"),
    ("[N$2,25 billion]", 2250000000, "N$"),
    ("[two-million-euro] booty", 2000000, "euro"),
    ("[Rs 500 crore]", 5000000000, "Rs"),
    ("[hundreds of thousands of pounds]", 200000, "pounds"),
    ("[500 Canadian dollars]", 500, "dollars"),
    ("[USD 40]", 40, "USD"),
]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and what stands in them."""
    plain, spans, start = "", list[tuple[int, int]](), 0
    for character in text:
        if character == "[":
            start = len(plain)
        elif character == "]":
            spans.append((start, len(plain)))
        else:
            plain += character
    return plain, spans


@pytest.mark.parametrize(("text", "low", "high", "modifier"), PHRASES)
def test_values(text: str, low: float, high: float | None, modifier: str) -> None:
    plain, spans = marked(text)
    found = amounts_of(plain)
    assert [(amount.start, amount.end) for amount in found] == spans
    assert (found[0].low, found[0].high, found[0].modifier) == (low, high, modifier)
    assert not any(amount.currency for amount in found)


@pytest.mark.parametrize("text", NONE)
def test_what_counts_nothing(text: str) -> None:
    assert amounts_of(text) == []


@pytest.mark.parametrize(("text", "low", "currency"), MONEY)
def test_money(text: str, low: float, currency: str) -> None:
    plain, spans = marked(text)
    [found] = amounts_of(plain)
    assert ([(found.start, found.end)], found.low, found.currency) == (spans, low, currency)


@given(st.text(alphabet="0123456789 ,.-–$€£%abdeilmnorstuz\n", max_size=60))
def test_any_text(text: str) -> None:
    end = 0
    for amount in amounts_of(text):
        assert end <= amount.start <= amount.first < amount.last <= amount.end <= len(text)
        assert amount.high is None or amount.low <= amount.high
        end = amount.end

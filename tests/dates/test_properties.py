"""What holds of any text: no crash, slices, order, no overlaps, days in order, linear time, one answer."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.dates import find_dates, find_published
from extract.score.gold_schema import KEYS
from extract.vocabulary.numerals import number_of_digits, number_of_words

NLP = spacy.blank("en")
WORDS = (
    "the a last next this of and in early mid late end two twenty half first second third quarter year years days week "
    "month ago later before after May March August 5 31 1999 2015 '90s 1980s 12:30 p.m. "
    "GMT Friday Monday 08-09-2021 - , . "
    "BC AD century decade summer winter fall about more than every each now today yesterday 9/11 Christmas Day 490 "
    "16 août now same that following day \n\n hundred thousand nineteen ninety one couple few several recent past"
).split(" ")


def doc(text: str) -> Doc:
    return NLP(text)


def holds(text: str, published: str) -> None:
    found = find_dates(doc(text), published)
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert "\n\n" not in text[one.start : one.end]
        assert KEYS["date"]["value"][0](one.value) is None, one
        assert one.rule
        assert one.mod in ("", "START", "MID", "END", "APPROX")
        assert bool(one.date_from) == bool(one.date_to)
        assert one.date_from <= one.date_to
        assert (one.type in ("DATE", "TIME")) or not one.date_from
        assert published or one.anchor != "published"
    assert find_dates(doc(text), published) == found
    find_published(doc(text))


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(["", "2015-08-21", "0001-01-01", "9999-12-31"]))
def test_any_row_of_date_words(words: list[str], published: str) -> None:
    holds(" ".join(words), published)


@pytest.mark.slow
@given(st.text(max_size=200), st.sampled_from(["", "2015-08-21", "no date"]))
def test_any_text(text: str, published: str) -> None:
    holds(text, published if published != "no date" else "")
    find_dates(doc(text), published)


@given(st.text(alphabet="0123456789-/.: ,'½stndrhBCam", max_size=80))
def test_any_digits(text: str) -> None:
    holds(text, "2015-08-21")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "🙂 " * 50,
        "\r\n\r\n",
        '"' * 1000,
        "1" * 5000,
        "half a half a half",
        "two hundred thousand million billion years ago",
        "99999999999 years ago",
        "a billion years later",
        "31 June 2015",
        "29 February 2015",
        "00/00/0000",
        "99:99",
        "25:61 p.m.",
        "0 BC",
        "year 0",
        "99th century",
        "30 February",
        "1-1-1",
        "In 490 BC the third quarter ended. A year earlier the latest quarter did.",
        "In 1 BC it began. The following year it ended. The next day, the next week, the next month.",
        "In 9999 it began. The following year it ended. The next day.",
    ],
)
@pytest.mark.parametrize("published", ["", "2015-08-21", "2015-08"])
def test_odd_texts(text: str, published: str) -> None:
    holds(text, published)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "1 2 3 4 5 6 7 8 9 0 ",
        "1",
        " ",
        "a ",
        "the last ",
        "two hundred and ",
        "01-02-2003 ",
        "12:",
        "1999 ",
        "May ",
        "1 1/2 ",
        "1.1.",
        ",111",
        "the end of the ",
        "at least more than about ",
        "half a ",
        "early mid late ",
        "Monday , ",
        "08-09-2021 13:04 ZULU ",
        "Sept. 18 ",
        "every Monday and ",
        "the 5th, ",
        "the 19th and 20th ",
        "an hour and 20 ",
        "was to will ",
    ],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        whole = Doc(NLP.vocab, words=[text])  # one token, so that only the stage itself is timed
        start = time.process_time()
        find_dates(whole, "2015-08-21", day_month="dmy")
        return time.process_time() - start

    small = min(seconds(4_000) for _ in range(3))
    large = min(seconds(40_000) for _ in range(2))
    assert large < 25 * small + 0.05


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12.0),
        ("1,200", 1200.0),
        ("2.5", 2.5),
        ("2 1/2", 2.5),
        ("2-1/2", 2.5),
        ("1½", 1.5),
        ("¼", 0.25),
        ("21st", 21.0),
        ("2 1/0", 2.0),
        ("", 0.0),
        ("abc", 0.0),
    ],
)
def test_number_of_digits(text: str, number: float) -> None:
    assert number_of_digits(text) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("seven", [(0, 1, 7.0, False)]),
        ("twenty four", [(0, 2, 24.0, False)]),
        ("a hundred", [(1, 2, 100.0, False)]),
        ("two hundred and fifty", [(0, 4, 250.0, False)]),
        ("three thousand two hundred", [(0, 4, 3200.0, False)]),
        ("nineteen ninety six", [(0, 3, 1996.0, True)]),
        ("two thousand ten", [(0, 3, 2010.0, False)]),
        ("two three", [(0, 1, 2.0, False), (1, 2, 3.0, False)]),
        ("five and", [(0, 1, 5.0, False)]),
    ],
)
def test_number_of_words(text: str, numbers: list[tuple[int, int, float, bool]]) -> None:
    words = text.split()
    first = 1 if words[0] == "a" else 0
    table = dict(
        zip(
            "two three five seven nineteen twenty four six ten fifty ninety".split(),
            (2, 3, 5, 7, 19, 20, 4, 6, 10, 50, 90),
            strict=True,
        )
    )
    table |= {"hundred": 100, "thousand": 1000}
    assert list(number_of_words(words, first, len(words), lambda _, word: str(table.get(word, "")))) == numbers

"""The date of saying: what goes with the cue, not with the content; the passage's; the month of a news report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.records import Published, Quote, Span, TimeExpression
from extract.speakers import resolve_speakers
from extract.syntax import read_document

Parse = Callable[[str], Doc]
NEWS = Published("2021-03-10", "metadata")  # a Wednesday
UNKNOWN = Published("", "none")


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    assert words not in text[start + 1 :]
    return Span(start, start + len(words))


def _resolved(parse: Parse, text: str, quotes: list[Quote], published: Published) -> tuple[Quote, ...]:
    document = read_document(parse(text)).with_quotes(quotes)
    return resolve_speakers(document.with_dates(find_dates(document.tree, published.date), published))


def _date(parse: Parse, text: str, source: str, cue: str, content: str, published: Published) -> str:
    quote = Quote("indirect", (_span(text, content),), "test", 1.0, cue=_span(text, cue), source=_span(text, source))
    return _resolved(parse, text, [quote], published)[0].date


# Text, source, cue, content, and the date when the text is of 10 March 2021 and tells of these days.
DATED = [
    ("Orlov said on Monday the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-08"),
    ("Orlov said Monday the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-08"),
    ("On Monday, Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-08"),
    ("On 2 March 2021 Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-02"),
    ("The bank was safe, Orlov said on Monday.", "Orlov", "said", "The bank was safe", "2021-03-08"),
    ("The bank was safe, said Orlov on Monday.", "Orlov", "said", "The bank was safe", "2021-03-08"),
    ("Speaking on Monday, Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-08"),
    ("Orlov said in an interview on Monday the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-08"),
    ("Orlov told reporters yesterday the bank was safe.", "Orlov", "told", "the bank was safe", "2021-03-09"),
    ("In May 2019 Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", "2019-05"),
    # the content's dates are not the saying's
    ("Orlov said the bank closed on Monday.", "Orlov", "said", "the bank closed on Monday", "2021-03-10"),
    ("Orlov said the bank failed in 2009.", "Orlov", "said", "the bank failed in 2009", "2021-03-10"),
    ("The bank closed on Monday, Orlov said.", "Orlov", "said", "The bank closed on Monday", "2021-03-10"),
    # another clause's are not either
    ("The show opened on Monday and Orlov says the hall is full.", "Orlov", "says", "the hall is full", "2021-03-10"),
    ("Orlov, who was elected in 2009, says the hall is full.", "Orlov", "says", "the hall is full", "2021-03-10"),
    ("Orlov, elected mayor in 2009, says the hall is full.", "Orlov", "says", "the hall is full", "2021-03-10"),
    ("Orlov criticised the budget of 2009.", "Orlov", "criticised", "the budget of 2009", "2021-03-10"),
    # nor those of what the speaker did once
    (
        "The hall is full, said Orlov, who led it in 2009.",
        "Orlov, who led it in 2009",
        "said",
        "The hall is full",
        "2021-03-10",
    ),
    (
        "The hall is full, said Orlov, who spoke on Monday.",
        "Orlov, who spoke on Monday",
        "said",
        "The hall is full",
        "2021-03-08",
    ),
    # the passage's
    ("Orlov spoke on Monday. He said the bank was safe.", "He", "said", "the bank was safe", "2021-03-08"),
    ("The strike began on 2 March. Orlov said it was over.", "Orlov", "said", "it was over", "2021-03-02"),
    ("The strike began on 2 March. Orlov says it is over.", "Orlov", "says", "it is over", "2021-03-10"),
    # long ago is background
    ("The bank was founded in 1950. Orlov said it was safe.", "Orlov", "said", "it was safe", "2021-03-10"),
    # a date to come is not when it was said
    ("Orlov said he will speak on 2 May 2021.", "Orlov", "said", "he will speak", "2021-03-10"),
    ("On 2 May 2021, Orlov said, the bank will close.", "Orlov", "said", "the bank will close", "2021-03-10"),
    # nothing but publication
    ("Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", "2021-03-10"),
]

# The same without a date of publication, or in a text about another time.
UNDATED = [
    ("Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", UNKNOWN, ""),
    ("In 1950 Orlov said the bank was safe.", "Orlov", "said", "the bank was safe", UNKNOWN, "1950"),
    ("The war ended in 1950. Orlov said peace had come.", "Orlov", "said", "peace had come", UNKNOWN, ""),
    (
        "In May 1950 and in June 1951 wars ended. It was July 1953. War began in August 1954. Orlov said it was good.",
        "Orlov",
        "said",
        "it was good",
        UNKNOWN,
        "1954-08",
    ),
    (
        "The bank shut on Tuesday.\n\nOrlov said it was safe, adding that it was old.",
        "Orlov",
        "adding",
        "it was old",
        UNKNOWN,
        "XXXX-WXX-2",
    ),
    ("The war ended in 1950. Orlov says peace has come.", "Orlov", "says", "peace has come", UNKNOWN, ""),
    ("Wars raged in the 1950s. Orlov said peace had come.", "Orlov", "said", "peace had come", UNKNOWN, ""),
    ("In May 1950 the war ended.\n\nOrlov said peace had come.", "Orlov", "said", "peace had come", UNKNOWN, ""),
    (
        "In May 1950 and in June 1951 wars ended. A long peace began in July 1953.\n\nOrlov says it was good.",
        "Orlov",
        "says",
        "it was good",
        NEWS,
        "",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "value"), DATED)
def test_in_a_news_report(text: str, source: str, cue: str, content: str, value: str, parse: Parse) -> None:
    report = f"A report of Tuesday.\n\n{text}"
    assert _date(parse, report, source, cue, content, NEWS) == value


@pytest.mark.parametrize(("text", "source", "cue", "content", "published", "value"), UNDATED)
def test_elsewhere(
    text: str, source: str, cue: str, content: str, published: Published, value: str, parse: Parse
) -> None:
    assert _date(parse, text, source, cue, content, published) == value


def test_a_quote_that_goes_on_was_said_when_the_one_before_was(parse: Parse) -> None:
    text = "In May 1950 Orlov said peace had come. He added that it was good."
    first = Quote("indirect", (_span(text, "peace had come"),), "test", 1.0, cue=_span(text, "said"))
    second = Quote("indirect", (_span(text, "it was good"),), "test", 1.0, cue=_span(text, "added"))
    resolved = _resolved(parse, text, [first, second], UNKNOWN)
    assert [quote.date for quote in resolved] == ["1950-05", "1950-05"]


def _day(value: str) -> TimeExpression:
    return TimeExpression(0, 4, "DATE", value, "test", date_from=value, date_to=value)


@pytest.mark.parametrize(
    ("days", "published", "news"),
    [
        ([], NEWS, True),
        (["2021-03-09"], NEWS, True),
        (["2021-03-09", "1950-05-01"], NEWS, True),
        (["2021-03-09", "1950-05-01", "1951-05-01", "1952-05-01"], NEWS, False),
        (["1950-05-01"], NEWS, True),
        (["1950-05-01", "1951-05-01", "1952-05-01"], NEWS, False),
        (["2021-03-09"], UNKNOWN, False),
    ],
)
def test_is_news(days: list[str], published: Published, news: bool, parse: Parse) -> None:
    assert read_document(parse("")).with_dates([_day(day) for day in days], published).is_news is news


@pytest.mark.parametrize(
    ("source", "cue", "gap", "expected"),
    [
        ("Orlov", "said", " ", "2004-05-02"),  # in the same paragraph
        ("Orlov", "said", "\n\n", "2004-05-02"),  # in the next one, by the same speaker
        ("Petrov", "said", "\n\n", ""),  # by another speaker
        ("Orlov", "says", "\n\n", ""),  # in a tense that tells of no day
    ],
)
def test_a_background_article_goes_on_with_the_day_of_the_quote_before(
    parse: Parse, source: str, cue: str, gap: str, expected: str
) -> None:
    text = f"On 2 May 2004, Orlov said the bank was safe.{gap}The old hall is empty now. It has a new roof. "
    text += f"{source} {cue} the show had failed."
    first = Quote("indirect", (_span(text, "the bank was safe"),), "test", 1.0, cue=Span(21, 25), source=Span(15, 20))
    start = text.rindex(source)
    quote = Quote(
        "indirect",
        (_span(text, "the show had failed"),),
        "test",
        1.0,
        cue=Span(start + len(source) + 1, start + len(source) + 1 + len(cue)),
        source=Span(start, start + len(source)),
    )
    found = _resolved(parse, text, [first, quote], UNKNOWN)
    assert found[0].date == "2004-05-02"
    assert found[1].date == expected

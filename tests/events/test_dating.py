"""When it happened: clause, sentence, passage, publication, in this order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.records import Event, Quote, Span
from support.events_markup import events_of

Parse = Callable[[str], Doc]
PUBLISHED = "2021-05-10"


def read(parse: Parse, text: str, published: str = PUBLISHED) -> list[Event]:
    """The actions of a text with the dates that the program finds in it."""
    doc = parse(text)
    dates = find_dates(doc, published=published)
    return [event for event in events_of(doc, dates=dates, published=published) if event.kind == "action"]


@pytest.mark.parametrize(
    ("text", "date", "source"),
    [
        ("Norway attacked Chile on 3 April 2020.", "2020-04-03", "explicit"),
        ("Norway attacked Chile in 1990.", "1990", "explicit"),
        ("Norway attacked Chile in 490 BC.", "BC0490", "explicit"),
        ("Norway attacked Chile yesterday.", "2021-05-09", "relative"),
        ("In March 2019 rebels slept. Norway attacked Chile.", PUBLISHED, "published"),
        ("On Thursday rebels slept. Norway attacked Chile.", "2021-05-06", "inherited"),
        ("Norway attacked Chile.", PUBLISHED, "published"),
        ("Norway has attacked Chile.", "2021-05", "published"),
        ("Norway had attacked Chile.", "", "none"),
        ("Norway recently attacked Chile.", "PAST_REF", "relative"),
        ("Norway will attack Chile.", "", "none"),
    ],
)
def test_date(text: str, date: str, source: str, parse: Parse) -> None:
    event = read(parse, text)[-1]
    assert (event.date, event.date_source) == (date, source)
    assert (event.time is not None) == (source in ("explicit", "relative", "inherited"))


def test_each_clause_has_its_own_date(parse: Parse) -> None:
    events = read(parse, "Norway attacked Chile in 1990 and arrested Oskar Venn in 1995.")
    assert [event.date for event in events] == ["1990", "1995"]


def test_nothing_is_dated_after_publication_but_the_future(parse: Parse) -> None:
    assert read(parse, "Norway attacked Chile before the vote in June 2030.")[0].date != "2030-06"
    assert read(parse, "Norway will attack Chile in June 2030.")[0].date == "2030-06"


@pytest.mark.parametrize(
    ("text", "date", "date_from", "date_to", "source"),
    [
        ("Norway attacked Chile.", "2021-02", "2021-02-01", "2021-02-28", "published"),
        ("Norway attacked Chile on 3 February 2021.", "2021-02-03", "2021-02-03", "2021-02-03", "explicit"),
        ("Norway attacked Chile on 28 February.", "2021-02-28", "2021-02-28", "2021-02-28", "relative"),
        ("Norway attacked Chile last month.", "2021-01", "2021-01-01", "2021-01-31", "relative"),
        ("Norway attacked Chile on 3 March 2021.", "2021-02", "2021-02-01", "2021-02-28", "published"),
    ],
)
def test_published_in_a_month(parse: Parse, text: str, date: str, date_from: str, date_to: str, source: str) -> None:
    event = read(parse, text, published="2021-02")[0]
    assert (event.date, event.date_from, event.date_to, event.date_source) == (date, date_from, date_to, source)


def test_a_statement_of_a_month(parse: Parse) -> None:
    doc = parse("Oskar Venn said it was cold.")
    quote = Quote("indirect", (Span(16, 27),), "test", 0.9, Span(11, 15), date="2021-02")
    [event] = [e for e in events_of(doc, quotes=(quote,), published="2021-02") if e.kind == "statement"]
    assert (event.date, event.date_from, event.date_to) == ("2021-02", "2021-02-01", "2021-02-28")


def test_without_publication_the_lead_tells_the_day(parse: Parse) -> None:
    events = read(parse, "Norway attacked Chile on Tuesday.\n\nKenya arrested Oskar Venn.", published="")
    assert [(event.date, event.date_from) for event in events] == [("XXXX-WXX-2", ""), ("XXXX-WXX-2", "")]


def test_without_publication_the_only_day_may_follow(parse: Parse) -> None:
    text = "Norway attacked Chile. It is cold. It is far. It is old. On Tuesday Kenya arrested Oskar Venn."
    assert [event.date for event in read(parse, text, "")] == ["XXXX-WXX-2", "XXXX-WXX-2"]
    assert read(parse, text + " On Friday it freed him.", "")[0].date == ""


def test_a_history_lends_its_last_date(parse: Parse) -> None:
    told = "In 1950 rebels rose. Norway attacked Chile."
    assert read(parse, told, "")[-1].date == ""
    dates = "In May 1951 and in June 1952 rebels slept. In July 1953 and in August 1954 they rose. "
    event = read(parse, dates + "Norway attacked Chile.", "")[-1]
    assert (event.date, event.date_rule) == ("1954-08", "passage")


def test_without_publication_nothing_is_known(parse: Parse) -> None:
    event = read(parse, "Norway attacked Chile.", published="")[0]
    assert (event.date, event.date_source, event.time) == ("", "none", None)


def test_chronicle_in_the_present(parse: Parse) -> None:
    events = read(parse, "Oskar Venn signs a treaty with Chile on 3 May 1990.")
    assert [(event.type, event.date, event.realis) for event in events] == [("SUPPORT", "1990-05-03", "actual")]


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("Norway slept on 3 April 2020.\n\nOskar Venn said it was cold.", "2020-04-03", "inherited"),
        ("Oskar Venn said it was cold.\n\nNorway slept on 3 April 2020.", "2020-04-03", "inherited"),
        ("Oskar Venn said it was cold.", PUBLISHED, "published"),
        ("Oskar Venn said it was cold.", PUBLISHED[:7], "published"),
        ("Oskar Venn said it was cold on 3 April 2020.", "2020-04-03", "explicit"),
    ],
)
def test_statement_bears_its_quotes_date(text: str, value: str, source: str, parse: Parse) -> None:
    doc, cue = parse(text), text.index("said")
    quote = Quote("indirect", (Span(cue + 5, cue + 16),), "test", 0.9, Span(cue, cue + 4), date=value)
    dates = find_dates(doc, published=PUBLISHED)
    found = [e for e in events_of(doc, dates=dates, quotes=(quote,), published=PUBLISHED) if e.kind == "statement"]
    assert [(event.date, event.date_source) for event in found] == [(value, source)]
    assert found[0].date_from <= found[0].date_to

"""Day before month or month before day: the article's dates, its publisher, its spelling, or a guess that is told."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from extract.dates import decide_order, find_dates, find_published
from extract.dates.day_month_order import Evidence, Order
from extract.read.publishers import home_order
from extract.vocabulary import load_rows

NLP = spacy.blank("en")
LOGGER = "extract.dates"
BODY = "\n\n" + "\n\n".join(f"Paragraph {n} of the story goes on, and on." for n in range(14)) + "\n\n"


def doc(text: str) -> Doc:
    return NLP(text)


@pytest.mark.parametrize(
    ("text", "day_first", "evidence"),
    [
        ("signed 25/12/2013 and 03/04/2014", True, "article"),
        ("signed 12/25/2013 and 03/04/2014", False, "article"),
        ("signed 12.25.13 and 03/04/2014", False, "article"),
        ("met on Thursday 03/04/2014", True, "article"),
        ("met on Tuesday, 03/04/2014", False, "article"),
        ("met on Tue. 03/04/2014", False, "article"),
        ("met on Monday 03/04/2014", True, "guess"),
        ("signed 03/04/2014 on the 3 May 2014", True, "months"),
        ("signed 03/04/2014 on May 3, 2014", False, "months"),
        ("signed 03/04/2014, 3 May 2014 and May 3, 2014", True, "guess"),
        ("the neighbours signed 03/04/2014 at the harbour", True, "spelling"),
        ("the neighbors signed 03/04/2014 at the harbor", False, "guess"),
        ("the neighbors signed 03/04/2014", True, "guess"),
        ("KINVARA (AP) - They signed 03/04/2014.", False, "publisher"),
        ("KINVARA (AFP) - They signed 03/04/2014.", True, "publisher"),
        ("KINVARA, Estova (UPI) -- They signed 03/04/2014.", False, "publisher"),
        ("BBC News, Kinvara\nThey signed 03/04/2014.", True, "publisher"),
        ("Deal signed - The Washington Post\nThey signed 03/04/2014.", False, "publisher"),
        ("By Lena Orlova, The Irish Times\nThey signed 03/04/2014.", True, "publisher"),
        (f"They signed 03/04/2014.{BODY}© 2014 The New York Times Company", False, "publisher"),
        (f"They signed 03/04/2014.{BODY}Source: TASS", True, "publisher"),
        (f"They signed 03/04/2014.{BODY}https://www.bbc.co.uk/news/world-1", True, "publisher"),
        (f"They signed 03/04/2014.{BODY}Watch it: https://youtu.be/x", True, "guess"),
        ("She told the BBC on 03/04/2014 that CNN was wrong.", True, "guess"),
        ("Minister writes to The New York Times\nThey signed 03/04/2014.", True, "guess"),
        ("CNN, BBC\nThey signed 03/04/2014.", False, "publisher"),
        ("CNN\nBBC\nThey signed 03/04/2014.", True, "guess"),
        ("signed 31/02/2014", True, "article"),
        ("signed 03/04/0000", True, "guess"),
    ],
)
def test_what_the_text_tells(text: str, day_first: bool, evidence: Evidence) -> None:
    found = decide_order(text)
    assert (found.day_first, found.evidence) == (day_first, evidence)
    assert decide_order(text, "dmy")[:2] == (True, "set")
    assert decide_order(text, "mdy")[:2] == (False, "set")


@pytest.mark.parametrize("text", ["", "nothing signed", "version 1.2.3 of 1999-05-03", "05/05/2014", "ratio 3/4/5"])
def test_where_nothing_is_unclear_nothing_is_guessed(text: str) -> None:
    found = decide_order(text)
    assert found.unclear == ""
    assert found.day_first


def test_the_day_of_publication_beats_the_publisher() -> None:
    assert decide_order("Updated 08-09-2021", published="2021-09-08")[:2] == (True, "article")
    assert decide_order("Updated 08-09-2021", published="2021-08-09")[:2] == (False, "article")
    assert decide_order("Updated 08-09-2021", home="mdy", published="2021-09-08")[:2] == (True, "article")
    assert decide_order("Updated 08-09-2021", home="mdy", published="2021-09-09")[:2] == (False, "publisher")


def test_the_publisher_beats_the_months_in_words() -> None:
    assert decide_order("3 May 2014 and 03/04/2014", home="mdy")[:2] == (False, "publisher")
    assert decide_order("May 3, 2014 and 03/04/2014", home="dmy")[:2] == (True, "publisher")
    assert decide_order("25/12/2013 and 03/04/2014", home="mdy")[:2] == (True, "article")


@pytest.mark.parametrize(
    ("publisher", "url", "order"),
    [
        ("The New York Times", "", "mdy"),
        ("new york times", "", "mdy"),
        ("nytimes.com", "", "mdy"),
        ("", "https://www.nytimes.com/2021/09/08/world/x.html", "mdy"),
        ("", "https://edition.cnn.com:443/x", "mdy"),
        ("BBC World Service", "", "dmy"),
        ("BBC", "https://www.nytimes.com/x", "dmy"),
        ("", "HTTP://WWW.THEGUARDIAN.COM/x", "dmy"),
        ("", "news.example.co.uk/a", "dmy"),
        ("", "https://example.in/a", "dmy"),
        ("", "https://example.ph", "mdy"),
        ("", "https://www.example.gov/a", "mdy"),
        ("", "https://user@example.de/a", "dmy"),
        ("", "https://example.ca/a", ""),
        ("", "https://example.io/a", ""),
        ("", "https://example.com/nytimes.com", ""),
        ("", "https://notnytimes.com/", ""),
        ("The Hill Gazette", "", ""),
        ("News", "", ""),
        ("Velde Courier", "no address", ""),
        ("", "", ""),
        ("." * 300, "https://" + "a." * 500, ""),
    ],
)
def test_the_house_tells(publisher: str, url: str, order: str) -> None:
    assert home_order(publisher, url) == order


def test_houses_and_orders_hold_together() -> None:
    countries = {row["code"] for row in load_rows("names/countries.csv")}
    houses = load_rows("names/publishers.csv")
    assert {row["country"] for row in houses} <= countries
    assert len({row["name"] for row in houses}) == len(houses)
    for row in houses:
        assert home_order(row["name"]) == home_order(url=row["domain"]) != ""
    assert {row["order"] for row in load_rows("dates/orders.csv")} == {"mdy", "none"}


def numeric(text: str, order: Order = "auto") -> list[tuple[str, str]]:
    return [(one.value, one.rule) for one in find_dates(doc(text), day_month=order)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was 03/04/2014.", [("2014-04-03", "numeric-date-guess")]),
        ("It was 25/04/2014.", [("2014-04-25", "numeric-date")]),
        ("It was 2014-04-03.", [("2014-04-03", "numeric-date")]),
        ("It was 04/04/2014.", [("2014-04-04", "numeric-date")]),
        ("25/12/2013, 03/04/2014.", [("2013-12-25", "numeric-date"), ("2014-04-03", "numeric-date-article")]),
        ("It was 3 May 2014, 03/04/2014.", [("2014-05-03", "full-date"), ("2014-04-03", "numeric-date-months")]),
        ("CNN\n\nIt was 03/04/2014.", [("2014-03-04", "numeric-date-publisher")]),
    ],
)
def test_the_rule_names_the_evidence(text: str, found: list[tuple[str, str]]) -> None:
    assert numeric(text) == found


def test_settings_beat_all_evidence() -> None:
    assert numeric("CNN\n\nIt was 03/04/2014.", "dmy") == [("2014-04-03", "numeric-date-set")]
    assert numeric("It was 03/04/2014.", "mdy") == [("2014-03-04", "numeric-date-set")]


def test_one_warning_an_article(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, LOGGER):
        find_dates(doc("Signed 03/04/2014, 05/06/2014 and 07/08/2014."))
    assert [record.getMessage() for record in caplog.records] == [
        "03/04/2014: whether day or month comes first is a guess: day; day_month can set it"
    ]


@pytest.mark.parametrize("text", ["Signed 25/12/2013, 03/04/2014 and 05/05/2014.", "None.", "Version 1.2.3 came."])
def test_no_guess_no_warning(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, LOGGER):
        find_dates(doc(text))
        find_published(doc(text))
    assert not caplog.records


def test_a_guessed_day_of_publication_stays_a_guess(parse: Callable[[str], Doc]) -> None:
    text = "Port opens\n\nPage last modified: 08-09-2021\n"
    whole = parse(text)
    order = decide_order(text)
    published = find_published(whole, "", order)
    assert published.date == "2021-09-08"
    assert [one.rule for one in find_dates(whole, published.date, order)] == ["numeric-date-guess"]

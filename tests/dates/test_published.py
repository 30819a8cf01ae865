"""The day of publication: metadata, labelled dates, date lines, datelines, bylines; never running prose."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from extract.dates import find_published
from extract.records import Published, Span

NLP = spacy.blank("en")
STORY = "\n\nAna Velde left on 3 May 1987. She was back in 1990, and on 4 June 1999 she died.\n"


def found(text: str, metadata: str = "") -> Published:
    return find_published(doc(text), metadata)


def doc(text: str) -> Doc:
    return NLP(text)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Velde falls\n\nFriday, August 21, 2015", "2015-08-21"),
        ("Velde falls\n\nFriday, August 21, 2015 On Monday, Velde fell to nobody.", "2015-08-21"),
        ("Velde falls\n\n21 August 2015", "2015-08-21"),
        ("Velde falls\n\nAugust 21, 2015, 14:30 GMT", "2015-08-21"),
        ("Velde falls\n\n2015-08-21", "2015-08-21"),
        ("Velde falls\n\nPublished: 21 August 2015", "2015-08-21"),
        ("Velde falls\n\nPublished on 21 August 2015 by Ana Okoro", "2015-08-21"),
        ("Velde falls\n\nPosted: Aug. 21, 2015", "2015-08-21"),
        ("Velde falls\n\nPublished: 2015-08-21T14:33:00Z", "2015-08-21"),
        ("Velde falls\n\nDate: 2015-08-21", "2015-08-21"),
        ("Velde falls\n\nBy Ana Okoro, 21 August 2015", "2015-08-21"),
        ("Velde falls\n\nBy Ana Okoro | 21 August 2015", "2015-08-21"),
        ("Velde falls\n\nVELDE, August 21, 2015 (Wire) - Velde fell to nobody.", "2015-08-21"),
        ("Velde falls\n\nVELDE, Norland, Aug. 21, 2015 — Velde fell to nobody.", "2015-08-21"),
        ("Velde falls\n\nPublished 3:15 PM EST, Fri August 21, 2015", "2015-08-21"),
        ("Velde falls\n\nUpdated 1434 GMT (2234 HKT) August 21, 2015", "2015-08-21"),
        ("Velde falls\n\nAug 21, 2015 | 10:30 AM", "2015-08-21"),
        ("Velde falls\n\nPosted by Ana on August 21, 2015 at 10:30", "2015-08-21"),
        ("Velde falls\n\nIssue Date: August 21, 2015", "2015-08-21"),
        ("Velde falls\n\nAugust 21, 2015 by Ana Okoro", "2015-08-21"),
        ("Velde falls\n\nAna Okoro | 21/08/2015", "2015-08-21"),
        ("Velde falls\n\nFri 21 Aug 2015 14.33 BST", "2015-08-21"),
        ("Velde falls\n\nVelde Times, August 21, 2015", "2015-08-21"),
        ("Velde falls\n\nNEW VELDE (Aug. 21, 2015) — The house fell.", "2015-08-21"),
        ("Velde falls\n\nLast updated: 21 August 2015", "2015-08-21"),
        ("Velde falls\n\nUpdated 21 August 2015", "2015-08-21"),
        ("Velde falls\n\nPublished: 20 August 2015\n\nLast updated: 21 August 2015", "2015-08-20"),
        ("Velde falls\n\nLast updated: 22 August 2015\n\nFriday, August 21, 2015", "2015-08-21"),
    ],
)
def test_head(head: str, date: str) -> None:
    text = head + STORY
    published = found(text)
    assert (published.date, published.source) == (date, "text")
    assert published.span is not None
    assert "2015" in text[published.span.start : published.span.end]


@pytest.mark.parametrize(
    ("foot", "date"),
    [
        ("Page last modified: 08-09-2021 13:04:16 ZULU", "2021-09-08"),
        ("This page was last edited on 8 September 2021", "2021-09-08"),
        ("Last updated: September 8, 2021", "2021-09-08"),
        ("First published: 8 September 2021", "2021-09-08"),
    ],
)
def test_foot(foot: str, date: str) -> None:
    text = "Velde falls\n\n" + "\n\n".join(["Velde fell on 16 August 2021, they said."] * 12) + "\n\n" + foot
    assert found(text).date == date


def test_the_order_of_the_text_settles_the_foot() -> None:
    story = "Velde falls\n\nIt fell on {}, they said.\n\nPage last modified: 08-09-2021 13:04:16 ZULU\n"
    assert found(story.format("16 August 2021")).date == "2021-09-08"
    assert found(story.format("August 16, 2021")).date == "2021-08-09"
    assert find_published(doc(story.format("16 August 2021")), day_month="mdy").date == "2021-08-09"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "Velde falls" + STORY,
        "On Friday, August 21, 2015, Velde fell to nobody.",
        "Velde fell on Friday, August 21, 2015.",
        "The law was published on 3 May 1987 in a paper that nobody in all of Velde, Norland or the whole wide "
        "world of letters, of arts and of sciences has ever read from its first to its last page, they say.",
        "She came from Velde on 3 May 1987 and left.",
        "Velde falls\n\nIn May 1987 it rained.",
        "Velde falls\n\nMay 1987",
        "Velde falls\n\nAccessed 3 May 2016",
        "Velde falls\n\nAna Okoro died on 3 May 2016",
        "Velde falls\n\nThe battle of Velde, 3 May 2016",
        "On 3 May 2016 " + "Velde fell and " * 1000,
    ],
)
def test_prose_tells_nothing(text: str) -> None:
    assert found(text) == Published("", "none")


def test_one_enormous_line_costs_little() -> None:
    assert found("On 3 May 2016 Velde fell, " * 20_000) == Published("", "none")


def test_many_labelled_lines_cost_little() -> None:
    assert found("Date: 3 May 1987\n\n" * 5_000).date == "1987-05-03"


def test_metadata_beat_the_text() -> None:
    text = "Velde falls\n\nFriday, August 21, 2015" + STORY
    assert found(text, "2015-09-01") == Published("2015-09-01", "metadata")
    assert found(text, "2015-09-01T10:00:00") == Published("2015-09-01", "metadata")


def test_a_month_is_all_that_metadata_may_know() -> None:
    text = "Velde falls\n\nFriday, August 21, 2015" + STORY
    assert found(text, "2015-02") == Published("2015-02", "metadata")
    assert found(text, "2015-13").source == "text"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2015-02", "2015-02-01", "2015-02-28"), ("2015-02-03", "2015-02-03", "2015-02-03"), ("", "", "")],
)
def test_the_days_on_which_it_may_have_come_out(date: str, first: str, last: str) -> None:
    published = Published(date, "metadata")
    assert (published.first, published.last) == (first, last)


def test_what_stands_in_counts_only_where_nothing_else_tells() -> None:
    text = "Velde falls\n\nFriday, August 21, 2015" + STORY
    name = Published("2014-01-01", "name")
    assert find_published(doc(text), "2015-09-01", stand_in=name) == Published("2015-09-01", "metadata")
    assert find_published(doc(text), stand_in=name).source == "text"
    assert find_published(doc("Velde falls" + STORY), stand_in=name) == name


def test_bad_metadata_do_not() -> None:
    text = "Velde falls\n\nFriday, August 21, 2015" + STORY
    assert found(text, "yesterday") == Published("2015-08-21", "text", Span(13, 36))

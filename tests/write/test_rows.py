"""The rows of one article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import ArticleError, SkippedArticle
from extract.read import Source
from extract.records import (
    Entity,
    Extraction,
    Location,
    Mention,
    Number,
    Published,
    Quote,
)
from extract.write import COLUMNS, failed_rows, table_rows
from support.full_extraction import ARTICLE, FULL, QUOTE, STATEMENT, TEXT, span


def cells(table: str, extraction: Extraction = FULL) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS[table], row, strict=True)) for row in table_rows(extraction)[table]]


def test_tables_are_those_of_the_contract() -> None:
    assert list(COLUMNS) == [
        *("articles", "sentences", "mentions", "entities", "dates", "quotes", "events", "places", "numbers"),
        "happenings",
    ]
    assert [len(columns) for columns in COLUMNS.values()] == [23, 6, 11, 12, 13, 22, 32, 12, 14, 28]
    assert list(table_rows(FULL)) == list(COLUMNS)


def test_article() -> None:
    [row] = cells("articles")
    assert row == {
        "article_id": "wire/a",
        "path": "wire/a.txt",
        "sha256": "ab" * 32,
        "title": "A title",
        "published": "2021-09-07",
        "published_source": "metadata",
        "language": "en",
        "duplicate_of": "",
        "n_chars": str(len(TEXT)),
        "n_words": "14",
        "n_sentences": "3",
        "n_mentions": "3",
        "n_dates": "1",
        "n_quotes": "1",
        "n_events": "2",
        "status": "ok",
        "error": "",
        "url": "https://courier.example/a",
        "publisher": "The Courier",
        "text_path": "",
        "story_id": "",
        "near_duplicate_of": "",
        "n_numbers": "0",
    }


def test_sentences() -> None:
    rows = cells("sentences")
    assert [row["sentence_id"] for row in rows] == ["wire/a#s1", "wire/a#s2", "wire/a#s3"]
    assert [row["paragraph"] for row in rows] == ["0", "0", "1"]
    assert rows[2]["text"] == "End."


def test_mentions_are_numbered_in_text_order() -> None:
    rows = cells("mentions")
    assert [(row["mention_id"], row["text"]) for row in rows] == [
        ("wire/a#m1", "Anna Berg"),
        ("wire/a#m2", "Marn"),
        ("wire/a#m3", "she"),
    ]
    assert [row["sentence_id"] for row in rows] == ["wire/a#s1", "wire/a#s1", "wire/a#s2"]
    assert [row["entity_id"] for row in rows] == ["person:anna-berg", "", "person:anna-berg"]
    assert rows[2]["kind"] == "pronoun"
    assert [row["name"] for row in rows] == ["Anna Berg", "", "Anna Berg"]


def test_entities() -> None:
    rows = cells("entities")
    assert [tuple(row.values()) for row in rows] == [
        ("person:anna-berg", "Anna Berg", "PERSON", r"A\|B | Berg", "", "2", "1", "female", "", "", "", ""),
        ("place:marn", "Marn", "PLACE", "", "MX", "0", "1", "", "", "", "", ""),
    ]


def test_two_records_of_one_entity_are_counted_once() -> None:
    twice = replace(FULL, entities=(*FULL.entities, Entity("person:anna-berg", "Ann Berg", "PERSON")))
    counts = [(row["n_mentions"], row["n_articles"]) for row in cells("entities", twice)]
    assert counts == [("2", "1"), ("0", "0"), ("0", "1")]


def test_dates() -> None:
    [row] = cells("dates")
    assert (row["date_id"], row["text"], row["value"], row["anchor"]) == (
        *("wire/a#d1", "Monday"),
        *("2021-09-06", "published"),
    )
    assert (row["date_from"], row["date_to"], row["mod"], row["type"]) == ("2021-09-06", "2021-09-06", "", "DATE")


def test_quotes() -> None:
    [row] = cells("quotes")
    assert (row["quote_id"], row["sentence_id"], row["type"]) == ("wire/a#q1", "wire/a#s2", "direct")
    assert row["content"] == "We agreed on all."
    assert row["content_spans"] == "39-48;62-69"
    assert (row["cue"], row["source"], row["speaker"]) == ("said", "she", "Anna Berg")
    assert TEXT[int(row["cue_start"]) : int(row["cue_end"])] == "said"
    assert (row["addressee"], row["addressee_start"], row["addressee_end"]) == ("", "", "")
    assert (row["date"], row["rule"], row["confidence"]) == ("2021-09-06", "cue-clause", "0.88")


def test_events() -> None:
    met, said = cells("events")
    assert (met["event_id"], met["trigger"], met["sentence_id"]) == ("wire/a#e1", "met", "wire/a#s1")
    assert (met["actor"], met["actor_id"]) == ("Anna Berg | Marn", "person:anna-berg | place:marn")
    assert met["actor_spans"] == "10-19;51-54 | 24-28"
    assert met["actor_country"] == " | MX"
    assert (met["target"], met["target_id"], met["target_spans"], met["target_country"]) == ("", "", "", "")
    assert (met["place"], met["place_id"], met["place_spans"]) == (r"Port \#1", "", "24-28")
    assert (met["date_id"], met["date_source"], met["quote_id"]) == ("wire/a#d1", "relative", "")
    assert (met["within_quote"], met["realis"], met["confidence"]) == ("false", "actual", "0.50")
    assert met["text"] == "On Monday Anna Berg met Marn’s envoy."
    assert (said["event_id"], said["kind"], said["quote_id"]) == ("wire/a#e2", "statement", "wire/a#q1")
    assert (said["within_quote"], said["date_id"]) == ("true", "")
    assert met["slot_rules"] == "actor:subject|conjunct;place:nested:in;date:clause"
    assert said["slot_rules"] == ""


def test_indexes_follow_records_that_change_places() -> None:
    early = replace(QUOTE, content=(span("Anna Berg"),))
    shuffled = replace(FULL, quotes=(QUOTE, early), events=(STATEMENT, replace(STATEMENT, quote=1)))
    assert [row["quote_id"] for row in cells("events", shuffled)] == ["wire/a#q2", "wire/a#q1"]


@pytest.mark.parametrize("offset", [37, 70])
def test_no_sentence_holds_white_space(offset: int) -> None:
    assert TEXT[offset].isspace()
    between = replace(FULL, mentions=(Mention(offset, offset + 1, "PLACE", "name", "model"),))
    assert cells("mentions", between)[0]["sentence_id"] == ""


def test_a_quote_without_anything() -> None:
    bare = Quote("indirect", (), "none", 0)
    [row] = cells("quotes", replace(FULL, quotes=(bare,), events=()))
    assert (row["content"], row["content_spans"], row["cue"], row["source"]) == ("", "", "", "")


def test_nothing_found() -> None:
    empty = Extraction(replace(ARTICLE, text=" "), Published("", "none"))
    rows = table_rows(empty)
    assert [len(rows[table]) for table in COLUMNS] == [1, *[0] * 9]
    assert cells("articles", empty)[0]["n_words"] == "0"


@pytest.mark.parametrize(
    ("error", "status", "language", "reason"),
    [
        (ArticleError("empty"), "failed", "", "empty"),
        (ArticleError("two\nlines"), "failed", "", "two lines"),
        (ArticleError("x" * 9000), "failed", "", "x" * 500),
        (SkippedArticle("not in en: the language is fr", "fr"), "skipped", "fr", "not in en: the language is fr"),
    ],
)
def test_failed_and_skipped_articles(error: ArticleError, status: str, language: str, reason: str) -> None:
    rows = failed_rows(Source("a", "a.txt", Path("a.txt")), error)
    assert [len(rows[table]) for table in COLUMNS] == [1, *[0] * 9]
    row = dict(zip(COLUMNS["articles"], rows["articles"][0], strict=True))
    assert {column: cell for column, cell in row.items() if cell} == {
        key: value
        for key, value in {
            "article_id": "a",
            "path": "a.txt",
            "language": language,
            "status": status,
            "error": reason,
        }.items()
        if value
    }


def test_several_speakers_are_several_names() -> None:
    quote = replace(QUOTE, speaker="Anna Berg | A|B", speaker_id="person:anna-berg | org:a-b")
    [row] = cells("quotes", replace(FULL, quotes=(quote,), events=()))
    assert (row["speaker"], row["speaker_id"]) == ("Anna Berg | A\\|B", "person:anna-berg | org:a-b")


def test_places() -> None:
    where = Location(
        "place:marn", "Marn", -6.5, 10.123456, "admin1", "name", 0.876, geoname_id="7", country="NO", admin1="Marn"
    )
    rows = cells("places", replace(FULL, locations=(where,)))
    assert [tuple(row.values())[1:] for row in rows] == [
        ("place:marn", "Marn", "7", "-6.50000", "10.12346", "NO", "Marn", "", "admin1", "name", "0.88")
    ]
    [entity] = [row for row in cells("entities", replace(FULL, locations=(where,))) if row["entity_id"] == "place:marn"]
    assert (entity["geoname_id"], entity["country"]) == ("7", "")  # not the country that the name may mean as well


def test_number() -> None:
    number = Number(0, 9, "killed", 14.0, None, "people", "at least", "object", 0.876, event=0)
    [row] = cells("numbers", replace(FULL, numbers=(number,)))
    assert (row["number_id"], row["sentence_id"], row["text"]) == ("wire/a#n1", "wire/a#s1", TEXT[0:9])
    assert (row["kind"], row["low"], row["high"], row["unit"]) == ("killed", "14", "", "people")
    assert (row["modifier"], row["event_id"], row["confidence"]) == ("at least", "wire/a#e2", "0.88")

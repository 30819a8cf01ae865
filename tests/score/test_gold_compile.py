"""Gold files become spans over the article; whatever does not hold together is named with file and line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from extract.errors import GoldError
from extract.score import Gold, compile_gold
from extract.score.compiler import compile_with_problems
from support.score_output import RECORDS, TEXT, write_gold

ARTICLE = {"layer": "article", "id": "torvik", "published": None}
LUND = {"layer": "entity", "label": "PERSON", "name": "Ada Lund", "texts": ["Ada Lund"]}
DATE = {"layer": "date", "at": "Monday", "text": "Monday", "type": "DATE", "value": "2020-05-04"}
QUOTE = {
    "layer": "quote",
    "at": "We will",
    "content": ["We will rebuild"],
    "cue": "said",
    "source": "Lund",
    "speaker": "Ada Lund",
    "type": "direct",
}
EVENT = {"layer": "event", "at": "Mayor", "trigger": "met", "type": "CONSULT", "actor": ["Ada Lund"], "target": []}


def compiled(tmp_path: Path, *records: dict[str, Any], text: str = TEXT) -> Gold:
    return compile_gold(write_gold(tmp_path / "torvik.jsonl", records), text)


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return compiled(tmp_path, *RECORDS)


def test_mentions_are_all_whole_word_occurrences_in_text_order(gold: Gold) -> None:
    found = [(TEXT[m.start : m.end], m.label, m.name) for m in gold.mentions]
    assert found == [
        ("Torvik", "PLACE", "Torvik"),  # the dateline; "Torvik bridge" in the title is excepted
        ("Ada Lund", "PERSON", "Ada Lund"),
        ("Per Dahl", "PERSON", "Per Dahl"),
        ("Torvik", "PLACE", "Torvik"),
        ("Lund", "PERSON", "Ada Lund"),
        ("Harbour Council", "ORG", "Harbour Council"),
        ("Nordbladet", "ORG", "Nordbladet"),
        ("Dahl", "PERSON", "Per Dahl"),
        ("Nordbladet", "ORG", "Nordbladet"),
        ("Harbour Council", "ORG", "Harbour Council"),
    ]
    assert gold.mentions[0].start == TEXT.index("Torvik, 4 May")


def test_dates_are_looked_for_from_their_anchor_on(gold: Gold) -> None:
    assert [TEXT[d.start : d.end] for d in gold.dates] == [
        *("4 May 2020", "Monday", "4 May 2020", "last week", "June 2021"),
    ]
    assert gold.dates[0].start < gold.dates[1].start < gold.dates[2].start
    assert [d.mod for d in gold.dates] == ["", "", "", "", "START"]


def test_quotes_have_spans_of_content_cue_source_and_addressee(gold: Gold) -> None:
    def words(span: Any) -> str:
        return TEXT[span.start : span.end]

    lund, paper, dahl = gold.quotes
    assert [words(span) for span in lund.content] == ["We will rebuild the old bridge", "Nobody will pay more for it."]
    assert (words(lund.source), words(lund.cue), lund.addressee) == ("Lund", "said", None)
    assert lund.source.start > lund.content[0].end  # not the Lund of the sentence before
    assert (words(paper.cue), paper.date, paper.speaker) == ("according to", "2020-05", "Nordbladet")
    assert (words(dahl.cue), words(dahl.addressee), dahl.date) == ("told", "Nordbladet", "")


def test_events_have_triggers_and_parties(gold: Gold) -> None:
    met, rejected, begins = gold.events
    assert TEXT[met.trigger.start : met.trigger.end] == "met"
    assert (met.actors, met.targets, met.place) == (("Ada Lund", "Per Dahl"), (), "Torvik")
    assert (rejected.realis, rejected.within_quote) == ("reported", True)
    assert (begins.actors, begins.place, begins.line) == ((), "", len(RECORDS))


def test_optional_keys_have_defaults(tmp_path: Path) -> None:
    gold = compiled(tmp_path, ARTICLE, DATE, QUOTE, EVENT)
    assert (gold.published, gold.dates[0].mod, gold.quotes[0].date) == ("", "", "")
    assert (gold.events[0].realis, gold.events[0].within_quote, gold.events[0].place) == ("actual", False, "")


def without(record: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != key}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"layer": "dates"}, "unknown layer 'dates'"),
        ({"label": "ORG"}, "unknown layer None"),
        ({"layer": ["date"]}, "unknown layer ['date']"),
        ({**LUND, "label": "GPE"}, "label: 'GPE' is none of PERSON, ORG, PLACE"),
        ({**LUND, "aliases": []}, "unknown key 'aliases' in layer entity"),
        ({**LUND, "texts": []}, "'texts' is to be a list of at least one string"),
        ({**LUND, "texts": "Ada Lund"}, "'texts' is to be a list of strings that are not empty"),
        ({**LUND, "texts": ["Ada Lund", ""]}, "'texts' is to be a list of strings"),
        ({**LUND, "texts": ["Lunds"]}, "texts: 'Lunds' does not occur in the article as whole words"),
        ({**LUND, "texts": ["Lun"]}, "texts: 'Lun' does not occur in the article as whole words"),
        ({**LUND, "texts": ["Lund", "Lund"]}, "texts: 'Lund' stands twice in the list"),
        ({**LUND, "except": ["Ada Lunds"]}, "except: 'Ada Lunds' does not occur in the article"),
        ({**LUND, "except": ["Harbour Council"]}, "except: 'Harbour Council' is no longer form of any of `texts`"),
        (without(LUND, "name"), "layer entity lacks the key 'name'"),
        ({**DATE, "type": "DAY"}, "type: 'DAY' is none of DATE, TIME, DURATION, SET"),
        ({**DATE, "value": "2020-5-4"}, "value: '2020-5-4' is no TIMEX3 value"),
        ({**DATE, "value": "2021-02-29"}, "value: '2021-02-29' is no day of the calendar"),
        ({**DATE, "value": None}, "value: None is no TIMEX3 value"),
        ({**DATE, "mod": "LATE"}, "mod: 'LATE' is none of START, MID, END, BEFORE, AFTER, APPROX"),
        ({**DATE, "text": "Tuesday"}, "text: 'Tuesday' is not found from `at` on in the paragraph"),
        ({**DATE, "text": "last week"}, "text: 'last week' is not found from `at` on in the paragraph"),
        ({**DATE, "text": "Monday@2"}, "text: 'Monday' stands 1 times from `at` on in the paragraph, not 2"),
        ({**DATE, "at": "Tuesday"}, "at: 'Tuesday' is not in the article"),
        ({**DATE, "at": "Torvik"}, "at: 'Torvik' occurs more than once in the article"),
        (without(DATE, "at"), "layer date lacks the key 'at'"),
        ({**QUOTE, "content": []}, "'content' is to be a list of at least one string"),
        ({**QUOTE, "content": ["We will not"]}, "content: 'We will not' is not found from `at` on in the article"),
        (
            {**QUOTE, "content": ["Nobody will pay", "We will rebuild"]},
            "content: 'We will rebuild' is not found from `at` on after the piece before it",
        ),
        ({**QUOTE, "cue": "sighed"}, "cue: 'sighed' is not found"),
        ({**QUOTE, "source": "Mayor Ada Lund"}, "source: 'Mayor Ada Lund' is not found"),  # stands before `at`
        ({**QUOTE, "source": "o"}, "source: 'o' stands from `at` on in the paragraph only inside longer words"),
        ({**QUOTE, "addressee": "reporters"}, "addressee: 'reporters' is not found"),
        ({**QUOTE, "type": "free"}, "type: 'free' is none of direct, indirect, mixed"),
        ({**QUOTE, "date": "May 2020"}, "date: 'May 2020' is no TIMEX3 value"),
        (without(QUOTE, "speaker"), "layer quote lacks the key 'speaker'"),
        ({**EVENT, "type": "MEET"}, "type: 'MEET' is none of AGREE, CONSULT"),
        ({**EVENT, "trigger": "signed"}, "trigger: 'signed' is not found"),
        ({**EVENT, "actor": "Ada Lund"}, "'actor' is to be a list of strings"),
        ({**EVENT, "target": None}, "'target' is to be a list of strings"),
        ({**EVENT, "realis": "maybe"}, "realis: 'maybe' is none of actual, reported"),
        ({**EVENT, "within_quote": "no"}, "'within_quote' is to be true or false"),
        ({**EVENT, "place": ""}, "'place' is to be a string that is not empty"),
        (ARTICLE, "the article record comes first, and only once"),
    ],
)
def test_a_bad_record_is_named_with_file_and_line(tmp_path: Path, record: dict[str, Any], message: str) -> None:
    path = write_gold(tmp_path / "torvik.jsonl", [ARTICLE, record])
    with pytest.raises(GoldError) as caught:
        compile_gold(path, TEXT)
    assert str(caught.value).startswith(f"{path}:2: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (LUND, "the article record comes first, and only once"),
        ({**ARTICLE, "id": "torvik-2"}, "id: 'torvik-2' is not the file's name 'torvik'"),
        ({**ARTICLE, "published": "4 May 2020"}, "published: '4 May 2020' is no date of the form YYYY-MM-DD"),
        ({**ARTICLE, "published": "2020-05"}, "published: '2020-05' is no date"),
        ({**ARTICLE, "published": "2020-02-30"}, "published: '2020-02-30' is no date"),
        ({**ARTICLE, "sha256": "00"}, "sha256: this is not the text that was labelled"),
        (without(ARTICLE, "published"), "layer article lacks the key 'published'"),
    ],
)
def test_a_bad_first_record(tmp_path: Path, record: dict[str, Any], message: str) -> None:
    path = write_gold(tmp_path / "torvik.jsonl", [record])
    with pytest.raises(GoldError) as caught:
        compile_gold(path, TEXT)
    assert str(caught.value).startswith(f"{path}:1: {message}")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"layer": "date",', "bad JSON: "),
        ("[1, 2]", "a record is a JSON object"),
        ('"date"', "a record is a JSON object"),
        ("[" * 100_000, "bad JSON: "),
    ],
)
def test_a_line_that_is_no_record(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "torvik.jsonl"
    path.write_text(f"{json.dumps(ARTICLE)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        compile_gold(path, TEXT)
    assert str(caught.value).startswith(f"{path}:3: {message}")


@pytest.mark.parametrize(
    ("records", "message"),
    [
        ((DATE, DATE), "the same record stands in line 2"),
        ((DATE, {**DATE, "at": "on Monday"}), "text: the expression overlaps that of line 2"),
        ((EVENT, {**EVENT, "at": "Mayor Ada"}), "trigger: the same words are the trigger of line 2"),
        ((LUND, {**LUND, "texts": ["Lund"]}), "PERSON 'Ada Lund' has a record already, in line 2"),
        ((LUND, {**LUND, "name": "Ada"}), "texts: 'Ada Lund' also names 'Ada Lund' (line 2)"),
    ],
)
def test_records_that_clash(tmp_path: Path, records: tuple[dict[str, Any], ...], message: str) -> None:
    path = write_gold(tmp_path / "torvik.jsonl", [ARTICLE, *records])
    with pytest.raises(GoldError) as caught:
        compile_gold(path, TEXT)
    assert str(caught.value).startswith(f"{path}:3: {message}")


def test_all_problems_of_a_file_are_gathered_in_line_order(tmp_path: Path) -> None:
    records = [ARTICLE, {**DATE, "text": "Tuesday"}, LUND, {**EVENT, "trigger": "left"}, {**LUND, "name": "Ada"}]
    gold, problems = compile_with_problems(write_gold(tmp_path / "torvik.jsonl", records), TEXT)
    assert gold is None
    assert [problem.split(":")[1] for problem in problems] == ["2", "4", "5"]


def test_an_empty_file_lacks_its_article_record(tmp_path: Path) -> None:
    path = tmp_path / "torvik.jsonl"
    path.write_text("\n \n", encoding="utf-8")
    with pytest.raises(GoldError, match="1: the file has no article record"):
        compile_gold(path, TEXT)


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "torvik.jsonl"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(GoldError, match=r"torvik\.jsonl:1: cannot be read as UTF-8 text"):
        compile_gold(path, TEXT)


def test_a_byte_order_mark_and_crlf_in_the_gold_file_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "torvik.jsonl"
    path.write_bytes(f"\ufeff{json.dumps(ARTICLE)}\r\n{json.dumps(DATE)}\r\n".encode())
    assert len(compile_gold(path, TEXT).dates) == 1


def test_the_hash_of_the_text_is_accepted(tmp_path: Path) -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert compiled(tmp_path, {**ARTICLE, "sha256": digest}).id == "torvik"

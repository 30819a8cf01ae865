"""Where the strings of gold records are found, and which values are TIMEX3 values."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import GoldError
from extract.score import Gold, compile_gold
from extract.score.compiler import find_mentions
from extract.score.gold import GoldEntity
from extract.score.gold_schema import TIMEX_VALUE
from support.score_output import write_gold

ARTICLE = {"layer": "article", "id": "torvik", "published": None}
EVENT = {"layer": "event", "type": "OTHER", "actor": [], "target": []}
QUOTE = {"layer": "quote", "cue": "said", "source": "He", "speaker": None, "type": "direct"}


def compiled(tmp_path: Path, *records: dict[str, Any], text: str) -> Gold:
    return compile_gold(write_gold(tmp_path / "torvik.jsonl", records), text)


@pytest.mark.parametrize(
    ("text", "at", "string", "start"),
    [
        ("He met her. He then met him.", "He met", "met@2", 20),
        ("He met her. He then met him.", "He then", "met", 20),
        ("They asked, he said.", "They", "he", 12),  # not inside "They"
        ("An attack began. He attacked.", "An", "attack", 3),
        ("He called it A@2 then.", "He", "A@2", 13),  # as it stands
        ("Karlsen toldthe paper.", "Karlsen", "told", 8),  # words run together
        ("One line.\nHe left.", "He", "left", 13),
        ("One line\nthat goes on.\n\nHe left.", "One", "goes", 14),  # hard-wrapped paragraph
        ("Il a dit: «oui».", "Il", "«oui»", 10),
        ("Costs of $5 rose.", "Costs", "$5", 9),
        ("x\r\n\r\nHe left.\r\n\r\nShe left.", "She", "left", 21),
    ],
)
def test_where_a_string_is_found(tmp_path: Path, text: str, at: str, string: str, start: int) -> None:
    event = {**EVENT, "at": at, "trigger": string}
    gold = compiled(tmp_path, ARTICLE, event, text=text)
    assert gold.events[0].trigger.start == start


@pytest.mark.parametrize(
    "text",
    ["He came.\n\nShe left.", "He came.\nShe left.", "He came.\n \t\nShe left.", "He came.\r\n\r\nShe left."],
)
def test_a_trigger_in_the_next_paragraph_is_not_found(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError, match="is not found from `at` on in the paragraph"):
        compiled(tmp_path, ARTICLE, {**EVENT, "at": "He", "trigger": "left"}, text=text)


def test_content_may_run_on_into_the_next_paragraph(tmp_path: Path) -> None:
    text = "He said: “One thing.\n\n“And another.”"
    quote = {**QUOTE, "at": "He", "content": ["One thing.", "And another."]}
    gold = compiled(tmp_path, ARTICLE, quote, text=text)
    assert [text[span.start : span.end] for span in gold.quotes[0].content] == ["One thing.", "And another."]


@pytest.mark.parametrize(
    ("texts", "excepts", "text", "found"),
    [
        (["North"], [], "The North and Northern towns; the north.", ["North"]),
        (["North", "North Vale"], [], "North Vale, in the North.", ["North Vale", "North"]),
        (["South"], ["South Valers"], "South Valers of the South.", ["South"]),
        (["Moss"], [], "Moss’s house and Moss-led crew.", ["Moss", "Moss"]),
        (["U.V."], [], "The U.V. troops.", ["U.V."]),
        (["Ørsta"], [], "Ørsta, Ørstas.", ["Ørsta"]),
        (["i"], [], "the i is in it", ["i"]),
    ],
)
def test_whole_words_longest_and_exceptions(
    tmp_path: Path, texts: list[str], excepts: list[str], text: str, found: list[str]
) -> None:
    entity = {"layer": "entity", "label": "PLACE", "name": "N", "texts": texts, "except": excepts}
    mentions = compiled(tmp_path, ARTICLE, entity, text=text).mentions
    assert [text[m.start : m.end] for m in mentions] == found


def test_the_longest_text_wins_between_entities(tmp_path: Path) -> None:
    text = "The Vale Security Council met in Vale."
    place = {"layer": "entity", "label": "PLACE", "name": "Vale", "texts": ["Vale"]}
    body = {"layer": "entity", "label": "ORG", "name": "Council", "texts": ["Vale Security Council"]}
    mentions = compiled(tmp_path, ARTICLE, place, body, text=text).mentions
    assert [(text[m.start : m.end], m.label) for m in mentions] == [("Vale Security Council", "ORG"), ("Vale", "PLACE")]


@given(st.lists(st.sampled_from(["Ann", "Ann Moe", "Moe", "Bo", "Bo Ann", "x", ".", "\n"]), max_size=40))
def test_mentions_never_overlap_and_are_their_text(words: list[str]) -> None:
    text = " ".join(words)
    entities = [
        GoldEntity(2, "PERSON", "Ann Moe", ("Ann", "Ann Moe", "Moe")),
        GoldEntity(3, "PERSON", "Bo Ann", ("Bo", "Bo Ann")),
    ]
    mentions, clashes = find_mentions(entities, text)
    assert not clashes
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    assert {text[m.start : m.end] for m in mentions} <= {"Ann", "Ann Moe", "Moe", "Bo", "Bo Ann"}


@pytest.mark.parametrize(
    "value",
    [
        *("2021-08-16", "2016-12", "2015", "199", "199X", "19", "19XX", "XXXX", "2016-W50", "2016-W50-3"),
        *("2016-W50-WE", "2017-Q1", "2017-QX", "2017-H1", "2017-SU", "2017-WI", "XXXX-05-XX", "BC0490", "BC0490-09"),
        *("2020-05-04TMO", "2020-05-04T10:30", "T10:30", "2020-05-04T24:00", "2020-05-04T10:30+01:00"),
        *("P17Y", "PXD", "PXY", "PT5H", "P1Y6M", "P1.5Y", "P2DT3H", "P1DE", "PRESENT_REF", "PAST_REF", "FUTURE_REF"),
        *("XXXX-WXX-1", "XXXX-XX-XXTNI", "P1Q", "PXX"),
    ],
)
def test_timex_values(value: str) -> None:
    assert TIMEX_VALUE.fullmatch(value)


@pytest.mark.parametrize(
    "value",
    [
        *("", "2021-8-16", "2021-13", "2021-00", "2021-08-32", "20210816", "2021-W5", "2021-Q5", "1990s", "17Y", "P"),
        *("P17", "NOW", "present_ref", "2021-08-16 ", "2021/08", "PT", "T25:00", "٢٠٢١", "2021-August"),
    ],
)
def test_what_is_no_timex_value(value: str) -> None:
    assert not TIMEX_VALUE.fullmatch(value)

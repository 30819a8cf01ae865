"""Sentence boundaries: each case is a paragraph whose sentences are parted by `|`."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract.segment import set_sentence_starts
from extract.syntax import find_sentences

PLAIN = [
    "The council met on Tuesday. |It voted to close the port.",
    "Who ordered the raid? |Nobody would say.",
    "Stop the ferries! |That was the cry on the quay.",
    "What now?! |The mayor shrugged.",
    "One sentence without a stop",
    "The vote was close: 51 to 49. |Turnout was low.",
    "It rained; the match went on. |Nobody left early.",
    "The index rose 2.5 percent. |Bonds fell 0.3 points.",
    "The bill costs $5.4 billion. |Lawmakers balked.",
    "The treaty was signed in 1994. |In 2003 it lapsed.",
    "Prices rose in 2019. |2020 was calmer.",
    "He lost. |he had expected to win.",
    "Wages stagnated. |iPhone sales did not.",
    "The plant closed. |eBay took the site.",
]
TITLES = [
    "Mr. Orvel met Mrs. Tannic and Ms. Quill. |Dr. Hobb was late.",
    "Gen. Ivo Marsh spoke first. |Lt. Col. Ana Roth followed.",
    "Sen. Carla Dunn, D-Ohio, opposed the bill. |Rep. Tom Vane backed it.",
    "Prof. Lena Wirth wrote the report. |It runs to 90 pages.",
    "Gov. Paul Strand vetoed it. |St. Brannock lies nearby.",
    "Sgt. Maj. Oren Pike was hurt. |Cpl. Dee Marsh was not.",
    "The Rev. Amos Tull led the prayer. |Hundreds came.",
    "Messrs. Dray and Holt resigned. |So did Mme. Lacroix.",
    "Amb. Rosa Klein left. |Sec. 4 of the law is silent on that.",
]
INITIALS = [
    "J. K. Farrow chaired the panel. |A. Mbeya took notes.",
    "Robert M. Lindt testified. |He denied it.",
    "P.W. Sorrel was president then. |He never apologised.",
    "They drank vitamin C. |The dose was small.",
    "The U.S. Army withdrew. |The U.K. stayed.",
    "He lives in the U.S. |He was born in Peru.",
    "The U.N. Security Council met. |It adopted nothing.",
    "She moved to Washington, D.C. |The office stayed behind.",
    "Washington, D.C. voters queued for hours.",
    "The E.U. Commission replied. |But no date was set.",
]
ABBREVIATIONS = [
    "Acme Corp. and Bolt Inc. merged. |Shares rose.",
    "He works for Acme Inc. |The firm makes bolts.",
    "Dole Jr. won. |His father watched.",
    "It is on Elm St. |The shop is closed.",
    "They sell bolts, nuts, etc. |Prices vary.",
    "See No. 5 and Fig. 2 for details. |Then read on.",
    "He said no. |She said yes.",
    "The no. 1 seed lost. |The crowd left.",
    "It began in Jan. 2014 and ended in Sept. 2015. |Nobody noticed.",
    "The case is Marsh v. Holt. |It was filed in May.",
    "The lake is 5 km. |Then the road forks.",
    "The govt. officials left. |They said nothing.",
    "Approx. 50 people came, i.e. fewer than hoped. |The rest stayed home.",
    "Some groups, e.g. farmers, gain. |Others lose.",
]
HOURS = [
    "The raid began at 3 a.m. |Police found nothing.",
    "It ended at 5 p.m. Tuesday. |The roads reopened.",
    "The vote is at 10.30 a.m. EST. |Results come later.",
    "Doors open at 7 p.m. |The show starts at 8 p.m. |Nobody is late.",
    "It starts at 9 a.m. local time. |Bring water.",
]
ELLIPSES = [
    "He waited... |Then he left.",
    "“We waited …” she said. |Nobody came.",
    "The talks ... went on. |They failed.",
    "He paused… and went on. |The room was silent.",
]
QUOTES = [
    "“We will go,” he said. |“We have no choice.”",
    "“We will go.” |The crowd cheered.",
    '"We will go." |The crowd cheered.',
    '"Why?" she asked. |Nobody knew.',
    '"Why?" Marsh asked. |Nobody knew.',
    '"Stop!" |The crowd ran.',
    "“Never again!” President Marsh declared on Monday. |Nobody clapped.",
    '"And this!" Another inspector screamed.',
    "“Why now?” |Jane Marsh declared war on Monday.",
    'The hall was full. |" Who won? " asked Jane Marsh.',
    "The talks went on. |„May we leave?“, asked Jane Marsh.",
    "“Yes!” she cried. |It was over.",
    "He said: “Go. |Now.” |Then he left.",
    "The deal was “a dead end.” |Talks stalled.",
    "The deal was “a dead end”. |Talks stalled.",
    "He called it ‘a farce.’ |She agreed.",
    "It was «un échec.» |Everyone agreed.",
    "It was a misguided decision.“ |However, the plant stays open.",
    '"It is a long game." - Jane Marsh',
    "“It is a long game.” — Jane Marsh, analyst",
    '"It is a long game." |- Marsh said so twice.',
]
BRACKETS = [
    "He left (he was late). |They stayed.",
    "He left. |(He was late.) |They stayed.",
    "We [Ardonia] are the last. |They are not.",
    "They quit [in May]. |The rest stayed.",
    "The ministry (MOD) said so. |It gave no date.",
]
LISTS = [
    "1. First item",
    "2. Second item follows here. |It has two sentences.",
    "They asked for: a) Pay. b) rest.",
    "• Bread for all. |• Peace.",
    "- The first point. |- The second point.",
]
DATELINES = [
    "PARIS, May 4 (Meridian News) - |The minister left. |He came back.",
    "Ardon, Northland — |Fighters entered the town.",
    "ARDON — |Fighters entered the town.",
    "Ardon - Police said nothing.",
    "Ardon, Northland — Live",
    "Thursday, May 7, 2015 |On Tuesday the council met.",
    "May 7, 2015 |The council met.",
    "7 May 2015 |“We met,” he said.",
    "On May 7, 2015 the council met.",
    "Group F — Ardonia 1 – 0 Northland",
]
CREDITS = [
    "The new bridge |Image: Jane Marsh.",
    "A crowd at the port. |Photo: Meridian News.",
    "The image: a burning bridge.",
    "Video: Jane Marsh.",
]
GLUED = [
    "He spoke to the player.|Russian troops left.",
    "Visit www.example.com for more. |It is free.",
    "The site example.com reported it. |Nobody else did.",
    "Version 2.0 came out.|The old one stays.",
]
CASES = [
    *PLAIN,
    *TITLES,
    *INITIALS,
    *ABBREVIATIONS,
    *HOURS,
    *ELLIPSES,
    *QUOTES,
    *BRACKETS,
    *LISTS,
    *DATELINES,
    *CREDITS,
    *GLUED,
]


def split(nlp: Language, text: str) -> list[str]:
    doc = set_sentence_starts(nlp.make_doc(text))
    return [sent.text for sent in doc.sents]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(nlp: Language, case: str) -> None:
    expected = [part.strip() for part in case.split("|")]
    assert [sent.strip() for sent in split(nlp, case.replace("|", ""))] == expected


@pytest.mark.parametrize("space", ["\n", "\t", "\u00a0", " \n ", "  "])
def test_any_white_space_parts_sentences(nlp: Language, space: str) -> None:
    assert len(split(nlp, f"The council met.{space}It voted.")) == 2


def test_the_parser_keeps_to_the_boundaries(parse: Callable[[str], Doc]) -> None:
    doc = parse("He met Gen. Ivo Marsh at 5 p.m. Tuesday. Nobody else came.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "He met Gen. Ivo Marsh at 5 p.m. Tuesday.",
        "Nobody else came.",
    ]


def test_sentences_know_their_paragraph_and_are_trimmed(parse: Callable[[str], Doc]) -> None:
    text = "A title\n\n  The council met. It voted.  \r\n\r\nNobody left.\n"
    found = find_sentences(parse(text))
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [
        ("A title", 0),
        ("The council met.", 1),
        ("It voted.", 1),
        ("Nobody left.", 2),
    ]


MARKS = st.text(alphabet="Ab .!?\"“”’()[]…-–—1,;:\n\x00é😀'", max_size=80)


@given(st.one_of(st.text(max_size=60), MARKS))
def test_any_text_keeps_all_its_characters(nlp: Language, text: str) -> None:
    doc = set_sentence_starts(nlp.make_doc(text))
    assert doc.text == text
    if len(doc):
        assert doc[0].is_sent_start
        assert not any(token.is_sent_start is None for token in doc)
        assert not any(token.is_sent_start and token.is_space for token in doc[1:])


@given(MARKS)
def test_sentences_lie_apart_and_cover_all_words(parse: Callable[[str], Doc], text: str) -> None:
    found = find_sentences(parse(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    covered = {index for s in found for index in range(s.start, s.end)}
    assert all(index in covered or not character.strip() for index, character in enumerate(text))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in found)


@pytest.mark.parametrize("text", ['"' * 100_000, "." * 100_000, "A." * 50_000, "a" * 1_200_000, "“ " * 3_000])
def test_long_runs_of_marks_are_parsed_in_time(parse: Callable[[str], Doc], text: str) -> None:
    assert parse(text).text == text

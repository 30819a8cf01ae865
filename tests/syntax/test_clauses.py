"""The grammar of a clause: its form, its subject, its objects and what it is said with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.records import Published
from extract.syntax import Document, read_document
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.noun_phrases import kind_of
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import VerbForm, form_of

Parse = Callable[[str], Doc]


def _document(parse: Parse, text: str) -> Document:
    return read_document(parse(text))


def _verb(document: Document, word: str) -> int:
    return document.tree.lower.index(word)


@pytest.mark.parametrize(
    ("text", "verb", "form"),
    [
        ("The men left.", "left", VerbForm("past", False, False)),
        ("The men have left.", "left", VerbForm("perfect", False, False)),
        ("The men are leaving.", "leaving", VerbForm("progressive", False, False)),
        ("The men will leave.", "leave", VerbForm("future", False, False)),
        ("The men would leave.", "leave", VerbForm("would", False, False)),
        ("The men may leave.", "leave", VerbForm("modal", False, False)),
        ("The men want to leave.", "leave", VerbForm("infinitive", False, False)),
        ("The men did not leave.", "leave", VerbForm("past", False, True)),
        ("The men never left.", "left", VerbForm("past", False, True)),
        ("The men would under no circumstances leave.", "leave", VerbForm("would", False, True)),
        ("The men were jailed.", "jailed", VerbForm("past", True, False)),
        ("The men are jailed.", "jailed", VerbForm("present", True, False)),
        ("The men jailed in May left.", "jailed", VerbForm("participle", True, False)),
        ("The men have signed a pact and taken the town.", "taken", VerbForm("perfect", False, False)),  # shares "have"
    ],
)
def test_form(text: str, verb: str, form: VerbForm, parse: Parse) -> None:
    document = _document(parse, text)
    assert form_of(document, _verb(document, verb)) == form


def test_a_plain_form_is_active_and_not_negated() -> None:
    assert VerbForm("past", False, False).is_plain("past", "perfect")
    assert not VerbForm("past", True, False).is_plain("past")
    assert not VerbForm("past", False, True).is_plain("past")
    assert not VerbForm("modal", False, False).is_plain("past")


@pytest.mark.parametrize(
    ("text", "verb", "heads"),
    [
        ("The miners left.", "left", "miners"),
        ("The miners and the guards left.", "left", "miners guards"),
        ("The miners came and left.", "left", "miners"),  # coordination
        ("The miners wanted to leave.", "leave", "miners"),  # control by the subject
        ("The guards asked the miners to leave.", "leave", "miners"),  # control by the object
        ("The guards promised the miners to leave.", "leave", "guards"),
        ("The miners who left were tired.", "left", "miners"),  # a relative clause
        ("The miners jailed in May left.", "jailed", "miners"),  # a reduced one
        ("The guards accused her of taking bribes.", "taking", "her"),
        ("The miners went home after leaving the mine.", "leaving", "miners"),
        ("The miners marched through the town, singing songs.", "singing", "miners"),
        ("Leave!", "leave", ""),
    ],
)
def test_subjects(text: str, verb: str, heads: str, parse: Parse) -> None:
    document = _document(parse, text)
    assert " ".join(document.tree.words[k] for k in subjects(document, _verb(document, verb))) == heads


def _clause(parse: Parse, text: str, verb: str) -> tuple[Document, Clause]:
    document = _document(parse, text)
    return document, read_clause(document, _verb(document, verb))


@pytest.mark.parametrize(
    ("text", "verb", "agents", "patients"),
    [
        ("The guards jailed the miners.", "jailed", "guards", "miners"),
        ("The miners were jailed by the guards.", "jailed", "guards", "miners"),
        ("The miners were put on alert by the guards.", "put", "guards", "miners"),  # a low "by"
        ("The miners were jailed.", "jailed", "", "miners"),
        ("The guards met the miners whom the police had jailed.", "jailed", "police", "miners"),
        ("The guards found the miners guilty.", "found", "guards", "miners guilty"),
        ("The guards gave the miners a loaf.", "gave", "guards", "miners loaf"),
        ("The raid left ten miners dead.", "left", "raid", "dead miners"),
    ],
)
def test_both_voices(text: str, verb: str, agents: str, patients: str, parse: Parse) -> None:
    document, clause = _clause(parse, text, verb)
    words = document.tree.words
    assert " ".join(words[k] for k in clause.agents) == agents
    assert sorted(words[k] for k in clause.patients) == sorted(patients.split())


@pytest.mark.parametrize(
    ("text", "verb", "frame"),
    [
        ("The guards called off the strike.", "called", "off"),
        ("The guards pulled the miners out of the town.", "pulled", "out of"),
        ("The guards beat the miners to death.", "beat", "to death"),
        ("The guards paid tribute to the miners.", "paid", "tribute"),
        ("The guards barred the miners from leaving.", "barred", "from leaving"),
        ("The guards asked to leave.", "asked", "to-do"),
        ("The guards asked whether the miners left.", "asked", "wh"),
        ("The guards said that the miners left.", "said", "that"),
        ("The guards demanded that the miner leave.", "demanded", "that-do"),
        ("The guards began beating the miners.", "began", "doing"),
        ("The guards called for the miners to leave.", "called", "them-do"),
    ],
)
def test_subcategorisation_frames(text: str, verb: str, frame: str, parse: Parse) -> None:
    _, clause = _clause(parse, text, verb)
    assert frame in clause.particles


def test_a_time_is_no_frame(parse: Parse) -> None:
    doc = parse("The guards left on Monday.")
    document = read_document(doc)
    assert "on" in read_clause(document, _verb(document, "left")).particles
    dated = document.with_dates(find_dates(doc, "2021-05-10"), Published("2021-05-10", "metadata"))
    assert "on" not in read_clause(dated, _verb(dated, "left")).particles


def test_what_stands_behind_the_prepositions_of_a_clause(parse: Parse) -> None:
    document, clause = _clause(parse, "In Tolven the guards spoke to the miners about a strike.", "spoke")
    words = document.tree.words
    assert [words[k] for k in clause.behind()] == ["Tolven", "miners", "strike"]
    assert [words[k] for k in clause.behind(("to", "about"))] == ["miners", "strike"]
    assert [words[k] for k in clause.behind_verb()] == ["miners", "strike"]


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [
        ("The ministry fell.", "ministry", "body"),
        ("The miners fell.", "miners", "person"),
        ("The troops fell.", "troops", "force"),
        ("The leftists fell.", "leftists", "person"),  # by its ending
        ("The prices fell.", "prices", ""),
        ("They fell.", "they", ""),
    ],
)
def test_what_a_noun_names(text: str, noun: str, kind: str, parse: Parse) -> None:
    document = _document(parse, text)
    assert kind_of(document, _verb(document, noun)) == kind

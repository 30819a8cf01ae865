"""What a verb commits somebody to with what it governs: threats thought of aloud, demands, refusals, ultimatums."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.events.commitments.commitment import Commitment
from extract.events.commitments.conditions import condition_of, put_to
from extract.events.commitments.demands import not_excluded, ultimatum, unintended, wanted, weighed
from extract.events.parties.phrase_parties import parties
from extract.syntax import Document
from extract.syntax.subjects import subjects
from support.events_markup import document_of

Parse = Callable[[str], Doc]
Finder = Callable[[Document, int], Commitment | None]

TOLD: list[tuple[Finder, str, str, str]] = [
    (weighed, "Norway is considering striking Estonia.", "considering", "THREATEN Norway > Estonia"),
    (weighed, "Norway is contemplating reprisals against Estonia.", "contemplating", "THREATEN Norway > Estonia"),
    (weighed, "Norway is weighing sanctions against Estonia.", "weighing", "THREATEN Norway > Estonia"),
    (not_excluded, "Norway did not rule out an attack on Estonia.", "rule", "THREATEN Norway > Estonia"),
    (not_excluded, "Norway could not exclude sanctions against Estonia.", "exclude", "THREATEN Norway > Estonia"),
    (wanted, "Norway wants Estonia to leave the camp.", "wants", "REQUEST Norway > Estonia"),
    (wanted, "Norway would like Estonia to leave the camp.", "like", "REQUEST Norway > Estonia"),
    (unintended, "Norway does not plan to meet Estonia.", "plan", "REJECT Norway > Estonia"),
    (unintended, "Norway does not want to help Estonia.", "want", "REJECT Norway > Estonia"),
    (ultimatum, "Norway gave Estonia two days to leave Tolven.", "gave", "THREATEN Norway > Estonia"),
    (ultimatum, "Norway gave Estonia until Friday to free Oskar Venn.", "gave", "THREATEN Norway > Estonia"),
]
NOT_TOLD: list[tuple[Finder, str, str]] = [
    (weighed, "Norway considered striking Estonia.", "considered"),
    (weighed, "Norway is not considering striking Estonia.", "considering"),
    (weighed, "Norway is considering helping Estonia.", "considering"),
    (not_excluded, "Norway ruled out an attack on Estonia.", "ruled"),
    (wanted, "Norway does not want Estonia to leave the camp.", "want"),
    (wanted, "Norway likes Estonia to leave the camp.", "likes"),
    (wanted, "Norway wants Estonia to be happy.", "wants"),  # only wished
    (unintended, "Norway plans to meet Estonia.", "plans"),
    (unintended, "Norway does not plan to attack Estonia.", "plan"),
    (ultimatum, "Norway gave Estonia two days.", "gave"),
    (ultimatum, "Norway was given two days to leave Tolven.", "given"),
]


def _found(finder: Finder, doc: Doc, verb: str) -> str:
    document = document_of(doc, find_dates(doc))
    told = finder(document, document.tree.lower.index(verb))
    if told is None:
        return ""
    who, whom = (", ".join(party.name for party in side) for side in (told.who, told.whom))
    return f"{told.type} {who} > {whom}"


@pytest.mark.parametrize(("finder", "text", "verb", "told"), TOLD, ids=[text for _, text, *_ in TOLD])
def test_told(finder: Finder, text: str, verb: str, told: str, parse: Parse) -> None:
    assert _found(finder, parse(text), verb) == told


@pytest.mark.parametrize(("finder", "text", "verb"), NOT_TOLD, ids=[text for _, text, _ in NOT_TOLD])
def test_not_told(finder: Finder, text: str, verb: str, parse: Parse) -> None:
    assert _found(finder, parse(text), verb) == ""


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Norway will strike unless Estonia pays.", "pays"),
        ("Norway will strike if Estonia fails to pay.", "fails"),
        ("Norway will strike should Estonia fail to pay.", "fail"),
        ("Norway will strike when Estonia pays.", ""),
        ("Norway will strike.", ""),
    ],
)
def test_the_condition_of_a_clause(text: str, condition: str, parse: Parse) -> None:
    document = document_of(parse(text))
    found = condition_of(document, document.tree.lower.index("strike"))
    assert (document.tree.words[found] if found >= 0 else "") == condition


def test_who_is_to_meet_a_condition_is_meant_where_nobody_is_named(parse: Parse) -> None:
    document = document_of(parse("Norway will strike unless Estonia pays."))
    verb = document.tree.lower.index("strike")
    who = parties(document, subjects(document, verb))
    assert [party.name for party in put_to(document, verb, who, ())] == ["Estonia"]
    chile = parties(document_of(parse("Chile left.")), (0,))
    assert put_to(document, verb, who, chile) == chile

"""Which verbs and nouns are candidates, how probable their happening is, and how sure their row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from spacy.tokens import Doc

from extract.events.candidates.happenings import find_candidates, find_happenings
from extract.events.row_confidence import rated, row_features, row_model
from support.events_markup import actions_of, document_of, possible_actions_of

Parse = Callable[[str], Doc]
TEXT = "A storm sank a ferry off Tolven on Monday, killing twelve. The ferry was old and nobody may enter it."


def told(doc: Doc, least: float | None) -> list[str]:
    document = document_of(doc)
    return [document.tree.words[found.token] for found in find_happenings(document, least)]


def test_candidates_are_what_is_told_as_happening(parse: Parse) -> None:
    document = document_of(parse(TEXT))
    words = {document.tree.words[candidate.token] for candidate in find_candidates(document)}
    assert {"sank", "killing", "storm"} <= words
    assert words.isdisjoint({"was", "may", "enter"})


def test_a_happening_needs_no_named_party(parse: Parse) -> None:
    assert {"sank", "killing"} <= set(told(parse(TEXT), None))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The company raised its forecast on Tuesday.", "raised"),
        ("Oskar Venn was named head of the bank on Monday.", "named"),
        ("Police in Tolven arrested two men on Sunday.", "arrested"),
        ("The shop was refused a permit by the council last week.", "refused"),
    ],
)
def test_plain_news_is_found(text: str, verb: str, parse: Parse) -> None:
    assert verb in told(parse(text), None)


@pytest.mark.parametrize(
    "text",
    [
        "Oskar Venn knows the people of Tolven well.",
        "The river runs through Tolven and looks calm.",
        "Mira Stahl hopes that Norway will one day lead.",
        "Farmers in Norway usually sell their milk in Tolven.",
    ],
)
def test_states_wishes_and_habits_are_none(text: str, parse: Parse) -> None:
    assert told(parse(text), None) == []


def test_a_higher_gate_lets_fewer_pass(parse: Parse) -> None:
    doc = parse(TEXT)
    passing = [set(told(doc, least)) for least in (0.0, 0.2, 0.5, 0.9, 1.0)]
    assert all(more >= fewer for more, fewer in pairwise(passing))
    assert passing[0] > passing[-1] == set()


def test_probabilities_lie_between_0_and_1(parse: Parse) -> None:
    found = find_happenings(document_of(parse(TEXT)), 0.0)
    assert all(0 < happening.probability < 1 for happening in found)
    assert [happening.token for happening in found] == sorted(happening.token for happening in found)


def test_the_confidence_of_a_row_is_what_its_model_says(parse: Parse) -> None:
    document = document_of(doc := parse("Police in Tolven arrested Oskar Venn on Sunday."))
    [event] = [e for e in actions_of(doc) if e.type == "COERCE"]
    surer, less_sure = (
        rated(document, row) for row in (replace(event, confidence=0.95), replace(event, confidence=0.05))
    )
    assert 0 < less_sure.confidence < surer.confidence < 1
    features = row_features(document, replace(event, confidence=0.95))
    assert surer.confidence == round(row_model().probabilities(features)["right"], 2)


def test_every_row_has_features_that_its_model_knows(parse: Parse) -> None:
    doc = parse("Norway and Chile may meet. The arrest of Oskar Venn shook Tolven. Mira Stahl is ready to help Norway.")
    document = document_of(doc)
    rows = possible_actions_of(doc)
    assert rows
    assert all(0 < row_model().probabilities(row_features(document, row))["right"] < 1 for row in rows)

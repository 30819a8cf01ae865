"""Actors and targets, chosen among all phrases of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.arguments.assignment import fill
from extract.events.arguments.noun_arguments import participants
from extract.events.arguments.party_phrases import phrases_of
from extract.events.types.class_names import OTHER
from extract.events.types.pattern_match import Match
from extract.syntax.clauses import read_clause
from support.events_markup import document_of

Parse = Callable[[str], Doc]


def sides(text: str, word: str, event_type: str, parse: Parse) -> tuple[list[str], list[str]]:
    document = document_of(parse(text))
    clause = read_clause(document, document.tree.words.index(word))
    who, whom = fill(document, clause, Match(event_type, "open-class"))
    return [party.name for party in who], [party.name for party in whom]


@pytest.mark.parametrize(
    ("text", "word", "event_type", "actors", "targets"),
    [
        ("Oskar Venn sued the company.", "sued", "ACCUSE", ["Oskar Venn"], ["company"]),
        ("Norway beat Chile 2-0 in Tolven.", "beat", OTHER, ["Norway"], ["Chile"]),
        ("The company was sued by Oskar Venn.", "sued", "ACCUSE", ["Oskar Venn"], ["company"]),
        ("Mira Stahl met with Oskar Venn.", "met", "CONSULT", ["Mira Stahl", "Oskar Venn"], []),
        ("Shares rose by 5 percent.", "rose", OTHER, [], []),
    ],
)
def test_sides(text: str, word: str, event_type: str, actors: list[str], targets: list[str], parse: Parse) -> None:
    assert sides(text, word, event_type, parse) == (actors, targets)


def test_a_noun_has_sides(parse: Parse) -> None:
    document = document_of(parse("The arrest of Oskar Venn by the police shocked Tolven."))
    who, whom, _ = participants(document, document.tree.words.index("arrest"), "COERCE")
    assert ([party.name for party in who], [party.name for party in whom]) == (["police"], ["Oskar Venn"])


def test_phrases_name_parties_and_no_days_or_amounts(parse: Parse) -> None:
    document = document_of(parse("Ten members of the Lakes Union paid $5 to Mira Stahl."))
    names = [phrase.party.name for phrase in phrases_of(document, 0)]
    assert names == ["Ten members of the Lakes Union", "Mira Stahl"]

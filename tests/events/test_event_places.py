"""The place of a happening: what may be it, and which of that the learnt weights choose."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.arguments.clues import Setting
from extract.events.arguments.event_places import find_place
from extract.events.arguments.place_candidates import place_candidates
from extract.events.arguments.place_clues import PLACE_CLUES, place_clues, place_relation
from extract.events.types.clause_types import type_of
from extract.syntax.clauses import read_clause
from support.events_markup import document_of

Parse = Callable[[str], Doc]


def setting_of(doc: Doc, verb: str) -> Setting:
    document = document_of(doc)
    clause = read_clause(document, document.tree.words.index(verb))
    match = type_of(document, clause)
    return Setting(document, clause.verb, match.type, clause, match, ((), ()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oskar Venn spoke in Tolven.", ["place Tolven"]),  # no person
        ("Norway signed a treaty.", ["country Norway"]),
        ("Norwegian soldiers marched.", ["nationality Norway"]),
        ("The Redhill Front met.", ["organisation Redhill Front"]),
        ("Mira Stahl flew to Tolven and spoke there.", ["place Tolven", "there Tolven"]),
        ("The talks ended after two hours.", []),
    ],
)
def test_candidates(text: str, expected: list[str], parse: Parse) -> None:
    found = place_candidates(document_of(parse(text)), 0)
    assert [f"{each.kind} {each.party.name}" for each in found] == expected


def test_a_noun_takes_up_the_places_named_last(parse: Parse) -> None:
    document = document_of(parse("Mira Stahl left Tolven for Belmora. Police in the city arrested her."))
    found = place_candidates(document, 1)
    assert [(each.party.name, "second" in each.steps) for each in found] == [("Belmora", False), ("Tolven", True)]


def test_a_noun_with_a_name_of_its_own_takes_up_nothing(parse: Parse) -> None:
    document = document_of(parse("Mira Stahl left Tolven. Police in the city of Belmora arrested her."))
    [found] = place_candidates(document, 1)
    assert (found.party.name, found.steps) == ("Belmora", {"of"})
    assert document.tree.words[found.anchor] == "city"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Norway signed a treaty with Chile in Tolven.", "signed", "in Tolven"),
        ("Police arrested ten miners at a rally in Tolven on Friday.", "arrested", "nested:in Tolven"),
        ("Norway signed a treaty with Chile.", "signed", ""),  # the countries are parties
        ("Oskar Venn was arrested by the Norwegian police.", "arrested", ""),
    ],
)
def test_the_likeliest_is_chosen_or_none(text: str, verb: str, expected: str, parse: Parse) -> None:
    found = find_place(setting_of(parse(text), verb))
    assert (f"{found.rule} {found.name}" if found else "") == expected


def test_only_declared_features_are_told(parse: Parse) -> None:
    text = "In Tolven, Norway's envoy flew to the Belmora docks in Chile, where Estonian crews met Lakes Union there."
    setting = setting_of(parse(text), "flew")
    candidates = place_candidates(setting.document, 0)
    for each in candidates:
        assert place_clues(setting, each, place_relation(setting, each), candidates).keys() <= set(PLACE_CLUES)

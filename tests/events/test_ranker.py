"""Actors and targets, chosen among all phrases of a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.arguments.assignment import fill
from extract.events.arguments.clues import Setting, words_of
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
    who, whom = participants(document, document.tree.words.index("arrest"), "COERCE")
    assert ([party.name for party in who], [party.name for party in whom]) == (["police"], ["Oskar Venn"])


def names_in(text: str, parse: Parse) -> list[str]:
    return [phrase.party.name for phrase in phrases_of(document_of(parse(text)), 0)]


def test_phrases_name_whoever_may_take_part(parse: Parse) -> None:
    names = names_in("Ten members of the Lakes Union paid the fee to Mira Stahl.", parse)
    assert names == ["Ten members of the Lakes Union", "fee", "Mira Stahl"]


def test_who_is_coordinated_with_a_name_beside_its_noun_stands_by_itself(parse: Parse) -> None:
    names = names_in("The singers Oskar Venn, Mira Stahl and Lena Orlova met in Tolven.", parse)
    assert {"Oskar Venn", "Mira Stahl", "Lena Orlova"} <= set(names)


def test_a_hyphen_ends_no_phrase(parse: Parse) -> None:
    assert "Supporters of the open-source project" in names_in("Supporters of the open-source project met.", parse)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Estonia agreed. The Estonian government sued Oskar Venn.", "Estonia"),
        ("Estonia agreed. Estonian authorities sued Oskar Venn.", "Estonia"),
        ("Estonia agreed. Estonian security forces seized Oskar Venn.", "Estonia"),
        ("Estonia agreed. The government of Estonia sued Oskar Venn.", "Estonia"),
        ("Estonia agreed. The Labour government sued Oskar Venn.", "Labour government"),
        ("Estonia agreed. Estonian officials sued Oskar Venn.", "Estonian officials"),
    ],
)
def test_who_governs_a_place_counts_as_the_place(text: str, name: str, parse: Parse) -> None:
    document = document_of(parse(text))
    assert phrases_of(document, 1)[0].party.name == name


def test_words_whose_vectors_count_are_nouns_without_a_name(parse: Parse) -> None:
    document = document_of(parse("The drivers sued Oskar Venn."))
    clause = read_clause(document, document.tree.words.index("sued"))
    setting = Setting(document, clause.verb, "ACCUSE", clause, None, ((), ()))
    assert [words_of(setting, phrase) for phrase in setting.phrases] == [("drivers", "sued"), ("", "sued")]

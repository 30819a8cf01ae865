"""The class of a happening where it stands: harm that nobody meant, blows in words, what the guide decides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.candidates.topics import TOPICS, topics_of
from support.events_markup import actions_of, document_of

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mira Stahl attacked Oskar Venn on Monday.", ["ACCUSE"]),
        ("Norway attacked Estonia on Monday.", ["ASSAULT"]),
        ("A landslide killed four farmers in Norway on Monday.", ["OTHER"]),
        ("Two sailors were killed in a crash near Tolven on Monday.", ["OTHER"]),
        ("Rebels killed four farmers in Norway on Monday.", ["ASSAULT"]),
        ("Mira Stahl was injured during the match in Tolven.", ["OTHER"]),
        ("Oskar Venn visited Estonia on Monday.", ["CONSULT"]),
        ("Oskar Venn attended a ceremony in Tolven on Monday.", ["CONSULT"]),
        ("Mira Stahl was named best actress in Tolven on Monday.", ["SUPPORT"]),
        ("Mira Stahl was named director of the bank on Monday.", ["OTHER"]),
        ("Norway deported Oskar Venn on Monday.", ["SANCTION"]),
        ("Oskar Venn resigned on Monday.", ["RETREAT"]),
    ],
)
def test_what_happened(text: str, told: list[str], parse: Parse) -> None:
    assert [event.type for event in actions_of(parse(text))] == told


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The striker scored a goal and his team won the match.", "sport"),
        ("Troops fired rockets and soldiers fought rebels near the border.", "war"),
        ("The actress won a prize for her role in the film.", "show"),
        ("The company said its profits and shares rose.", "business"),
    ],
)
def test_topic(text: str, topic: str, parse: Parse) -> None:
    found = topics_of(document_of(parse(text)))
    assert max(found, key=found.__getitem__) == topic
    assert found.keys() == set(TOPICS)
    assert abs(sum(found.values())) < 1e-6


def test_nothing_without_nouns(parse: Parse) -> None:
    assert topics_of(document_of(parse("He left."))) == {}

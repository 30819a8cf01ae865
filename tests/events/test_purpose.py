"""Whom a protest or a movement of forces is meant for where only its reason or aim tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import possible_actions_of, row

Parse = Callable[[str], Doc]

REASONS = [
    (
        "Norwegian students rallied in Tolven over fees introduced by Mira Stahl.",
        "PROTEST rallied: Norwegian students > Mira Stahl @Tolven",
    ),
    (
        "Norwegian monks marched through Tolven in opposition to a plan by Oskar Venn.",
        "PROTEST marched: Norwegian monks > Oskar Venn @Tolven",
    ),
]
SURER = [
    (
        "Norwegian dockers walked out in support of colleagues dismissed by Mira Stahl.",
        "PROTEST walked: Norwegian dockers > Mira Stahl",
    ),
    ("Norwegian dockers walked out in support of the strikers.", "PROTEST walked: Norwegian dockers >"),
    ("Norway sent troops to Chile after the Redhill Front seized a bridge.", "MOBILIZE sent: Norway > Chile"),
    (
        "Norwegian teachers rallied outside the Tolven home of Oskar Venn, chanting “liar”.",
        "PROTEST rallied: Norwegian teachers > Oskar Venn @Tolven",
    ),
    (
        "Norwegian farmers marched against Chile to free a teacher held by Kenya.",
        "PROTEST marched: Norwegian farmers > Chile",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*REASONS, *SURER], ids=lambda x: x[:50])
def test_meant_for(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    assert expected in [row(doc, event) for event in possible_actions_of(doc)]

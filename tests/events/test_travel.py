"""Journeys: a visit when made for a state or a body or for talks, else just that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.types.travel_for_talks import talks_of
from extract.syntax.clauses import read_clause
from support.events_markup import document_of, possible_actions_of, row

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mira Stahl flew to Tolven for talks with Estonia.", "CONSULT flew: Mira Stahl > @Tolven"),
        ("Mira Stahl travelled to Tolven for the funeral.", "CONSULT travelled: Mira Stahl > @Tolven"),
        ("Dario Quint travelled to Tolven to meet Oskar Venn.", "CONSULT travelled: Dario Quint > Oskar Venn @Tolven"),
        ("Norway flew to Tolven for talks with Estonia.", "CONSULT flew: Norway > @Tolven"),
        ("Oskar Venn flew to Tolven.", "CONSULT flew: Oskar Venn > @Tolven"),  # a president
        ("Mira Stahl flew to Tolven.", "OTHER flew: Mira Stahl > @Tolven"),
        ("Dario Quint travelled to Tolven.", "OTHER travelled: Dario Quint > @Tolven"),
    ],
)
def test_journey(text: str, told: str, parse: Parse) -> None:
    doc = parse(text)
    assert told in [row(doc, event) for event in possible_actions_of(doc)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mira Stahl flew to Tolven for talks with Estonia.", ["talks"]),
        ("Mira Stahl flew to Tolven for the funeral.", ["funeral"]),
        ("Mira Stahl flew to Tolven to meet Oskar Venn.", ["meet"]),
        ("Mira Stahl flew to Tolven for a rest.", []),
        ("Mira Stahl flew to Tolven to paint the harbour.", []),
        ("Mira Stahl held talks with Estonia.", []),  # no journey
    ],
)
def test_what_a_journey_is_for(text: str, told: list[str], parse: Parse) -> None:
    document = document_of(parse(text))
    verb = next(i for i, word in enumerate(document.tree.lower) if word in ("flew", "held"))
    assert [document.tree.words[i] for i in talks_of(document, read_clause(document, verb))] == told

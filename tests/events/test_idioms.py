"""Figures of speech, postures, amounts and belonging tell of no happening of their verb's class."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import actions_of

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels allied with Norway shelled Tolven.", ["ASSAULT"]),
        ("Norway allied with Chile in May.", ["SUPPORT"]),
        ("Standing behind Norway, Oskar Venn said talks would go on.", []),
        ("Norway closed down 3 percent.", []),
        ("Norway closed down its embassy in Chile.", ["SANCTION"]),
        ("Norway declined to comment on Monday.", []),
        ("Norway declined to sign the treaty with Chile.", ["REJECT"]),
        ("Mira Stahl rallied her supporters in Tolven.", []),
        ("Workers rallied against Oskar Venn in Tolven.", ["PROTEST"]),
        ("Mira Stahl attacked Oskar Venn on Monday.", ["ACCUSE"]),
        ("Norway attacked Estonia on Monday.", ["ASSAULT"]),
    ],
)
def test_what_happened(text: str, told: list[str], parse: Parse) -> None:
    assert [event.type for event in actions_of(parse(text))] == told

"""What a verb governs decides what it tells: "let NAME go", "called for NAME to leave", "a halt to", "flew to talk"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import actions_of, possible_actions_of, row

Parse = Callable[[str], Doc]

LETTING = [
    ("Norway let Oskar Venn go on Monday.", "CONCEDE let: Norway > Oskar Venn"),
    ("Norway helped Chile rebuild its ports.", "AID helped: Norway > Chile"),
]
CALLED_FOR = [
    ("Norway called for Chile to free the sailors.", "REQUEST called: Norway > Chile"),
    ("Norway pressed for Chile to be expelled.", "REQUEST pressed: Norway > Chile"),
]
ENDS = [
    ("Norway called a halt to its attacks on Chile.", "RETREAT called: Norway > Chile"),
    ("Norway announced an end to sanctions on Chile.", "CONCEDE announced: Norway > Chile"),
]
IDIOMS = [
    ("Norway came out in favour of Chile in its dispute with Kenya.", "SUPPORT came: Norway > Chile"),
    ("Norway sent a letter of protest to Chile.", "ACCUSE sent: Norway > Chile"),
    ("Norway has committed itself to buying gas from Chile.", "AGREE committed: Norway > Chile"),
    ("Norway became the first country to recognise Chile.", "SUPPORT recognise: Norway > Chile"),
]
JOURNEYS = []
STRIKES = [
    (
        "Norwegian miners ended their strike on Tuesday after Oskar Venn promised them a bonus.",
        "CONCEDE ended: Norwegian miners > Oskar Venn",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*LETTING, *CALLED_FOR, *ENDS, *IDIOMS, *JOURNEYS, *STRIKES])
def test_told(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    rows = [row(doc, event) for event in possible_actions_of(doc)]
    assert any(found.startswith(expected) for found in rows), rows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway waited for Chile to free the sailors.", "REQUEST"),
        ("Norway announced an end to the meal.", "RETREAT"),
        ("Norway is the country to recognise Chile.", "SUPPORT"),
        ("Norway sent a letter to Chile.", "ACCUSE"),
    ],
)
def test_not_told(text: str, kind: str, parse: Parse) -> None:
    doc = parse(text)
    assert kind not in [event.type for event in actions_of(doc)]

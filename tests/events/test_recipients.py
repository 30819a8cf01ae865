"""To whom things are given and words are meant, where the clause hides it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import actions_of, possible_actions_of, row

Parse = Callable[[str], Doc]

GIVEN = [
    ("Norway is ready to supply a battalion to Chile.", "AGREE ready: Norway > Chile"),
]
MEANT = [
    (
        "The Orvane Council deplored the shelling of a hospital by Norwegian troops.",
        "ACCUSE deplored: Orvane Council > Norwegian troops",
    ),
    (
        "Prosecutors are looking into claims that Chilean agents robbed a bank.",
        "ACCUSE looking: Prosecutors > Chilean agents",
    ),
    ("Norway has written to Chile asking for a share of the water.", "REQUEST asking: Norway > Chile"),
    (
        "Norway has given its word that three Chilean miners would be freed.",
        "AGREE given: Norway > three Chilean miners",
    ),
]
FARTHER = [
    (
        "Norwegian troops stormed a camp that Chilean guerrillas had defended.",
        "ASSAULT stormed: Norwegian troops > Chilean guerrillas",
    ),
    (
        "The Redhill Front struck at Chilean villagers in Tolven on Monday.",
        "ASSAULT struck: Redhill Front > Chilean villagers @Tolven",
    ),
    ("An air raid by Norway on Chilean miners destroyed a bridge.", "ASSAULT destroyed: Norway > Chilean miners"),
    ("Norway has completed the pullout of its last armoured unit from Chile.", "RETREAT completed: Norway > Chile"),
    ("A bomb went off in Tolven.", "ASSAULT went: > @Tolven"),
]
ELSEWHERE = [
    (
        "Two Norwegian marines died in an ambush laid by the Redhill Front.",
        "ASSAULT died: Redhill Front > Two Norwegian marines",
    ),
    ("Two Norwegian marines were killed in a Chilean air raid.", "ASSAULT raid: Chile > Two Norwegian marines"),
    (
        "Oskar Venn was found guilty of aiding and abetting war crimes by a Chilean tribunal.",
        "ACCUSE found: Chilean tribunal > Oskar Venn",
    ),
    (
        "Three Norwegian clerks were among 60 people arrested by Chilean police.",
        "COERCE arrested: Chilean police > Three Norwegian clerks, 60 people",
    ),
    ("Mira Stahl came out in favour of Norway in its quarrel with Chile.", "SUPPORT came: Mira Stahl > Norway"),
    ("Crowds angered by a decision of Oskar Venn ran amok in Tolven.", "PROTEST ran: Crowds > @Tolven"),
    (
        "The Redhill Front set off a bomb near Tolven, leaving ten miners dead.",
        "ASSAULT set: Redhill Front > ten miners @Tolven",
    ),
    ("Norwegian troops began pulling their tanks out of Tolven.", "RETREAT began: Norwegian troops > Tolven"),
    (
        "The Orvane Council voiced outrage over the closure by Norway of a newspaper.",
        "ACCUSE voiced: Orvane Council > Norway",
    ),
    (
        "Norwegian doctors went back to work after Oskar Venn offered them a bonus.",
        "CONCEDE went: Norwegian doctors > Oskar Venn",
    ),
    ("Norway relented and put Oskar Venn back on the list.", "CONCEDE relented: Norway > Oskar Venn"),
]


@pytest.mark.parametrize(("text", "expected"), [*GIVEN, *MEANT, *ELSEWHERE, *FARTHER], ids=lambda x: x[:50])
def test_sides(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    assert expected in [row(doc, event) for event in possible_actions_of(doc)]


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        ("Norway gave Chile tents and complained to Kenya.", "AID gave: Norway > Kenya"),
        ("Norway has written to Chile, asking Kenya for a share of the water.", "REQUEST asking: Norway > Chile"),
    ],
)
def test_others(text: str, unexpected: str, parse: Parse) -> None:
    doc = parse(text)
    assert unexpected not in [row(doc, event) for event in actions_of(doc)]

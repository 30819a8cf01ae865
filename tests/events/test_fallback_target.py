"""The other side of a deed where its clause hides it: in nouns of a passive, low phrases, purposes, elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import actions_of, possible_actions_of, row

Parse = Callable[[str], Doc]

SPOKEN_OF = [
    ("A request by Norway for help was filed.", "REQUEST filed: Norway >"),
    ("A probe into Oskar Venn by the Orvane Council was widened.", "ACCUSE widened: Orvane Council > Oskar Venn"),
    ("The expulsion of two envoys by Norway was announced.", "SANCTION announced: Norway > two envoys"),
]
LOW_PHRASES = [
    ("Norwegian envoys spoke by telephone with Oskar Venn.", "CONSULT spoke: Norwegian envoys, Oskar Venn >"),
    ("Norway captured Tolven from the rebels.", "ASSAULT captured: Norway > rebels @Tolven"),
    ("Oskar Venn pledged to double his country's contribution to Chile.", "AGREE pledged: Oskar Venn > Chile"),
    ("Norway requested troops from Chile.", "REQUEST requested: Norway > Chile"),
    ("Norwegian troops left Chile on Monday.", "RETREAT left: Norwegian troops > Chile"),
]
PURPOSES = [
    ("Police opened fire to disperse the demonstrators in Tolven.", "ASSAULT opened: Police > demonstrators @Tolven"),
    (
        "Norway sent 200 soldiers to Tolven to confront Chilean miners.",
        "MOBILIZE sent: Norway > Chilean miners @Tolven",
    ),
]
OTHER_SIDES = [
    ("Norway fired rockets after talks with Chile collapsed.", "ASSAULT fired: Norway > Chile"),
]
NO_OTHER_SIDE = [
    ("Norway fired rockets after talks between Chile and Kenya collapsed.", "ASSAULT fired: Norway >"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*SPOKEN_OF, *LOW_PHRASES, *PURPOSES, *OTHER_SIDES, *NO_OTHER_SIDE], ids=lambda x: x[:60]
)
def test_sides(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    rows = [row(doc, event) for event in possible_actions_of(doc)]
    assert expected in rows


KEPT = [
    ("Norway and Estonia signed a fishing agreement in Tolven.", "SUPPORT signed: Norway, Estonia >"),
    (
        "Delegates from Norway as well as its neighbors met in Tolven.",
        "CONSULT met: Delegates from Norway, its neighbors > @Tolven",
    ),
    (
        "The protest that Chilean farmers held in Tolven against Norway ended.",
        "PROTEST held: Chilean farmers > Norway @Tolven",
    ),
    ("Norwegian depositors besieged the embassy of Chile.", "PROTEST besieged: Norwegian depositors > Chile"),
    ("Norway was investigated by Chile.", "ACCUSE investigated: Chile > Norway"),
]


@pytest.mark.parametrize(("text", "expected"), KEPT, ids=lambda x: x[:60])
def test_kept(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    rows = [row(doc, event) for event in actions_of(doc)]
    assert expected in rows


def test_a_row_names_the_pattern_that_made_it(parse: Parse) -> None:
    doc = parse("Norway bombed Chile. Norway opened fire on Kenya. Oskar Venn's arrest in Tolven was news.")
    assert [event.rule for event in actions_of(doc)] == ["bomb", "open:fire", "noun"]

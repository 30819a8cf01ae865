"""Happenings with their slots: small sentences and their rows (`TYPE trigger: actors > targets @place`)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import COUNTRIES, actions_of, possible_actions_of, row

Parse = Callable[[str], Doc]

VOICES = [
    ("Norway arrested Oskar Venn in Tolven.", "COERCE arrested: Norway > Oskar Venn @Tolven"),
    ("Oskar Venn was arrested by Norway.", "COERCE arrested: Norway > Oskar Venn"),
    ("Oskar Venn was arrested in Tolven.", "COERCE arrested: > Oskar Venn @Tolven"),
    ("Soldiers killed in Tolven were mourned.", "ASSAULT killed: > Soldiers @Tolven"),
    ("Oskar Venn, who attacked Chile, slept.", "ASSAULT attacked: Oskar Venn > Chile @Chile"),
    ("After attacking Chile, Norway slept.", "ASSAULT attacking: Norway > Chile"),
    ("A bomb exploded in Harrowgate, killing 20 people.", "ASSAULT exploded: > 20 people @Harrowgate"),
    ("Oskar Venn was elected president of Chile.", "OTHER elected: > Oskar Venn"),
    ("Norway had to recall its ambassador from Chile.", "SANCTION recall: Norway > Chile"),
]
SIDES = [
    ("Norway and Chile signed a treaty.", "SUPPORT signed: Norway, Chile >"),
    ("Oskar Venn and Mira Stahl met in Belmora.", "CONSULT met: Oskar Venn, Mira Stahl > @Belmora"),
    ("Oskar Venn met Mira Stahl in Belmora.", "CONSULT met: Oskar Venn > Mira Stahl @Belmora"),
    ("Chile met Norway. Both countries signed a pact.", "SUPPORT signed: Chile, Norway >"),
    ("The Redhill Front kidnapped Mira Stahl and freed Oskar Venn.", "CONCEDE freed: Redhill Front > Oskar Venn"),
    ("Hundreds of rebels surrendered to Norway.", "RETREAT surrendered: Hundreds of rebels > Norway @Norway"),
    (
        "Norway expelled 12 members of the Redhill Front.",
        "SANCTION expelled: Norway > 12 members of the Redhill Front",
    ),
    ("Chilean forces shelled Tolven after Chile closed it.", "ASSAULT shelled: Chile > Tolven @Tolven"),
    ("Norway said nothing, but it attacked Chile.", "ASSAULT attacked: Norway > Chile"),
]
OBJECTS = [
    ("Norway imposed sanctions on Chile.", "SANCTION imposed: Norway > Chile"),
    ("Norway lifted its sanctions on Chile.", "CONCEDE lifted: Norway > Chile"),
    ("Norway suspended aid to Chile.", "SANCTION suspended: Norway > Chile"),
    ("Norway rejected a request from Chile.", "REJECT rejected: Norway > Chile"),
    ("Norway rejected Chile's request.", "REJECT rejected: Norway > Chile"),
    ("Norway rejected a Chilean request.", "REJECT rejected: Norway > Chile"),
    ("Norway opened an embassy in Chile.", "SUPPORT opened: Norway > Chile @Chile"),
    ("Norway sent inspectors to Chile.", "ACCUSE sent: Norway > Chile"),
    ("Norway pulled its troops out of Chile.", "RETREAT pulled: Norway > Chile"),
    ("Norway put its army on alert.", "MOBILIZE put: Norway > its army"),
    ("Norway captured Tolven from rebels.", "ASSAULT captured: Norway > rebels @Tolven"),
    ("Norway released Oskar Venn.", "CONCEDE released: Norway > Oskar Venn"),
]
LIGHT = [
    ("Norway held talks with Chile in Belmora.", "CONSULT held: Norway > Chile @Belmora"),
    ("Norway launched an attack on Chile.", "ASSAULT launched: Norway > Chile"),
    ("The attack was launched by Norway.", "ASSAULT launched: Norway >"),
    ("Oskar Venn paid a visit to Chile.", "CONSULT paid: Oskar Venn > Chile @Chile"),
    ("Norway called off talks with Chile.", "SANCTION called: Norway > Chile"),
    ("Norway began shelling Tolven.", "ASSAULT began: Norway > Tolven"),
    ("Norway resorted to bombing Chile.", "ASSAULT resorted: Norway > Chile"),
    ("Norway failed to reach an agreement with Chile.", "REJECT failed: Norway > Chile"),
    ("Norway prepared to attack Chile.", "MOBILIZE prepared: Norway > Chile"),
    ("Protests against Oskar Venn erupted in Tolven.", "PROTEST erupted: > Oskar Venn @Tolven"),
]
COMPOUNDS = [
    ("Norway launched air strikes on Chile.", "ASSAULT launched: Norway > Chile"),
    ("Norway's air strikes on Chile killed 20 people.", "ASSAULT strikes: Norway > Chile"),
    ("Workers staged a hunger strike in Tolven.", "PROTEST staged: Workers > @Tolven"),
    ("Oskar Venn held a news conference in Tolven.", "CONSULT held: Oskar Venn > @Tolven"),
    ("Norway broke off peace talks with Chile.", "SANCTION broke: Norway > Chile"),
]
COMPLEMENTS = [
    ("Norway refused to release Oskar Venn.", "REJECT refused: Norway > Oskar Venn"),
    ("Norway offered to send troops to Chile.", "AGREE offered: Norway > Chile"),
    ("Norway threatened to expel the envoys of Chile.", "THREATEN threatened: Norway > envoys of Chile"),
    ("Norway demanded that Chile free Oskar Venn.", "REQUEST demanded: Norway > Chile"),
    ("Norway urged Chile to free Oskar Venn.", "REQUEST urged: Norway > Chile"),
    (
        "Rebels blocked a road in Tolven to demand the resignation of Oskar Venn.",
        "PROTEST blocked: Rebels > Oskar Venn @Tolven",
    ),
    ("Norway accused Chile of attacking Tolven.", "ACCUSE accused: Norway > Chile"),
]
JOURNEYS = [
    ("Oskar Venn visited Chile.", "CONSULT visited: Oskar Venn > Chile @Chile"),
    ("Norway's envoy went to Chile.", "CONSULT went: Norway's envoy > Chile @Chile"),
    ("Mira Stahl visited Chile.", "CONSULT visited: Mira Stahl > Chile @Chile"),
]
APART = [
    ("Rebels hacked a guard to death in Tolven.", "ASSAULT hacked: Rebels > guard @Tolven"),
    ("Norway pulled its envoy out of Chile.", "SANCTION pulled: Norway > Chile"),
    ("A court in Norway found Oskar Venn guilty of fraud.", "ACCUSE found: court in Norway > Oskar Venn @Norway"),
    ("Norway kept Mira Stahl under house arrest at her farm.", "COERCE kept: Norway > Mira Stahl"),
    ("Norway suspended 14 million dollars in aid to Chile.", "SANCTION suspended: Norway > Chile"),
    ("Norwegian police switched off electricity in Tolven.", "COERCE switched: Norwegian police > @Tolven"),
]
NOUNS = [
    ("Norway's invasion of Chile came yesterday.", "ASSAULT invasion: Norway > Chile"),
    ("The arrest of Oskar Venn by Norway came late.", "COERCE arrest: Norway > Oskar Venn"),
    ("Talks between Norway and Chile failed.", "CONSULT Talks: Norway, Chile >"),
    ("An appeal from Chile to Norway came late.", "REQUEST appeal: Chile > Norway"),
    ("Oskar Venn's arrest came late.", "COERCE arrest: > Oskar Venn"),
    ("The resignation of Oskar Venn came late.", "RETREAT resignation: Oskar Venn >"),
    ("The Chilean withdrawal from Tolven came late.", "RETREAT withdrawal: Chile > Tolven @Tolven"),
]
PLACES = [
    ("Norway extended a curfew in the town of Tolven in Chile.", "COERCE extended: Norway > @Tolven"),
    ("Oskar Venn crossed Tolven.", "OTHER crossed: Oskar Venn > @Tolven"),
    ("Oskar Venn died in a fire in Tolven.", "OTHER died: > Oskar Venn @Tolven"),
    ("Oskar Venn met a minister of Chile in Tolven.", "CONSULT met: Oskar Venn > minister of Chile @Tolven"),
    ("Norway arrested rebels off the Chilean coast.", "COERCE arrested: Norway > rebels off the Chilean coast"),
]

WHERE = [
    ("Oskar Venn emigrated to Belmora in Chile.", "OTHER emigrated: Oskar Venn > @Belmora"),
    ("Oskar Venn moved to a museum in Belmora.", "OTHER moved: Oskar Venn > @Belmora"),
    ("Rebels marched through Tolven.", "PROTEST marched: Rebels > @Tolven"),
    ("Workers in Tolven walked out.", "PROTEST walked: Workers in Tolven > @Tolven"),
    ("Norway arrested Oskar Venn and shot Mira Stahl in Tolven.", "COERCE arrested: Norway > Oskar Venn"),
    ("Norway held three hours of talks with Chile in Tolven.", "CONSULT held: Norway > Chile"),
    ("Norway met Chile at the Belmora talks.", "CONSULT met: Norway > Chile"),
    ("Seven officers were injured in clashes at the Tolven docks.", "ASSAULT injured: > Seven officers @Tolven"),
    ("Talks began in Tolven.", "CONSULT began: > @Tolven"),
]
PARTNERS = [
    ("Norway and Chile are due to meet in Tolven.", "CONSULT meet: Norway, Chile > @Tolven"),
    ("Norway is sharing plans and cooperating with Chile.", "COOPERATE cooperating: Norway, Chile >"),
    ("Chile elected a parliament.", "OTHER elected: Chile >"),
    ("Norway bought the island from Mira Stahl.", "OTHER bought: Norway > Mira Stahl"),
    ("Oskar Venn became president of Chile.", "OTHER became: Oskar Venn >"),
    ("Norway supported the Chilean invasion of Kenya.", "ASSAULT invasion: Chile > Kenya @Kenya"),
    ("Despite attacking Chile, Norway slept.", "ASSAULT attacking: Norway > Chile"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *VOICES,
        *SIDES,
        *OBJECTS,
        *LIGHT,
        *COMPOUNDS,
        *COMPLEMENTS,
        *APART,
        *JOURNEYS,
        *NOUNS,
        *PLACES,
        *WHERE,
        *PARTNERS,
    ],
    ids=lambda x: x[:60],
)
def test_action(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    rows = [row(doc, event) for event in possible_actions_of(doc)]
    assert expected in rows


NONE_OF = [
    "If Norway attacked Chile, Kenya would protest.",
    "Norway wants to attack Chile.",
    "Norway could attack Chile.",
    "Norway should attack Chile.",
    "Norway often attacks Chile.",
    "Did Norway attack Chile?",
    "Norway hopes Chile will release Oskar Venn.",
    "Norway is a member of the Lakes Union.",
    "Norway believes in the Lakes Union.",
    "Norway tried to arrest Oskar Venn.",
    "Norway has large forests near Tolven.",
    "The dog bit the postman.",
    "Norway feared an invasion of Chile.",
    "Norway lies near Chile.",
    "Norway may hold talks with Chile.",
    "Norway needs Chile to sign the treaty.",
    "The strike will spread to Tolven if Norway expels Oskar Venn.",
    "Success may come by bribing judges and attacking Chile.",
    "Norway recognized an opportunity in Chile.",
    "“Norway has attacked Chile, and nobody came to help,” it read.",
]


@pytest.mark.parametrize("text", NONE_OF)
def test_no_action(text: str, parse: Parse) -> None:
    doc = parse(text)
    assert [row(doc, event) for event in actions_of(doc)] == []


def test_one_happening_named_twice_is_one(parse: Parse) -> None:
    doc = parse("Norway attacked Chile yesterday, and the attack on Chile shocked people.")
    assert [row(doc, event) for event in actions_of(doc) if event.type == "ASSAULT"] == [
        "ASSAULT attacked: Norway > Chile"
    ]


def test_parties_bear_ids_spans_and_countries(parse: Parse) -> None:
    text = "Norway and Mira Stahl met Oskar Venn in Tolven."
    event = possible_actions_of(parse(text))[0]
    assert [(p.name, p.entity_id, p.country) for p in event.actors] == [
        ("Norway", "place:norway", COUNTRIES["Norway"]),
        ("Mira Stahl", "person:mira-stahl", ""),
    ]
    assert [text[s.start : s.end] for p in (*event.actors, *event.targets) for s in p.spans] == [
        "Norway",
        "Mira Stahl",
        "Oskar Venn",
    ]
    assert event.place is not None
    assert event.place.entity_id == "place:tolven"


def test_title_in_headline_style(parse: Parse) -> None:
    doc = parse("Oskar Venn arrested in Tolven\n\nThe police said nothing about it. There was no more news.")
    assert "COERCE arrested: > Oskar Venn @Tolven" in [row(doc, event) for event in possible_actions_of(doc)]

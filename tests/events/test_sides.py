"""Who did it to whom where grammar turns the sides round or a phrase hangs too low; nouns with both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from support.events_markup import actions_of, possible_actions_of, row

Parse = Callable[[str], Doc]

TURNED = [
    ("Norway received aid from Chile.", "AID received: Chile > Norway"),
    ("Oskar Venn won praise from the Orvane Council in Tolven.", "SUPPORT won: Orvane Council > Oskar Venn @Tolven"),
    ("Norway drew criticism from Chile over the dam.", "ACCUSE drew: Chile > Norway"),
    ("Norway came under attack by the Redhill Front.", "ASSAULT came: Redhill Front > Norway"),
    ("Norway got a pledge from Chile on Monday.", "AGREE got: Chile > Norway"),
]
LOW_AGENTS = [
    ("The troops were put on a war footing in Tolven by Oskar Venn.", "MOBILIZE put: Oskar Venn >"),
    ("Oskar Venn was taken into custody in Tolven by the Redhill Front.", "COERCE taken: Redhill Front > Oskar Venn"),
]
LOW_PHRASES = [
    ("The release by Norway of Oskar Venn was welcome.", "CONCEDE release: Norway > Oskar Venn"),
    ("The expulsion by Chile of two Norwegians shocked nobody.", "SANCTION expulsion: Chile > Norway"),
    ("Norwegian miners threatened Chile.", "THREATEN threatened: Norwegian miners > Chile"),
]
NOUNS_WITH_BOTH = [
    ("Talks between Norway and Chile were reported on Monday.", "CONSULT Talks: Norway, Chile >"),
    ("A call by Norway for Chile to leave was ignored.", "REQUEST call: Norway > Chile"),
    ("Accusations by Norway that Chile had lied were ignored.", "ACCUSE Accusations: Norway > Chile"),
    ("The refusal of Norway to help Chile could prove costly.", "REJECT refusal: Norway > Chile"),
]
HIT = [
    ("Norway shot down a Chilean transport plane.", "ASSAULT shot: Norway > Chilean transport plane"),
    ("Norway seized two Chilean trawlers.", "COERCE seized: Norway > two Chilean trawlers"),
    ("Norwegian troops overran the Chilean town of Tolven.", "ASSAULT overran: Norwegian troops > Tolven @Tolven"),
    ("Norway shut down the weekly magazine Sundial.", "COERCE shut: Norway > weekly magazine Sundial"),
    (
        "Norway shut down the Tolven offices of the Orvane Council.",
        "COERCE shut: Norway > Tolven offices of the Orvane Council",
    ),
    (
        "Rebels planted a bomb under the car of a Norwegian judge.",
        "ASSAULT planted: Rebels > Norwegian judge",
    ),
    ("Mira Stahl threw her weight behind Chilean miners.", "SUPPORT threw: Mira Stahl > Chilean miners"),
    ("Norwegian troops were placed on high alert.", "MOBILIZE placed: > Norwegian troops"),
]
PARTAKERS = [
    ("Oskar Venn is in Tolven for talks with Mira Stahl.", "CONSULT talks: Oskar Venn, Mira Stahl >"),
    ("Norway left the hall after a meeting with Chile.", "CONSULT meeting: Norway, Chile >"),
    ("Chilean farmers left the hall in protest against Norway.", "PROTEST protest: Chilean farmers > Norway"),
]
ENDS = [
    ("Oskar Venn ended his visit to Chile.", "CONSULT ended: Oskar Venn > Chile"),
    ("Norway ended its talks with Chile.", "SANCTION ended: Norway > Chile"),
    ("Norway failed to release Oskar Venn.", "REJECT failed: Norway > Oskar Venn"),
    (
        "Members of the rebel group Redhill Front bombed Tolven.",
        "ASSAULT bombed: Members of the rebel group Redhill Front",
    ),
]
LEANINGS = [
    ("Norway arrested pro-Chile rebels.", "COERCE arrested: Norway > pro-Chile rebels"),
    ("Norway convicted three Chileans of hiding gold.", "ACCUSE convicted: Norway > three Chileans"),
]
LISTS = [
    ("Presidents Oskar Venn and Mira Stahl met in Tolven.", "CONSULT met: Oskar Venn, Mira Stahl > @Tolven"),
    ("Officials from Norway, Chile and Kenya met in Tolven.", "CONSULT met: Officials from Norway, Chile and Kenya >"),
    ("Oskar Venn, a former rebel who attacked Chile, slept.", "ASSAULT attacked: Oskar Venn > Chile"),
    ("The Redhill Front's capture of Tolven came yesterday.", "ASSAULT capture: Redhill Front > Tolven"),
    ("The Redhill Front's capture of Oskar Venn came yesterday.", "COERCE capture: Redhill Front > Oskar Venn"),
]
HANDED = [
    ("Norway handed two gunmen over to Chile.", "COOPERATE handed: Norway > Chile"),
    ("Norway handed over two gunmen to Chile.", "COOPERATE handed: Norway > Chile"),
    ("Oskar Venn gave himself up to the Orvane Council.", "RETREAT gave: Oskar Venn > Orvane Council"),
]
AIMS = [
    ("Norway massed troops in Tolven to fight the Redhill Front.", "MOBILIZE massed: Norway > Redhill Front"),
    ("Students blocked the streets of Tolven to press Oskar Venn.", "PROTEST blocked: Students > Oskar Venn"),
    ("Miners threatened to go on strike against Norway.", "THREATEN threatened: Miners > Norway"),
]
OTHER_STATES = []
GERUNDS = [
    ("Norway struck back by expelling Oskar Venn.", "SANCTION expelling: Norway > Oskar Venn"),
    ("Norway accused Chile of arming the Redhill Front.", "MOBILIZE arming: Chile > Redhill Front"),
    ("Miners gathered in Tolven to protest against Norway.", "PROTEST protest: Miners > Norway"),
]
PRONOUNS = [
    ("Norway arrested a fisherman of Chile and jailed him.", "COERCE jailed: Norway > fisherman of Chile"),
    ("Norway rounded up some Chilean rebels and deported them.", "SANCTION deported: Norway > some Chilean rebels"),
]
NATIONS = [
    ("Chile rejected a South African offer of talks.", "REJECT rejected: Chile > South Africa"),
    ("Chile bombed a Norwegian army camp.", "ASSAULT bombed: Chile > Norway"),
    ("The Orvane Council voted to strip Oskar Venn of his seat.", "COERCE voted: Orvane Council > Oskar Venn"),
]
HEADLINES = [
    ("Norway expels Oskar Venn", "SANCTION expels: Norway > Oskar Venn"),
]
VOWS = [
    ("Oskar Venn vowed to crush the Redhill Front.", "THREATEN vowed: Oskar Venn > Redhill Front"),
    ("Oskar Venn vowed to help the Redhill Front.", "AGREE vowed: Oskar Venn > Redhill Front"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *TURNED,
        *LOW_AGENTS,
        *LOW_PHRASES,
        *NOUNS_WITH_BOTH,
        *GERUNDS,
        *PRONOUNS,
        *NATIONS,
        *HIT,
        *PARTAKERS,
        *LEANINGS,
        *ENDS,
        *LISTS,
        *HANDED,
        *AIMS,
        *OTHER_STATES,
        *HEADLINES,
        *VOWS,
    ],
    ids=lambda x: x[:60],
)
def test_sides(text: str, expected: str, parse: Parse) -> None:
    doc = parse(text)
    rows = [row(doc, event) for event in possible_actions_of(doc)]
    assert any(found.startswith(expected) for found in rows), rows


NONE_OF = [
    "Norway may receive aid from Chile.",
    "A visit of Oskar Venn could begin soon.",
    "Norway often expels diplomats",
    "Miners hope to gather in Tolven to protest against Norway.",
    "Norway could strike back by expelling Oskar Venn.",
]


@pytest.mark.parametrize("text", NONE_OF)
def test_no_action(text: str, parse: Parse) -> None:
    doc = parse(text)
    assert [row(doc, event) for event in actions_of(doc)] == []


@pytest.mark.parametrize(
    "text",
    [
        "With envoys from Chile and Kenya in its court, Norway cut all ties.",  # which of the two?
        "With Mira Stahl in its court, Norway cut all ties.",  # of no state
    ],
)
def test_no_target_is_guessed(text: str, parse: Parse) -> None:
    assert [event.targets for event in actions_of(parse(text)) if event.type == "SANCTION"] == [()]


def test_a_deed_and_its_means_are_one_happening_if_of_one_class(parse: Parse) -> None:
    doc = parse("Norway retaliated by attacking Chile.")
    assert "ASSAULT retaliated: Norway > Chile" in [row(doc, event) for event in possible_actions_of(doc)]

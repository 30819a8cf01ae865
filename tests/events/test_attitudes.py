"""Positions: what somebody is ready for, refuses, wants of another, threatens or offers on a condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.dates import find_dates
from extract.events.merging import COMMITMENTS
from extract.vocabulary import load_rows
from extract.vocabulary.keys import COMMITMENT_RULES
from support.events_markup import events_of, row

Parse = Callable[[str], Doc]

RULES = frozenset({"readiness", "unwillingness", "condition", "weighed", "wanted", "ultimatum"})


def positions(parse: Parse, text: str, rules: frozenset[str] = RULES) -> list[str]:
    """The positions that a text tells of, or the actions by other rules."""
    doc = parse(text)
    found = events_of(doc, find_dates(doc))
    return [row(doc, event) for event in found if event.rule in rules]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway stands ready to send doctors to Estonia.", "AGREE ready: Norway > Estonia"),
        ("Norway is not ready to hold talks with Estonia.", "REJECT ready: Norway > Estonia"),
        ("Norway is no longer willing to help Estonia.", "REJECT willing: Norway > Estonia"),
        ("Norway is prepared to attack Estonia.", "THREATEN prepared: Norway > Estonia"),
        ("Norway declared itself ready to help Estonia.", "AGREE ready: Norway > Estonia"),
        ("Norway, which is ready to help Estonia, sent a note.", "AGREE ready: Norway > Estonia"),
        ("Norway has no plans to recognise Estonia.", "REJECT plans: Norway > Estonia"),
        ("Norway is in no mood to talk to Estonia.", "REJECT mood: Norway > Estonia"),
        (
            "Norway is considering expelling the Estonian ambassador.",
            "THREATEN considering: Norway > Estonian ambassador",
        ),
        ("Norway wants Estonia to free Oskar Venn.", "REQUEST wants: Norway > Estonia"),
        ("Rebels gave Norway until Friday to withdraw its troops.", "THREATEN gave: Rebels > Norway"),
        ("Norway could bomb Estonia if Estonia fails to free Oskar Venn.", "THREATEN bomb: Norway > Estonia"),
        ("Norway will bomb Estonia should Estonia fail to free Oskar Venn.", "THREATEN bomb: Norway > Estonia"),
        (
            "Norway raised the prospect of sanctions unless Estonia freed Oskar Venn.",
            "THREATEN prospect: Norway > Estonia",
        ),
        ("Nor would Norway accept the plan of Estonia.", "REJECT accept: Norway > Estonia"),
        ("Norway would under no circumstances meet Oskar Venn.", "REJECT meet: Norway > Oskar Venn"),
        ("Norway is ready for talks with Estonia.", "AGREE ready: Norway > Estonia"),
        ("Norway would not attend the talks.", "REJECT attend: Norway >"),
        ("Norway will not hold talks with Estonia.", "REJECT hold: Norway > Estonia"),
        ("Norway and Estonia could not agree on a deal.", "REJECT agree: Norway, Estonia >"),
    ],
)
def test_position(text: str, told: str, parse: Parse) -> None:
    assert told in positions(parse, text)


@pytest.mark.parametrize(
    "text",
    [
        "If Norway is ready to help Estonia, Chile will go.",
        "Is Norway ready to help Estonia?",
        "Norway was ready for the winter.",
        "Norway is to blame for the war with Estonia.",
        "Norway is considering sending troops to Estonia.",
        "Norway is not reluctant to help Estonia.",
        "Before Norway was ready to help Estonia, Chile went.",
        "Norway wants to help Estonia.",
        "Norway wants Estonia to know the truth.",
        "Norway considers the boycott a success.",
        "Norway could bomb Estonia.",
        "Norway may help Estonia if Chile agrees.",
        "Norway would not know.",
        "The judge would not treat Oskar Venn.",
        "Norway gave Estonia ten years of peace.",
        '"We are ready to help Estonia," Oskar Venn said.',
    ],
)
def test_no_position(text: str, parse: Parse) -> None:
    assert positions(parse, text) == []


def test_every_rule_is_listed() -> None:
    assert {line["rule"] for line in load_rows("events/rules.csv")} == RULES == COMMITMENTS == set(COMMITMENT_RULES)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway was unable to reach an agreement with Estonia.", ["REJECT unable: Norway > Estonia"]),
        ("Norway is unable to hold talks with Estonia.", ["REJECT unable: Norway > Estonia"]),
        ("Norway and Estonia are unable to agree on a deal.", ["REJECT unable: Norway, Estonia >"]),
        ("Norway was unable to reach an agreement on Estonia.", []),
        ("Norway is unable to hold talks on Estonia.", []),
        ("Norway was unable to meet Oskar Venn.", []),
    ],
)
def test_an_impasse_is_between_several_or_with_somebody(text: str, told: list[str], parse: Parse) -> None:
    assert positions(parse, text) == told


def test_present_refusal(parse: Parse) -> None:
    refused = frozenset({"refused"})
    assert positions(parse, "Norway refuses to meet Oskar Venn.", refused) == ["REJECT refuses: Norway > Oskar Venn"]
    assert positions(parse, "I refuse to meet Oskar Venn.", refused) == []


def test_an_ultimatum_may_be_quoted(parse: Parse) -> None:
    text = 'Norway gave Oskar Venn two days to "leave the palace."'
    assert positions(parse, text, frozenset({"ultimatum"})) == ["THREATEN gave: Norway > Oskar Venn"]

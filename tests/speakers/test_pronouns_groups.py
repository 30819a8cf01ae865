"""What "the ministry", "the country", "its" and "it" stand for, and first and second persons in direct speech."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from extract.records import Entity, Quote, Span
from extract.speakers import find_pronouns, find_speaker_pronouns, resolve_speakers
from support.marked_names import named, quoted, read_marked

Parse = Callable[[str], Doc]

GROUPS = [
    "The [ORG:Health Ministry] objected. The ministry{Health Ministry} cited costs.",
    "The [ORG:Vostok Bank] closed. The bank{Vostok Bank} owed millions.",
    "The [ORG:Supreme Court] ruled on Monday. The court{Supreme Court} gave no reasons.",
    "The newspaper [ORG:Kurier] closed. The newspaper{Kurier} had lost readers.",
    "The newspaper [ORG:Kurier] closed. The paper{Kurier} had lost readers.",
    "[ORG:Lumo], a company from Oslo, grew. The company{Lumo} hired staff.",
    "[ORG:Lumo], a company from Oslo, grew. The firm{Lumo} hired staff.",
    "The [ORG:Green Party] lost. The party{Green Party} wants a recount.",
    "[ORG:Zorn University] grew. The university{Zorn University} has ten faculties.",
    "The [ORG:Water Agency] warned of floods. The agency{Water Agency} closed two dams.",
    "The airline [ORG:Aero Sud] went broke. The carrier{Aero Sud} owed millions.",
    # another kind of thing, two of a kind, a name inside, nothing said of it, a party's government
    "The [ORG:Health Ministry] objected. The company{} ignored it.",
    "The [ORG:Vostok Bank] and the [ORG:Zapad Bank] merged. The bank{} moved.",
    "The [ORG:Health Ministry] wrote to the [ORG:Trade Ministry]. The ministry{} did not answer.",
    "[ORG:Lumo] grew. The company{} hired staff.",
    "The [ORG:Green Party] won. The government{} resigned.",
    "The [ORG:Vostok Bank] closed. A bank{} can fail.",
    "The [ORG:Vostok Bank] closed. The bank{} of the river flooded.",
    "The [ORG:Vostok Bank] closed. It rained. It rained. It rained. It rained. It rained. The bank{} flooded.",
]

COUNTRIES = [
    "[PLACE:Ruritania] voted on Sunday. The country{Ruritania} has two million voters.",
    "Floods hit [PLACE:Chile]. The nation{Chile} mourned.",
    "[PLACE:Chile] played [PLACE:Kenya]. The country{} cheered.",
    "[PLACE:Ruritania] voted. A country{} needs laws.",
    "[PLACE:Strelsau] voted. The country{} needs laws.",
    "[PLACE:Ruritania] voted. The poor country{} needs laws.",
]

OWN = [
    "[ORG:Vostok Bank] sold its{Vostok Bank} shares.",
    "[PLACE:Ruritania] closed its{Ruritania} borders.",
    "[ORG:Vostok Bank] said it{Vostok Bank} would close.",
    "[ORG:Lumo] hopes it{Lumo} will grow.",
    "[ORG:Lumo] says it{} is clear that prices fall.",
    "[ORG:Lumo] grew. It{} rained.",
    "[ORG:Lumo] said it{} was raining.",
    "The dog lost its{} way.",
    "[Anna Lind] found its{} nest.",
    '"Sales fell," [ORG:Lumo] said. "Costs rose," it{Lumo} added.',
    '"Sales fell," said [Anna Lind]. "Costs rose," it{} added.',
]


@pytest.mark.parametrize("marked", GROUPS + COUNTRIES + OWN)
def test_groups(marked: str, parse: Parse) -> None:
    case = read_marked(marked)
    found = find_pronouns(quoted(case, parse))
    got = {mention.end: case.name_of(mention.entity_id) for mention in found}
    assert {end: got.get(end, "") for end in case.expected} == case.expected


SPOKEN = [
    ('"I{Anna Lind} won," said [Anna Lind].', "Anna Lind"),
    ('"It is my{Anna Lind} idea," said [Anna Lind].', "Anna Lind"),
    ('"They asked me{Ivan Orlov}," said [Ivan Orlov].', "Ivan Orlov"),
    ('"We{Anna Lind} won," said [Anna Lind].', "Anna Lind"),
    ('"Our{Lumo} sales fell," said [ORG:Lumo].', "Lumo"),
    ('"I{} won," said [ORG:Lumo].', "Lumo"),
    ('"I{} won," said a boy.', ""),
    ('"You{} can win," said [Anna Lind].', "Anna Lind"),
    ('"He{} can win," said [Ivan Orlov].', "Ivan Orlov"),
]


def _speech(case_text: str, speaker: Entity | None) -> Quote:
    start, end = case_text.index('"') + 1, case_text.rindex(',"')
    quote = Quote("direct", (Span(start, end),), "test", 1.0)
    return replace(quote, speaker=speaker.name, speaker_id=speaker.id) if speaker else quote


@pytest.mark.parametrize(("marked", "speaker"), SPOKEN)
def test_first_persons(marked: str, speaker: str, parse: Parse) -> None:
    case = read_marked(marked)
    who = next((e for e in case.entities if e.name == speaker), None)
    found = find_speaker_pronouns(named(case, parse).with_quotes([_speech(case.text, who)]))
    got = {mention.end: case.name_of(mention.entity_id) for mention in found}
    assert {end: got.get(end, "") for end in case.expected} == case.expected


def test_you_is_the_person_addressed(parse: Parse) -> None:
    case = read_marked('"You lied," [Anna Lind] told [Boris Kolar].')
    at = case.text.index("Boris")
    speech = replace(_speech(case.text, case.entities[0]), addressee=Span(at, at + len("Boris Kolar")))
    (mention,) = find_speaker_pronouns(named(case, parse).with_quotes([speech]))
    assert (case.text[mention.start : mention.end], mention.rule) == ("You", "quoted-addressee")
    assert case.name_of(mention.entity_id) == "Boris Kolar"


def test_indirect_speech_has_no_first_persons(parse: Parse) -> None:
    case = read_marked("[Anna Lind] said I won.")
    quote = replace(Quote("indirect", (Span(15, 20),), "test", 1.0), speaker="Anna Lind", speaker_id="person:anna-lind")
    assert find_speaker_pronouns(named(case, parse).with_quotes([quote])) == ()


def test_nothing_in_an_empty_text(parse: Parse) -> None:
    doc = parse("")
    assert find_pronouns(doc) == ()
    assert find_speaker_pronouns(doc) == ()
    assert resolve_speakers(doc) == ()

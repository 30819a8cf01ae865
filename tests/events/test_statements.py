"""Statements: one for each quote, typed by cue or by content, with whom they are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.records import Event, Quote, Span
from support.events_markup import entity_of, events_of

Parse = Callable[[str], Doc]


def span_of(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


def statement(parse: Parse, text: str, content: str, cue: str, source: str, speaker: str = "") -> Event:
    """The statement that the one quote of a text gives."""
    speaker_id = entity_of(speaker).id if speaker else ""
    name = speaker or source
    quote = Quote(
        "indirect",
        (span_of(text, content),),
        "test",
        0.9,
        span_of(text, cue),
        span_of(text, source),
        speaker=name,
        speaker_id=speaker_id,
    )
    found = [event for event in events_of(parse(text), quotes=(quote,)) if event.kind == "statement"]
    assert len(found) == 1
    assert found[0].quote == 0
    assert found[0].trigger == span_of(text, cue)
    return found[0]


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "targets"),
    [
        ("Norway said the day was cold.", "the day was cold", "said", "STATEMENT", []),
        ("Norway said Chile was cold.", "Chile was cold", "said", "STATEMENT", ["Chile"]),
        ("Norway accused Chile of lying.", "lying", "accused", "ACCUSE", ["Chile"]),
        ("Norway blamed Oskar Venn for the fire.", "the fire", "blamed", "ACCUSE", ["Oskar Venn"]),
        ("Norway rejected Chile's claim.", "Chile's claim", "rejected", "REJECT", ["Chile"]),
        ("Norway refused to answer Chile.", "to answer Chile", "refused", "REJECT", ["Chile"]),
        ("Norway defended Oskar Venn.", "Oskar Venn", "defended", "SUPPORT", ["Oskar Venn"]),
        ("Norway praised Oskar Venn for his work.", "his work", "praised", "SUPPORT", ["Oskar Venn"]),
        ("Norway promised to help Chile.", "to help Chile", "promised", "AGREE", ["Chile"]),
        ("Norway urged Chile to leave.", "to leave", "urged", "REQUEST", ["Chile"]),
        ("Norway asked Chile to leave.", "to leave", "asked", "REQUEST", ["Chile"]),
        ("Norway threatened to bomb Chile.", "to bomb Chile", "threatened", "THREATEN", ["Chile"]),
        ("Norway said that Chile must leave.", "Chile must leave", "said", "REQUEST", ["Chile"]),
        ("Norway said it would help Chile.", "it would help Chile", "said", "AGREE", ["Chile"]),
        ("Norway said it would bomb Chile.", "it would bomb Chile", "said", "THREATEN", ["Chile"]),
        ("Norway said it would not meet Oskar Venn.", "it would not meet Oskar Venn", "said", "REJECT", ["Oskar Venn"]),
        ("Norway said it was ready to help Chile.", "it was ready to help Chile", "said", "AGREE", ["Chile"]),
        ("Norway told Chile that it rained.", "it rained", "told", "STATEMENT", []),
        ("Norway charged that Chile armed the rebels.", "Chile armed the rebels", "charged", "ACCUSE", ["Chile"]),
        ("Norway insisted that Chile leave.", "Chile leave", "insisted", "REQUEST", ["Chile"]),
        ("Norway insisted that Chile left.", "Chile left", "insisted", "STATEMENT", ["Chile"]),
        ("Norway said that Chile needs to leave.", "Chile needs to leave", "said", "REQUEST", ["Chile"]),
        ("Norway said that Chile needs money.", "Chile needs money", "said", "STATEMENT", ["Chile"]),
        ("Norway said Chile had violated the truce.", "Chile had violated the truce", "said", "ACCUSE", ["Chile"]),
        ("Norway said Chile was behind the attack.", "Chile was behind the attack", "said", "ACCUSE", ["Chile"]),
        ("Norway said Chile was behind the times.", "Chile was behind the times", "said", "STATEMENT", ["Chile"]),
        ("Norway said Chile was to blame.", "Chile was to blame", "said", "ACCUSE", ["Chile"]),
        ("Norway said Chile's plan was illegal.", "Chile's plan was illegal", "said", "ACCUSE", ["Chile"]),
        ("Norway said the plan was illegal.", "the plan was illegal", "said", "STATEMENT", []),
        (
            "Norway said talks with Chile were impossible.",
            "talks with Chile were impossible",
            "said",
            "REJECT",
            ["Chile"],
        ),
        (
            "Norway said there will be no talks with Chile.",
            "there will be no talks with Chile",
            "said",
            "REJECT",
            ["Chile"],
        ),
        (
            "Norway said there will be no rain in Chile.",
            "there will be no rain in Chile",
            "said",
            "STATEMENT",
            ["Chile"],
        ),
        ("Norway assured Chile that the men would be freed.", "the men would be freed", "assured", "AGREE", ["Chile"]),
        ("Norway assured Chile that the men are free.", "the men are free", "assured", "STATEMENT", []),
        ("Norway said it is to help Chile.", "it is to help Chile", "said", "AGREE", ["Chile"]),
        ("Norway said it would not send Chile gas.", "it would not send Chile gas", "said", "REJECT", ["Chile"]),
        (
            "Norway said Chile had failed to free the men.",
            "Chile had failed to free the men",
            "said",
            "ACCUSE",
            ["Chile"],
        ),
        (
            "Norway said it would not hesitate to bomb Chile.",
            "it would not hesitate to bomb Chile",
            "said",
            "THREATEN",
            ["Chile"],
        ),
        ("Norway said its army will help Chile.", "its army will help Chile", "said", "AGREE", ["Chile"]),
        ("Norway warned that Chile could be bombed.", "Chile could be bombed", "warned", "THREATEN", ["Chile"]),
        ("Norway said that Chile could be bombed.", "Chile could be bombed", "said", "STATEMENT", ["Chile"]),
        (
            "Norway said it was “not ready” to help Chile.",
            "it was “not ready” to help Chile",
            "said",
            "REJECT",
            ["Chile"],
        ),
        ("Norway thinks it will help Chile.", "it will help Chile", "thinks", "STATEMENT", ["Chile"]),
        ("Norway said Chile is an ally.", "Chile is an ally", "said", "SUPPORT", ["Chile"]),
        (
            "Norway said it will have Oskar Venn arrested.",
            "it will have Oskar Venn arrested",
            "said",
            "THREATEN",
            ["Oskar Venn"],
        ),
        (
            "Norway announced that Oskar Venn will be freed.",
            "Oskar Venn will be freed",
            "announced",
            "AGREE",
            ["Oskar Venn"],
        ),
        ("Norway announced that judges will be killed.", "judges will be killed", "announced", "THREATEN", ["judges"]),
    ],
)
def test_type_and_target(text: str, content: str, cue: str, kind: str, targets: list[str], parse: Parse) -> None:
    event = statement(parse, text, content, cue, "Norway", "Norway")
    assert (event.type, [party.name for party in event.targets]) == (kind, targets)
    assert [(party.name, party.country) for party in event.actors] == [("Norway", "NO")]
    assert event.realis == "actual"


def test_official_speaks_for_the_state_he_is_of(parse: Parse) -> None:
    text = "Norway will help Chile, Norway's foreign minister said."
    event = statement(parse, text, "Norway will help Chile", "said", "Norway's foreign minister")
    assert (event.type, [party.name for party in event.targets]) == ("AGREE", ["Chile"])
    assert event.actors[0].country == "NO"


def test_speaker_nobody_knows(parse: Parse) -> None:
    text = "It was said that Chile was cold."
    span = Span(text.index("Chile"), len(text) - 1)
    quote = Quote("indirect", (span,), "test", 0.5, Span(7, 11))
    event = next(e for e in events_of(parse(text), quotes=(quote,)) if e.kind == "statement")
    assert event.actors == ()


def test_several_speakers_are_several_parties(parse: Parse) -> None:
    text = "Norway and Chile said the day was cold."
    quote = Quote(
        "indirect",
        (span_of(text, "the day was cold"),),
        "test",
        0.9,
        span_of(text, "said"),
        span_of(text, "Norway and Chile"),
        speaker="Norway | Chile",
        speaker_id="place:norway | place:chile",
    )
    found = [event for event in events_of(parse(text), quotes=(quote,)) if event.kind == "statement"]
    assert [(p.name, p.entity_id, p.country) for p in found[0].actors] == [
        ("Norway", "place:norway", "NO"),
        ("Chile", "place:chile", "CL"),
    ]
    assert {p.spans for p in found[0].actors} == {(span_of(text, "Norway and Chile"),)}


@pytest.mark.parametrize(("source", "told"), [("Norway's minister", ["THREATEN"]), ("Chile's minister", [])])
def test_possible_deed_is_threatened_by_its_own_side_only(source: str, told: list[str], parse: Parse) -> None:
    text = f"Norway may bomb Estonia, {source} said."
    content = span_of(text, "Norway may bomb Estonia")
    quote = Quote("indirect", (content,), "test", 0.9, span_of(text, "said"), span_of(text, source), speaker=source)
    found = [event for event in events_of(parse(text), quotes=(quote,)) if event.rule == "condition"]
    assert [event.type for event in found] == told


def test_threat_to_those_who_can_meet_its_condition(parse: Parse) -> None:
    text = "The rebels will attack Norway unless it frees the men, a poet said."
    quote = Quote("indirect", (Span(0, text.index(",")),), "test", 0.9, span_of(text, "said"), span_of(text, "a poet"))
    found = [event for event in events_of(parse(text), quotes=(quote,)) if event.rule == "condition"]
    assert [(event.type, [party.name for party in event.targets]) for event in found] == [("THREATEN", ["Norway"])]


def test_its_spokesman_speaks_for_the_only_party(parse: Parse) -> None:
    text = "Norway will help Chile, its envoy said."
    event = statement(parse, text, "Norway will help Chile", "said", "its envoy")
    assert (event.type, [party.name for party in event.targets]) == ("AGREE", ["Chile"])
    assert [party.name for party in event.actors] == ["its envoy"]


def test_an_armed_group_can_do_what_it_announces(parse: Parse) -> None:
    text = "A militant group announced that judges in Chile will be killed."
    event = statement(parse, text, "judges in Chile will be killed", "announced", "militant group")
    assert event.type == "THREATEN"
    told = statement(parse, "A poet said judges will be killed.", "judges will be killed", "said", "poet")
    assert told.type == "STATEMENT"


@pytest.mark.parametrize("plan", ["plans to send aid to Chile", "has decided to send aid to Chile"])
def test_a_plan_that_somebody_makes_known_is_a_promise(parse: Parse, plan: str) -> None:
    event = statement(parse, f"Norway {plan}, its envoy said.", f"Norway {plan}", "said", "its envoy")
    assert (event.type, [party.name for party in event.targets]) == ("AGREE", ["Chile"])


def test_a_hostile_plan_is_no_promise(parse: Parse) -> None:
    text = "Norway plans to bomb Chile, its envoy said."
    assert statement(parse, text, "Norway plans to bomb Chile", "said", "its envoy").type == "STATEMENT"

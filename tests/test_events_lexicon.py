"""Every pattern of the event lexicon has an example that gives its class and a counterexample that does not."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from events_markup import actions_of, row
from extract.events import patterns
from extract.morphology import inflect
from extract.segment import parse_texts
from extract.vocabulary import load_rows, load_toml

CLASSES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)


class Case(NamedTuple):
    """One pattern with its two sentences."""

    type: str
    pattern: str
    example: str
    counterexample: str


def spell_out(template: str, verb: str, noun: str) -> str:
    """The template with the verb's forms and the noun in place."""
    forms = inflect(verb.removesuffix(" them-do").removesuffix(" that-do"))
    return template.format(
        base=verb,
        third=forms.third,
        gerund=forms.gerund,
        past=forms.past[0],
        participle=forms.participle[0],
        object=noun,
        subject=noun,
        noun=noun,
    )


def cases() -> list[Case]:
    """Each verb of a group with the group's first noun, and each noun with its first verb."""
    found = []
    for group in patterns.verb_groups():
        nouns = group.get("subjects") or group.get("objects") or [""]
        pairs = [(verb, nouns[0]) for verb in group["verbs"]] + [(group["verbs"][0], noun) for noun in nouns[1:]]
        for verb, noun in pairs:
            texts = (spell_out(group[key], verb, noun) for key in ("example", "counterexample"))
            found.append(Case(group["type"], f"{verb} {noun}".strip(), *texts))
    for group in load_toml("events/nouns.toml")["group"]:
        for noun in group["nouns"]:
            texts = (group[key].format(noun=noun) for key in ("example", "counterexample"))
            found.append(Case(group["type"], noun, *texts))
    return found


CASES = cases()


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> dict[str, Doc]:
    texts = list(dict.fromkeys(text for case in CASES for text in (case.example, case.counterexample)))
    return dict(zip(texts, parse_texts(nlp, texts), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.type}-{case.pattern}")
def test_example_and_counterexample(case: Case, parsed: dict[str, Doc]) -> None:
    told = [row(parsed[case.example], event) for event in actions_of(parsed[case.example])]
    not_told = [row(parsed[case.counterexample], event) for event in actions_of(parsed[case.counterexample])]
    types = [line.split()[0] for line in told]
    if case.type == "NONE":
        assert not types, told
        assert not_told, case.counterexample
    else:
        assert case.type in types, (case.example, told)
        assert case.type not in [line.split()[0] for line in not_told], (case.counterexample, not_told)


def test_there_are_patterns_enough() -> None:
    told = [match.type for match in (*patterns.verb_patterns().values(), *patterns.party_patterns().values())]
    assert set(told) == {*CLASSES, "OTHER", "NONE"}
    distinct = {(p.verb, p.particle) for p, match in patterns.verb_patterns().items() if match.type in CLASSES}
    assert len(distinct) >= 700
    assert sum(type_ in CLASSES for type_ in told) >= 1200


def test_every_class_has_its_frame_and_its_nouns() -> None:
    assert set(load_toml("events/frames.toml")["leads"]) == {*CLASSES, "OTHER"}
    assert set(patterns.event_nouns().values()) == {*CLASSES, "OTHER"}
    for trait, named in load_toml("events/frames.toml")["traits"].items():
        assert set(named) <= {*CLASSES, "OTHER"}, trait


@pytest.mark.parametrize(
    ("name", "column"), [("events/states.csv", "verb"), ("events/parties.csv", "noun"), ("events/places.csv", "noun")]
)
def test_lists_name_nothing_twice(name: str, column: str) -> None:
    listed = [row[column] for row in load_rows(name)]
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        ("attacks", "attack"),
        ("militiamen", "militiaman"),
        ("treaties", "treaty"),
        ("speeches", "speech"),
        ("boss", "boss"),
    ],
)
def test_singular(noun: str, forms: str) -> None:
    assert forms in patterns.singular(noun)

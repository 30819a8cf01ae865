"""The event lexicon as the rules look it up; its schema and examples are tried in test_lexicons.py."""

from __future__ import annotations

import pytest

from extract.events.types.pattern_match import classify
from extract.vocabulary import NO_EVENT, event_classes, event_nouns, load_patterns, singular


def test_there_are_patterns_enough() -> None:
    told = load_patterns()
    assert {pattern.type for pattern in told} == {*event_classes(), NO_EVENT}
    distinct = {(p.verb, p.frame) for p in told if p.type not in ("OTHER", NO_EVENT) and not p.nouns}
    assert len(distinct) >= 2000
    assert sum(len(pattern.nouns) or 1 for pattern in told) >= 97_000


def test_most_classes_have_nouns_of_their_own() -> None:
    assert set(event_nouns().values()) <= set(event_classes())
    assert len(set(event_nouns().values())) >= 17


@pytest.mark.parametrize(
    ("verb", "particles", "nouns", "told"),
    [
        ("drop", (), {"": ["bombs"]}, ("ASSAULT", "verb-object", "bombs", "drop:ammunition-fired")),
        ("drop", (), {"": ["missiles"]}, ("ASSAULT", "verb-object", "missiles", "drop:missile")),
        ("drop", (), {"": ["charges"]}, ("CONCEDE", "verb-object", "charges", "drop:sanctions-lifted")),
        ("give", (), {"": ["orders"]}, ("REQUEST", "verb-object", "orders", "give:order")),
        ("arrest", (), {}, ("COERCE", "verb", "", "arrest")),
        ("call", ("off",), {"": ["strike"]}, ("CONCEDE", "verb-object", "strike", "call-off:protests-called-off")),
        ("ask", ("to-do",), {}, ("REQUEST", "phrasal-verb", "", "ask+to-do")),
        ("receive", (), {"": ["aid"]}, ("AID", "turned", "aid", "receive:aid-received")),
        ("pursue", (), {"": ["^soldier"]}, ("COERCE", "verb-object", "^soldier", "pursue:by-pursuers")),
        ("zor", (), {}, ("", "", "", "")),
    ],
)
def test_the_most_specific_pattern_wins(
    verb: str, particles: tuple[str, ...], nouns: dict[str, list[str]], told: tuple[str, ...]
) -> None:
    assert classify([verb], particles, nouns) == told


def test_some_patterns_are_of_what_is_done_to_a_party() -> None:
    assert classify(["kick"], ("off",), {}).type != "SANCTION"
    assert classify(["kick"], ("off",), {}, of_party=True).name == "kick-off:party"


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
    assert forms in singular(noun)

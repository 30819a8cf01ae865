"""One happening told twice is one event; clauses of one sentence share what only one of them tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from extract.events.merging import add_nouns, without_restated
from extract.records import Event, Party, Span
from support.events_markup import actions_of, row

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a partner
        # a deed and how it is done
        # a deed and what it is done for
        ("Miners marched to protest against Norway.", ["PROTEST marched: Miners > Norway"]),
        # a verb and its noun
        ("Norway launched an attack on Estonia.", ["ASSAULT launched: Norway > Estonia"]),
    ],
)
def test_merged(text: str, told: list[str], parse: Parse) -> None:
    doc = parse(text)
    assert [row(doc, event) for event in actions_of(doc)] == told


NORWAY, ESTONIA = (Party(name, (), f"place:{name.lower()}") for name in ("Norway", "Estonia"))
ATTACK = Event("action", "ASSAULT", Span(0, 6), Span(0, 40), "verb", 0.9, (NORWAY,), (ESTONIA,), date="2021-05-10")


@pytest.mark.parametrize(
    ("noun", "stays"),
    [
        (replace(ATTACK, trigger=Span(20, 26), rule="noun"), False),
        (replace(ATTACK, actors=(), rule="noun"), False),  # it tells less
        (replace(ATTACK, date="", rule="noun"), False),
        (replace(ATTACK, type="COERCE", rule="noun"), True),
        (replace(ATTACK, actors=(ESTONIA,), targets=(Party("Chile", ()),), rule="noun"), True),
        (replace(ATTACK, date="2021-05-09", rule="noun"), True),
        (replace(ATTACK, sentence=Span(41, 80), rule="noun"), True),
    ],
)
def test_a_noun_gives_way_to_the_verb_that_tells_of_the_same(noun: Event, stays: bool) -> None:
    assert add_nouns([ATTACK], [noun]) == [ATTACK, *([noun] if stays else [])]


def test_a_commitment_gives_way_to_the_statement_that_makes_it() -> None:
    offer = Event("action", "AGREE", Span(0, 5), Span(0, 40), "readiness", 0.9, (NORWAY,), (ESTONIA,), quote=0)
    statement = replace(offer, kind="statement", rule="content-will")
    assert without_restated([offer], [statement]) == []
    assert without_restated([offer], [replace(statement, quote=1)]) == [offer]
    assert without_restated([offer], [replace(statement, actors=(ESTONIA,))]) == [offer]
    assert without_restated([replace(offer, rule="agree")], [statement]) == [replace(offer, rule="agree")]

"""Whom nouns and pronouns take up that the speaker stage has left open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events.parties.taken_up import stand_ins, taken_up
from extract.syntax.document import Document
from support.events_markup import document_of

Parse = Callable[[str], Doc]


def asked(text: str, word: str, parse: Parse) -> tuple[Document, int]:
    """The document and the last token that is the word."""
    document = document_of(parse(text))
    return document, max(n for n, other in enumerate(document.tree.words) if other == word)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The Lakes Union posted a loss. The union sold two halls.", "union", "Lakes Union"),
        ("Mira Stahl came to Tolven. She sold two halls.", "She", "Mira Stahl"),
        ("The Lakes Union posted a loss. A union sold two halls.", "union", ""),
        ("The Lakes Union posted a loss. The rain ruined two halls.", "rain", ""),
    ],
)
def test_taken_up(text: str, word: str, name: str, parse: Parse) -> None:
    entity = taken_up(*asked(text, word, parse))
    assert (entity.name if entity else "") == name


def test_a_name_stands_for_nobody_else(parse: Parse) -> None:
    document, token = asked("The Lakes Union sued Oskar Venn.", "Venn", parse)
    assert stand_ins(document).candidates(token) == ()

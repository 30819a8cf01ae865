"""What is said not to have happened, by any word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.syntax import read_document
from extract.syntax.negation import is_denied

Parse = Callable[[str], Doc]


def denied(text: str, word: str, parse: Parse) -> bool:
    document = read_document(parse(text))
    return is_denied(document, document.tree.words.index(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway did not attack Chile.", "attack"),
        ("Nobody attacked Chile.", "attacked"),
        ("None of the rebels attacked Chile.", "attacked"),
        ("No soldiers attacked Chile or burned Tolven.", "burned"),
        ("Neither Norway nor Estonia attacked Chile.", "attacked"),
        ("Not one minister visited Tolven.", "visited"),
        ("The police arrested nobody in Tolven.", "arrested"),
        ("Mira Stahl left Tolven without meeting Oskar Venn.", "meeting"),
        ("Norway failed to sign the pact.", "sign"),
        ("Norway does not plan to attack Chile.", "attack"),
        ("Norway no longer intends to sell ships to Chile.", "sell"),
        ("Norway has no plans to sell ships to Chile.", "sell"),
        ("Norway has yet to sign the pact.", "sign"),
        ("The bank almost collapsed in May.", "collapsed"),
    ],
)
def test_denied(text: str, word: str, parse: Parse) -> None:
    assert denied(text, word, parse)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Norway attacked Chile.", "attacked"),
        ("No fewer than forty rebels attacked Chile.", "attacked"),
        ("Norway managed to sign the pact.", "sign"),
        ("Norway did not fail to sign the pact.", "sign"),
        ("Norway plans to attack Chile.", "attack"),
        ("Almost all ministers visited Tolven.", "visited"),
        ("Norway, which had no army, attacked Chile.", "attacked"),
    ],
)
def test_told(text: str, word: str, parse: Parse) -> None:
    assert not denied(text, word, parse)

"""Pairing quotation marks: by kind, by paragraph, with odd ones survived."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.syntax.marks import find_marks


def _paragraphs(text: str) -> tuple[tuple[int, int, int], ...]:
    return tuple((*match.span(), number) for number, match in enumerate(re.finditer(r"[^\n]+", text)))


def _inner(text: str) -> list[str]:
    return [text[mark.inner.start : mark.inner.end] for mark in find_marks(text, _paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("“Go,” he said. “Now.”", ["Go,", "Now."]),
        ("„Go“, he said.", ["Go"]),
        ("«Go», he said.", ["Go"]),
        ("''Go,'' he said.", ["Go,"]),
        ("``Go,'' he said.", ["Go,"]),
        ("‘Go,’ he said.", ["Go,"]),
        ("'Go,' he said.", ["Go,"]),
        # nested marks belong to the outer stretch
        ("“He said ‘go’ to me,” she said.", ["He said ‘go’ to me,"]),
        ("'He said \"go\" to me,' she said.", ['He said "go" to me,']),
        ("“He called it “odd” twice,” she said.", ["He called it “odd” twice,"]),
        # apostrophes
        ("It's the workers' day, isn't it?", []),
        ("'The workers' rights are gone,' he said.", ["The workers' rights are gone,"]),
        ("rock 'n' roll in the '90s, 'twas said", []),
        ("He is 6'2\" tall.", []),
        ('A 24" screen and a “good” one.', ["good"]),
        # straight and curly in one text
        ('"Go," he said. “Now.”', ["Go,", "Now."]),
        # marks glued to words
        ('He said"go" and left.', ["go"]),
        ("(“Go”)", ["Go"]),
        ("—“Go”—", ["Go"]),
        # one that opens and is never closed reaches to the end of its paragraph, or of its sentence
        ("“Go on. Go home.\nHe left.", ["Go on. Go home."]),
        ("“Go on.\n“Go home.”", ["Go on.", "Go home."]),
        ("He said “go and left. “Now,” she said.", ["go and left.", "Now,"]),
        # one that closes what nothing opened takes the paragraph before it
        ("Go home,” he said.", ["Go home,"]),
        # a closing mark that stands where an opening one should
        ('He said so," For example, we go".', [" For example, we go"]),
        ("", []),
        ('"', []),
        ("no marks at all", []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


def test_paragraphs_do_not_reach_into_one_another() -> None:
    text = 'A " stray mark.\n"Go," he said.\n"Now," she said.'
    assert _inner(text)[-2:] == ["Go,", "Now,"]


def test_an_unclosed_stretch_says_so() -> None:
    text = "“Go on.\n“Go home.”"
    assert [mark.closed for mark in find_marks(text, _paragraphs(text))] == [False, True]


@given(st.text(alphabet="ab .,\n\"'“”‘’«»`s5", max_size=60))
def test_stretches_are_ordered_apart_and_inside_their_paragraph(text: str) -> None:
    paragraphs = _paragraphs(text)
    marks = find_marks(text, paragraphs)
    for mark in marks:
        low, high, _ = paragraphs[mark.paragraph]
        assert low <= mark.start <= mark.inner.start <= mark.inner.end <= mark.end <= high
    assert all(a.end <= b.start for a, b in pairwise(marks))

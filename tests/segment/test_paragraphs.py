"""Paragraphs of texts with every kind of line end; `¶` parts the expected ones."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extract.segment import find_paragraphs, paragraphs_of

CASES = [
    ("", ""),
    ("   \n \t\n", ""),
    ("One line", "One line"),
    ("One line\n", "One line"),
    ("One.\n\nTwo.", "One.¶Two."),
    ("One.\r\n\r\nTwo.", "One.¶Two."),
    ("One.\r\rTwo.", "One.¶Two."),
    ("One.\u2029Two.", "One.¶Two."),
    ("One.\x85Two.", "One.¶Two."),
    ("One.\n \t \nTwo.", "One.¶Two."),
    ("\ufeffOne.\nTwo.", "\ufeffOne.¶Two."),
    ("One.\nTwo.\nThree.", "One.¶Two.¶Three."),
    ("A title\nThe first paragraph ends here.", "A title¶The first paragraph ends here."),
    ("The mayor spoke\nof ferries.", "The mayor spoke\nof ferries."),
    ("The mayor spoke:\nof ferries.", "The mayor spoke:¶of ferries."),
    ("The mayor spoke.\nof ferries.", "The mayor spoke.¶of ferries."),
    ("  Indented.\n  Too.", "Indented.¶Too."),
    ("One.\n\n\n\n\nTwo.", "One.¶Two."),
    ("é\n\n😀", "é¶😀"),
    ("\x00\n\n\x00", "\x00¶\x00"),
]
WRAPPED = (
    "The harbour council of Ardon met on Tuesday to decide on the new\n"
    "ferry line that would link the town with the islands to the north\n"
    "and voted against it after a debate of six hours that ended in\n"
    "shouts from the gallery."
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paragraphs(text: str, expected: str) -> None:
    assert [text[p.start : p.end] for p in find_paragraphs(text)] == (expected.split("¶") if expected else [])


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end) + end * 2 + WRAPPED.replace("\n", end)
    assert len(find_paragraphs(text)) == 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The harbour council of Ardon met on Tuesday to decide on the new ferry line. " * 3
    assert len(find_paragraphs("\n".join([line] * 4))) == 4


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A title\n\nSome prose follows here.", ["title", "prose"]),
        ("A title\n\nA second line\n\nProse.", ["title", "title", "prose"]),
        ("Prose.\n\nThe last line", ["prose", "prose"]),
        ("“Is this one?”\n\nYes.", ["prose", "prose"]),
        ("Join our mailing list\n\nProse here.", ["boilerplate", "prose"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [paragraph.kind for paragraph in find_paragraphs(text)] == kinds


@given(st.text(alphabet="aB .:\n\r\u2028\x0b\t😀", max_size=200))
def test_paragraphs_lie_apart_and_hold_all_words(text: str) -> None:
    found = find_paragraphs(text)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    held = {index for p in found for index in range(p.start, p.end)}
    assert all(index in held for index, character in enumerate(text) if not character.isspace())
    assert all(text[p.start : p.end].strip() == text[p.start : p.end] != "" for p in found)


@given(st.text(alphabet="Ab .,\n\r\t“”'😀\x00", max_size=120))
def test_a_parsed_text_is_the_text(parse: Callable[[str], Doc], text: str) -> None:
    doc = parse(text)
    assert doc.text == text
    kept = [p.text for p in paragraphs_of(doc)]
    assert kept == [text[p.start : p.end] for p in find_paragraphs(text)]


def test_line_ends_inside_a_paragraph_stay_and_do_not_cut_sentences_or_names(parse: Callable[[str], Doc]) -> None:
    text = WRAPPED.replace("the new\nferry line", "the New\nYork line")
    doc = parse(text)
    assert doc.text == text
    assert len(list(doc.sents)) == 1
    assert "New\nYork" in [ent.text for ent in doc.ents]
    assert all(token.head.i < len(doc) for token in doc)


def test_foreign_docs_have_paragraphs_too(parse: Callable[[str], Doc]) -> None:
    doc = parse("One.\n\nTwo.")
    del doc.spans["paragraphs"]
    assert [span.text for span in paragraphs_of(doc)] == ["One.", "Two."]

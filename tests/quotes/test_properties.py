"""What holds for the quotes of any text, and that the time grows as the text does."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract.quotes import find_quotes
from extract.quotes.find import load_confidences
from extract.records import Mention
from extract.syntax import read_document

PIECES = [
    "Petrova", "the mayor", "he", "who", "said", "told", "added", "asked", "called", "that", "according to", "as",
    "claim", "the harbour", "was lost", "will open", "and", "but", ",", ".", "?", ":", "—", "-", '"', "“", "”", "''",
    "'", "‘", "’", "\n", "\n\n", "(", ")", "\x00", "😀", "—Bob", "5", "saying", "Report", "in a statement",
]  # fmt: skip


def _check(doc: Doc) -> None:
    text = doc.text
    quotes = find_quotes(doc)
    assert quotes == find_quotes(doc)
    assert list(quotes) == sorted(quotes, key=lambda quote: (quote.content[0], quote.cue or (0, 0)))
    for quote in quotes:
        assert quote.content
        for span in (*quote.content, quote.cue, quote.source, quote.addressee):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert all(a.end <= b.start for a, b in zip(quote.content, quote.content[1:], strict=False))
        assert quote.confidence <= load_confidences()[quote.rule]
        assert (quote.speaker, quote.speaker_id, quote.date) == ("", "", "")


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_any_row_of_pieces(parse: Callable[[str], Doc], pieces: list[str]) -> None:
    _check(parse(" ".join(pieces)))


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text(parse: Callable[[str], Doc], text: str) -> None:
    _check(parse(text))


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", '"', "“", "'", "said", "He said:", "He said:\n\n", "according to", "as he said", '" " "', ":", "—"],
)
def test_short_texts(parse: Callable[[str], Doc], text: str) -> None:
    assert find_quotes(parse(text)) == ()


def test_a_lone_mark_at_the_beginning_is_no_content(parse: Callable[[str], Doc]) -> None:
    text = "” he said. “We will see how it goes.”\n"
    [quote] = find_quotes(parse(text))
    assert [text[start:end] for start, end in quote.content] == ["We will see how it goes."]


def test_a_doc_without_a_parse_gives_no_error(nlp: Language) -> None:
    assert isinstance(find_quotes(nlp.make_doc("“Go home,” he said.\n\nHe left.")), tuple)


def test_given_names_count_as_names(parse: Callable[[str], Doc]) -> None:
    text = "Qwxel Brp: The harbour will open in June and stay open.\n\nThe council met on Friday to hear what it cost."
    doc = parse(text)
    document = read_document(doc).with_names([Mention(0, 9, "PERSON", "name", "test")])
    assert [quote.rule for quote in find_quotes(document)] == ["name-colon"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ['" ', "“ ", "' ", 'he said "a" ', "said “a b ", '"Go," he said. ', "” ", "( it, he said, was - "]
)
def test_time_grows_as_the_text_does(nlp: Language, piece: str) -> None:
    """Ten times the text takes about ten times the processor's time; with a wide margin, since machines stutter."""
    small, large = (nlp.make_doc(piece * count) for count in (1_000, 10_000))
    find_quotes(small)

    def seconds(doc: Doc) -> float:
        start = time.process_time()
        find_quotes(doc)
        return time.process_time() - start

    assert min(seconds(large) for _ in range(3)) < 40 * max(min(seconds(small) for _ in range(3)), 0.001)

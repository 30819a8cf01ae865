"""Realis of actions, and what stands inside quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from extract.events import find_events
from extract.records import Quote, QuoteType, Span
from support.events_markup import actions_of, document_of, events_of, possible_actions_of

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Norway attacked Chile.", "actual"),
        ("Norway has attacked Chile.", "actual"),
        ("Norway is attacking Chile.", "actual"),
        ("Chile is being attacked by Norway.", "actual"),
        ("Norway did not attack Chile.", "negated"),
        ("Norway never attacked Chile.", "negated"),
        ("Norway will attack Chile.", "future"),
        ("Norway is set to host Oskar Venn.", "future"),
        ("Norway plans to hold talks with Chile.", "future"),
        ("Norway allegedly attacked Chile.", "alleged"),
        ("Norway reportedly attacked Chile.", "reported"),
        ("Norway managed to arrest Oskar Venn.", "actual"),
    ],
)
def test_realis(text: str, realis: str, parse: Parse) -> None:
    assert realis in [event.realis for event in possible_actions_of(parse(text))]


def span_of(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    return Span(text.index(words), text.index(words) + len(words))


def quote_of(text: str, content: str, cue: str, source: str, kind: QuoteType = "indirect", date: str = "") -> Quote:
    """A quote by its words in the text."""
    return Quote(
        kind,
        (span_of(text, content),),
        "test",
        0.9,
        span_of(text, cue),
        span_of(text, source),
        speaker=source,
        date=date,
    )


def test_indirect_content_is_reported(parse: Parse) -> None:
    text = "A witness said Norway attacked Chile."
    quote = quote_of(text, "Norway attacked Chile", "said", "A witness")
    action = next(e for e in events_of(parse(text), quotes=(quote,)) if e.kind == "action")
    assert (action.realis, action.within_quote, action.quote) == ("reported", True, 0)


def test_direct_content_gives_no_action(parse: Parse) -> None:
    text = "“Norway attacked Chile,” a witness said."
    quote = quote_of(text, "Norway attacked Chile,", "said", "a witness", "direct")
    assert [e.kind for e in events_of(parse(text), quotes=(quote,))] == ["statement"]


def test_would_is_future_only_where_somebody_tells_it(parse: Parse) -> None:
    assert actions_of(parse("Norway would attack Chile.")) == ()
    text = "A witness said Norway would attack Chile."
    quote = quote_of(text, "Norway would attack Chile", "said", "A witness")
    events = find_events(document_of(parse(text), quotes=(quote,)), 0.0)
    assert "future" in [e.realis for e in events if e.kind == "action"]

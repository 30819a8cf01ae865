"""What holds of events for any text at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extract import pipeline
from extract.dates import find_dates
from extract.events import find_events
from extract.quotes import find_quotes
from extract.records import Event, Published
from extract.syntax import read_document
from support.events_markup import events_of, names_in

Parse = Callable[[str], Doc]
WORDS = (
    "Norway Chile Oskar Venn Mira Stahl Redhill Front Tolven attacked said that would not of by in the a and it they "
    'who talks attack arrest killed signing to with from against “ ” " , . ; ( ) yesterday 1990 \n \n\n must will '
    "Chilean some them thousands 's which members both countries 🙂"
).split(" ")


def check(doc: Doc, events: tuple[Event, ...], quotes: int, dates: int) -> None:
    """The invariants of a run's events."""
    text = doc.text
    assert sum(event.kind == "statement" for event in events) == quotes
    triggers = [event.trigger or event.sentence for event in events]
    assert triggers == sorted(triggers)
    for event in events:
        spans = [span for party in (*event.actors, *event.targets) for span in party.spans]
        spans += list(event.place.spans) if event.place else []
        for start, end in (*spans, event.sentence, *([event.trigger] if event.trigger else [])):
            assert 0 <= start < end <= len(text)
        assert event.rule
        assert 0 <= event.confidence <= 1
        assert event.time is None or 0 <= event.time < dates
        assert all(party.name for party in (*event.actors, *event.targets))
        assert {p.name for p in event.actors}.isdisjoint(p.name for p in event.targets)


def run(doc: Doc) -> None:
    """Finds the events of a Doc with all that comes before, and checks them."""
    document = read_document(doc).with_names(*names_in(doc.text))
    document = document.with_quotes(find_quotes(document))
    dates = find_dates(doc, published="2021-05-10")
    document = document.with_dates(dates, Published("2021-05-10", "metadata"))
    events = find_events(document)
    check(doc, events, len(document.quotes), len(dates))
    assert events == find_events(document)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words(nlp: Language, words: list[str]) -> None:
    run(pipeline.parse(nlp, " ".join(words)))


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_any_text(nlp: Language, text: str) -> None:
    run(pipeline.parse(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\r\n",
        "🙂🙂",
        "\x00",
        '"' * 3000,
        "no newline at all",
        "Norway attacked. " * 200,
        "of " * 400,
        "and " * 400,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_texts(text: str, parse: Parse) -> None:
    run(parse(text))


def test_doc_without_a_parse(nlp: Language) -> None:
    doc = nlp.make_doc("Norway attacked Chile.")
    assert events_of(doc) == ()

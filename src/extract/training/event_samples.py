"""The layer of events: which verbs and nouns tell of a happening, and whether its class is that of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from extract.config import Config
from extract.events.candidates.class_in_context import ELSE
from extract.events.candidates.happenings import (
    HAPPENS,
    Candidate,
    find_candidates,
    in_doubt,
    words_of,
)
from extract.events.types.class_names import OTHER
from extract.extraction import add_speakers
from extract.records import Span
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import Sample


def verb_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The verbs of an article, those that are triggers by the gold as happenings."""
    return _samples(labelled, config, verbs=True)


def noun_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The common nouns of an article, those that are triggers by the gold as happenings."""
    return _samples(labelled, config, verbs=False)


def _samples(labelled: Labelled, config: Config, *, verbs: bool) -> Iterator[Sample]:
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    candidates = list(find_candidates(document))
    triggers = _triggers(document, candidates, [event.trigger for event in labelled.gold.events])
    for token, verb, features in candidates:
        if (verb is not None) == verbs:
            label = HAPPENS if token in triggers else ""
            yield Sample(labelled.gold.id, features, label, words=words_of(document, token))


def class_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The triggers of an article that the lexicon gives a class; those that are OTHER by the gold are to be found."""
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    candidates = list(find_candidates(document))
    types = {t: event.type for event in labelled.gold.events for t in _triggers(document, candidates, [event.trigger])}
    for token, classed in in_doubt(document, [c for c in candidates if c.token in types]).items():
        label = ELSE if types[token] == OTHER else ""
        yield Sample(labelled.gold.id, classed.features, label, words=classed.words)


def _triggers(document: Document, candidates: list[Candidate], gold: list[Span]) -> set[int]:
    """The candidate that each trigger means: its head, else the first candidate inside it."""
    known, found = {candidate.token for candidate in candidates}, set[int]()
    for trigger in gold:
        tokens = document.tree.tokens(trigger.start, trigger.end)
        head = document.tree.root(tokens)
        found |= {head} if head in known else {*[token for token in tokens if token in known][:1]}
    return found

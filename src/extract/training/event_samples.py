"""The layer of events: which verbs and nouns tell of a happening."""

from __future__ import annotations

from collections.abc import Iterator

from extract.config import Config
from extract.events.candidates.happenings import HAPPENS, Candidate, find_candidates, words_of
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


def _triggers(document: Document, candidates: list[Candidate], gold: list[Span]) -> set[int]:
    """The candidate that each trigger means: its head, else the first candidate inside it."""
    known, found = {candidate.token for candidate in candidates}, set[int]()
    for trigger in gold:
        tokens = document.tree.tokens(trigger.start, trigger.end)
        head = document.tree.root(tokens)
        found |= {head} if head in known else {*[token for token in tokens if token in known][:1]}
    return found

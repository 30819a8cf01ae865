"""The layer of events: which verbs and nouns tell of a happening, and whether its class is that of the lexicon."""

from __future__ import annotations

from collections.abc import Container, Iterator

from extract.config import Config
from extract.events.candidates.class_in_context import ELSE
from extract.events.candidates.happenings import (
    HAPPENS,
    find_candidates,
    find_happenings,
    in_doubt,
    known_class,
    words_of,
)
from extract.events.find import actions_of
from extract.events.row_confidence import RIGHT, row_features
from extract.events.types.class_names import OTHER
from extract.extraction import add_speakers
from extract.records import Event, Span
from extract.score.gold import GoldEvent
from extract.score.matching import pair_spans, same_parties
from extract.syntax import Document
from extract.training.articles import Labelled
from extract.training.samples import Missed, Sample


def verb_samples(labelled: Labelled, config: Config) -> Iterator[Sample | Missed]:
    """The verbs of an article, those that are triggers by the gold as happenings."""
    return _samples(labelled, config, verbs=True)


def noun_samples(labelled: Labelled, config: Config) -> Iterator[Sample | Missed]:
    """The common nouns of an article, those that are triggers by the gold as happenings."""
    return _samples(labelled, config, verbs=False)


def row_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The actions of an article, those that the gold has with the same class, actors and targets as right."""
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    gold, actions = labelled.gold.events, actions_of(document, find_happenings(document, None))
    pairs = pair_spans([event.trigger for event in gold], [action.trigger for action in actions])
    right = {j for i, j in pairs if _is_right(gold[i], actions[j])}
    for number, action in enumerate(actions):
        yield Sample(labelled.gold.id, row_features(document, action), RIGHT if number in right else "")


def _is_right(gold: GoldEvent, action: Event) -> bool:
    sides = ((gold.actors, action.actors), (gold.targets, action.targets))
    return gold.type == action.type and all(same_parties(names, [p.name for p in found]) for names, found in sides)


def _samples(labelled: Labelled, config: Config, *, verbs: bool) -> Iterator[Sample | Missed]:
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    candidates = {candidate.token: candidate for candidate in find_candidates(document)}
    triggers = {_trigger(document, candidates, event.trigger) for event in labelled.gold.events}
    for token, verb, features in candidates.values():
        if (verb is not None) == verbs:
            label = HAPPENS if token in triggers else ""
            yield Sample(labelled.gold.id, features, label, words=words_of(document, token))
    for token in triggers - candidates.keys():
        if (document.tree.tags[token][:2] == "VB") == verbs:
            yield Missed(labelled.gold.id)


def class_samples(labelled: Labelled, config: Config) -> Iterator[Sample]:
    """The triggers of an article that the lexicon gives a class; those that are OTHER by the gold are to be found."""
    if not labelled.gold.events:
        return
    document = add_speakers(labelled.quoted(config))
    candidates = {candidate.token: candidate for candidate in find_candidates(document)}
    types = {_trigger(document, candidates, event.trigger): event.type for event in labelled.gold.events}
    labelled_ones = [candidate for token, candidate in candidates.items() if token in types]
    known = {candidate.token: known_class(document, candidate) for candidate in labelled_ones}
    for token, classed in in_doubt(document, labelled_ones, known).items():
        label = ELSE if types[token] == OTHER else ""
        yield Sample(labelled.gold.id, classed.features, label, words=classed.words)


def _trigger(document: Document, candidates: Container[int], gold: Span) -> int:
    """The token that a trigger means: its head, or where that is no candidate the first that is one."""
    tokens = document.tree.tokens(gold.start, gold.end)
    head = document.tree.root(tokens)
    return head if head in candidates else next((token for token in tokens if token in candidates), head)

"""Which verbs and nouns tell of a happening that counts, decided by learnt weights.

Every verb but auxiliaries and "be", and every common noun for a thing, is a candidate if it is told as happening at all
(factuality); nothing is turned away for lacking a named party. (Of 1,349 labelled triggers one is a noun for people,
none is "be" or part of a compound.) Two logistic regressions, one for verbs and one for nouns, give the probability
that a reader who follows the labelling guide would write the happening down. Learnt on 686 labelled articles of
ordinary news; on articles left out precision meets recall at 69, where a cascade of rules had F1 49.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from extract.events.candidates.class_in_context import Classed, are_else, read_class
from extract.events.candidates.noun_features import NOUN_FAMILIES, noun_class, read_noun
from extract.events.candidates.topics import topics_of
from extract.events.candidates.unreal_nouns import is_unreal
from extract.events.candidates.verb_features import VERB_FAMILIES, VerbTold, read_verb, verb_features
from extract.events.types.class_names import OTHER
from extract.events.types.idioms import is_mishap
from extract.events.types.travel_for_talks import is_journey
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.vector_model import VectorModel, WordVectors
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import classes_with, function_words

SLOTS = ("word", "head")  # whose vectors the models read
HAPPENS = "happens"
BALANCED = "balanced"  # the log odds at which precision meets recall, of verbs; nouns have to be as likely
_NOUNS = ("NN", "NNS")
_HELPERS = ("aux", "auxpass")
_BE = function_words("be")


class Candidate(NamedTuple):
    """A verb or noun with what may tell of it; `verb` is None for a noun."""

    token: int
    verb: VerbTold | None
    features: dict[str, float]


class Happening(NamedTuple):
    """A candidate with the probability, 0 to 1, that it tells of a happening that counts, and with its class: that of
    the lexicon, OTHER where it has none or means another sense."""

    token: int
    verb: VerbTold | None
    probability: float
    type: str


def cue_tokens(document: Document) -> frozenset[int]:
    """The tokens that head the cues of quotes."""
    return frozenset(document.tree.at(quote.cue.start) for quote in document.quotes if quote.cue is not None)


def find_candidates(document: Document) -> Iterator[Candidate]:
    """All that may tell of a happening, in text order: outside direct speech and the page around the article."""
    cues = cue_tokens(document)
    for token, tag in enumerate(document.tree.tags):
        if tag in _NOUNS:
            if _is_thing(document, token) and _counts(document, token) and not is_unreal(document, token):
                yield Candidate(token, None, read_noun(document, token))
        elif tag[:2] == "VB" and _is_full_verb(document, token) and _counts(document, token):
            read = read_verb(document, token)
            if read is not None:
                yield Candidate(token, read, verb_features(document, read, cues))


def _counts(document: Document, token: int) -> bool:
    """Whether what stands there may be told as a happening: outside direct speech and the page around the article."""
    return not (document.is_page(token) or document.is_direct(token))


def _is_full_verb(document: Document, token: int) -> bool:
    return document.tree.deps[token] not in _HELPERS and document.tree.lower[token] not in _BE


def _is_thing(document: Document, token: int) -> bool:
    """Whether a common noun stands for a thing by itself."""
    if document.mention[token] >= 0 or document.timex[token] >= 0 or document.tree.deps[token] == "compound":
        return False
    return not kind_of(document, token)


def words_of(document: Document, token: int) -> tuple[str, str]:
    """The words whose vectors the models read: the candidate's own, and that of its head, empty without one."""
    tree = document.tree
    head = tree.heads[token]
    return tree.lower[token], tree.lower[head] if head != token else ""


@per_weights
def verb_model() -> LinearModel[str, str]:
    """The model of verbs that does without vectors."""
    return load_model("event_verbs", VERB_FAMILIES.names, (HAPPENS,), (BALANCED,))


@per_weights
def noun_model() -> LinearModel[str, str]:
    """The model of nouns that does without vectors."""
    return load_model("event_nouns", NOUN_FAMILIES.names, (HAPPENS,))


@per_weights
def _models(vectors: WordVectors) -> tuple[VectorModel[str, str], VectorModel[str, str]]:
    from extract.scoring.vector_files import load_vector_model  # numpy takes its time

    return (
        load_vector_model("event_verbs", VERB_FAMILIES.names, (HAPPENS,), SLOTS, vectors, (BALANCED,)),
        load_vector_model("event_nouns", NOUN_FAMILIES.names, (HAPPENS,), SLOTS, vectors),
    )


def find_happenings(document: Document, least: float | None) -> list[Happening]:
    """The candidates that tell of a happening with a probability of `least` or more, in text order; None takes that
    at which precision meets recall."""
    candidates = list(find_candidates(document))
    verbs, nouns = _models(document.tree.vectors)
    floor = _log_odds(least) if least is not None else verbs.linear.thresholds[BALANCED]
    passing = [
        *_passing(document, verbs, [c for c in candidates if c.verb is not None], floor),
        *_passing(document, nouns, [c for c in candidates if c.verb is None], floor),
    ]
    passing.sort(key=lambda found: found[0].token)
    types = _types(document, [candidate for candidate, _ in passing])
    return [Happening(c.token, c.verb, chance, types[c.token]) for c, chance in passing]


def _types(document: Document, candidates: list[Candidate]) -> dict[int, str]:
    """The class of each candidate, by its token."""
    known = {c.token: known_class(document, c) for c in candidates}
    classed = in_doubt(document, candidates, known)
    doubted = are_else(document, list(classed.values()))
    return {**known, **{token: OTHER for token, is_else in zip(classed, doubted, strict=True) if is_else}}


def known_class(document: Document, candidate: Candidate) -> str:
    """The class that the lexicon gives a candidate, OTHER where it gives none, and for harm that nobody did."""
    if candidate.verb is None:
        return noun_class(document, candidate.token) or OTHER
    found = candidate.verb.match.type or OTHER
    return OTHER if found in classes_with("hits") and is_mishap(document, candidate.verb.clause) else found


def in_doubt(document: Document, candidates: Iterable[Candidate], known: Mapping[int, str]) -> dict[int, Classed]:
    """What may tell whether the classes of candidates hold, by their tokens; `known` has the lexicon's class of each.
    Of those that have one and are no journeys, of which who travels, and what for, decides."""
    doubted = [
        c
        for c in candidates
        if known[c.token] != OTHER and not (c.verb and is_journey(c.verb.clause, c.verb.match.type))
    ]
    topics = topics_of(document) if doubted else {}
    return {c.token: read_class(document, c.token, c.verb, c.features, topics) for c in doubted}


def _log_odds(probability: float) -> float:
    if not 0.0 < probability < 1.0:
        return math.inf if probability > 0 else -math.inf
    return math.log(probability / (1 - probability))


def _passing(
    document: Document, model: VectorModel[str, str], candidates: list[Candidate], floor: float
) -> Iterator[tuple[Candidate, float]]:
    """The candidates that score enough, with their probabilities."""
    if not candidates:
        return
    words = [words_of(document, candidate.token) for candidate in candidates]
    scores = model.scores([candidate.features for candidate in candidates], words)
    chances = model.probabilities(scores)[:, 0].tolist()
    for candidate, score, chance in zip(candidates, scores[:, 0].tolist(), chances, strict=True):
        if score >= floor:
            yield candidate, chance

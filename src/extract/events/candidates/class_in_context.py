"""Whether the class that the lexicon gives a happening holds where it stands, decided by learnt weights.

A pattern knows one sense of its verb: a striker shot, a newspaper closed, prices battled upwards. A logistic regression
over the class, the kinds of who takes part, the topic of the article and the vectors of verb and arguments says whether
it is another; such is OTHER. Learnt on labelled articles of ordinary news; by cross-validation over articles four of
five that it takes back are rightly so, and a fifth of those that should be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.events.candidates.noun_features import NOUN_FAMILIES
from extract.events.candidates.topics import TOPICS
from extract.events.candidates.verb_features import VERB_FAMILIES, VerbTold
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.families import Families
from extract.scoring.vector_model import VectorModel, WordVectors
from extract.syntax.document import Document

ELSE = "else"  # the answer: another sense, of no class
CLASS_SLOTS = ("word", "agent", "patient", "behind")  # whose vectors the model reads
_SURE = 0.2  # log odds, above which the lexicon is overruled; below it single sentences went wrong
_OF_VERBS = ("rule", "agent", "patient", "behind", "passive")
_OF_NOUNS = ("owner", "modifier", "behind-of", "behind-by", "behind-in", "behind-on")
CLASS_FAMILIES = Families(
    {
        "class": VERB_FAMILIES.answers["class"],
        "headline": (),
        **{question: VERB_FAMILIES.answers[question] for question in _OF_VERBS},
        **{question: NOUN_FAMILIES.answers[question] for question in _OF_NOUNS},
        "topic": TOPICS,
    }
)
_NAMES = frozenset(CLASS_FAMILIES.names)


class Classed(NamedTuple):
    """A candidate that the lexicon gives a class, with what may tell whether it holds."""

    features: dict[str, float]
    words: tuple[str, ...]


def read_class(
    document: Document, token: int, verb: VerbTold | None, features: Mapping[str, float], topics: Mapping[str, float]
) -> Classed:
    """What may tell of the class of a verb or noun; `features` are those that told of its happening."""
    found = {name: value for name, value in features.items() if name in _NAMES}
    found.update({f"topic={topic}": value for topic, value in topics.items()})
    heads = _heads(document, token, verb)
    return Classed(found, (document.tree.lower[token], *(document.tree.lower[h] if h >= 0 else "" for h in heads)))


def _heads(document: Document, token: int, verb: VerbTold | None) -> tuple[int, int, int]:
    """Who does it, to whom, what else is beside it, -1 for none; of a noun what stands before it and behind it."""
    if verb is not None:
        clause = verb.clause
        return _first(clause.agents), _first(clause.patients), _first(clause.behind())
    tree = document.tree
    behind = [head for kid in document.kids(token, "prep") for head in tree.kids_as(kid, "pobj")]
    return _first(document.kids(token, "compound", "amod", "poss")), _first(behind), -1


def _first(heads: Sequence[int]) -> int:
    return heads[0] if heads else -1


@per_weights
def class_model() -> LinearModel[str, str]:
    """The model that does without vectors."""
    return load_model("event_classes", CLASS_FAMILIES.names, (ELSE,))


@per_weights
def _model(vectors: WordVectors) -> VectorModel[str, str]:
    from extract.scoring.vector_files import load_vector_model  # numpy takes its time

    return load_vector_model("event_classes", CLASS_FAMILIES.names, (ELSE,), CLASS_SLOTS, vectors)


def are_else(document: Document, candidates: Sequence[Classed]) -> list[bool]:
    """Which candidates are rather of no class than of that of the lexicon."""
    if not candidates:
        return []
    model = _model(document.tree.vectors)
    scores = model.scores([c.features for c in candidates], [c.words for c in candidates])
    return [score > _SURE for score in scores[:, 0].tolist()]

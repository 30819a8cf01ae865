"""The layers that can be trained, in the order of the road: each sees the new weights of those before it.

A layer is a module with functions that make an article's samples, and a line here for each model that it trains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from extract.config import Config
from extract.events.candidates.class_in_context import CLASS_SLOTS, CLASSES, class_model
from extract.events.candidates.happenings import BALANCED, NOUNS, SLOTS, VERBS, noun_model, verb_model
from extract.scoring import LinearModel
from extract.speakers.source_candidates import source_model
from extract.training.articles import Labelled
from extract.training.event_samples import class_samples, noun_samples, verb_samples
from extract.training.samples import AnySample
from extract.training.speaker_samples import source_samples


class Trained(NamedTuple):
    """A model that is trained."""

    weights: str  # the name of its file, without suffix
    load: Callable[[], LinearModel[Any, Any]]  # the model, of two the one that does without vectors
    samples: Callable[[Labelled, Config], Iterable[AnySample]]  # of one article, found with the weights in use
    slots: tuple[str, ...] = ()  # of a model that reads word vectors: whose
    balanced: str = ""  # the threshold, if any, that is set where precision meets recall


LAYERS: dict[str, tuple[Trained, ...]] = {
    "speakers": (Trained("source_candidates", source_model, source_samples),),
    "events": (
        Trained(VERBS, verb_model, verb_samples, SLOTS, BALANCED),
        Trained(NOUNS, noun_model, noun_samples, SLOTS),
        Trained(CLASSES, class_model, class_samples, CLASS_SLOTS),
    ),
}

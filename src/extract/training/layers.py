"""The layers that can be trained, in the order of the road: each sees the new weights of those before it.

A layer is a module with functions that make an article's samples, and a line here for each model that it trains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from extract.config import Config
from extract.entities.article_evidence import label_model
from extract.entities.mention_evidence import SLOTS as NAME_SLOTS
from extract.entities.mention_evidence import mention_model
from extract.events.arguments.clues import SLOTS as ARGUMENT_SLOTS
from extract.events.arguments.event_places import place_model
from extract.events.arguments.place_clues import PLACE_SLOTS
from extract.events.arguments.ranker import argument_model
from extract.events.candidates.class_in_context import CLASS_SLOTS, class_model
from extract.events.candidates.happenings import BALANCED, SLOTS, noun_model, verb_model
from extract.events.parties.taken_up import stand_in_model
from extract.events.row_confidence import row_model
from extract.numbers.kinds import kind_model
from extract.quotes.content_breaks import break_model
from extract.scoring import LinearModel
from extract.speakers.confidence import confidence_model
from extract.speakers.source_candidates import source_model
from extract.training.articles import Labelled
from extract.training.event_arguments import argument_samples, place_samples
from extract.training.event_samples import class_samples, noun_samples, row_samples, verb_samples
from extract.training.name_samples import label_samples, mention_samples
from extract.training.number_samples import kind_samples
from extract.training.quote_samples import break_samples
from extract.training.samples import AnySample, Missed
from extract.training.speaker_samples import confidence_samples, source_samples
from extract.training.stand_in_samples import stand_in_samples


class Trained(NamedTuple):
    """A model that is trained."""

    weights: str  # the name of its file, without suffix
    load: Callable[[], LinearModel[Any, Any]]  # the model, of two the one that does without vectors
    samples: Callable[[Labelled, Config], Iterable[AnySample | Missed]]  # of one article, found with the weights in use
    slots: tuple[str, ...] = ()  # of a model that reads word vectors: whose
    balanced: str = ""  # the threshold, if any, that is set where precision meets recall


LAYERS: dict[str, tuple[Trained, ...]] = {
    "names": (
        Trained("name_mentions", mention_model, mention_samples, NAME_SLOTS),
        Trained("name_labels", label_model, label_samples),
    ),
    "quotes": (Trained("content_breaks", break_model, break_samples),),
    "speakers": (
        Trained("source_candidates", source_model, source_samples),
        Trained("speaker_confidence", confidence_model, confidence_samples),
    ),
    "events": (
        Trained("event_verbs", verb_model, verb_samples, SLOTS, BALANCED),
        Trained("event_nouns", noun_model, noun_samples, SLOTS),
        Trained("event_classes", class_model, class_samples, CLASS_SLOTS),
        Trained("stand_ins", stand_in_model, stand_in_samples),
        Trained("arguments", argument_model, argument_samples, ARGUMENT_SLOTS),
        Trained("event_places", place_model, place_samples, PLACE_SLOTS),
        Trained("event_rows", row_model, row_samples),
    ),
    "numbers": (Trained("number_kinds", kind_model, kind_samples),),
}

"""Trains one model: its samples from all labelled articles, the fit, the figures, the text of its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from extract.config import Config
from extract.scoring import SHIPPED, LinearModel, Weights, using_weights
from extract.scoring.vector_files import read_vector_model
from extract.scoring.vector_model import NO_VECTORS, WordVectors
from extract.scoring.weights_folder import OF_VECTORS, shipped_names, shipped_text
from extract.syntax.static_vectors import vectors_of
from extract.training.articles import Labelled
from extract.training.fit import Parameters, cross_validate, scores, zero
from extract.training.layers import Trained
from extract.training.measures import balance, figures_of
from extract.training.samples import AnySample, Missed
from extract.training.table import table_of
from extract.training.weights_out import head_of, origin_of, parameters_of, weights_text

Start = Literal["shipped", "none"]
FEWEST = 4  # labelled articles from which anything can be learnt


@dataclass(frozen=True)
class Outcome:
    """What training came to: a file and the figures out of fold, beside those of the shipped weights."""

    name: str  # of the file, without suffix
    text: str
    articles: int
    samples: int
    strength: float
    old: Mapping[str, float]
    new: Mapping[str, float]
    same_gold: bool  # the shipped weights were learnt from the very same labels

    @property
    def main(self) -> str:
        """The figure that counts most."""
        return next(iter(self.new))

    @property
    def is_worse(self) -> bool:
        """Whether the shipped weights decide better, and not because they know the answers."""
        return not self.same_gold and self.new[self.main] < self.old[self.main]


def train(
    trained: Trained, articles: Sequence[Labelled], config: Config, start: Start, known: Weights
) -> tuple[Outcome, ...]:
    """Trains one model with the weights `known` in use; nothing if fewer than `FEWEST` articles have labels for it.

    A model that reads word vectors is trained twice: with those of the pipeline, if it has any, and to do without.
    """
    with using_weights(SHIPPED):
        shipped = trained.load()
    with using_weights(known):
        found = [sample for article in articles for sample in trained.samples(article, config)]
    samples = [sample for sample in found if not isinstance(sample, Missed)]
    missed = len(found) - len(samples)
    if len({sample.article for sample in samples}) < FEWEST:
        return ()
    digests = tuple(article.digest for article in articles)
    outcomes = (_trained(trained, shipped, samples, missed, digests, start, NO_VECTORS),)
    vectors = vectors_of(articles[0].doc.vocab) if trained.slots else NO_VECTORS
    return (
        (*outcomes, _trained(trained, shipped, samples, missed, digests, start, vectors)) if vectors.name else outcomes
    )


def _trained(
    trained: Trained,
    model: LinearModel[Any, Any],
    samples: Sequence[AnySample],
    missed: int,
    digests: Sequence[str],
    start: Start,
    vectors: WordVectors,
) -> Outcome:
    slots = trained.slots if vectors.width else ()
    model, old = _shipped(trained.weights, model, slots, vectors)
    table = table_of(samples, model, vectors)
    fitted = cross_validate(table, old if start == "shipped" else zero(table))
    origin = origin_of(digests, model, slots)
    thresholds, limit = dict(model.thresholds), 0.0
    if trained.balanced:
        limit = round(balance(table, fitted.out_of_fold, missed), 3)
        thresholds[trained.balanced] = limit
    new = figures_of(table, fitted.out_of_fold, limit, missed)
    counted = {"articles": len(set(table.articles)), "samples": len(table)}
    return Outcome(
        trained.weights + (OF_VECTORS if slots else ""),
        weights_text(
            replace(model, thresholds=thresholds),
            head_of(shipped_text(trained.weights)),
            fitted.parameters,
            origin,
            {**counted, **new},
            slots,
            vectors,
        ),
        counted["articles"],
        counted["samples"],
        fitted.strength,
        figures_of(table, scores(table, old), model.thresholds.get(trained.balanced, 0.0), missed),
        new,
        model.origin == origin,
    )


def _shipped(
    name: str, model: LinearModel[Any, Any], slots: tuple[str, ...], vectors: WordVectors
) -> tuple[LinearModel[Any, Any], Parameters]:
    """The shipped weights; for vectors that they do not know those that do without, and 0 for each number."""
    if not slots:
        return model, parameters_of(model)
    if f"{name}{OF_VECTORS}" in shipped_names():
        form = (tuple(model.weights), model.classes, slots, vectors, tuple(model.thresholds))
        reading = read_vector_model(
            shipped_text(f"{name}{OF_VECTORS}"), f"scoring/weights/{name}{OF_VECTORS}.csv", *form
        )
        if reading.reads_vectors:
            return reading.linear, parameters_of(reading.linear, reading.weights)
    return model, parameters_of(model, np.zeros((len(slots) * vectors.width, len(model.classes))))

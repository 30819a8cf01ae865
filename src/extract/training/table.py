"""Samples as numbers: what the fit reckons with, one table for a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.scoring import NO_VECTORS, LinearModel, WordVectors
from extract.training.samples import AnySample, Features, GroupSample, Numbers, Sample

Indexes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Table:
    """The samples of a model, whose weights are a matrix with a line a feature and a column a class.

    Of a choice among candidates each sample has several rows, from `starts[n]` to `starts[n + 1]`, and the row that is
    right, else one row and the column that is right. `truth` is -1 where none is right. A model with one class, and a
    choice, may answer "none", whose score is 0; `is_open` tells so.
    """

    rows: Numbers
    starts: Indexes
    truth: Indexes
    weight: Numbers
    articles: tuple[str, ...]  # of each sample
    is_choice: bool
    classes: int

    @property
    def is_open(self) -> bool:
        """Whether "none" is an answer."""
        return self.classes == 1

    def __len__(self) -> int:
        return len(self.articles)

    def part(self, chosen: npt.NDArray[np.bool_]) -> Table:
        """The samples for which `chosen` holds."""
        sizes = np.diff(self.starts)
        return Table(
            self.rows[np.repeat(chosen, sizes)],
            np.concatenate([[0], np.cumsum(sizes[chosen])]),
            self.truth[chosen],
            self.weight[chosen],
            tuple(article for article, taken in zip(self.articles, chosen, strict=True) if taken),
            self.is_choice,
            self.classes,
        )

    def rows_of(self, chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        """For each row whether it belongs to a chosen sample."""
        return np.repeat(chosen, np.diff(self.starts))


def table_of(samples: Sequence[AnySample], model: LinearModel[str, str], vectors: WordVectors = NO_VECTORS) -> Table:
    """The samples of one model, all of one kind; with `vectors`, those of its words are columns behind the features.

    Raises ValueError for a feature or label that the model does not know.
    """
    features, classes = tuple(model.weights), model.classes
    rows = [row for sample in samples for row in _rows(sample)]
    matrix = _matrix(rows, {feature: column for column, feature in enumerate(features)})
    if vectors.width:
        words = [word for sample in samples for word in _words(sample)]
        matrix = np.hstack([matrix, vectors.of_length_1(vectors.rows(words))])
    return Table(
        matrix,
        np.cumsum([0, *(len(_rows(sample)) for sample in samples)]),
        np.array([_truth(sample, classes) for sample in samples], dtype=np.int64),
        np.array([sample.weight for sample in samples]),
        tuple(sample.article for sample in samples),
        is_choice=bool(samples) and isinstance(samples[0], GroupSample),
        classes=len(classes),
    )


def _rows(sample: AnySample) -> tuple[Features, ...]:
    return sample.candidates if isinstance(sample, GroupSample) else (sample.features,)


def _words(sample: AnySample) -> tuple[tuple[str, ...], ...]:
    return sample.words if isinstance(sample, GroupSample) else (sample.words,)


def _truth(sample: AnySample, classes: Sequence[str]) -> int:
    if isinstance(sample, Sample):
        return classes.index(sample.label) if sample.label or len(classes) > 1 else -1
    return -1 if sample.right is None else sample.right


def _matrix(rows: Sequence[Features], columns: dict[str, int]) -> Numbers:
    matrix = np.zeros((len(rows), len(columns)))
    for number, row in enumerate(rows):
        for feature, value in row.items():
            if feature not in columns:
                raise ValueError(f"no feature {feature!r}")
            matrix[number, columns[feature]] = value
    return matrix

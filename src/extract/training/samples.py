"""What is learnt from: decisions that the labels tell the outcome of, with the named features that speak for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Features = Mapping[Any, float]  # by their names, which are literals of the module that declares them
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Sample:
    """One thing that is of one of the model's classes. `label` is empty for one of none, if the model has one class."""

    article: str
    features: Features
    label: str
    weight: float = 1.0
    words: tuple[str, ...] = ()  # of a model that reads word vectors: the word of each slot


@dataclass(frozen=True)
class GroupSample:
    """Several candidates of which one, the `right`, or none is to be chosen; each with its features."""

    article: str
    candidates: tuple[Features, ...]  # one at least
    right: int | None
    weight: float = 1.0
    words: tuple[tuple[str, ...], ...] = ()  # the same for each candidate


@dataclass(frozen=True)
class Missed:
    """Something labelled that is no candidate, so that nothing can be learnt from it; it counts for recall."""

    article: str


AnySample = Sample | GroupSample

"""Linear models: the score of a class is the sum of weight × value over named features, and can be told in words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from extract.errors import WeightsError

Feature = TypeVar("Feature", bound=str)
Class = TypeVar("Class", bound=str)


class Contribution(NamedTuple):
    """What one feature adds to the score of one class; the intercept is a feature without a name, of value 1."""

    label: str  # the class
    feature: str
    value: float
    weight: float
    about: str

    @property
    def amount(self) -> float:
        """What it adds: weight × value."""
        return self.weight * self.value

    def __str__(self) -> str:
        reckoned = f"{self.weight:g} × {self.value:g}" if self.feature else "intercept"
        return f"{self.label} {self.amount:+g}: {self.about} ({', '.join(filter(None, (self.feature, reckoned)))})"


@dataclass(frozen=True)
class LinearModel(Generic[Feature, Class]):
    """A linear model: one class, whose score ranks or gates candidates, or several, of which the best is taken.

    Code that uses a model declares its features and classes as `Literal` types, so that the type checker finds a wrong
    name; one that comes in all the same raises WeightsError. A feature that is not given has the value 0, a class for
    which a feature has no weight the weight 0.
    """

    path: str  # the file, for messages
    origin: str  # "hand-set", or the SHA-256 of the gold and the list of features that it was trained on
    classes: tuple[Class, ...]
    weights: Mapping[Feature, Mapping[Class, float]]
    about: Mapping[Feature, str]  # what each feature is, in words
    intercepts: Mapping[Class, float]
    thresholds: Mapping[str, float]  # what decisions by the scores compare them with, in the scale of the weights
    figures: Mapping[str, float]  # measured, such as the F1 in cross-validation; none if nobody has measured it

    def scores(self, features: Mapping[Feature, float]) -> dict[Class, float]:
        """The score of each class."""
        totals = dict(self.intercepts)
        for feature, value in features.items():
            for label, weight in self._weights_of(feature).items():
                totals[label] += weight * value
        return totals

    def tally(self, found: Iterable[Feature]) -> dict[Class, float]:
        """The score of each class by features that are there or not, each counted as often as it comes."""
        totals = dict(self.intercepts)
        for feature in found:
            for label, weight in self._weights_of(feature).items():
                totals[label] += weight
        return totals

    def score(self, features: Mapping[Feature, float]) -> float:
        """The score of a model with one class. Raises WeightsError if it has several."""
        total, weights = self._only_class
        try:
            for feature, value in features.items():
                total += weights[feature] * value
        except KeyError as error:
            raise self.unknown(error.args[0]) from None
        return total

    def weight(self, feature: Feature, label: Class) -> float:
        """The weight of a feature for a class."""
        return self._weights_of(feature).get(label, 0.0)

    def decide(self, features: Mapping[Feature, float]) -> Class:
        """The class with the highest score; of equals the first in `classes`."""
        scores = self.scores(features)
        return max(self.classes, key=scores.__getitem__)

    def probabilities(self, features: Mapping[Feature, float]) -> dict[Class, float]:
        """The probability of each class, 0 to 1: logistic for one class, softmax for several.

        They mean something if the weights were trained as a logistic regression.
        """
        scores = self.scores(features)
        most = max(*scores.values(), 0.0) if len(scores) == 1 else max(scores.values())
        powers = {label: math.exp(score - most) for label, score in scores.items()}
        total = sum(powers.values()) + (math.exp(-most) if len(scores) == 1 else 0.0)
        return {label: power / total for label, power in powers.items()}

    def explain(self, features: Mapping[Feature, float]) -> tuple[Contribution, ...]:
        """What makes up the scores, the largest amounts first, none of nothing; those of a class sum to its score."""
        found = [
            Contribution(label, feature, value, weight, self.about[feature])
            for feature, value in features.items()
            for label, weight in self._weights_of(feature).items()
        ]
        found += [Contribution(label, "", 1.0, w, "before any evidence") for label, w in self.intercepts.items()]
        told = [contribution for contribution in found if contribution.amount]
        return tuple(sorted(told, key=lambda c: (-abs(c.amount), c.label, c.feature)))

    @cached_property
    def _only_class(self) -> tuple[float, dict[Feature, float]]:
        """Intercept and weights of the only class."""
        if len(self.classes) != 1:
            raise WeightsError(f"{self.path}: has {len(self.classes)} classes; ask for scores, not for the score")
        label = self.classes[0]
        return self.intercepts[label], {feature: row.get(label, 0.0) for feature, row in self.weights.items()}

    def _weights_of(self, feature: Feature) -> Mapping[Class, float]:
        try:
            return self.weights[feature]
        except KeyError:
            raise self.unknown(feature) from None

    def unknown(self, feature: str) -> WeightsError:
        """The error for a feature that the model does not have."""
        return WeightsError(f"{self.path}: has no feature {feature!r}; give it a line with its weight")

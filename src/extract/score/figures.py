"""The figures of a score: for each what is right, wrong, missed and spurious, and what follows from the counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from extract.score.compare import Comparison, Layer
from extract.score.matching import b_cubed

Kind = Literal["f1", "b-cubed", "share"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts: the pairs of a layer in which the aspect is right (without one: all pairs).

    An f1 is over all gold labels and all rows; b-cubed over the mentions found; a share is of the pairs only.
    """

    layer: str
    name: str
    kind: Kind
    aspect: str = ""

    @property
    def key(self) -> str:
        """The figure's name in full, `quotes.speaker`."""
        return f"{self.layer}.{self.name}"


MEASURES = (
    Measure("mentions", "strict", "f1", "label"),
    Measure("mentions", "entity", "b-cubed", "entity"),
    Measure("mentions", "name", "share", "name"),
    Measure("dates", "value", "f1", "value"),
    Measure("dates", "type", "share", "type"),
    Measure("dates", "mod", "share", "mod"),
    Measure("quotes", "relaxed", "f1"),
    Measure("quotes", "e2e", "f1", "source"),
    Measure("quotes", "speaker", "f1", "speaker"),
    Measure("quotes", "date", "share", "date"),
    Measure("quotes", "type", "share", "type"),
    Measure("quotes", "cue", "share", "cue"),
    Measure("actions", "trigger", "f1"),
    Measure("actions", "type", "share", "type"),
    Measure("actions", "actor", "share", "actor"),
    Measure("actions", "target", "share", "target"),
    Measure("actions", "place", "share", "place"),
    Measure("actions", "date", "share", "date"),
    Measure("actions", "realis", "share", "realis"),
    Measure("actions", "row", "f1", "row"),
    Measure("numbers", "kind", "f1", "kind"),
    Measure("numbers", "value", "f1", "value"),
    Measure("numbers", "unit", "share", "unit"),
    Measure("numbers", "modifier", "share", "modifier"),
    Measure("numbers", "event", "share", "event"),
)
LAYERS = tuple(dict.fromkeys(measure.layer for measure in MEASURES))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `credit` holds, for B-cubed only, the sums of precision and recall over the mentions found.

    Percentages have one decimal; without anything to count they are 0.
    """

    kind: Kind
    correct: int = 0
    wrong: int = 0
    missed: int = 0
    spurious: int = 0
    credit: tuple[float, float] = (0.0, 0.0)

    def __add__(self, other: Figure) -> Figure:
        return Figure(
            self.kind,
            self.correct + other.correct,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.spurious + other.spurious,
            (self.credit[0] + other.credit[0], self.credit[1] + other.credit[1]),
        )

    @property
    def empty(self) -> bool:
        """Whether there was nothing to count."""
        return not (self.correct or self.wrong or self.missed or self.spurious)

    @property
    def precision(self) -> float:
        """Percentage of the rows that are right."""
        return round(100 * self._rates()[0], 1)

    @property
    def recall(self) -> float:
        """Percentage of the gold labels that are found and right."""
        return round(100 * self._rates()[1], 1)

    @property
    def value(self) -> float:
        """The headline: F1 in percent, for a share the percentage of the pairs that are right."""
        precision, recall = self._rates()
        if self.kind == "share":
            return round(100 * precision, 1)
        total = precision + recall
        return round(200 * precision * recall / total, 1) if total else 0.0

    def as_dict(self) -> dict[str, Any]:
        """For JSON: percentages, then counts; a share has no precision and recall."""
        rates = {} if self.kind == "share" else {"precision": self.precision, "recall": self.recall}
        counts = {name: getattr(self, name) for name in ("correct", "wrong", "missed", "spurious")}
        return {"value": self.value, **rates, **counts}

    def _rates(self) -> tuple[float, float]:
        pairs = self.correct + self.wrong
        earned = self.credit if self.kind == "b-cubed" else (self.correct, self.correct)
        rows, labels = pairs + self.spurious, pairs + self.missed
        return (earned[0] / rows if rows else 0.0), (earned[1] / labels if labels else 0.0)


def measure_article(comparison: Comparison) -> dict[str, Figure]:
    """All figures of one article by name, in the order of MEASURES."""
    return {measure.key: _measure(measure, comparison) for measure in MEASURES}


def add_up(articles: Iterable[dict[str, Figure]]) -> dict[str, Figure]:
    """The figures over several articles: counts are added, not percentages averaged."""
    total = {measure.key: Figure(measure.kind) for measure in MEASURES}
    for figures in articles:
        total = {key: figure + figures[key] for key, figure in total.items()}
    return total


def _measure(measure: Measure, comparison: Comparison) -> Figure:
    layer: Layer[Any, Any] = getattr(comparison, measure.layer)
    correct = sum(pair.right[measure.aspect] if measure.aspect else True for pair in layer.pairs)
    wrong = len(layer.pairs) - correct
    if measure.kind == "f1":
        return Figure(measure.kind, correct, wrong, len(layer.missed), len(layer.spurious))
    if measure.kind == "share":
        return Figure(measure.kind, correct, wrong)
    clusters = [(pair.gold.entity, pair.pred.entity_id) for pair in comparison.mentions.pairs]
    return Figure(measure.kind, correct, wrong, credit=b_cubed(clusters))

"""How good decisions by scores are, against the labels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sklearn.metrics import precision_recall_curve

from extract.training.fit import loss, probabilities
from extract.training.samples import Numbers
from extract.training.table import Indexes, Table

_BINS = 10


def figures_of(table: Table, scored: Numbers, limit: float = 0.0, missed: int = 0) -> dict[str, float]:
    """Figures of 0 to 1 but for `log-loss` (natural, a sample), the main one first.

    Where "none" is an answer, `f1`, `precision` and `recall` of the others: what scores above `limit` is taken, in a
    choice the best of a sample's candidates, and `missed` more should have been; else `accuracy`. `calibration` is the
    expected error of the probabilities of what is likeliest, over ten bins of equal number (Naeini and others 2015).
    """
    best, chance = _likeliest(table, scored)
    calibration = _calibration(chance, best == table.truth, table.weight)
    told = {"log-loss": loss(table, scored), "calibration": calibration}
    if not table.is_open:
        return {"accuracy": _share(table.weight, best == table.truth), **told}
    taken = _best(table, scored)
    taken = np.where(scored[table.starts[:-1] + (taken if table.is_choice else 0), 0] > limit, taken, -1)
    right = (taken == table.truth) & (taken >= 0)
    precision = _share(table.weight, right, taken >= 0)
    recall = _share(table.weight, right, table.truth >= 0) * _held(table, missed)
    f1 = 2 * precision * recall / (precision + recall) if right.any() else 0.0
    return {"f1": f1, "precision": precision, "recall": recall, **told}


def balance(table: Table, scored: Numbers, missed: int = 0) -> float:
    """The lowest score of a model with one class from which on precision is not below recall, `missed` more counted."""
    precision, recall, limits = precision_recall_curve(table.truth >= 0, scored[:, 0], sample_weight=table.weight)
    return float(limits[np.argmax(precision[:-1] >= recall[:-1] * _held(table, missed))])


def _held(table: Table, missed: int) -> float:
    """The share of what should be found that is among the candidates, 0 to 1."""
    found = float(table.weight[table.truth >= 0].sum())
    return found / (found + missed) if found else 0.0


def _share(weight: Numbers, counted: npt.NDArray[np.bool_], of: npt.NDArray[np.bool_] | None = None) -> float:
    whole = float(weight.sum() if of is None else weight[of].sum())
    return float(weight[counted].sum()) / whole if whole else 0.0


def _best(table: Table, scored: Numbers) -> Indexes:
    """For each sample which of its candidates, or which class, scores highest; of equals the first."""
    parts = np.split(scored[:, 0], table.starts[1:-1]) if table.is_choice else scored
    return np.array([int(part.argmax()) for part in parts], dtype=np.int64)


def _likeliest(table: Table, scored: Numbers) -> tuple[Indexes, Numbers]:
    """For each sample what is likeliest, -1 for none, and its probability."""
    chances, best = probabilities(table, scored), _best(table, scored)
    highest = chances[table.starts[:-1] + best, 0] if table.is_choice else chances.max(axis=1)
    if not table.is_open:
        return best, highest
    none = 1.0 - np.add.reduceat(chances[:, 0], table.starts[:-1])
    return np.where(highest > none, best, -1), np.maximum(highest, none)


def _calibration(chance: Numbers, right: npt.NDArray[np.bool_], weight: Numbers) -> float:
    order = np.argsort(chance, kind="stable")
    parts = np.array_split(order, _BINS)
    return sum(abs(float((weight[p] * (chance[p] - right[p])).sum())) for p in parts) / float(weight.sum())

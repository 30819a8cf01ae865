"""How good the decisions by scores are, against the labels."""

from __future__ import annotations

import numpy as np

from extract.training.fit import loss, probabilities
from extract.training.samples import Numbers
from extract.training.table import Table

_BINS = 10


def figures_of(table: Table, scored: Numbers) -> dict[str, float]:
    """Figures of 0 to 1 but for `log-loss`, the main one first.

    Where "none" is an answer, `f1`, `precision` and `recall` of the others, taken from a probability of 0.5 on, or in
    a choice where a candidate beats none; else `accuracy`. `calibration` is the expected error of the probabilities
    over ten bins of equal number (Naeini and others 2015).
    """
    chosen, chance = _decided(table, scored)
    right = chosen == table.truth
    weight = table.weight
    told = {"log-loss": loss(table, scored), "calibration": _calibration(chance, right, weight)}
    if not table.is_open:
        return {"accuracy": float((weight * right).sum() / weight.sum()), **told}
    hits = float((weight * (right & (chosen >= 0))).sum())
    precision = hits / max(float((weight * (chosen >= 0)).sum()), 1e-9)
    recall = hits / max(float((weight * (table.truth >= 0)).sum()), 1e-9)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"f1": f1, "precision": precision, "recall": recall, **told}


def _decided(table: Table, scored: Numbers) -> tuple[Numbers, Numbers]:
    """For each sample what is taken, -1 for none, and the probability that it is right."""
    chances = probabilities(table, scored)
    parts = np.split(chances[:, 0], table.starts[1:-1]) if table.is_choice else list(chances)
    best = np.array([int(part.argmax()) for part in parts])
    highest = np.array([float(part.max()) for part in parts])
    if not table.is_open:
        return best, highest
    none = 1.0 - np.array([float(part.sum()) for part in parts])
    return np.where(highest > none, best, -1), np.maximum(highest, none)


def _calibration(chance: Numbers, right: Numbers, weight: Numbers) -> float:
    order = np.argsort(chance, kind="stable")
    off = 0.0
    for part in np.array_split(order, _BINS):
        off += abs(float((weight[part] * (chance[part] - right[part])).sum()))
    return off / float(weight.sum())

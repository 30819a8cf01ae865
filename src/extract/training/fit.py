"""Fits the weights of a linear model: logistic regression, softmax over classes or over the candidates of a choice.

All three maximise the likelihood of the labels under a Gaussian prior (L2 penalty) whose centre is 0 or the weights to
start from, so that few labels move these little and many as far as they like. The objective is convex; L-BFGS (Liu and
Nocedal 1989, as scipy has it) finds its one minimum. The choice among candidates is McFadden's conditional logit
(1974), "none" being a candidate of score 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from extract.training.folds import folds_of
from extract.training.samples import Numbers
from extract.training.table import Indexes, Table

STRENGTHS = (300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3)  # of the penalty, the strongest first
_PRECISION = 1e-10


@dataclass(frozen=True)
class Parameters:
    """Weights (a line a feature, a column a class) and intercepts (one a class; a choice has none)."""

    weights: Numbers
    intercepts: Numbers

    def scaled(self, scale: float, shift: float) -> Parameters:
        """Those whose scores are `scale` × score + `shift`."""
        return Parameters(self.weights * scale, self.intercepts * scale + shift)


class Fitted(NamedTuple):
    """What cross-validation has chosen and found: the parameters of all samples, scores that each had out of fold."""

    parameters: Parameters
    strength: float
    out_of_fold: Numbers  # a line a row of the table, a column a class


def zero(table: Table) -> Parameters:
    """Weights of nothing, for the table's features and classes."""
    return Parameters(np.zeros((table.rows.shape[1], table.classes)), np.zeros(table.classes))


def scores(table: Table, parameters: Parameters) -> Numbers:
    """The score of each row for each class."""
    return table.rows @ parameters.weights + parameters.intercepts


def probabilities(table: Table, scored: Numbers) -> Numbers:
    """The probability of each row, or of each class of it, by the scores."""
    return np.exp(scored - _log_total(table, scored)[:, None])


def loss(table: Table, scored: Numbers) -> float:
    """The mean negative logarithm of the probability of what is right, natural, weighted."""
    return float(-_log_likelihood(table, scored) / table.weight.sum())


def fit(table: Table, centre: Parameters, strength: float, start: Parameters | None = None) -> Parameters:
    """The most likely parameters, the penalty `strength` / 2 × squared distance from `centre`; intercepts are free."""
    begin = start or centre
    size = centre.weights.size
    first = np.concatenate([begin.weights.ravel(), begin.intercepts])

    def objective(flat: Numbers) -> tuple[float, Numbers]:
        weights, intercepts = flat[:size].reshape(centre.weights.shape), flat[size:]
        scored = table.rows @ weights + intercepts
        residual = _residual(table, scored)
        off = weights - centre.weights
        value = -_log_likelihood(table, scored) + strength / 2 * float((off * off).sum())
        slope = table.rows.T @ residual + strength * off
        free = np.zeros_like(intercepts) if table.is_choice else residual.sum(axis=0)
        return value, np.concatenate([slope.ravel(), free])

    options = {"maxiter": 2000, "ftol": _PRECISION, "gtol": 1e-5}
    found = minimize(objective, first, jac=True, method="L-BFGS-B", options=options).x
    return Parameters(found[:size].reshape(centre.weights.shape), found[size:])


def cross_validate(table: Table, centre: Parameters) -> Fitted:
    """Fits with the strength of the penalty that predicts left-out articles best; calibrated on these."""
    folds = folds_of(table.articles)
    scored = {strength: np.zeros((len(table.rows), table.classes)) for strength in STRENGTHS}
    for fold in np.unique(folds):
        held = folds == fold
        learnt_from, asked, rows, found = table.part(~held), table.part(held), table.rows_of(held), centre
        for strength in STRENGTHS:  # each search begins where the one before ended
            found = fit(learnt_from, centre, strength, found)
            scored[strength][rows] = scores(asked, found)
    best = min(STRENGTHS, key=lambda strength: loss(table, scored[strength]))
    scale, shift = calibrate(table, scored[best])
    return Fitted(fit(table, centre, best).scaled(scale, shift), best, scored[best] * scale + shift)


def calibrate(table: Table, scored: Numbers) -> tuple[float, float]:
    """Scale and shift (Platt 1999) that make out-of-fold scores most likely; of a yes or no alone is there a shift."""
    has_shift = table.is_open and not table.is_choice

    def objective(pair: Numbers) -> float:
        return loss(table, scored * pair[0] + (pair[1] if has_shift else 0.0))

    found = minimize(objective, np.array([1.0, 0.0]), method="L-BFGS-B", bounds=[(0.5, 2.0), (-2.0, 2.0)]).x
    return float(found[0]), float(found[1]) if has_shift else 0.0


def _log_total(table: Table, scored: Numbers) -> Numbers:
    """For each row the logarithm of the sum over what it competes with."""
    totals: Numbers
    if table.is_choice:
        of_samples = np.logaddexp(np.logaddexp.reduceat(scored[:, 0], table.starts[:-1]), 0.0)
        totals = np.repeat(of_samples, np.diff(table.starts))
    else:
        totals = np.logaddexp.reduce(np.pad(scored, ((0, 0), (0, int(table.is_open)))), axis=1)
    return totals


def _right(table: Table) -> tuple[Indexes, Indexes]:
    """The row and the column of what is right, of the samples in which something is."""
    told = np.flatnonzero(table.truth >= 0)
    first = table.starts[:-1][told]
    return (first + table.truth[told], np.zeros_like(told)) if table.is_choice else (first, table.truth[told])


def _log_likelihood(table: Table, scored: Numbers) -> float:
    total = _log_total(table, scored)[table.starts[:-1]]
    right = np.zeros(len(table))
    right[table.truth >= 0] = scored[_right(table)]
    return float((table.weight * (right - total)).sum())


def _residual(table: Table, scored: Numbers) -> Numbers:
    """Probability less what is right, weighted."""
    residual = probabilities(table, scored)
    residual[_right(table)] -= 1.0
    return residual * np.repeat(table.weight, np.diff(table.starts))[:, None]

"""Learnt weights as the text of a file of the scoring package, the same bytes for the same numbers."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

import numpy as np

from extract.scoring import NO_VECTORS, LinearModel, WordVectors
from extract.scoring.weight_files import COLUMNS
from extract.training.fit import Parameters
from extract.training.samples import Numbers


def origin_of(digests: Iterable[str], model: LinearModel[str, str], slots: tuple[str, ...] = ()) -> str:
    """The SHA-256 of what weights are learnt from: the digests of the labelled articles, the features and classes."""
    told = [*digests, "", *model.weights, "", *model.classes, "", *slots]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def parameters_of(model: LinearModel[str, str], of_vectors: Numbers | None = None) -> Parameters:
    """The weights of a model as numbers, in the order of its features and classes, those of vectors behind them."""
    rows = [[row.get(label, 0.0) for label in model.classes] for row in model.weights.values()]
    weights = np.array(rows) if of_vectors is None else np.concatenate([rows, of_vectors])
    return Parameters(weights, np.array([model.intercepts[label] for label in model.classes]))


def weights_text(
    model: LinearModel[str, str],
    head: str,
    parameters: Parameters,
    origin: str,
    figures: Mapping[str, float],
    slots: tuple[str, ...] = (),
    vectors: WordVectors = NO_VECTORS,
) -> str:
    """The text of a file that begins with the comment `head`; features and thresholds are those of `model`."""
    out = io.StringIO()
    out.write(head)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerow(("origin", "", "", origin, ""))
    named = len(model.weights)
    for feature, row in zip(model.weights, parameters.weights[:named], strict=True):
        for number, (label, weight) in enumerate(zip(model.classes, row, strict=True)):
            writer.writerow(("weight", feature, label, _rounded(weight), "" if number else model.about[feature]))
    for label, intercept in zip(model.classes, parameters.intercepts, strict=True):
        if intercept:
            writer.writerow(("intercept", "", label, _rounded(intercept), ""))
    for name, value in model.thresholds.items():
        writer.writerow(("threshold", name, "", f"{value:g}", ""))
    for name, value in figures.items():
        writer.writerow(("figure", name, "", f"{round(value, 3):g}", ""))
    if slots:
        writer.writerow(("vectors", "", "", vectors.name, ""))
        parts = np.split(parameters.weights[named:], len(slots))
        for slot, part in zip(slots, parts, strict=True):
            for label, numbers in zip(model.classes, part.T, strict=True):
                writer.writerow(("vector", slot, label, " ".join(map(_rounded, numbers)), ""))
    return out.getvalue()


def head_of(text: str) -> str:
    """The comment that a file begins with."""
    return "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))


def _rounded(value: float) -> str:
    return f"{round(value, 3) + 0.0:.3f}"  # + 0.0: no -0.000

"""Writes learnt weights as a file of the scoring package, the same bytes for the same numbers."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

from extract.scoring import LinearModel
from extract.training.fit import Parameters

_COLUMNS = ("kind", "name", "class", "value", "about")


def origin_of(digests: Iterable[str], model: LinearModel[str, str]) -> str:
    """The SHA-256 of what weights are learnt from: the digests of the labelled articles, the features and classes."""
    told = [*digests, "", *model.weights, "", *model.classes]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def parameters_of(model: LinearModel[str, str]) -> Parameters:
    """The weights of a model as numbers, in the order of its features and classes."""
    import numpy as np

    weights = [[row.get(label, 0.0) for label in model.classes] for row in model.weights.values()]
    return Parameters(np.array(weights), np.array([model.intercepts[label] for label in model.classes]))


def weights_text(
    model: LinearModel[str, str], shipped: str, parameters: Parameters, origin: str, figures: Mapping[str, float]
) -> str:
    """The text of a file; its head comment, what features are and the thresholds are those of the shipped one."""
    head = [line for line in shipped.splitlines(keepends=True) if line.startswith("#")]
    out = io.StringIO()
    out.writelines(head)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerow(("origin", "", "", origin, ""))
    for feature, row in zip(model.weights, parameters.weights, strict=True):
        for number, (label, weight) in enumerate(zip(model.classes, row, strict=True)):
            writer.writerow(("weight", feature, label, _rounded(weight), "" if number else model.about[feature]))
    for label, intercept in zip(model.classes, parameters.intercepts, strict=True):
        if _rounded(intercept) != _rounded(0.0):
            writer.writerow(("intercept", "", label, _rounded(intercept), ""))
    for name, value in model.thresholds.items():
        writer.writerow(("threshold", name, "", f"{value:g}", ""))
    for name, value in figures.items():
        writer.writerow(("figure", name, "", f"{round(value, 3):g}", ""))
    return out.getvalue()


def _rounded(value: float) -> str:
    return f"{round(value, 3) + 0.0:.3f}"  # + 0.0: no -0.000

"""Reads a linear model from its file, and checks it against the features and classes that the code declares.

A file is a CSV table, one thing a line, with the columns `kind, name, class, value, about`; lines that begin with `#`
are comments. The kinds:

- `origin`, once: the value is "hand-set", or the SHA-256 of the gold and the list of features it was trained on
- `weight`: of the feature `name` for the class; `about` says what the feature is, on one of its lines at least
- `intercept`: what the class has before any evidence; 0 without such a line
- `threshold`: a number that the code compares scores with, in the scale of the weights
- `figure`: a measured figure
- `vectors` and `vector`, in a file `NAME.vectors.csv` alone: see vector_model.py
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from extract.errors import WeightsError
from extract.scoring.model import Class, Feature, LinearModel
from extract.scoring.vector_model import VectorModel, WordVectors
from extract.scoring.weights_folder import (
    OF_VECTORS,
    Weights,
    current_text,
    current_vector_text,
    shipped_names,
    shipped_text,
)

COLUMNS = ("kind", "name", "class", "value", "about")
_ORIGIN = re.compile(r"hand-set|[0-9a-f]{64}")
_FILLED = {  # of each kind, whether it has a name and a class
    "origin": (False, False),
    "weight": (True, True),
    "intercept": (False, True),
    "threshold": (True, False),
    "figure": (True, False),
    "vectors": (False, False),
    "vector": (True, True),
}


class _Line(NamedTuple):
    """A line of a file, its kind known, name and class there where the kind asks for them."""

    number: int
    kind: str
    name: str
    label: str
    value: str
    about: str


def load_model(
    name: str, features: tuple[Feature, ...], classes: tuple[Class, ...], thresholds: tuple[str, ...] = ()
) -> LinearModel[Feature, Class]:
    """The model of this name, checked as by `read_model`: of the weights in use, or if those have none the shipped one.

    A function that calls it and remembers what it gets is to be `per_weights`.
    """
    text, path = current_text(name)
    return read_model(text, path, features, classes, thresholds)


def load_vector_model(
    name: str,
    features: tuple[Feature, ...],
    classes: tuple[Class, ...],
    slots: tuple[str, ...],
    vectors: WordVectors,
    thresholds: tuple[str, ...] = (),
) -> VectorModel[Feature, Class]:
    """The model of this name that reads `vectors`, or the one that does without where its weights are for others.

    Of the weights in use before the shipped ones. `slots` say whose vectors it reads, and give their order. A function
    that calls it and remembers what it gets is to be `per_weights`. Raises WeightsError as `read_model` does.
    """
    found = current_vector_text(name)
    if found is not None:
        model = read_vector_model(*found, features, classes, slots, vectors, thresholds)
        if model.reads_vectors:
            return model
    none = np.zeros((0, len(classes)))
    return VectorModel(load_model(name, features, classes, thresholds), slots, none, vectors)


def read_vector_model(
    text: str,
    path: str,
    features: tuple[Feature, ...],
    classes: tuple[Class, ...],
    slots: tuple[str, ...],
    vectors: WordVectors,
    thresholds: tuple[str, ...] = (),
) -> VectorModel[Feature, Class]:
    """The model that a file's text describes, which does not read `vectors` if its weights are for others.

    Raises WeightsError as `read_model` does, and if slots differ from those given or their numbers are not as many as
    a vector has.
    """
    lines = _lines(text, path)
    linear = _linear(
        [line for line in lines if line.kind not in ("vectors", "vector")], path, features, classes, thresholds
    )
    weights = {(line.name, line.label): _numbers(line, path) for line in lines if line.kind == "vector"}
    _compare(path, "slot", {line.name: line.number for line in lines if line.kind == "vector"}, slots)
    if _vectors_told(lines, path) != vectors.name:
        return VectorModel(linear, slots, np.zeros((0, len(classes))), vectors)
    parts = [[weights.get((slot, label), ()) for label in classes] for slot in slots]
    if any(len(numbers) != vectors.width for part in parts for numbers in part):
        raise WeightsError(f"{path}: each slot needs a line for each class with {vectors.width} numbers; train it anew")
    return VectorModel(linear, slots, np.concatenate([np.array(part).T for part in parts]), vectors)


def read_model(
    text: str,
    path: str,
    features: tuple[Feature, ...],
    classes: tuple[Class, ...],
    thresholds: tuple[str, ...] = (),
) -> LinearModel[Feature, Class]:
    """The model that a file's text describes; `path` is for messages.

    Raises WeightsError, which names file and line, if the text does not hold together or has other features, classes
    or thresholds than those given, which are what the code uses.
    """
    return _linear(_lines(text, path), path, features, classes, thresholds)


def _linear(
    lines: Sequence[_Line],
    path: str,
    features: tuple[Feature, ...],
    classes: tuple[Class, ...],
    thresholds: tuple[str, ...],
) -> LinearModel[Feature, Class]:
    strange = next((line for line in lines if line.kind in ("vectors", "vector")), None)
    if strange is not None:
        raise _fault(path, strange.number, f"a line of kind {strange.kind} belongs into a file NAME{OF_VECTORS}.csv")
    numbers = {(line.kind, line.name, line.label): _number(line, path) for line in lines if line.kind != "origin"}
    about: dict[str, str] = {}
    for line in lines:
        if line.kind == "weight":
            about[line.name] = about.get(line.name) or line.about
    _compare(path, "feature", {line.name: line.number for line in lines if line.kind == "weight"}, features)
    _compare(path, "class", {line.label: line.number for line in lines if line.label}, classes)
    _compare(path, "threshold", {line.name: line.number for line in lines if line.kind == "threshold"}, thresholds)
    unexplained = next((feature for feature in features if not about[feature]), None)
    if unexplained is not None:
        raise WeightsError(f"{path}: no line says what {unexplained!r} is; fill the column about on one of them")
    return LinearModel(
        path=path,
        origin=_origin(lines, path),
        classes=classes,
        weights={
            feature: {label: numbers[key] for label in classes if (key := ("weight", feature, label)) in numbers}
            for feature in features
        },
        about={feature: about[feature] for feature in features},
        intercepts={label: numbers.get(("intercept", "", label), 0.0) for label in classes},
        thresholds={name: numbers["threshold", name, ""] for name in thresholds},
        figures={name: number for (kind, name, _), number in numbers.items() if kind == "figure"},
    )


def read_weights(folder: Path) -> Weights:
    """The weights in a folder, whose files `NAME.csv` bear the names of the shipped ones; they may be some or all.

    Raises WeightsError, which names the file, if one cannot be read, is of no model, or has other features, classes or
    thresholds than the shipped one, which are those that the program uses.
    """
    if not folder.is_dir():
        raise WeightsError(f"{folder}: no such folder of weights; make it with extract train, or leave `weights` empty")
    names, texts = shipped_names(), []
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in names:
            raise WeightsError(f"{path}: no model has this name (known: {', '.join(names)}); take the file away")
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise WeightsError(f"{path}: cannot be read as UTF-8 text ({error}); train it anew") from None
        _check_form(text, str(path), shipped_text(path.stem))
        texts.append((path.stem, text))
    if not texts:
        raise WeightsError(
            f"{folder}: no weights in it (*.csv); make them with extract train, or leave `weights` empty"
        )
    return Weights(str(folder), tuple(texts))


def _check_form(text: str, path: str, shipped: str) -> None:
    """Raises WeightsError if a file's text has other features, classes or thresholds than the shipped one's."""
    ours, theirs = _lines(shipped, path), _lines(text, path)
    _linear(
        [line for line in theirs if line.kind not in ("vectors", "vector")],
        path,
        _names(ours, "weight"),
        tuple(dict.fromkeys(line.label for line in ours if line.label)),
        _names(ours, "threshold"),
    )
    _compare(path, "slot", {line.name: line.number for line in theirs if line.kind == "vector"}, _names(ours, "vector"))


def _names(lines: Iterable[_Line], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.name for line in lines if line.kind == kind))


def _lines(text: str, path: str) -> list[_Line]:
    reader = csv.reader(io.StringIO(text), strict=True)
    lines: list[_Line] = []
    known: dict[tuple[str, str, str], int] = {}
    header = False
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if not header:
                if tuple(cells) != COLUMNS:
                    raise _fault(path, reader.line_num, f"the columns must be {', '.join(COLUMNS)}")
                header = True
                continue
            line = _line(cells, reader.line_num, path)
            first = known.setdefault((line.kind, line.name, line.label), line.number)
            if first != line.number:
                raise _fault(path, line.number, f"says again what line {first} says; leave one of them out")
            lines.append(line)
    except csv.Error as error:
        raise _fault(path, reader.line_num, f"is no CSV ({error}); check its quotation marks") from None
    return lines


def _line(cells: list[str], number: int, path: str) -> _Line:
    if len(cells) != len(COLUMNS):
        raise _fault(
            path, number, f"has {len(cells)} cells instead of {len(COLUMNS)}; put a cell with commas in quotes"
        )
    line = _Line(number, *cells)
    if line.kind not in _FILLED:
        raise _fault(path, number, f"unknown kind {line.kind!r}; there are {', '.join(_FILLED)}")
    for cell, column, filled in zip((line.name, line.label), ("name", "class"), _FILLED[line.kind], strict=True):
        if bool(cell) != filled:
            raise _fault(path, number, f"a line of kind {line.kind} has {'a' if filled else 'no'} {column}")
    return line


def _number(line: _Line, path: str) -> float:
    number = _finite(line.value)
    if number is None:
        raise _fault(path, line.number, f"the value must be a number, not {line.value!r}")
    return number


def _numbers(line: _Line, path: str) -> tuple[float, ...]:
    found = tuple(number for word in line.value.split() if (number := _finite(word)) is not None)
    if len(found) != len(line.value.split()):
        raise _fault(path, line.number, "the value must be numbers parted by blanks")
    return found


def _finite(word: str) -> float | None:
    try:
        number = float(word)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _vectors_told(lines: Iterable[_Line], path: str) -> str:
    """The vectors that a file's weights are for."""
    found = next((line.value for line in lines if line.kind == "vectors"), "")
    if not found:
        raise WeightsError(f"{path}: a line of kind vectors is missing; its value names the vectors")
    return found


def _origin(lines: Iterable[_Line], path: str) -> str:
    found = next((line for line in lines if line.kind == "origin"), None)
    if found is None:
        raise WeightsError(f"{path}: a line of kind origin is missing; its value is hand-set or a SHA-256")
    if not _ORIGIN.fullmatch(found.value):
        raise _fault(path, found.number, f"the origin must be hand-set or a SHA-256, not {found.value!r}")
    return found.value


def _compare(path: str, what: str, found: dict[str, int], declared: Collection[str]) -> None:
    """Raises WeightsError if a file names (on which line) something else than the code."""
    for name, number in found.items():
        if name not in declared:
            raise _fault(path, number, f"the {what} {name!r} is not used by the code; take it out or correct it")
    for name in declared:
        if name not in found:
            raise WeightsError(f"{path}: the {what} {name!r}, which the code uses, is missing; add a line for it")


def _fault(path: str, number: int, reason: str) -> WeightsError:
    return WeightsError(f"{path}, line {number}: {reason}")

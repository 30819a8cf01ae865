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
from collections.abc import Collection, Container, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.errors import WeightsError
from extract.scoring.model import Class, Feature, LinearModel
from extract.scoring.weights_folder import (
    OF_VECTORS,
    Weights,
    current_text,
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
VECTOR_KINDS = frozenset({"vectors", "vector"})


class Line(NamedTuple):
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
    return linear_model(read_lines(text, path), path, features, classes, thresholds)


def linear_model(
    lines: Sequence[Line],
    path: str,
    features: tuple[Feature, ...],
    classes: tuple[Class, ...],
    thresholds: tuple[str, ...],
) -> LinearModel[Feature, Class]:
    """The same of lines that are read already."""
    strange = next((line for line in lines if line.kind in VECTOR_KINDS), None)
    if strange is not None:
        raise fault(path, strange.number, f"a line of kind {strange.kind} belongs into a file NAME{OF_VECTORS}.csv")
    numbers = {(line.kind, line.name, line.label): _number(line, path) for line in lines if line.kind != "origin"}
    about: dict[str, str] = {}
    for line in lines:
        if line.kind == "weight":
            about[line.name] = about.get(line.name) or line.about
    compare(path, "feature", {line.name: line.number for line in lines if line.kind == "weight"}, features)
    compare(path, "class", {line.label: line.number for line in lines if line.label}, classes)
    compare(path, "threshold", {line.name: line.number for line in lines if line.kind == "threshold"}, thresholds)
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
        if path.stem.removesuffix(OF_VECTORS) not in names:
            raise WeightsError(f"{path}: no model has this name (known: {', '.join(names)}); take the file away")
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise WeightsError(f"{path}: cannot be read as UTF-8 text ({error}); train it anew") from None
        _check_form(text, path, names)
        texts.append((path.stem, text))
    if not texts:
        raise WeightsError(
            f"{folder}: no weights in it (*.csv); make them with extract train, or leave `weights` empty"
        )
    return Weights(str(folder), tuple(texts))


def _check_form(text: str, path: Path, names: Container[str]) -> None:
    """Raises WeightsError if a file's text has other features, classes, thresholds or slots than the shipped one's."""
    shipped = shipped_text(path.stem.removesuffix(OF_VECTORS))
    ours, theirs = read_lines(shipped, path.stem), read_lines(text, str(path))
    with_vectors = path.stem.endswith(OF_VECTORS)
    linear_model(
        [line for line in theirs if not with_vectors or line.kind not in VECTOR_KINDS],
        str(path),
        _names(ours, "weight"),
        tuple(dict.fromkeys(line.label for line in ours if line.label)),
        _names(ours, "threshold"),
    )
    if with_vectors and path.stem in names:
        slots = {line.name: line.number for line in theirs if line.kind == "vector"}
        compare(str(path), "slot", slots, _names(read_lines(shipped_text(path.stem), path.stem), "vector"))


def _names(lines: Iterable[Line], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.name for line in lines if line.kind == kind))


def read_lines(text: str, path: str) -> list[Line]:
    """The lines of a file, each fit for its kind; `path` is for messages. Raises WeightsError."""
    reader = csv.reader(io.StringIO(text), strict=True)
    lines: list[Line] = []
    known: dict[tuple[str, str, str], int] = {}
    header = False
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            if not header:
                if tuple(cells) != COLUMNS:
                    raise fault(path, reader.line_num, f"the columns must be {', '.join(COLUMNS)}")
                header = True
                continue
            line = _line(cells, reader.line_num, path)
            first = known.setdefault((line.kind, line.name, line.label), line.number)
            if first != line.number:
                raise fault(path, line.number, f"says again what line {first} says; leave one of them out")
            lines.append(line)
    except csv.Error as error:
        raise fault(path, reader.line_num, f"is no CSV ({error}); check its quotation marks") from None
    return lines


def _line(cells: list[str], number: int, path: str) -> Line:
    if len(cells) != len(COLUMNS):
        raise fault(path, number, f"has {len(cells)} cells instead of {len(COLUMNS)}; put a cell with commas in quotes")
    line = Line(number, *cells)
    if line.kind not in _FILLED:
        raise fault(path, number, f"unknown kind {line.kind!r}; there are {', '.join(_FILLED)}")
    for cell, column, filled in zip((line.name, line.label), ("name", "class"), _FILLED[line.kind], strict=True):
        if bool(cell) != filled:
            raise fault(path, number, f"a line of kind {line.kind} has {'a' if filled else 'no'} {column}")
    return line


def _number(line: Line, path: str) -> float:
    number = finite(line.value)
    if number is None:
        raise fault(path, line.number, f"the value must be a number, not {line.value!r}")
    return number


def finite(word: str) -> float | None:
    """The number that a word is; None if it is none, or not finite."""
    try:
        number = float(word)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _origin(lines: Iterable[Line], path: str) -> str:
    found = next((line for line in lines if line.kind == "origin"), None)
    if found is None:
        raise WeightsError(f"{path}: a line of kind origin is missing; its value is hand-set or a SHA-256")
    if not _ORIGIN.fullmatch(found.value):
        raise fault(path, found.number, f"the origin must be hand-set or a SHA-256, not {found.value!r}")
    return found.value


def compare(path: str, what: str, found: dict[str, int], declared: Collection[str]) -> None:
    """Raises WeightsError if a file names (on which line) something else than the code."""
    for name, number in found.items():
        if name not in declared:
            raise fault(path, number, f"the {what} {name!r} is not used by the code; take it out or correct it")
    for name in declared:
        if name not in found:
            raise WeightsError(f"{path}: the {what} {name!r}, which the code uses, is missing; add a line for it")


def fault(path: str, number: int, reason: str) -> WeightsError:
    """The error for a line of a file."""
    return WeightsError(f"{path}, line {number}: {reason}")

"""Reads models of word vectors from their files. Apart from the others because it needs numpy, which takes its time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from extract.errors import WeightsError
from extract.scoring.model import Class, Feature
from extract.scoring.vector_model import VectorModel, WordVectors
from extract.scoring.weight_files import (
    VECTOR_KINDS,
    Line,
    compare,
    fault,
    finite,
    linear_model,
    load_model,
    read_lines,
)
from extract.scoring.weights_folder import current_vector_text, current_vector_texts

log = logging.getLogger("extract.scoring")


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
        log.warning("%s: learnt with other word vectors; the weights that do without are taken", model.linear.path)
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
    lines = read_lines(text, path)
    named = [line for line in lines if line.kind not in VECTOR_KINDS]
    linear = linear_model(named, path, features, classes, thresholds)
    weights = {(line.name, line.label): _numbers(line, path) for line in lines if line.kind == "vector"}
    compare(path, "slot", {line.name: line.number for line in lines if line.kind == "vector"}, slots)
    if _vectors_told(lines, path) != vectors.name:
        return VectorModel(linear, slots, np.zeros((0, len(classes))), vectors)
    parts = [[weights.get((slot, label), ()) for label in classes] for slot in slots]
    if any(len(numbers) != vectors.width for part in parts for numbers in part):
        raise WeightsError(f"{path}: each slot needs a line for each class with {vectors.width} numbers; train it anew")
    return VectorModel(linear, slots, np.concatenate([np.array(part).T for part in parts]), vectors)


def _numbers(line: Line, path: str) -> tuple[float, ...]:
    found = tuple(number for word in line.value.split() if (number := finite(word)) is not None)
    if len(found) != len(line.value.split()):
        raise fault(path, line.number, "the value must be numbers parted by blanks")
    return found


def _vectors_told(lines: Iterable[Line], path: str) -> str:
    """The vectors that a file's weights are for."""
    found = next((line.value for line in lines if line.kind == "vectors"), "")
    if not found:
        raise WeightsError(f"{path}: a line of kind vectors is missing; its value names the vectors")
    return found


def learnt_with_others(pipeline: Path) -> tuple[str, ...]:
    """The files of vectors in use whose weights are for others than those of a pipeline's folder; no model is loaded.

    Of an installed package the vectors lie one folder down, in that named after its version.
    """
    found = {text[1]: _vectors_told(read_lines(*text), text[1]) for text in current_vector_texts()}
    if not found:
        return ()
    tables = (table for place in (".", "*") for table in pipeline.glob(f"{place}/vocab/vectors") if table.is_file())
    table = next(tables, None)
    if table is None:  # no folder as spaCy writes one, which has a table even if it is empty: told when it is loaded
        return ()
    name = WordVectors(np.load(table), lambda _: -1).name
    return tuple(path for path, told in found.items() if told != name)

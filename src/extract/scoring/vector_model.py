"""Linear models that read static word vectors besides named features, many candidates at once.

The weights of a vector's numbers say nothing by themselves and hold for the vectors alone that they were learnt with.
So there are two files: `NAME.csv`, weights that do without, and `NAME.vectors.csv`, which has the lines of the other,
learnt together with these:

- `vectors`, once: the value names the vectors (`WordVectors.name`)
- `vector`: for the slot `name` (whose vector: the word's, its head's) and the class, the weight of each number

With another pipeline the first serves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic

import numpy as np
import numpy.typing as npt

from extract.scoring.model import Class, Contribution, Feature, LinearModel

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class WordVectors:
    """The static vectors of a pipeline: a table with a line each, and which line a word has, -1 for none."""

    table: npt.NDArray[np.float32]
    row_of: Callable[[str], int]

    @cached_property
    def name(self) -> str:
        """Lines × numbers, and the head of the table's SHA-256; empty if there are none."""
        lines, width = self.table.shape
        digest = hashlib.sha256(np.ascontiguousarray(self.table, dtype="<f4").tobytes()).hexdigest()
        return f"{lines}x{width}-{digest[:12]}" if lines and width else ""

    @property
    def width(self) -> int:
        """The numbers of a vector."""
        return int(self.table.shape[1])

    @cached_property
    def scales(self) -> Numbers:
        """What makes each vector one of length 1; 0 for a vector of nothing."""
        lengths = np.sqrt(np.einsum("ij,ij->i", self.table, self.table, dtype=np.float64))
        scales: Numbers = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        return scales

    def rows(self, words: Sequence[Sequence[str]]) -> Rows:
        """The lines of words, a line a candidate and a column a slot; an empty word has none."""
        return np.array([[self.row_of(word) if word else -1 for word in each] for each in words], dtype=np.int64)

    def of_length_1(self, rows: Rows) -> Numbers:
        """The vectors of each candidate's slots, one behind the other; those of no word are 0."""
        scaled = self.table[rows] * np.where(rows < 0, 0.0, self.scales[rows])[..., None]
        return np.asarray(scaled, dtype=np.float64).reshape(len(rows), -1)


NO_VECTORS = WordVectors(np.zeros((0, 0), np.float32), lambda _: -1)


@dataclass(frozen=True, eq=False)
class VectorModel(Generic[Feature, Class]):
    """A linear model over named features and the vectors of some words; those of `vectors`, or none."""

    linear: LinearModel[Feature, Class]
    slots: tuple[str, ...]
    weights: Numbers  # of the vectors' numbers, slot by slot; a column a class; no lines if the model does without
    vectors: WordVectors

    @property
    def reads_vectors(self) -> bool:
        """Whether vectors count, or the weights that do without are in use."""
        return len(self.weights) > 0

    def scores(self, found: Sequence[Mapping[Feature, float]], words: Sequence[Sequence[str]]) -> Numbers:
        """The scores of many candidates, a line each and a column a class; `words` has for each the words of the slots.

        Raises WeightsError for an unknown feature.
        """
        columns, values = list[int](), list[float]()
        try:
            for features in found:
                columns += map(self._columns.__getitem__, features)
                values += features.values()
        except KeyError as error:
            raise self.linear.unknown(error.args[0]) from None
        total = np.zeros((len(found), len(self.linear.classes)))
        owners = np.repeat(np.arange(len(found)), list(map(len, found)))
        # no product of matrices: few features are ever given, and NumPy's library would start threads
        np.add.at(total, owners, self._matrix[columns] * np.array(values)[:, None])
        total += self._intercepts
        if self.reads_vectors and len(found):
            for slot, rows in enumerate(self.vectors.rows(words).T):
                total += self._by_row[slot][rows]
        return total

    def probabilities(self, scores: Numbers) -> Numbers:
        """What scores come to: logistic for one class, softmax for several."""
        whole = np.pad(scores, ((0, 0), (0, 1))) if len(self.linear.classes) == 1 else scores
        powers = np.exp(whole - whole.max(axis=1, keepdims=True))
        chances: Numbers = (powers / powers.sum(axis=1, keepdims=True))[:, : scores.shape[1]]
        return chances

    def explain(self, features: Mapping[Feature, float], words: Sequence[str]) -> tuple[Contribution, ...]:
        """What makes up the scores of a candidate, the largest amounts first; a word's vector is one contribution."""
        told = list(self.linear.explain(features))
        if self.reads_vectors:
            for slot, row in enumerate(self.vectors.rows([words])[0]):
                about = f"the vector of {words[slot]!r}, {self.slots[slot]}"
                for label, amount in zip(self.linear.classes, self._by_row[slot][row].tolist(), strict=True):
                    told.append(Contribution(label, f"vector:{self.slots[slot]}", 1.0, amount, about))
        return tuple(sorted(told, key=lambda c: (-abs(c.amount), c.label, c.feature)))

    @cached_property
    def _columns(self) -> dict[Feature, int]:
        return {feature: column for column, feature in enumerate(self.linear.weights)}

    @cached_property
    def _matrix(self) -> Numbers:
        rows = self.linear.weights.values()
        return np.array([[row.get(label, 0.0) for label in self.linear.classes] for row in rows])

    @cached_property
    def _intercepts(self) -> Numbers:
        return np.array([self.linear.intercepts[label] for label in self.linear.classes])

    @cached_property
    def _by_row(self) -> list[Numbers]:
        """For each slot what each vector of the table comes to, a column a class; the last line is that of no word."""
        width, found = self.vectors.width, []
        for slot in range(len(self.slots)):
            part = self.vectors.table @ self.weights[slot * width : (slot + 1) * width]
            found.append(np.pad(part * self.vectors.scales[:, None], ((0, 1), (0, 0))))
        return found

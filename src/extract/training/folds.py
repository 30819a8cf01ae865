"""Folds for cross-validation: by article, never splitting one, and the same for the same articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

FOLDS = 5


def folds_of(articles: Sequence[str], folds: int = FOLDS) -> npt.NDArray[np.int64]:
    """For each sample, whose article's id is given, the number of its fold; there are as many as articles, at most.

    Articles are dealt out in the order of their hashes, so that folds are of equal size and no source or topic stands
    together.
    """
    number = fold_of(articles, folds)
    return np.array([number[article] for article in articles], dtype=np.int64)


def fold_of(articles: Iterable[str], folds: int = FOLDS) -> dict[str, int]:
    """The fold of each article."""
    ordered = sorted(set(articles), key=lambda article: hashlib.sha256(article.encode()).digest())
    return {article: place % folds for place, article in enumerate(ordered)}

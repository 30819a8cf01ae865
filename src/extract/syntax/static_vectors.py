"""The static word vectors of a spaCy pipeline, as the models of the scoring package read them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from extract.scoring.vector_model import NO_VECTORS, WordVectors

if TYPE_CHECKING:
    from spacy.vocab import Vocab


@lru_cache(maxsize=4)
def vectors_of(vocab: Vocab) -> WordVectors:
    """The vectors of a vocabulary; none if it has no table of words (spaCy's floret makes them of letters)."""
    vectors, strings = vocab.vectors, vocab.strings
    if vectors.mode != "default" or not vectors.size or not isinstance(vectors.data, np.ndarray):
        return NO_VECTORS
    rows: dict[int, int] = vectors.key2row

    @lru_cache(maxsize=16384)
    def row_of(word: str) -> int:
        return rows.get(strings[word], -1)

    return WordVectors(vectors.data, row_of)

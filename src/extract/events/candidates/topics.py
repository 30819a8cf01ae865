"""What an article is about, by the static vectors of its nouns: a match, a film, a company, a war."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from extract.scoring.vector_model import Numbers, WordVectors
from extract.syntax.document import Document
from extract.vocabulary import words

TOPICS = ("accident", "business", "crime", "disease", "nature", "politics", "science", "show", "sport", "war")
_SCALE = 5.0  # makes differences of cosines about as large as a yes or no
_DOUBT = 10  # nouns with which an article tells half of what a long one tells


def topics_of(document: Document) -> dict[str, float]:
    """How near an article is to each topic: the cosine of the mean vector of its common nouns and that of the topic's
    words, less the mean over the topics, × 5; the less the fewer nouns there are. Nothing without vectors or nouns."""
    tree = document.tree
    nouns = [(word,) for word, tag in zip(tree.lower, tree.tags, strict=True) if tag in ("NN", "NNS")]
    if not nouns or not tree.vectors.width:
        return {}
    near = _anchors(tree.vectors) @ _mean(tree.vectors, nouns)
    scale = _SCALE * len(nouns) / (len(nouns) + _DOUBT)
    return dict(zip(TOPICS, (scale * (near - near.mean())).tolist(), strict=True))


@lru_cache(maxsize=4)
def _anchors(vectors: WordVectors) -> Numbers:
    """The mean vector of each topic's words, a line each."""
    return np.stack([_mean(vectors, [(word,) for word in sorted(words(f"topic_{topic}"))]) for topic in TOPICS])


def _mean(vectors: WordVectors, listed: list[tuple[str]]) -> Numbers:
    """The mean vector of words, of length 1; of words without vectors 0."""
    mean: Numbers = vectors.of_length_1(vectors.rows(listed)).mean(axis=0)
    length = float(mean @ mean) ** 0.5
    return mean / length if length else mean

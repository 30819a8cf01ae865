"""How alike articles are: the cosine of their terms, each weighed by how rare it is in the corpus and in news at large.

Terms are words and pairs of neighbouring words. A weight is (1 + ln count) × idf² (Salton and Buckley 1988, with idf on
both sides), where the corpus is joined by as many usual articles that have the common words alone: so two articles can
be compared as well as 20,000. Terms of many articles tell little and cost most: they are left out, so that the cost
grows almost linearly.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.merge.content_words import usual_shares
from extract.merge.reports import Numbers, Profile, digest

LEAST = 0.03  # likeness below which articles are strangers
_NEIGHBOURS = 40  # of an article, among those before it
_USUAL = 500  # usual articles that join the corpus
_OFTEN = (0.1, 30, 400)  # terms of more articles than this share, but of at least and at most so many, are left out
_HEAVIEST = 150  # terms of an article

Weights = npt.NDArray[np.float64]


class Alike(NamedTuple):
    """Two articles by their numbers, and their likeness, 0 to 1."""

    article: int
    earlier: int
    likeness: float


class Rarity:
    """How rare terms are: of each the number of articles that have it, beside usual ones."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        gathered, self.articles = array("q"), 0
        for profile in profiles:
            gathered.frombytes(profile.terms.tobytes())
            self.articles += 1
        terms, counts = np.unique(np.frombuffer(gathered, np.int64), return_counts=True)
        self._terms, self._counts = terms[counts > 1], counts[counts > 1]
        self._usual = {digest(word): share * _USUAL for word, share in usual_shares().items()}

    def counts(self, terms: Numbers) -> Numbers:
        """In how many articles each stands, 1 for what stands in none."""
        if not len(self._terms):
            return np.ones(len(terms), np.int64)
        places = np.minimum(np.searchsorted(self._terms, terms), len(self._terms) - 1)
        return np.where(self._terms[places] == terms, self._counts[places], 1)

    def idf(self, terms: Numbers) -> Weights:
        """The natural logarithm of how rare each is."""
        usual = np.array([self._usual.get(term, 0.0) for term in terms.tolist()])
        found: Weights = np.log((self.articles + _USUAL) / (self.counts(terms) + usual))
        return np.maximum(found, 0.0)


class Likeness:
    """Takes in articles one after another, and tells each time which of those before it are like it."""

    def __init__(self, rarity: Rarity) -> None:
        share, least, most = _OFTEN
        self._rarity = rarity
        self._most = min(max(least, int(share * rarity.articles)), most)
        self._articles: dict[int, array[int]] = {}
        self._weights: dict[int, array[float]] = {}

    def add(self, number: int, profile: Profile) -> list[Alike]:
        """Those before it that are like an article, the most alike first."""
        weights = (1.0 + np.log(profile.counts)) * self._rarity.idf(profile.terms) ** 2
        counts = self._rarity.counts(profile.terms)
        chosen = np.flatnonzero((counts > 1) & (counts <= self._most) & (weights > 0))
        chosen = np.sort(chosen[np.argsort(-weights[chosen], kind="stable")[:_HEAVIEST]])
        length = float(np.sqrt((weights**2).sum())) or 1.0
        places, products = array("q"), [np.zeros(0)]
        for term, weight in zip(profile.terms[chosen].tolist(), (weights[chosen] / length).tolist(), strict=True):
            known = self._articles.setdefault(term, array("q"))
            known_weights = self._weights.setdefault(term, array("d"))
            places.extend(known)
            products.append(np.array(known_weights) * weight)
            known.append(number)
            known_weights.append(weight)
        found = _best(np.frombuffer(places, np.int64), np.concatenate(products)) if places else []
        return [Alike(number, earlier, likeness) for likeness, earlier in found]


def _best(places: Numbers, products: Weights) -> list[tuple[float, int]]:
    found, inverse = np.unique(places, return_inverse=True)
    sums = np.minimum(np.round(np.bincount(inverse, weights=products), 4), 1.0)
    order = np.lexsort((found, -sums))[:_NEIGHBOURS]
    return [(float(sums[place]), int(found[place])) for place in order if sums[place] >= LEAST]

"""What the rest of an article says about one mention of a name: the features of the model `name_labels`.

The scores that the mentions have by themselves (`mention_evidence`) are the evidence here: those of the mention, of
others with the same words, of the full name that it is the last word of, of the name that it is an acronym of; and how
likely the other stretches are that it overlaps with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from extract.entities.candidates import CLASSES, LIMITS, Candidate, NameClass, Words
from extract.entities.surnames import family_names
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.vector_model import NO_VECTORS, Numbers, VectorModel

Clue = Literal[
    "own-none",
    "own-person",
    "own-org",
    "own-place",
    "others-none",
    "others-person",
    "others-org",
    "others-place",
    "bearer-none",
    "bearer-person",
    "bearer-org",
    "bearer-place",
    "full-form-none",
    "full-form-person",
    "full-form-org",
    "full-form-place",
    "longer-none",
    "longer-person",
    "longer-org",
    "longer-place",
    "others-number",
    "others-share",
    "others-rejected",
    "only-mention",
    "has-bearer",
    "given-name",
    "begins-longer",
    "ends-longer",
    "first-part-named",
    "last-part-named",
    "wider-rival",
    "narrower-rival",
    "crossing-rival",
]
CLUES: tuple[Clue, ...] = get_args(Clue)

_Clues4 = tuple[Clue, Clue, Clue, Clue]
_OWN: _Clues4 = ("own-none", "own-person", "own-org", "own-place")
_OTHERS: _Clues4 = ("others-none", "others-person", "others-org", "others-place")
_BEARER: _Clues4 = ("bearer-none", "bearer-person", "bearer-org", "bearer-place")
_FULL: _Clues4 = ("full-form-none", "full-form-person", "full-form-org", "full-form-place")
_LONGER: _Clues4 = ("longer-none", "longer-person", "longer-org", "longer-place")

_MOST = 6.0  # what one score counts for at most
_MOST_RIVAL, _LEAST_RIVAL = 6.0, 0.0
_MOST_OTHERS = 2.0  # natural logarithm

Mean = tuple[float, float, float, float]  # in the order of CLASSES


@per_weights
def label_model() -> LinearModel[Clue, NameClass]:
    """The weights of what the article says of a name."""
    return load_model("name_labels", CLUES, CLASSES, LIMITS)


@per_weights
def label_scorer() -> VectorModel[Clue, NameClass]:
    """The same, for many mentions at once; it reads no vectors."""
    return VectorModel(label_model(), (), np.zeros((0, len(CLASSES))), NO_VECTORS)


def totals_of(scores: Numbers) -> Numbers:
    """How much more likely each mention is some name than none: the logarithm of the odds.

    `scores` are natural logarithms, a line a mention and a column a class.
    """
    labels = scores[:, 1:]
    most = labels.max(axis=1)
    totals: Numbers = most + np.log(np.exp(labels - most[:, None]).sum(axis=1)) - scores[:, 0]
    return totals


def _cut(scores: Numbers) -> Numbers:
    """Scores about their mean, none beyond what one counts for."""
    cut: Numbers = np.clip(scores - scores.mean(axis=1, keepdims=True), -_MOST, _MOST)
    return cut


def _mean(scores: Sequence[Sequence[float]]) -> Mean:
    number = len(scores)
    none, person, org, place = [sum(column) / number for column in zip(*scores, strict=True)]
    return none, person, org, place


@dataclass(frozen=True)
class _Names:
    """The names that are taken for such so far, by their words."""

    mentions: Mapping[str, Sequence[int]]  # of each name the numbers of all mentions
    chosen: Mapping[str, Sequence[int]]  # those that are taken for a name
    means: Mapping[str, Mean]
    bearers: Mapping[str, str]  # family name → full name
    given: frozenset[str]
    longer: Mapping[str, str]  # first word → name of several that is no person's
    lasts: frozenset[str]
    full: Mapping[str, str]  # acronym → name, and back


class ArticleEvidence:
    """The clues of an article's mentions, by their scores and by which of them are taken for names by these alone."""

    def __init__(
        self,
        words: Words,
        candidates: Sequence[Candidate],
        scores: Numbers,
        chosen: Iterable[int],
        links: Iterable[tuple[str, str]],
        overlaps: Iterable[tuple[int, int]],
    ) -> None:
        self._candidates = candidates
        self._keys = name_keys(words, candidates)
        self._scores: list[Sequence[float]] = _cut(scores).tolist()
        self._odds: list[float] = np.clip(totals_of(scores), _LEAST_RIVAL, _MOST_RIVAL).tolist()
        self._parts = [tuple(words.texts[c.start : c.end]) for c in candidates]
        self._chosen = frozenset(chosen)
        self._names = self._read_names(links)
        self._rivals = self._find_rivals(overlaps)

    def _read_names(self, links: Iterable[tuple[str, str]]) -> _Names:
        mentions: dict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self._keys):
            mentions[key].append(number)
        chosen = {key: found for key, all_ in mentions.items() if (found := [n for n in all_ if n in self._chosen])}
        means = {key: _mean([self._scores[n] for n in numbers]) for key, numbers in mentions.items()}
        bearers: dict[str, str] = {}
        longer: dict[str, str] = {}
        given, lasts = set[str](), set[str]()
        for key, numbers in chosen.items():
            parts, (_, person, org, place) = self._parts[numbers[0]], means[key]
            if len(parts) < 2:
                continue
            if person >= max(org, place):
                for family in family_names(parts):
                    bearers.setdefault(family, key)
                given.add(parts[0])
            else:
                longer.setdefault(parts[0], key)
                lasts.add(parts[-1])
        full = {one: other for pair in links for one, other in (pair, pair[::-1]) if one in means and other in means}
        return _Names(mentions, chosen, means, bearers, frozenset(given), longer, frozenset(lasts), full)

    def _find_rivals(self, overlaps: Iterable[tuple[int, int]]) -> list[dict[Clue, float]]:
        """For each mention how likely the likeliest are that hold it, that it holds, that it crosses."""
        rivals: list[dict[Clue, float]] = [{} for _ in self._candidates]
        for one, other in overlaps:
            (start, end, *_), (first, last, *_) = self._candidates[one], self._candidates[other]
            if first <= start and end <= last:
                told: tuple[Clue, Clue] = ("wider-rival", "narrower-rival")
            elif start <= first and last <= end:
                told = ("narrower-rival", "wider-rival")
            else:
                told = ("crossing-rival", "crossing-rival")
            for number, clue, rival in ((one, told[0], other), (other, told[1], one)):
                if self._odds[rival] > rivals[number].get(clue, 0.0):
                    rivals[number][clue] = self._odds[rival]
        return rivals

    def clues(self, number: int) -> dict[Clue, float]:
        """The clues of one mention."""
        names, key = self._names, self._keys[number]
        found = dict(zip(_OWN, self._scores[number], strict=True))
        found.update(self._rivals[number])
        others = [other for other in names.chosen.get(key, ()) if other != number]
        mentions = len(names.mentions[key])
        if others:
            found.update(zip(_OTHERS, _mean([self._scores[other] for other in others]), strict=True))
            found["others-number"] = min(_MOST_OTHERS, math.log(1 + len(others)))
            found["others-share"] = len(others) / max(1, mentions - 1)
        else:
            found["others-rejected" if mentions > 1 else "only-mention"] = 1.0
        if key in names.full:
            found.update(zip(_FULL, names.means[names.full[key]], strict=True))
        self._add_longer(found, key, self._parts[number])
        return found

    def _add_longer(self, found: dict[Clue, float], key: str, parts: tuple[str, ...]) -> None:
        """What the longer names say that it is a part of, and the shorter that are parts of it."""
        names = self._names
        if key in names.bearers:
            found.update(zip(_BEARER, names.means[names.bearers[key]], strict=True))
            found["has-bearer"] = 1.0
        elif key in names.given:
            found["given-name"] = 1.0
        elif key in names.longer:
            found.update(zip(_LONGER, names.means[names.longer[key]], strict=True))
            found["begins-longer"] = 1.0
        if key in names.lasts and key not in names.bearers:
            found["ends-longer"] = 1.0
        for split in range(1, len(parts)):
            last = " ".join(parts[split:])
            if " ".join(parts[:split]) in names.chosen:
                found["first-part-named"] = 1.0
            if last in names.chosen and last not in names.bearers:
                found["last-part-named"] = 1.0


def name_keys(words: Words, candidates: Sequence[Candidate]) -> list[str]:
    """What each candidate is counted under: its phrase, in capitals that of the same name in small letters."""
    phrases = [words.phrase(candidate) for candidate in candidates]
    small = {phrase.upper(): phrase for phrase in phrases if not phrase.isupper()}
    return [small.get(phrase, phrase) if len(phrase) >= _SHORTEST_SHOUTED else phrase for phrase in phrases]


_SHORTEST_SHOUTED = 5  # letters of a name in capitals that is no acronym


def overlapping(candidates: Sequence[Candidate]) -> list[tuple[int, int]]:
    """The pairs of candidates that share words, by their numbers."""
    order = sorted(range(len(candidates)), key=lambda number: candidates[number].start)
    found = []
    for place, one in enumerate(order):
        end = candidates[one].end
        for other in order[place + 1 :]:
            if candidates[other].start >= end:
                break
            found.append((one, other))
    return found

"""What an article tells, as merging reads it: its actions, and the words that show what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.merge.areas import NO_AREAS, Area, read_areas
from extract.merge.content_words import Word, base_form, content_words, digest_of
from extract.merge.happening_tolls import NO_TOLLS, Tolls, read_tolls
from extract.merge.order import order_of, sentence_number
from extract.merge.windows import Window, window_of
from extract.vocabulary import deeds
from extract.write import COLUMN_PLACES, COLUMNS, Row, Rows, split_names

LEAD = 3  # sentences that an article begins with: they say what it tells
_ABOUT = 400  # content words that an article's likeness to others is judged by
_SHINGLE = 5  # words
_ARTICLES = COLUMN_PLACES["articles"]
_EVENTS = COLUMN_PLACES["events"]
_SENTENCE_TEXT = COLUMNS["sentences"].index("text")
_DATED = ("metadata", "name", "url")

Numbers = npt.NDArray[np.int64]


class Side(NamedTuple):
    """Who or what fills a slot of an action: names, ids (empty where unknown), the words of the names; where places
    lie."""

    names: tuple[str, ...]
    ids: tuple[str, ...]
    words: tuple[str, ...]
    areas: tuple[Area, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The ids of those that are entities."""
        return frozenset(filter(None, self.ids))


class Report(NamedTuple):
    """An action as one article tells it."""

    event_id: str
    position: int  # of the action in its article, from 0
    sentence: int  # the number of its sentence, from 1
    type: str
    trigger: str  # lower case
    lemma: str
    deeds: frozenset[str]
    actor: Side
    target: Side
    place: Side
    date_from: str
    date_to: str
    date_source: str
    realis: str
    words: tuple[str, ...]  # of its sentence, each once, in alphabetical order
    numbers: tuple[str, ...]
    confidence: float
    window: Window
    tolls: Tolls  # by kind


class Telling(NamedTuple):
    """An article: when and by whom it was published, and what it reports."""

    article_id: str
    published: str
    is_dated: bool  # by what comes with the article, not by its text alone
    publisher: str
    sha256: str
    reports: tuple[Report, ...]

    @property
    def order(self) -> tuple[str, str]:
        """What articles are ordered by: the undated stand behind all others."""
        return order_of(self.published, self.article_id)


class Profile(NamedTuple):
    """What an article is compared by: its terms in ascending order, how often each counts, its shingles; as digests."""

    terms: Numbers
    counts: Numbers
    shingles: Numbers


def read_profile(rows: Rows) -> Profile:
    """What an article is compared by, from its rows."""
    sentences = [content_words(row[_SENTENCE_TEXT]) for row in rows["sentences"]]
    terms = _terms(sentences)
    ordered = sorted(terms)
    counts = [terms[term] for term in ordered]
    return Profile(np.array(ordered, np.int64), np.array(counts, np.int64), np.array(_shingles(sentences), np.int64))


def read_telling(rows: Rows) -> Telling:
    """What an article tells, from its rows with the ids of the corpus."""
    [article] = rows["articles"]
    published = article[_ARTICLES["published"]]
    actions = [row for row in rows["events"] if row[_EVENTS["kind"]] == "action"]
    tolls, areas = read_tolls(rows), read_areas(rows)
    return Telling(
        article[_ARTICLES["article_id"]],
        published,
        article[_ARTICLES["published_source"]] in _DATED,
        article[_ARTICLES["publisher"]],
        article[_ARTICLES["sha256"]],
        tuple(
            _report(row, place, published, tolls.get(row[_EVENTS["event_id"]], NO_TOLLS), areas)
            for place, row in enumerate(actions)
        ),
    )


def _report(row: Row, position: int, published: str, tolls: Tolls, areas: Mapping[str, Area]) -> Report:
    cell = {name: row[place] for name, place in _EVENTS.items()}
    words = sorted({word.form for word in content_words(cell["text"])})
    trigger = cell["trigger"].lower()
    lemma = base_form((trigger.split() or [""])[0])
    return Report(
        cell["event_id"],
        position,
        sentence_number(cell["sentence_id"]),
        cell["type"],
        trigger,
        lemma,
        deeds().get(lemma, frozenset()),
        _side(cell["actor"], cell["actor_id"]),
        _side(cell["target"], cell["target_id"]),
        _side(cell["place"], cell["place_id"], areas),
        cell["date_from"],
        cell["date_to"],
        cell["date_source"],
        cell["realis"],
        tuple(words),
        tuple(word for word in words if word[0].isdigit()),
        float(cell["confidence"] or 0),
        window_of(cell["date_from"], cell["date_to"], cell["date_source"], cell["realis"], published),
        tolls,
    )


def _side(names: str, ids: str, areas: Mapping[str, Area] = NO_AREAS) -> Side:
    found = tuple(split_names(names))
    known = tuple(split_names(ids)) if ids else ()
    words = sorted({word.form for name in found for word in content_words(name)})
    lying = tuple(areas[each] for each in known if each in areas)
    return Side(found, (*known, *("" for _ in found[len(known) :])), tuple(words), lying)


def _terms(sentences: Sequence[Sequence[Word]]) -> dict[int, int]:
    """Words and pairs of neighbours, as digests, with their counts: those of names and of the lead count twice."""
    counts, seen = Counter[str](), 0
    for number, sentence in enumerate(sentences):
        times = 2 if number < LEAD else 1
        for word in sentence:
            counts[word.form] += 2 * times if word.is_name else times
        for first, second in pairwise(sentence):
            counts[f"{first.form} {second.form}"] += times
        seen += len(sentence)
        if seen > _ABOUT:
            break
    return {digest(term): count for term, count in counts.items()}


def _shingles(sentences: Sequence[Sequence[Word]]) -> list[int]:
    """All runs of five content words, as digests in ascending order (Broder 1997)."""
    words = [word.form for sentence in sentences for word in sentence][: 2 * _ABOUT]
    return sorted({digest(" ".join(words[at : at + _SHINGLE])) for at in range(len(words) - _SHINGLE + 1)})


def digest(term: str) -> int:
    """A number of 63 bits for a term, the same on every machine."""
    return digest_of(term.encode())

"""Whom definite nouns and pronouns take up that the speaker stage has left open: "the company", "the envoy", "she".

The model is that of the sources of quotes (`speakers.source_candidates`), asked of other words; it has learnt of
sources alone, so that more certainty is asked of it here. On 179 labelled articles two of three answers are right.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from extract.records import Entity
from extract.speakers.source_candidates import Kind, SourceChooser, kind_of_source, source_model
from extract.syntax.document import Document

_LEAST: dict[Kind, float] = {"he": 0.0, "role": 1.0, "group": 0.5}  # the least score, by what sort of word it is


def taken_up(document: Document, token: int) -> Entity | None:
    """The entity that a noun or pronoun takes up, None where nobody can be told."""
    return document.entity(_stand_ins(document).meant(token))


class _StandIns:
    """The nouns and pronouns of an article that take somebody up; each is looked into only when it is asked for."""

    def __init__(self, document: Document) -> None:
        self._document, self._chooser = document, SourceChooser(document)
        self._speakers = _speakers(document)
        self._spoken = sorted(self._speakers)
        self._past = [([], {}), *self._told()]  # what the chooser knows after each of those who speak

    def _told(self) -> Iterator[tuple[list[str], dict[str, str]]]:
        for token in self._spoken:
            self._chooser.spoke(self._speakers[token], token)
            yield list(self._chooser.speakers), dict(self._chooser.meant)

    def meant(self, token: int) -> str:
        """The id of the entity that a token takes up, "" where nobody can be told."""
        document, tree, chooser = self._document, self._document.tree, self._chooser
        if tree.tags[token] not in ("PRP", "NN") or document.mention[token] >= 0:
            return ""
        kind = kind_of_source(tree, token)
        if kind not in _LEAST:
            return ""
        chooser.speakers, chooser.meant = self._past[bisect_right(self._spoken, token)]
        candidates, score = chooser.candidates(kind, tree.span(token, token), token, ""), source_model().score
        best = max(((score(clues), key) for key, clues in candidates), default=(-1.0, ""))
        return best[1] if best[0] > _LEAST[kind] else ""


@lru_cache(maxsize=2)
def _stand_ins(document: Document) -> _StandIns:
    return _StandIns(document)


def _speakers(document: Document) -> dict[int, list[str]]:
    """The ids of those who speak, by the head of the words that name them."""
    tree, found = document.tree, dict[int, list[str]]()
    for quote in document.quotes:
        tokens = tree.tokens(*quote.source) if quote.source is not None else range(0)
        if tokens:
            found.setdefault(tree.root(tokens), [key for _, key in quote.speakers])
    return found

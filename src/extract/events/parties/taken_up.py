"""Whom definite nouns and pronouns take up that the speaker stage has left open: "the company", "the envoy", "she".

The candidates and what speaks for each are those of the sources of quotes (`speakers.source_candidates`); the weights
are learnt of the parties of labelled happenings, who are seldom the last speaker.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from extract.records import Entity
from extract.scoring import LinearModel, load_model, per_weights
from extract.speakers.source_candidates import CLUES, Clue, Clues, SourceChooser, is_definite, kind_of_source
from extract.syntax.document import Document

_KINDS = frozenset({"he", "it", "role", "group"})  # the sorts of words that are looked into


@per_weights
def stand_in_model() -> LinearModel[Clue, Literal["candidate"]]:
    """The weights of what makes an entity the one that a noun or pronoun stands for."""
    return load_model("stand_ins", CLUES, ("candidate",))


def taken_up(document: Document, token: int) -> Entity | None:
    """The entity that a noun or pronoun takes up, None where nobody can be told."""
    score, found = stand_in_model().score, stand_ins(document).candidates(token)
    best = max(((score(clues), key) for key, clues in found), default=(-1.0, ""))
    return document.entity(best[1]) if best[0] > 0 else None


class StandIns:
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

    def candidates(self, token: int) -> tuple[tuple[str, Clues], ...]:
        """The ids of the entities that a token may take up, with what speaks for each; none for other words."""
        document, tree, chooser = self._document, self._document.tree, self._chooser
        if tree.tags[token] not in ("PRP", "PRP$", "NN") or document.mention[token] >= 0:
            return ()
        kind = kind_of_source(tree, token)
        if kind not in _KINDS or (kind == "role" and not is_definite(tree, token)):
            return ()
        chooser.speakers, chooser.meant = self._past[bisect_right(self._spoken, token)]
        return tuple(chooser.candidates(kind, tree.span(token, token), token, ""))


@lru_cache(maxsize=2)
def stand_ins(document: Document) -> StandIns:
    """Those of an article."""
    return StandIns(document)


def _speakers(document: Document) -> dict[int, list[str]]:
    """The ids of those who speak, by the head of the words that name them."""
    tree, found = document.tree, dict[int, list[str]]()
    for quote in document.quotes:
        tokens = tree.tokens(*quote.source) if quote.source is not None else range(0)
        if tokens:
            found.setdefault(tree.root(tokens), [key for _, key in quote.speakers])
    return found

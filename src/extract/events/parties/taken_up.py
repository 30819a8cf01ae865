"""Whom definite nouns and pronouns take up that the speaker stage has left open: "the company", "the envoy", "she".

The model is that of the sources of quotes (`speakers.source_candidates`), asked of other words; it has learnt of
sources alone, so that more certainty is asked of it here. On 179 labelled articles two of three answers are right.
"""

from __future__ import annotations

from functools import lru_cache

from extract.records import Entity
from extract.speakers.source_candidates import Kind, SourceChooser, is_definite, kind_of_source, source_model
from extract.syntax.document import Document

_LEAST: dict[Kind, float] = {"he": 0.0, "role": 1.0, "group": 0.5}  # the least score, by what sort of word it is


def taken_up(document: Document, token: int) -> Entity | None:
    """The entity that a noun or pronoun takes up, None where nobody can be told."""
    return document.entity(_taken_up(document).get(token, ""))


@lru_cache(maxsize=2)
def _taken_up(document: Document) -> dict[int, str]:
    """The ids of the entities taken up, by token."""
    tree, chooser, score, found = document.tree, SourceChooser(document), source_model().score, dict[int, str]()
    speakers = _speakers(document)
    for token, tag in enumerate(tree.tags):
        if token in speakers:
            chooser.spoke(speakers[token], token)
        if tag not in ("PRP", "NN") or document.mention[token] >= 0:
            continue
        kind = kind_of_source(tree, token)
        if kind not in _LEAST or (kind == "role" and not is_definite(tree, token)):
            continue
        candidates = chooser.candidates(kind, tree.span(token, token), token, "")
        best = max(((score(clues), key) for key, clues in candidates), default=(-1.0, ""))
        if best[0] > _LEAST[kind]:
            found[token] = best[1]
    return found


def _speakers(document: Document) -> dict[int, list[str]]:
    """The ids of those who speak, by the head of the words that name them."""
    tree, found = document.tree, dict[int, list[str]]()
    for quote in document.quotes:
        tokens = tree.tokens(*quote.source) if quote.source is not None else range(0)
        if tokens:
            found.setdefault(tree.root(tokens), [key for _, key in quote.speakers])
    return found

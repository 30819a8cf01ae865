"""Who was told: the object of "told", the "to somebody" of "said"."""

from __future__ import annotations

from extract.quotes.cues import Cue
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase
from extract.syntax.tree import Tree
from extract.vocabulary import verbs

_PEOPLE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def find_addressee(document: Document, cue: Cue) -> Range | None:
    """The noun phrase that names whom the cue's words were said to, outside quotation marks."""
    head = _head(document.tree, cue)
    if head is None or document.marks.inside[head] != document.marks.inside[cue.token]:
        return None
    return noun_phrase(document, head)


def _head(tree: Tree, cue: Cue) -> int | None:
    """The head of the addressee, by the cue's frame."""
    frames = cue.verb.frames
    if frames & {"tell", "to-do"}:
        head = _person(tree, tree.kids_after(cue.token, "dobj", "dative"))
        return _subject_of_infinitive(tree, cue) if head is None and "to-do" in frames else head
    if "on-do" in frames:
        return _object_of(tree, cue, "on")
    return _object_of(tree, cue, "to") if cue.verb.base in verbs("spoken_to") else None


def _person(tree: Tree, heads: list[int]) -> int | None:
    return next((head for head in heads if tree.tags[head] in _PEOPLE), None)


def _object_of(tree: Tree, cue: Cue, word: str) -> int | None:
    preps = [prep for prep in tree.kids_after(cue.token, "prep", "dative") if tree.lower[prep] == word]
    return _person(tree, tree.kids_as(preps[0], "pobj")) if preps else None


def _subject_of_infinitive(tree: Tree, cue: Cue) -> int | None:
    """Whom somebody asks to do something: the parser makes it the infinitive's subject."""
    for kid in tree.kids_after(cue.token, "ccomp", "xcomp"):
        if tree.has_to(kid):
            return next((k for k in tree.kids_as(kid, "nsubj") if k < kid), None)
    return None

"""Who was told: the object of "told", the "to somebody" of "said"."""

from __future__ import annotations

from extract.quotes.cues import Cue, words_for
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase
from extract.syntax.tree import Tree

_PEOPLE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def _object(tree: Tree, cue: Cue) -> int | None:
    for kid in tree.kids[cue.token]:
        if kid > cue.token and tree.deps[kid] in ("dobj", "dative") and tree.tags[kid] in _PEOPLE:
            return kid
    return None


def _object_of(tree: Tree, cue: Cue, word: str) -> int | None:
    for kid in tree.kids[cue.token]:
        if tree.lower[kid] == word and tree.deps[kid] in ("prep", "dative") and kid > cue.token:
            return next((k for k in tree.kids[kid] if tree.deps[k] == "pobj" and tree.tags[k] in _PEOPLE), None)
    return None


def find_addressee(document: Document, cue: Cue) -> Range | None:
    """The noun phrase that names whom the cue's words were said to, outside quotation marks."""
    tree = document.tree
    head: int | None = None
    if cue.verb.frames & {"tell", "to-do"}:
        head = _object(tree, cue)
        if head is None and "to-do" in cue.verb.frames:
            head = _subject_of_infinitive(tree, cue)
    elif "on-do" in cue.verb.frames:
        head = _object_of(tree, cue, "on")
    elif cue.verb.base in words_for("spoken_to"):
        head = _object_of(tree, cue, "to")
    if head is None or document.marks.inside[head] != document.marks.inside[cue.token]:
        return None
    return noun_phrase(document, head)


def _subject_of_infinitive(tree: Tree, cue: Cue) -> int | None:
    """Whom somebody asks to do something: the parser makes it the infinitive's subject."""
    for kid in tree.kids[cue.token]:
        if kid > cue.token and tree.deps[kid] in ("ccomp", "xcomp") and tree.has_to(kid):
            return next((k for k in tree.kids[kid] if tree.deps[k] == "nsubj" and k < kid), None)
    return None

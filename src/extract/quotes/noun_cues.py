"""Nouns as cues: the claim that, his view is that, of the opinion that; and what a statement is put out by."""

from __future__ import annotations

from collections.abc import Iterator

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import widened
from extract.quotes.cues import forms_for, load_nouns
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, trim
from extract.syntax.tree import Tree

_MANY = 100  # children of a verb that are looked at
_BY = frozenset({"by", "from", "of", "among"})
_BE = frozenset({"is", "was", "are", "were", "'s", "’s", "be", "been"})


def _holder(document: Document, noun: int) -> Range | None:
    """Whose claim or view it is: his, of the ministry, by critics; or who makes or voices it."""
    tree = document.tree
    for kid in tree.kids[noun]:
        if tree.deps[kid] == "poss":
            found = trim(tree, tree.left[kid], tree.right[kid])
            if found and tree.tags[found[1]] == "POS" and found[0] < found[1]:
                return found[0], found[1] - 1
            return found
    for kid in tree.kids[noun]:
        if tree.deps[kid] == "prep" and tree.lower[kid] in _BY and kid > noun:
            inner = next((k for k in tree.kids[kid] if tree.deps[k] == "pobj"), None)
            if inner is not None:
                return noun_phrase(document, inner)
    head = tree.heads[noun]
    if tree.deps[noun] == "dobj" and tree.lower[head] in forms_for("holding"):
        return noun_phrase(document, tree.subjects[head]) if tree.subjects[head] >= 0 else None
    if tree.deps[noun] == "pobj" and tree.lower[head] == "of" and tree.lower[tree.heads[head]] in _BE:
        own = tree.subjects[tree.heads[head]]
        return noun_phrase(document, own) if own >= 0 else None
    return None


def _clause(tree: Tree, noun: int) -> int | None:
    """The head of the clause that says what is claimed: the claim that S, the claim is that S."""
    for kid in tree.kids[noun]:
        if kid > noun and tree.deps[kid] in ("acl", "ccomp", "relcl") and _has_that(tree, kid):
            return kid
    head = tree.heads[noun]
    if tree.deps[noun] == "nsubj" and tree.lower[head] in _BE:
        for kid in tree.kids[head][:_MANY]:
            if kid > head and tree.deps[kid] == "ccomp" and _has_that(tree, kid):
                return kid
    return None


def _has_that(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] == "that" and tree.deps[kid] == "mark" for kid in tree.kids[verb])


def find_nouns(document: Document) -> Iterator[Attribution]:
    """Claims, views and their like that a clause spells out and that belong to somebody."""
    tree, nouns = document.tree, load_nouns()
    for token, word in enumerate(tree.lower):
        if "that" not in nouns.get(word, ()) or not tree.tags[token].startswith("NN") or tree.paragraph[token] < 0:
            continue
        verb = _clause(tree, token) if not document.marks.is_spoken(token) else None
        if verb is None:
            continue
        source = _holder(document, token)
        first = next(kid for kid in tree.kids[verb] if tree.lower[kid] == "that") + 1
        found = trim(tree, first, tree.right[verb])
        if found and source:
            yield Attribution("noun-that", (widened(document, *found),), (token, token), source, None, token)

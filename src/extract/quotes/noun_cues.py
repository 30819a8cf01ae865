"""Nouns as cues: the claim that, his view is that, of the opinion that; and what a statement is put out by."""

from __future__ import annotations

from collections.abc import Iterator

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import widened
from extract.quotes.cues import forms_for, load_nouns
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, trim
from extract.syntax.tree import Tree
from extract.vocabulary import function_words

_MANY = 100  # children of a verb that are looked at
_BY = frozenset({"by", "from", "of", "among"})
_CLAUSES = frozenset({"that", "to"})
_BE = function_words("be")


def find_nouns(document: Document) -> Iterator[Attribution]:
    """Claims, views and their like that a clause spells out and that belong to somebody."""
    tree = document.tree
    for token in _cue_nouns(document):
        found = _that_clause(tree, token) or _infinitive(tree, token)
        source = _holder(document, token) if found else None
        if found and source:
            yield Attribution("noun-that", (widened(document, *found),), (token, token), source, None, token)


def _that_clause(tree: Tree, noun: int) -> Range | None:
    """The clause with "that" which says what is claimed, without "that"."""
    verb = _clause(tree, noun) if "that" in load_nouns()[tree.lower[noun]] else None
    if verb is None:
        return None
    first = next(kid for kid in tree.kids[verb] if tree.lower[kid] == "that") + 1
    return trim(tree, first, tree.right[verb])


def _infinitive(tree: Tree, noun: int) -> Range | None:
    """What somebody's promise, demand or plan of that kind is to do: his vow to leave."""
    if "to" not in load_nouns()[tree.lower[noun]]:
        return None
    verb = next((kid for kid in tree.kids_after(noun, "acl") if tree.has_to(kid)), -1)
    return trim(tree, tree.left[verb], tree.right[verb]) if verb >= 0 else None


def _cue_nouns(document: Document) -> Iterator[int]:
    """The nouns that a clause with "that" may spell out, outside of speech and of the page around the article."""
    tree, nouns = document.tree, load_nouns()
    for token in tree.places_of(nouns):
        if nouns[tree.lower[token]].isdisjoint(_CLAUSES) or not tree.tags[token].startswith("NN"):
            continue
        if tree.paragraph[token] >= 0 and not document.marks.is_spoken(token):
            yield token


def _clause(tree: Tree, noun: int) -> int | None:
    """The head of the clause that says what is claimed: the claim that S, the claim is that S."""
    own = next((kid for kid in tree.kids_after(noun, "acl", "ccomp", "relcl") if _has_that(tree, kid)), None)
    return _predicate(tree, noun) if own is None and tree.deps[noun] == "nsubj" else own


def _predicate(tree: Tree, noun: int) -> int | None:
    """The clause that "is" says of its subject."""
    verb = tree.heads[noun]
    near = tree.kids[verb][:_MANY] if tree.lower[verb] in _BE else ()
    return next((kid for kid in near if kid > verb and tree.deps[kid] == "ccomp" and _has_that(tree, kid)), None)


def _has_that(tree: Tree, verb: int) -> bool:
    return any(tree.lower[kid] == "that" for kid in tree.kids_as(verb, "mark"))


def _holder(document: Document, noun: int) -> Range | None:
    """Whose claim or view it is: his, of the ministry, by critics; or who makes or voices it."""
    tree = document.tree
    owner = tree.kid(noun, "poss")
    if owner >= 0:
        return _possessor(tree, owner)
    maker = _maker(tree, noun)
    if maker is None:
        maker = _voice(tree, noun)
    return noun_phrase(document, maker) if maker is not None else None


def _maker(tree: Tree, noun: int) -> int | None:
    """Who a claim is said to be of, by or from."""
    by = (kid for kid in tree.kids_after(noun, "prep") if tree.lower[kid] in _BY)
    return next((head for kid in by for head in tree.kids_as(kid, "pobj")[:1]), None)


def _possessor(tree: Tree, owner: int) -> Range | None:
    """The words of a possessor without their "'s"."""
    found = trim(tree, tree.left[owner], tree.right[owner])
    if found and tree.tags[found[1]] == "POS" and found[0] < found[1]:
        return found[0], found[1] - 1
    return found


def _voice(tree: Tree, noun: int) -> int | None:
    """Who makes a claim or holds it: the subject of "made the claim that", of "is of the opinion that"."""
    head = tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[head] == "of" and tree.lower[tree.heads[head]] in _BE:
        own = tree.subjects[tree.heads[head]]
    elif tree.deps[noun] == "dobj" and tree.lower[head] in forms_for("holding"):
        own = tree.subjects[head]
    else:
        return None
    return own if own >= 0 else None

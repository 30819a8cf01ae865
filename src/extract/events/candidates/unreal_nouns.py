"""Whether what governs or describes a noun leaves open that what it names happened: "feared an attack"."""

from __future__ import annotations

from extract.events.arguments.noun_arguments import is_light
from extract.syntax.document import Document
from extract.vocabulary import aspect_lemmas, verbs, words

_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")
_HIGHEST = 6  # heads above a noun that may say of it that it did not happen


def is_unreal(document: Document, noun: int) -> bool:
    """Whether what governs or describes the noun leaves open that it happened."""
    tree = document.tree
    if not words("unreal_adjectives").isdisjoint(document.kid_words(noun, "amod", "det")):
        return True
    below = noun
    for node in tree.above(noun, _HIGHEST):
        if tree.deps[below] == "prep" and tree.lower[below] in words("after"):
            return False
        if tree.tags[node][:2] == "VB":
            return _is_unreal_clause(document, node, noun)
        if tree.lower[node] in words("unreal_nouns"):
            return True
        below = node
    return False


def _is_unreal_clause(document: Document, verb: int, noun: int) -> bool:
    """Whether a verb says of the noun below it that it is wanted, feared, refused, or only possible or to be begun."""
    tree = document.tree
    own = tree.deps[noun] in _ARGUMENTS and tree.heads[noun] == verb
    if own and not words("unreal_helpers").isdisjoint(document.kid_words(verb, "aux")):
        return tree.deps[noun] != "nsubj" or _may_occur(document, verb) or not _is_definite(document, noun)
    if tree.tags[verb] == "VB" and is_light(document, verb):
        return True
    lemmas = document.lemmas(verb) or (tree.lower[verb],)
    return not verbs("unreal_verbs").isdisjoint(lemmas) and not _is_judged(document, verb, noun)


def _is_judged(document: Document, verb: int, noun: int) -> bool:
    """Whether a verb judges what is known to have happened: "supported the invasion"."""
    if document.tree.tags[verb] not in ("VBD", "VBN") or not _is_definite(document, noun):
        return False
    return not verbs("judging").isdisjoint(document.lemmas(verb) or (document.tree.lower[verb],))


def _is_definite(document: Document, noun: int) -> bool:
    return bool(document.kids(noun, "poss")) or "the" in document.kid_words(noun, "det")


def _may_occur(document: Document, verb: int) -> bool:
    """Whether a verb says no more than that its subject happens: "could begin"."""
    lemmas = document.lemmas(verb)
    return "be" in lemmas or not aspect_lemmas("occur").isdisjoint(lemmas)

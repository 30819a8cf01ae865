"""The gate of nouns: whether what a noun names is told to have happened, and is told by nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extract.events.arguments.noun_arguments import is_light
from extract.records import Event
from extract.syntax.document import Document
from extract.vocabulary import aspect_lemmas, singular, verbs, words

_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod")
_HIGHEST = 6  # heads above a noun that may say of it that it did not happen
_NEAR = 3  # heads above a noun within which a verb tells of the same


def is_told(document: Document, noun: int, told: Collection[int]) -> bool:
    """Whether the noun only modifies another, or completes a verb that tells of the same ("launched an attack")."""
    tree = document.tree
    if tree.deps[noun] in _MODIFIERS or noun in told:
        return True
    for node in _above(document, noun, _NEAR):
        if tree.tags[node][:2] == "VB":
            return node in told and is_light(document, node)
        if tree.tags[node] not in ("IN", "NN", "NNS"):
            return False
    return False


def _above(document: Document, token: int, most: int) -> Iterator[int]:
    """The tokens above a token, at most so many, nearest first."""
    for _ in range(most):
        if document.tree.heads[token] == token:
            return
        token = document.tree.heads[token]
        yield token


def is_unreal(document: Document, noun: int) -> bool:
    """Whether what governs or describes the noun leaves open that it happened."""
    tree = document.tree
    if not words("unreal_adjectives").isdisjoint(document.kid_words(noun, "amod", "det")):
        return True
    below = noun
    for node in _above(document, noun, _HIGHEST):
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


def has_both_sides(document: Document, noun: int, event: Event) -> bool:
    """Whether a noun that mostly needs a verb ("talks", "aid") names both its sides, and tells rather than speaks of
    what lasts ("the pact between …")."""
    lasting = not words("lasting").isdisjoint(singular(document.tree.lower[noun]))
    if lasting and document.kids(noun, "det", "poss"):
        return False
    return len(event.actors) > 1 or bool(event.actors and event.targets)


def is_audience(document: Document, noun: int) -> bool:
    """Whether a noun of people gathered is whom somebody speaks to: "told a rally in Tolven"."""
    tree = document.tree
    if tree.deps[noun] not in ("dobj", "dative"):
        return False
    return not verbs("addressing").isdisjoint(document.lemmas(tree.heads[noun]))

"""Whether a clause says that something did not happen: by its own "not", by whom or what it names ("nobody", "no
soldiers"), by "without", or by the verb that governs it ("failed to", "does not expect to", "denied").

In goes a verb, out comes yes or no. The words that negate a clause are those of Huddleston and Pullum 2002, chapter 9;
verbs such as "fail" imply the negation of what they govern (Karttunen 1971, Implicative verbs).
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.syntax.document import SUBJECTS, Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import verbs, words

_ARGUMENTS = (*SUBJECTS, "dobj", "dative")
_GOVERNED = ("xcomp", "ccomp", "acl", "relcl", "pcomp")
_COMPARATIVES = ("JJR", "RBR")  # "no fewer than forty rebels"
_FARTHEST = 3  # clauses over which a negated subject is shared


def is_denied(document: Document, verb: int) -> bool:
    """Whether what a verb tells of is said not to happen or have happened."""
    if form_of(document, verb).negated or _has_negative(document, verb) or _falls_short(document, verb):
        return True
    return _is_without(document, verb) or _is_governed_by_denial(document, verb)


def _has_negative(document: Document, verb: int) -> bool:
    """Whether an argument of the verb, or the subject that it shares, is nobody or nothing."""
    tree = document.tree
    heads, node = document.kids(verb, *_ARGUMENTS), verb
    for _ in range(_FARTHEST):
        if tree.deps[node] != "conj" or document.kids(node, *SUBJECTS):
            break
        node = tree.heads[node]
        heads += document.kids(node, *SUBJECTS)
    return any(_is_nobody(document, head) for head in heads)


def _is_nobody(document: Document, head: int) -> bool:
    """ "Nobody", "none of them", "no soldiers", "neither Norland nor Estovia"."""
    tree = document.tree
    first = tree.left[head]
    if tree.lower[head] in words("nobody"):
        return True
    return tree.lower[first] in words("none") and tree.tags[first + 1] not in _COMPARATIVES


def _falls_short(document: Document, verb: int) -> bool:
    """Whether an adverb says that it did not quite happen or happens no more: "almost collapsed", "no longer sells"."""
    tree = document.tree
    adverbs = document.kids(verb, "advmod")
    if any(tree.lower[k] == "longer" and any(tree.lower[kid] == "no" for kid in tree.kids[k]) for k in adverbs):
        return True
    return any(tree.lower[k] in words("nearly") and k == verb - 1 for k in adverbs)


def _is_without(document: Document, verb: int) -> bool:
    """Whether a gerund stands behind "without"."""
    tree = document.tree
    return tree.deps[verb] == "pcomp" and tree.lower[tree.heads[verb]] == "without"


def _is_governed_by_denial(document: Document, verb: int) -> bool:
    """ "Failed to sign", "do not expect to sign", "has no plans to sign", "denied taking bribes"."""
    tree = document.tree
    return any(
        _denies(document, above) if tree.tags[above][:1] in "VJ" else _lacks(document, above)
        for above in _governors(document, verb)
    )


def _lacks(document: Document, noun: int) -> bool:
    """Whether a noun says that what it governs did not come to be ("the failure to sign"), or nobody has it ("no
    plans", "never had occasion")."""
    tree = document.tree
    if _is_nobody(document, noun) or tree.lower[noun] in words("lacking"):
        return True
    return tree.deps[noun] == "dobj" and form_of(document, tree.heads[noun]).negated


def _governors(document: Document, verb: int) -> Iterator[int]:
    """The verb, adjective or noun whose complement a verb is; behind "of" and the like the one above that."""
    tree = document.tree
    if tree.deps[verb] not in _GOVERNED:
        return
    above = tree.heads[verb]
    above = tree.heads[above] if tree.deps[verb] == "pcomp" else above
    if tree.tags[verb] in ("VB", "VBG") or tree.tags[above][:1] != "N":
        yield above


def _denies(document: Document, verb: int) -> bool:
    """Whether a verb says of what it governs that it did not come to be, or is negated and plans or brings it about."""
    lemmas = document.lemmas(verb)
    if not verbs("denying").isdisjoint(lemmas):
        return not form_of(document, verb).negated
    if "have" in lemmas and "yet" in document.kid_words(verb, "advmod"):
        return True  # "have yet to agree"
    plans = not verbs("intended").isdisjoint(lemmas) or not verbs("implicative").isdisjoint(lemmas)
    return plans and (form_of(document, verb).negated or _has_negative(document, verb) or _falls_short(document, verb))

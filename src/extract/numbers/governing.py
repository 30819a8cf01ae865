"""Which words of a sentence may tell what befell those that a number counts, and where the number stands to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.numbers.counted import Counted
from extract.syntax import Document
from extract.syntax.clauses import read_clause
from extract.syntax.document import SUBJECTS
from extract.vocabulary import Governor, function_words, governors_of, number_phrases

PLACES = ("self", "patient", "agent", "subject", "modified", "of", "in", "label", "bare", "apart")
VIAS = ("itself", "conjunct", "apposition", "part", "predicate")
LIVES = frozenset({"life", "lives"})
BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_COUNTED_ONLY = {"lives": LIVES, "bodies": BODIES}  # the place of a governor → what must be counted
_VERBAL = ("VBD", "VBN", "VBG", "VBZ", "VBP", "VB")
_PARTS = frozenset({"including", "among", "with", "between", "of", "like", "includes", "included"})
_BE = function_words("be")
_FARTHEST = 6  # steps up a tree
_CLAUSAL = ("acl", "relcl", "amod", "advcl", "appos")
_STATES = ("acomp", "oprd", "attr", "advcl", "ccomp", "xcomp", "amod", "acl", "dobj", "advmod", "prep", "dep")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A token that the number shares its place with, and how it comes to it."""

    token: int
    via: str


@dataclass(frozen=True, slots=True)
class Governing:
    """A word that may govern a number: its token, its line of the lexicon, where the number stands, and by what way."""

    token: int
    row: Governor
    place: str
    via: str


def anchors_of(document: Document, counted: Counted) -> tuple[Anchor, ...]:
    """The tokens whose places count as the number's: its own, that of what it is joined with, a part of, said of."""
    tree, token, via = document.tree, counted.node, "itself"
    found = [Anchor(token, via)]
    if counted.inner >= 0:
        found.append(Anchor(counted.inner, via))
    seen = {token}
    for _ in range(_FARTHEST):
        dep, head = tree.deps[token], tree.heads[token]
        if dep == "conj":
            token, via = head, via if via != "itself" else "conjunct"
        elif dep == "appos":
            token, via = head, "apposition"
        elif dep == "pobj" and tree.lower[head] in _PARTS:
            token, via = tree.heads[head], "part"
        elif dep in ("nummod", "quantmod", "compound", "nmod") and tree.tags[head][:2] in ("NN", "CD", "JJ"):
            token = head
        elif dep in ("attr", *SUBJECTS) and tree.lower[head] in _BE:
            token, via = _other_side(document, head, token)
        if token in seen:
            break
        seen.add(token)
        found.append(Anchor(token, via))
    return tuple(found)


def _other_side(document: Document, verb: int, token: int) -> tuple[int, str]:
    """What a copula says is the same as one of its sides, or that this is one of: "among whom were two nurses"."""
    tree = document.tree
    if tree.deps[verb] == "relcl" and any(tree.lower[kid] in _PARTS for kid in tree.kids_as(verb, "prep")):
        return tree.heads[verb], "part"
    others = tree.kids_as(verb, "nsubj" if tree.deps[token] == "attr" else "attr")
    return (others[0], "predicate") if others else (token, "itself")


def find_governing(document: Document, counted: Counted) -> Iterator[Governing]:
    """The words of the number's sentence that may govern it, in text order."""
    tree = document.tree
    anchors = anchors_of(document, counted)
    for token, rows in _governors_in(document, tree.sentence[counted.node]):
        if counted.first <= token <= counted.last and token not in (counted.noun, counted.inner):
            continue
        for row in rows:
            if _may_be(document, token, row, counted):
                place, via = _place(document, counted, token, row, anchors)
                yield Governing(token, row, place, via)


@lru_cache(maxsize=64)  # a sentence may hold thousands of numbers
def _governors_in(document: Document, sentence: int) -> tuple[tuple[int, tuple[Governor, ...]], ...]:
    """The tokens of a sentence that have lines, with these."""
    first, last = document.tree.bounds[sentence]
    found = ((token, governors_of(document.tree.lower[token])) for token in range(first, last + 1))
    return tuple((token, rows) for token, rows in found if rows)


def _may_be(document: Document, token: int, row: Governor, counted: Counted) -> bool:
    """Whether a word can be of the part of speech of a line, and what it asks to be counted is counted."""
    tree, tag = document.tree, document.tree.tags[token]
    wanted = _COUNTED_ONLY.get(row.place)
    if wanted is not None and (counted.noun < 0 or tree.lower[counted.noun] not in wanted):
        return False
    if (row.place == "self") != (token in (counted.noun, counted.inner)):
        return False
    if row.part == "verb":
        return tag in _VERBAL or (tag in ("JJ", "NNP", "NN", "NNS") and row.certain)
    return row.part == "adjective" or tag not in ("VB", "VBD", "VBZ", "VBP") or row.place == "in"


def _place(
    document: Document, counted: Counted, token: int, row: Governor, anchors: tuple[Anchor, ...]
) -> tuple[str, str]:
    """Where the number stands to a word, and by which way."""
    if row.place == "self":
        return "self", "itself" if token == counted.noun else "part"
    if document.tree.words[token + 1 : token + 2] == [":"] and token + 2 == counted.first:
        return "label", "itself"
    for anchor in anchors:
        if place := _place_of(document, anchor.token, token, row):
            return place, anchor.via
    return "apart", "itself"


def _place_of(document: Document, node: int, token: int, row: Governor) -> str:
    tree = document.tree
    if node == token:
        return "self"
    if row.part == "verb" or tree.tags[token] in _VERBAL:
        place = _in_clause(document, node, token)
        if place:
            return place
    if _is_behind_of(document, node, token):
        return "of"
    if row.place == "in":
        return "in" if _is_in(document, node, token) else ""
    if tree.heads[token] == node and tree.deps[token] in _CLAUSAL:
        return "modified"
    return "subject" if _is_said_of(document, node, token) else ""


def _in_clause(document: Document, node: int, verb: int) -> str:
    """Whether a token is among those that a verb's clause has it done to, or that do it."""
    tree = document.tree
    if tree.tags[verb] == "VBN" and tree.heads[verb] == node and tree.deps[verb] in _CLAUSAL:
        return "modified"
    clause = read_clause(document, verb)
    if node in clause.patients:
        return "patient"
    if node in clause.agents:
        bare = tree.tags[verb] in ("VBN", "VBD") and not clause.passive and not document.kids(verb, "aux", "dobj")
        return "bare" if bare else "agent"
    return ""


def _is_behind_of(document: Document, node: int, token: int) -> bool:
    """Whether a token stands behind "of" or "at" of a noun, or is what a noun rose to."""
    tree = document.tree
    if node in document.behind(token, "of", "at"):
        return True
    counting = tree.heads[token]
    if tree.deps[token] in ("acl", "amod", "relcl") and tree.lower[counting] in number_phrases("count"):
        token = counting  # "the number injured rose to 40"
    elif tree.deps[token] == "pobj" and tree.lower[tree.heads[tree.heads[token]]] in number_phrases("count"):
        token = tree.heads[tree.heads[token]]  # "the number of cases"
    verb = tree.heads[token]
    if tree.deps[token] in SUBJECTS:
        return node in [*document.behind(verb), *document.kids(verb, "attr", "dobj", "acomp", "npadvmod")]
    return tree.deps[token] == "dobj" and node in document.behind(verb, "to", "at", "past")


def _is_in(document: Document, node: int, token: int) -> bool:
    """Whether a word stands behind a preposition that belongs to the token, or to what is said of it."""
    tree = document.tree
    above = token
    for _ in range(3):
        if tree.deps[above] == "pobj":
            prep = tree.heads[above]
            holder = tree.heads[prep]
            return holder == node or _governs(document, holder, node)
        above = tree.heads[above]
    return False


def _governs(document: Document, verb: int, node: int) -> bool:
    """Whether the token is a subject or object of a verb."""
    if document.tree.tags[verb] not in _VERBAL:
        return False
    clause = read_clause(document, verb)
    return node in clause.agents or node in clause.patients


def _is_said_of(document: Document, node: int, token: int) -> bool:
    """Whether a word is said of a token: by a copula, or as what somebody is left or found."""
    tree = document.tree
    head = tree.heads[token]
    if node in document.kids(token, *SUBJECTS):
        return True
    if tree.deps[token] == "conj":
        head = tree.heads[tree.heads[token]]
    return tree.deps[token] in _STATES and _governs(document, head, node)

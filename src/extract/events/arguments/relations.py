"""Where a noun phrase stands to the verb or noun that tells of a happening.

A phrase stands at a place of the clause (its subject, its object, behind its preposition), at a place of a clause
beside it (of what it governs, of its aim, of the one above), or inside what stands there. `Clause` has done the hard
part: voice, control, coordination, relative and reduced clauses.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document

PLACES: dict[str, str] = {
    "subject": "the subject of an active clause",
    "agent": "behind the by of a passive",
    "passive-subject": "the subject of a passive",
    "object": "the object",
    "indirect": "the indirect object",
    "predicate": "what is said of subject or object",
    "prep": "behind a preposition",
    "complement-subject": "the subject of the clause that the verb governs",
    "complement-object": "the object of the clause that the verb governs",
    "complement-prep": "behind a preposition of the clause that the verb governs",
    "beside-subject": "the subject of a clause that says when, why or what for",
    "beside-object": "the object of a clause that says when, why or what for",
    "beside-prep": "behind a preposition of a clause that says when, why or what for",
    "gerund-subject": "the subject of a gerund behind a preposition of the verb",
    "gerund-object": "the object of a gerund behind a preposition of the verb",
    "gerund-prep": "behind a preposition of a gerund behind a preposition of the verb",
    "next-subject": "the subject of the coordinated clause behind",
    "next-object": "the object of the coordinated clause behind",
    "next-prep": "behind a preposition of the coordinated clause behind",
    "before-subject": "the subject of the coordinated clause before",
    "before-object": "the object of the coordinated clause before",
    "before-prep": "behind a preposition of the coordinated clause before",
    "above-subject": "the subject of the clause above",
    "above-object": "the object of the clause above",
    "above-prep": "behind a preposition of the clause above",
    "modified": "the noun that the clause says more of",
    "owner": "the possessor of the noun",
    "modifier": "a word before the noun",
    "holder-subject": "the subject of the verb whose object the noun is",
    "holder-object": "another object of the verb whose object the noun is",
    "holder-prep": "behind a preposition of the verb whose object the noun is",
    "around-subject": "the subject of the clause that the noun stands in",
    "around-object": "the object of the clause that the noun stands in",
    "around-prep": "behind a preposition of the clause that the noun stands in",
    "inner-subject": "the subject or agent of a clause that says more of the noun",
    "inner-object": "the object of a clause that says more of the noun",
    "inner-prep": "behind a preposition of a clause that says more of the noun",
    "whole": "the noun that the noun says more of",
    "below": "somewhere below the word",
    "left": "elsewhere before the word",
    "right": "elsewhere behind the word",
}
LINKS: dict[str, str] = {
    "possessor": "its possessor",
    "modifier": "a word before it",
    "conjunct": "coordinated with it",
    "apposition": "in apposition to it",
    "of": "behind its of",
    "prep": "behind another preposition of it",
    "clause": "in a clause that says more of it",
    "deep": "deeper inside it",
}
_OF_DEP = {"poss": "possessor", "compound": "modifier", "amod": "modifier", "nmod": "modifier"}
_OF_DEP |= {"conj": "conjunct", "appos": "apposition"}
_BELOW = {"conj": "next", "advcl": "beside", "xcomp": "complement", "ccomp": "complement"}
_BELOW |= {"acl": "complement", "relcl": "complement"}
_ABOVE_VERB, _ABOVE_NOUN = {"conj": "before"}, {"dobj": "holder"}
_FURTHER = {"agent": "subject", "passive-subject": "object", "indirect": "object", "predicate": "object"}
_PREDICATES = ("attr", "oprd", "npadvmod", "acomp", "amod")
_HIGHEST = 5  # heads above a word
_DEEPEST = 12  # words between a phrase and what it stands inside


class Relation(NamedTuple):
    """`place` is one of PLACES, `link` says how the phrase hangs on what stands there, one of LINKS or "" where it is
    that itself; `prep` is the preposition that the place stands behind, `inner` the one that the phrase does."""

    place: str
    link: str
    prep: str
    inner: str


Places = dict[int, tuple[str, str]]  # by head: the place and its preposition


def places_of_verb(document: Document, clause: Clause) -> Places:
    """The heads that stand at a place of a verb's clause or of a clause beside it."""
    tree, verb, found = document.tree, clause.verb, Places()
    _add(document, clause, "", found)
    for inner in (k for k in tree.kids[verb] if tree.tags[k][:2] == "VB" and tree.deps[k] in _BELOW):
        _add(document, read_clause(document, inner), _BELOW[tree.deps[inner]], found)
    for inner in (k for prep in document.kids(verb, "prep") for k in document.kids(prep, "pcomp")):
        _add(document, read_clause(document, inner), "gerund", found)
    _add_above(document, verb, "modified", found)
    found.pop(verb, None)
    return found


def places_of_noun(document: Document, noun: int) -> Places:
    """The heads that stand at a place of a noun's phrase or of the clause that it stands in."""
    tree, found = document.tree, Places()
    for kid in document.kids(noun, "poss", "compound", "amod", "nmod"):
        place = "owner" if tree.deps[kid] == "poss" else "modifier"
        found |= dict.fromkeys(document.conjuncts(kid), (place, ""))
    for kid in document.kids(noun, "prep", "agent"):
        found |= dict.fromkeys(document.coordinated(document.kids(kid, "pobj")), ("prep", tree.lower[kid]))
    for kid in document.kids(noun, "acl", "relcl"):
        _add(document, read_clause(document, kid), "inner", found)
    _add_above(document, noun, "whole", found)
    found.pop(noun, None)
    return found


def _add_above(document: Document, token: int, noun: str, found: Places) -> None:
    """Adds the places of the clause above a word; a noun between them is the place `noun`."""
    tree, node = document.tree, token
    for above in tree.above(token, _HIGHEST):
        if tree.tags[above][:2] == "VB":
            is_verb = tree.tags[token][:2] == "VB"
            where = (
                _ABOVE_VERB.get(tree.deps[node], "above") if is_verb else _ABOVE_NOUN.get(tree.deps[token], "around")
            )
            _add(document, read_clause(document, above), where, found)
            return
        if tree.tags[above][:1] == "N":
            found.setdefault(above, (noun, ""))
        node = above


def _add(document: Document, clause: Clause, where: str, found: Places) -> None:
    """Adds the places of a clause, those that are known already left as they are."""
    for head in clause.agents:
        found.setdefault(head, (_named(where, "agent" if clause.passive else "subject"), ""))
    for head in clause.patients:
        found.setdefault(head, (_named(where, _patient(document, clause, head)), ""))
    for word, _, heads in clause.preps:
        for head in heads:
            found.setdefault(head, (_named(where, "prep"), word))


def _named(where: str, place: str) -> str:
    return f"{where}-{_FURTHER.get(place, place)}" if where else place


def _patient(document: Document, clause: Clause, head: int) -> str:
    """Which of the patients of a clause one is."""
    tree = document.tree
    while tree.deps[head] == "conj":
        head = tree.heads[head]
    dep = tree.deps[head]
    if dep in _PREDICATES:
        return "predicate"
    if dep == "dative":
        return "indirect"
    return "passive-subject" if clause.passive and dep != "dobj" else "object"


def relation_of(document: Document, trigger: int, head: int, places: Places) -> Relation:
    """How the phrase with a head stands to a trigger whose places are given."""
    tree, node, link, inner = document.tree, head, "", ""
    for _ in range(_DEEPEST):
        if node in places:
            return Relation(places[node][0], link, places[node][1], inner)
        if node == trigger:
            return Relation("below", link, "", inner)
        above = tree.heads[node]
        if above == node:
            break
        if tree.deps[node] == "pobj":
            inner = inner or tree.lower[above]
        link = _linked(link, _step(document, node))
        node = above
    return Relation("left" if head < trigger else "right", "", "", "")


def _step(document: Document, node: int) -> str:
    """How a word hangs on the one above it; "" for a preposition, whose object has told it."""
    tree, dep = document.tree, document.tree.deps[node]
    if dep == "pobj":
        return "of" if tree.lower[tree.heads[node]] == "of" else "prep"
    if dep in ("prep", "agent"):
        return ""
    return _OF_DEP.get(dep) or ("clause" if tree.tags[node][:2] == "VB" else "deep")


def _linked(link: str, step: str) -> str:
    if not step or not link:
        return link or step
    return step if link == "conjunct" else "deep"

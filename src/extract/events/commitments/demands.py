"""Positions that a verb takes with what it governs: a threat thought of aloud ("is considering reprisals"), a demand
("wants NAME to leave"), an ultimatum ("gave NAME two days to leave")."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import inside
from extract.events.commitments.commitment import Position, deal
from extract.events.parties.phrase_parties import parties
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import NO_MATCH
from extract.syntax.clauses import read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import (
    classes_with,
    event_nouns,
    load_rows,
    look_up,
    object_sets,
    singular,
    state_verbs,
    verb_forms,
)

_TOLD = ("past", "perfect", "progressive", "present")


@cache
def _weighed_nouns() -> frozenset[str]:
    rows = load_rows("events/stances.csv")
    return frozenset(noun for row in rows if row["objects"] for noun in object_sets()[row["objects"]])


def weighed(document: Document, verb: int, *, excluded: bool = False) -> Position | None:
    """A hostile act thought of aloud or not ruled out: "is considering reprisals against NAME"."""
    tree = document.tree
    form, passive, negated = form_of(document, verb)
    forms = (
        (*_TOLD, "would", "modal")
        if excluded
        else ("progressive", *(("would",) if document.content[verb] >= 0 else ()))
    )
    if form not in forms or passive or negated != excluded:
        return None
    clause = read_clause(document, verb)
    inner = clause.complement
    if inner >= 0 and tree.tags[inner] == "VBG" and not document.kids(inner, "nsubj"):
        doing = read_clause(document, inner)
        match = type_of(document, doing)
        if match.type not in classes_with("hostile") or match.type == "MOBILIZE":
            return None
        return Position("THREATEN", "weighed", *fill(document, replace(doing, agents=clause.agents), match, "THREATEN"))
    for head in clause.patients:
        nouns = [form for noun in object_nouns(document, head) for form in singular(noun)]
        listed = not _weighed_nouns().isdisjoint(nouns) and bool(inside(document, head, ("against",)))
        if listed or any(look_up(event_nouns(), noun) in classes_with("hostile") for noun in nouns):
            who, whom = fill(document, clause, NO_MATCH, "THREATEN")
            return Position("THREATEN", "weighed", who, whom)
    return None


def _is_state(document: Document, verb: int) -> bool:
    """Whether a verb tells of a state or a view: what is wanted then is only wished."""
    lemmas = verb_forms().get(document.tree.lower[verb], ())
    return any(state_verbs().get(lemma) in ("state", "view") for lemma in lemmas)


def wanted(document: Document, verb: int) -> Position | None:
    """What somebody wants another to do: "wants NAME to explain"."""
    tree = document.tree
    form, passive, negated = form_of(document, verb)
    wished = "like" in verb_forms().get(tree.lower[verb], ())
    if form not in (("would",) if wished else (*_TOLD, "would")) or passive or negated:
        return None
    for inner in document.kids(verb, "ccomp", "xcomp"):
        if tree.tags[inner] == "VB" and tree.has_to(inner) and not _is_state(document, inner):
            asked = document.kids(inner, "nsubj") or document.kids(verb, "dobj")
            who = parties(document, subjects(document, verb))
            whom = parties(document, [k for head in asked for k in document.conjuncts(head)])
            whom = tuple(p for p in whom if p.name not in {w.name for w in who})
            return Position("REQUEST", "wanted", who, whom) if who and deal(document, whom) else None
    return None


def unintended(document: Document, verb: int) -> Position | None:
    """What somebody does not intend or want to do: "does not plan to attend"."""
    form, passive, negated = form_of(document, verb)
    aims = [k for k in document.kids(verb, "xcomp") if document.tree.tags[k] == "VB" and document.tree.has_to(k)]
    told = form in (*_TOLD, "infinitive") and not document.tree.has_to(verb)  # "does not want" is infinitive in form
    if not told or passive or not negated or not aims or document.kids(verb, "dobj"):
        return None
    clause = read_clause(document, aims[0])
    match = type_of(document, clause)
    who, whom = fill(document, replace(clause, agents=subjects(document, verb)), match, "REJECT")
    return Position("REJECT", "unwillingness", who, whom) if who and match.type in classes_with("friendly") else None


def ultimatum(document: Document, verb: int) -> Position | None:
    """Time that somebody is given to do something: "gave NAME until Friday to leave"."""
    tree = document.tree
    form, passive, negated = form_of(document, verb)
    if form not in ("past", "perfect", "progressive") or passive or negated:
        return None
    given = document.kids(verb, "dative", "dobj", "npadvmod")
    until = [
        k for prep in document.kids(verb, "prep") if tree.lower[prep] == "until" for k in document.kids(prep, "pobj")
    ]
    times = [k for k in (*given, *until) if document.timex[k] >= 0]
    aims = [k for head in (verb, *given, *until) for k in document.kids(head, "xcomp", "advcl", "acl", "relcl")]
    led = [k for k in document.kids(verb, "aux") if tree.lower[k] == "to" and k > verb]  # 'two days to "leave"'
    aims = [k for k in aims if tree.tags[k] == "VB" and (tree.has_to(k) or led)]
    if not times or not any(k > times[0] for k in aims):
        return None
    who = parties(document, subjects(document, verb))
    whom = parties(document, [k for head in given if head not in times for k in document.conjuncts(head)])
    return Position("THREATEN", "ultimatum", who, whom) if who and whom else None

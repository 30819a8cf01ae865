"""What kind of happening a clause tells of: the lexicon's patterns, and verbs that borrow the class of their complement."""

from __future__ import annotations

from extract.events.clauses import Clause, read_clause
from extract.events.patterns import (
    OTHER,
    aspect_verbs,
    classify,
    event_nouns,
    look_up,
    reverses,
    state_verbs,
    verb_forms,
)
from extract.events.reading import Reading


def object_nouns(reading: Reading, head: int, depth: int = 0) -> list[str]:
    """The nouns that may say what an object is: its head, what it is a part or series of, its compounds."""
    tree = reading.tree
    found = [tree.lower[head]]
    if depth < 2:
        for prep in reading.kids(head, "prep"):
            if tree.lower[prep] == "of":
                for kid in reading.kids(prep, "pobj"):
                    found += object_nouns(reading, kid, depth + 1)
    found += [tree.lower[kid] for kid in reading.kids(head, "compound", "conj") if reading.mention[kid] < 0]
    return found


def _nouns(reading: Reading, clause: Clause) -> list[str]:
    """The nouns of the clause's objects, then of its prepositions' objects."""
    heads = [p for p in clause.patients if reading.mention[p] < 0]
    found = [noun for head in heads for noun in object_nouns(reading, head)]
    for _, _, objects in clause.preps:
        found += [reading.tree.lower[head] for head in objects if reading.mention[head] < 0]
    return found


def _aspect(clause: Clause, name: str) -> bool:
    verbs = aspect_verbs(name)
    return any((lemma, p) in verbs for lemma in clause.lemmas for p in (*clause.particles, ""))


def _named_class(reading: Reading, clause: Clause) -> str:
    """The class of the event noun among the clause's objects, else of the verb it governs."""
    for head in clause.patients:
        if reading.mention[head] >= 0:
            continue
        for noun in object_nouns(reading, head):
            found = look_up(event_nouns(), noun)
            if found:
                return found
    verb = clause.complement
    if verb >= 0 and reading.tree.tags[verb] in ("VB", "VBG"):
        return type_of(reading, read_clause(reading, verb))[0]
    return ""


def type_of(reading: Reading, clause: Clause, depth: int = 0) -> tuple[str, str]:
    """The class of a clause and the rule that gave it; ("", "") for a verb that tells of no happening."""
    if depth > 3:
        return "", ""
    nouns = _nouns(reading, clause)
    found, rule = classify(clause.lemmas, clause.particles, nouns)
    if rule == "verb-object":
        return found, rule
    if _aspect(clause, "fail"):
        return "REJECT", "refused"
    for name in ("stop", "keep", "light"):
        if _aspect(clause, name):
            borrowed = _named_class(reading, clause)
            if name == "stop":
                borrowed = reverses().get(borrowed, "")
            if borrowed and borrowed != OTHER:
                return borrowed, f"{name}-verb"
    if found:
        return found, rule
    if any(lemma in state_verbs() for lemma in verb_forms().get(reading.tree.lower[clause.verb], ())):
        return "", ""
    return OTHER, "open-class"

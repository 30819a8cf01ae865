"""Who did it, and to whom: the actors and targets of a clause, by the class of what happened."""

from __future__ import annotations

from extract.events.clauses import Clause, read_clause
from extract.events.parties import inside, parties
from extract.events.reading import Reading
from extract.records import Party

Parties = tuple[Party, ...]

# The prepositions that lead the target of a class, the surest first.
_LEADS = {
    "AGREE": ("with", "to", "from", "on", "for", "between", "of"),
    "CONSULT": ("with", "between", "to", "in", "of", "from"),
    "SUPPORT": ("to", "of", "for", "with", "from", "by"),
    "CONCEDE": ("to", "from", "of", "on", "against", "by", "in"),
    "COOPERATE": ("with", "to", "between", "of"),
    "AID": ("to", "for", "from", "of", "in", "with"),
    "RETREAT": ("to", "from", "with", "against", "in"),
    "REQUEST": ("from", "to", "of", "on", "by", "for", "against", "with", "in"),
    "ACCUSE": ("against", "of", "on", "to", "into", "over", "by", "for", "with"),
    "REJECT": ("from", "of", "by", "to", "with", "for", "on", "against"),
    "THREATEN": ("against", "to", "of", "with", "on", "in", "at"),
    "PROTEST": ("against", "at", "over", "of", "by", "to", "with", "from", "in"),
    "SANCTION": ("against", "on", "with", "to", "from", "of", "for", "between", "among", "in"),
    "MOBILIZE": ("against", "to", "into", "near", "in", "at", "with"),
    "COERCE": ("on", "against", "from", "of", "in", "into", "to"),
    "ASSAULT": ("on", "at", "against", "with", "of", "in", "into", "near"),
    "OTHER": ("to", "with", "from", "against"),
}
_RECIPROCAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "ASSAULT"})
# Classes whose thing for an object stands in a place that bears it: "shelled a market in Tolven".
_LOCAL = frozenset({"COERCE", "ASSAULT", "CONCEDE", "THREATEN", "SANCTION", "PROTEST"})
# Classes whose target may be named only in what is agreed, demanded, threatened or refused.
_DEEP = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "PROTEST", "CONCEDE", "COERCE"})


def _leads(event_type: str) -> tuple[str, ...]:
    leads = _LEADS[event_type]
    return leads if event_type in _LOCAL else tuple(word for word in leads if word != "in")


def actors(reading: Reading, clause: Clause) -> Parties:
    """The parties that do it; those that a thing's phrase names where a thing is said to ("Norlandic tanks")."""
    found = parties(reading, clause.agents)
    if found or not clause.agents:
        return found
    return inside(reading, clause.agents[0], ("of", "by"))


def _direct(reading: Reading, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties among the objects, else behind the leading prepositions."""
    found = parties(reading, clause.patients)
    if found:
        return found
    for word in leads:
        for lead, _, heads in clause.preps:
            if lead == word:
                found = parties(reading, heads)
                if found:
                    return found
    return ()


def targets(reading: Reading, clause: Clause, event_type: str, depth: int = 0) -> Parties:
    """The parties it is done to or with."""
    leads = _leads(event_type)
    patients = parties(reading, clause.patients)
    if patients:
        return patients
    for head in clause.patients:
        found = inside(reading, head, leads)
        if found:
            return found
    found = _direct(reading, clause, leads)
    if found:
        return found
    for word in leads:
        for lead, _, heads in clause.preps:
            if lead == word:
                for head in heads:
                    found = inside(reading, head, leads)
                    if found:
                        return found
    if event_type in _DEEP and depth < 4:
        return _in_complement(reading, clause, event_type, depth)
    return ()


def _in_complement(reading: Reading, clause: Clause, event_type: str, depth: int) -> Parties:
    tree = reading.tree
    verbs = [clause.complement] if clause.complement >= 0 else []
    verbs += [v for head in clause.patients for v in reading.kids(head, "acl") if tree.tags[v] in ("VB", "VBG")]
    if event_type in ("PROTEST", "REQUEST"):
        verbs += [v for v in reading.kids(clause.verb, "advcl") if tree.tags[v] in ("VB", "VBG")]
    for verb in verbs:
        if tree.tags[verb][:2] != "VB":
            continue
        inner = read_clause(reading, verb)
        own = {party.name for party in actors(reading, clause)}
        if event_type == "REQUEST":
            asked = tuple(p for p in actors(reading, inner) if p.name not in own)
            if asked:
                return asked
        found = tuple(p for p in targets(reading, inner, event_type, depth + 1) if p.name not in own)
        if found:
            return found
    return ()


def fill(reading: Reading, clause: Clause, event_type: str) -> tuple[Parties, Parties]:
    """Actors and targets; where both sides do the same to each other all are actors and nobody is the target."""
    who = actors(reading, clause)
    names = {party.name for party in who}
    whom = tuple(party for party in targets(reading, clause, event_type) if party.name not in names)
    if event_type in _RECIPROCAL and len(who) > 1 and not clause.passive and not parties(reading, clause.patients):
        return who, ()
    return who, whom

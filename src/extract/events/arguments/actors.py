"""Who does what a clause tells of."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.nested_parties import behind, inside, owners
from extract.events.arguments.noun_arguments import decreer
from extract.events.arguments.ranking import NESTED, Candidate, choose, propose
from extract.events.arguments.verb_prepositions import led
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import parties
from extract.events.parties.phrase_words import phrase_party
from extract.events.types.class_names import OTHER
from extract.events.types.noun_types import named_class
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with, event_nouns, look_up, verbs, words


def actors(document: Document, clause: Clause, event_type: str) -> Parties:
    """The parties that do it."""
    return choose(actor_candidates(document, clause, event_type))


def actor_candidates(document: Document, clause: Clause, event_type: str) -> Iterator[Candidate]:
    """Those who do it; else whom a thing's phrase names; else, of an attack, what strikes ("a blast")."""
    violent, verb = event_type in classes_with("violent"), clause.verb
    if not clause.agents:
        if violent and clause.passive:
            yield from _in_attack(document, clause)
        return
    yield from propose(document, verb, parties(document, clause.agents), agent_rule(clause))
    for head in clause.agents:
        yield from propose(document, verb, inside(document, head, ("between", "by", "of", "from")), NESTED)
    if violent and _strikes(document, clause.agents[0]):
        yield from propose(document, verb, (phrase_party(document, clause.agents[0]),), "weapon")


def agent_rule(clause: Clause) -> str:
    """The rule of the parties that a clause's agents name."""
    return "agent" if clause.passive else "subject"


def _in_attack(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Who makes the attack in which somebody is killed: "killed in a Norlandic raid", "hurt in an ambush by NAME"."""
    for head in clause.behind(("in", "during")):
        if named_class(document, head, event_nouns()) in classes_with("violent"):
            yield from propose(document, clause.verb, behind(document, head, ("by",)), NESTED)
            yield from propose(document, clause.verb, decreer(document, head), NESTED)
            yield from propose(document, clause.verb, owners(document, head), NESTED)


def _strikes(document: Document, head: int) -> bool:
    word = document.tree.lower[head]
    known = look_up(event_nouns(), word)
    return known in classes_with("violent") or known == OTHER or word.rstrip("s") in words("weapons")


def expellers(document: Document, clause: Clause) -> Parties:
    """The body from which somebody is suspended or expelled: "was suspended from the Lakes Union"."""
    found = led(document, clause, ("from",)) if not verbs("expelling").isdisjoint(clause.lemmas) else ()
    known = [(p, document.entity(p.entity_id)) for p in found]
    return tuple(p for p, entity in known if entity is not None and entity.label == "ORG")

"""Where it happened: a place behind in, at, near … of the verb, of its object, or of the clause it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.events.arguments.ranking import NESTED, Candidate, choose, nearer_first, propose
from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.phrase_parties import names_a_place
from extract.events.types.class_names import OTHER
from extract.records import Party, Span
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import classes_with, event_nouns, look_up, verbs, words

_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")
_DEEPEST = 4  # phrases inside one another
_NESTING = ("of", "by", "to", "from", "with", "in", "into", "at", "during", "on")


def place_at(document: Document, token: int, depth: int = 0) -> Party | None:
    """The place whose name, or "town of NAME", the token heads."""
    if document.label(token) == "PLACE":
        return _named_place(document, token)
    if document.mention[token] >= 0 or depth > _DEEPEST:
        return None
    apposed = (place_at(document, kid, depth + 1) for kid in document.kids(token, "appos"))
    found = next((place for place in apposed if place is not None), None)
    if found is not None:
        return found
    if look_up(event_nouns(), document.tree.lower[token]):  # "at the Tolven talks"
        found = _before(document, token, depth)
        return found if found is None or not found.country else None
    if not names_a_place(document.tree.lower[token]):
        return None
    return _before(document, token, depth) or _after(document, token, depth)


def _named_place(document: Document, token: int) -> Party:
    entity, mention = document.entity_at(token), document.mentions[document.mention[token]]
    name = entity.name if entity else document.tree.text[mention.start : mention.end]
    country = (entity.country or entity.state) if entity else ""
    return Party(name, (Span(mention.start, mention.end),), mention.entity_id, country)


def _site(document: Document, token: int) -> Party | None:
    """The organisation that the token heads, as the site where something happens: "at Tolven High Court"."""
    return _named_place(document, token) if document.label(token) == "ORG" else None


def _before(document: Document, token: int, depth: int) -> Party | None:
    """The place named before a noun: "the Tolven docks", "Tolven's town hall", "the Norlandic coast"."""
    for kid in document.kids(token, "amod", "compound", "nmod", "poss"):
        if is_demonym(document, kid):
            return state_party(document, kid)
        named = document.tree.deps[kid] in ("poss", "compound")
        if named and (found := place_at(document, kid, depth + 1)) is not None:
            return found
    return None


def _after(document: Document, token: int, depth: int) -> Party | None:
    """The place named behind a noun: "the town of Tolven"."""
    kids = document.behind(token, "of", *words("strict_locative"))
    return next((found for kid in kids if (found := place_at(document, kid, depth + 1)) is not None), None)


def _behind(document: Document, head: int, leads: frozenset[str]) -> Party | None:
    """The place behind a token's prepositions, in text order."""
    tree = document.tree
    for prep in document.kids(head, "prep", "agent"):
        if tree.lower[prep] not in leads:
            continue
        for first in document.kids(prep, "pobj"):
            found = place_at(document, first) or (_site(document, first) if tree.lower[prep] == "at" else None)
            if found is not None:
                return replace(found, rule=tree.lower[prep])
    return None


def find_place(document: Document, clause: Clause) -> Party | None:
    """The place of a clause."""
    return next(iter(choose(place_candidates(document, clause))), None)


def place_candidates(document: Document, clause: Clause) -> Iterator[Candidate]:
    """What the clause crosses; the first in the text of what stands behind its verb, where it leads and what stands
    inside its objects; then deeper inside its noun phrases."""
    yield from _crossed(document, clause)
    yield from nearer_first(_near(document, clause))
    yield from _deeper(document, clause)


def _place(document: Document, clause: Clause, found: Party | None, relation: str = "") -> Iterator[Candidate]:
    yield from propose(document, clause.verb, (found,) if found is not None else (), relation)


def _near(document: Document, clause: Clause) -> Iterator[Candidate]:
    starts = not verbs("starts").isdisjoint(clause.lemmas)
    leads = words("locative") | {"from"} if starts else words("locative")
    yield from _place(document, clause, _behind(document, clause.verb, leads))
    yield from _place(document, clause, _goal(document, clause), "goal")
    for patient in clause.patients:
        yield from _place(document, clause, _behind(document, patient, words("strict_locative")), NESTED)


def _goal(document: Document, clause: Clause) -> Party | None:
    """Where a motion leads; of a building its town ("moved to the museum in Tolven")."""
    if verbs("goals").isdisjoint(clause.lemmas):
        return None
    for head in clause.behind(words("toward")):
        inner = _behind(document, head, words("strict_locative"))
        found = inner if inner is not None and not inner.country else place_at(document, head) or inner
        if found is not None:
            return found
    return None


def _crossed(document: Document, clause: Clause) -> Iterator[Candidate]:
    """The place that a motion crosses; the place "where" the clause happens."""
    if not verbs("motions").isdisjoint(clause.lemmas):
        yield from _objects(document, clause)
    tree, verb = document.tree, clause.verb
    if tree.deps[verb] == "relcl" and "where" in document.kid_words(verb, "advmod"):
        yield from _place(document, clause, place_at(document, tree.heads[verb]), "where")


def _deeper(document: Document, clause: Clause) -> Iterator[Candidate]:
    """The place inside what qualifies an object, inside what stands behind the verb's prepositions, where the people
    who act are, or the place that is taken."""
    strict = words("strict_locative")
    for head in _qualifying(document, clause):
        yield from _place(document, clause, _behind(document, head, strict), NESTED)
    for head in clause.behind(_NESTING):
        found = _behind(document, head, strict)
        yield from _place(document, clause, found if found and _may_stand(document, head, found) else None, NESTED)
    for head in (h for h in clause.agents if kind_of(document, h) == "person"):
        yield from _place(document, clause, _behind(document, head, strict | {"on"}), NESTED)
    if not verbs("taking").isdisjoint(clause.lemmas):
        yield from _objects(document, clause)


def _objects(document: Document, clause: Clause) -> Iterator[Candidate]:
    """The places that something is done to."""
    for patient in clause.patients:
        yield from _place(document, clause, place_at(document, patient), "object")


def _qualifying(document: Document, clause: Clause) -> list[int]:
    """The nouns that qualify an object: in its reduced clause; the happening that it measures ("hours of talks")."""
    found: list[int] = []
    for patient in clause.patients:
        found += [head for verb in document.kids(patient, "acl") for head in document.behind(verb)]
        measured = document.behind(patient, "of")
        found += [k for k in measured if kind_of(document, k) or look_up(event_nouns(), document.tree.lower[k])]
    return found


def _may_stand(document: Document, head: int, place: Party) -> bool:
    """Whether what follows a noun's "in" says where it happens: behind things, bodies, and buildings in a town."""
    label = document.label(head) or "ORG"
    return label == "ORG" or (label == "PLACE" and not place.country)


def nominal_place(document: Document, noun: int) -> Party | None:
    """The place of a happening that a noun names: where it is, what it leads to or from, what is taken."""
    kinds = (("visits", "toward"), ("leavings", "away"), ("takings", "taken"))
    word = document.tree.lower[noun].removesuffix("s")
    leads = [lead for kind, name in kinds if word in words(kind) for lead in words(name)]
    return _behind(document, noun, words("strict_locative")) or _behind(document, noun, frozenset(leads))


def is_only_place(document: Document, clause: Clause, event_type: str, party: Party, place: Party | None) -> bool:
    """Whether what stands as a target is only the place behind a preposition: a town, or the goal of a motion."""
    if place is None or party.spans != place.spans:
        return False
    tree = document.tree
    if tree.deps[tree.before(party.spans[0].end)] in _ARGUMENTS:
        return False
    goal = event_type == OTHER and not verbs("goals").isdisjoint(clause.lemmas)
    return goal or (not party.country and event_type in classes_with("placed"))

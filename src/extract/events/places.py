"""Where it happened: a place behind in, at, near … of the verb, of its object, or of the clause it belongs to."""

from __future__ import annotations

from extract.events.clauses import Clause
from extract.events.frames import verbs, words
from extract.events.patterns import event_nouns, look_up, place_nouns, singular
from extract.events.phrases import is_demonym, kind_of, state_party
from extract.events.reading import Reading
from extract.records import Party, Span


def place_at(reading: Reading, token: int, depth: int = 0) -> Party | None:
    """The place whose name, or "town of NAME", the token heads."""
    tree = reading.tree
    number = reading.mention[token]
    if number >= 0 and reading.mentions[number].label == "PLACE":
        entity = reading.entity_at(token)
        mention = reading.mentions[number]
        name = entity.name if entity else tree.text[mention.start : mention.end]
        country = (entity.country or entity.state) if entity else ""
        return Party(name, (Span(mention.start, mention.end),), mention.entity_id, country)
    if number >= 0 or depth > 4:
        return None
    for kid in reading.kids(token, "appos"):
        if (found := place_at(reading, kid, depth + 1)) is not None:
            return found
    if look_up(event_nouns(), tree.lower[token]):  # "at the Tolven talks"
        found = _before(reading, token, depth)
        return found if found is None or not found.country else None
    if not any(form in place_nouns() for form in singular(tree.lower[token])):
        return None
    return _before(reading, token, depth) or _after(reading, token, depth)


def _before(reading: Reading, token: int, depth: int) -> Party | None:
    """The place named before a noun: "the Tolven docks", "Tolven's town hall", "the Norlandic coast"."""
    for kid in reading.kids(token, "amod", "compound", "nmod", "poss"):
        if is_demonym(reading, kid):
            return state_party(reading, kid)
        named = reading.tree.deps[kid] in ("poss", "compound")
        if named and (found := place_at(reading, kid, depth + 1)) is not None:
            return found
    return None


def _after(reading: Reading, token: int, depth: int) -> Party | None:
    """The place named behind a noun: "the town of Tolven"."""
    tree = reading.tree
    for prep in reading.kids(token, "prep"):
        if tree.lower[prep] in ("of", *words("strict_locative")):
            for kid in reading.kids(prep, "pobj"):
                found = place_at(reading, kid, depth + 1)
                if found is not None:
                    return found
    return None


def _behind(reading: Reading, head: int, leads: frozenset[str]) -> Party | None:
    tree = reading.tree
    for prep in reading.kids(head, "prep", "agent"):
        if tree.lower[prep] not in leads:
            continue
        for first in reading.kids(prep, "pobj"):
            found = place_at(reading, first)
            if found is not None:
                return found
    return None


def find_place(reading: Reading, clause: Clause) -> Party | None:
    """The place of a clause: what it crosses or takes, behind its verb, inside its objects, behind the verb it hangs
    on, inside its subject."""
    starts = bool(set(clause.lemmas) & verbs("starts"))
    near = [
        _behind(reading, clause.verb, words("locative") | {"from"} if starts else words("locative")),
        _goal(reading, clause),
        *(_behind(reading, patient, words("strict_locative")) for patient in clause.patients),
    ]
    behind = min((place for place in near if place is not None), key=lambda x: x.spans[0].start, default=None)
    return _crossed(reading, clause) or behind or _deeper(reading, clause)


def _goal(reading: Reading, clause: Clause) -> Party | None:
    """Where a motion leads; of a building its town ("moved to the museum in Tolven")."""
    if verbs("goals").isdisjoint(clause.lemmas):
        return None
    heads = [head for word, _, heads in clause.preps if word in words("toward") for head in heads]
    for head in heads:
        inner = _behind(reading, head, words("strict_locative"))
        found = inner if inner is not None and not inner.country else place_at(reading, head) or inner
        if found is not None:
            return found
    return None


def _crossed(reading: Reading, clause: Clause) -> Party | None:
    """The place that a motion crosses; the place "where" the clause happens."""
    if not verbs("motions").isdisjoint(clause.lemmas):
        for patient in clause.patients:
            if (found := place_at(reading, patient)) is not None:
                return found
    tree, verb = reading.tree, clause.verb
    if tree.deps[verb] == "relcl" and any(tree.lower[k] == "where" for k in reading.kids(verb, "advmod")):
        return place_at(reading, tree.heads[verb])
    return None


def _deeper(reading: Reading, clause: Clause) -> Party | None:
    """The place inside what qualifies an object, inside what stands behind the verb's prepositions, where the people
    who act are, or the place that is taken."""
    for head in _qualifying(reading, clause):
        found = _behind(reading, head, words("strict_locative"))
        if found is not None:
            return found
    tree = reading.tree
    for _, prep, heads in clause.preps:
        if tree.lower[prep] in ("of", "by", "to", "from", "with", "in", "into", "at", "during", "on"):
            for head in heads:
                found = _behind(reading, head, words("strict_locative"))
                if found is not None and _may_stand(reading, head, found):
                    return found
    people = [head for head in clause.agents if kind_of(reading, head) == "person"]
    where = [_behind(reading, head, words("strict_locative") | {"on"}) for head in people]
    if not verbs("taking").isdisjoint(clause.lemmas):
        where += [place_at(reading, patient) for patient in clause.patients]
    return next((place for place in where if place is not None), None)


def _qualifying(reading: Reading, clause: Clause) -> list[int]:
    """The nouns that qualify an object: in its reduced clause; the happening that it measures ("hours of talks")."""
    tree, found = reading.tree, list[int]()
    for patient in clause.patients:
        for verb in reading.kids(patient, "acl"):
            found += [head for prep in reading.kids(verb, "prep") for head in reading.kids(prep, "pobj")]
        for prep in reading.kids(patient, "prep"):
            if tree.lower[prep] == "of":
                heads = reading.kids(prep, "pobj")
                found += [k for k in heads if kind_of(reading, k) or look_up(event_nouns(), tree.lower[k])]
    return found


def _may_stand(reading: Reading, head: int, place: Party) -> bool:
    """Whether what follows a noun's "in" says where it happens: behind things, bodies, and buildings in a town."""
    number = reading.mention[head]
    label = reading.mentions[number].label if number >= 0 else "ORG"
    return label == "ORG" or (label == "PLACE" and not place.country)


def nominal_place(reading: Reading, noun: int) -> Party | None:
    """The place of a happening that a noun names: where it is, what it leads to or from, what is taken."""
    kinds = (("visits", "toward"), ("leavings", "away"), ("takings", "taken"))
    word = reading.tree.lower[noun].removesuffix("s")
    leads = [lead for kind, name in kinds if word in words(kind) for lead in words(name)]
    return _behind(reading, noun, words("strict_locative")) or _behind(reading, noun, frozenset(leads))

"""Where it happened: a place behind in, at, near … of the verb, of its object, or of the clause it belongs to."""

from __future__ import annotations

from extract.events.clauses import Clause
from extract.events.frames import verbs, words
from extract.events.patterns import place_nouns, singular
from extract.events.phrases import is_demonym, state_party
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
    if not any(form in place_nouns() for form in singular(tree.lower[token])):
        return None
    for kid in reading.kids(token, "amod", "compound", "nmod", "poss"):
        if is_demonym(reading, kid):
            return state_party(reading, kid)
        if tree.deps[kid] == "poss" and (found := place_at(reading, kid, depth + 1)) is not None:
            return found
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
    """The place of a clause: behind its verb, inside its objects, behind the verb it hangs on, inside its subject."""
    tree = reading.tree
    crossed = [p for p in clause.patients if set(clause.lemmas) & verbs("motions")]
    found = next((place for p in crossed if (place := place_at(reading, p)) is not None), None)
    behind = words("locative") | {"from"} if set(clause.lemmas) & verbs("starts") else words("locative")
    if found is not None:
        return found
    near = [
        _behind(reading, clause.verb, behind),
        *(_behind(reading, patient, words("strict_locative")) for patient in clause.patients),
    ]
    found = min((place for place in near if place is not None), key=lambda x: x.spans[0].start, default=None)
    if found is not None:
        return found
    for patient in clause.patients:
        for verb in reading.kids(patient, "acl"):
            for prep in reading.kids(verb, "prep"):
                for head in reading.kids(prep, "pobj"):
                    found = _behind(reading, head, words("strict_locative"))
                    if found is not None:
                        return found
    for _, prep, heads in clause.preps:
        if tree.lower[prep] in ("of", "by", "to", "from", "with", "in", "into", "at", "during", "on"):
            for head in heads:
                found = _behind(reading, head, words("strict_locative"))
                if found is not None and _may_stand(reading, head, found):
                    return found
    return None


def _may_stand(reading: Reading, head: int, place: Party) -> bool:
    """Whether what follows a noun's "in" says where it happens: behind things, bodies, and buildings in a town."""
    number = reading.mention[head]
    label = reading.mentions[number].label if number >= 0 else "ORG"
    return label == "ORG" or (label == "PLACE" and not place.country)


def nominal_place(reading: Reading, noun: int) -> Party | None:
    """The place of a happening that a noun names."""
    return _behind(reading, noun, words("strict_locative"))

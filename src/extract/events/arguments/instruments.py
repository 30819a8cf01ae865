"""Objects that are no targets: what an act is done with, where it leads, what comes to be by it."""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.parties.phrase_parties import parties
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import Match
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import classes_with, verbs, words


def instruments(document: Document, clause: Clause, match: Match, event_type: str) -> tuple[int, ...]:
    """The objects that an act is done with rather than to: "sent troops", "received observers", "opened an embassy"."""
    if event_type in classes_with("deployed"):
        return clause.patients
    if event_type in classes_with("left") and clause.behind(words("away_from")):
        return clause.patients  # "pulled its tanks out of NAME"
    found = tuple(p for p in clause.patients if match.noun and match.noun in object_nouns(document, p))
    return tuple(p for p in found if event_type not in classes_with("hits") or not _is_hit(document, p))


def _is_hit(document: Document, head: int) -> bool:
    """Whether what is attacked or seized is a party itself: "shot down a Norlandic plane", "took the town of NAME"."""
    thing = document.mention[head] < 0 and document.tree.lower[head].rstrip("s") not in words("weapons")
    return thing and bool(parties(document, (head,)))


def is_crossed(document: Document, clause: Clause, patient: int) -> bool:
    """Whether an object is only the place of a motion ("crossed the Tolven")."""
    return document.label(patient) == "PLACE" and not verbs("motions").isdisjoint(clause.lemmas)


def is_product(document: Document, clause: Clause, patient: int) -> bool:
    """Whether an object only comes to be by the act ("founded a party", "elect a parliament"), or is part of an idiom
    ("join forces")."""
    if "join" in clause.lemmas and document.tree.lower[patient] in words("joined"):
        return True
    if clause.passive or document.label(patient) == "PERSON":
        return False
    elected = "elect" in clause.lemmas and document.mention[patient] < 0 and kind_of(document, patient) == "body"
    return elected or not verbs("making").isdisjoint(clause.lemmas)


def seats(document: Document, heads: Iterable[int]) -> tuple[int, ...]:
    """Of the heads behind "in" those that a protest can be meant for: countries."""
    return tuple(h for h in heads if (entity := document.entity_at(h)) is not None and entity.country)


def is_put(document: Document, clause: Clause, match: Match) -> bool:
    """Whether forces are not moved, but put into a state: "was placed on alert"."""
    return bool(match.noun) and any(match.noun in object_nouns(document, h) for h in clause.behind())

"""How sure an action is: the probability that its trigger, class, actors and targets are all right.

A logistic regression over what is known of the row when it is done, its happening's own probability first of all.
Learnt on the rows that 651 labelled articles of ordinary news give, judged on these labels.
"""

from __future__ import annotations

import math
from dataclasses import replace

from extract.events.parties.party_groups import Parties
from extract.events.types.class_names import LEARNT
from extract.records import Event
from extract.scoring import LinearModel, load_model, per_weights
from extract.scoring.families import Families
from extract.syntax.document import Document

RIGHT = "right"
_LEAST = 0.01  # probabilities nearer to 0 or 1 count as this far from it
_KINDS = tuple("verb verb-object phrasal-verb open-class noun light-verb other".split())
_PARTIES = ("none", "PERSON", "ORG", "PLACE", "words")
_RULES = tuple("subject passive-subject object agent possessor conjunct indirect-object by of to with from for".split())
ROW_FAMILIES = Families(
    {
        "happens": (),
        "kind": _KINDS,
        "class": tuple(sorted(LEARNT)),
        "actor": _PARTIES,
        "actors": ("several",),
        "actor-rule": (*_RULES, "other"),
        "target": _PARTIES,
        "targets": ("several",),
        "target-rule": (*_RULES, "other"),
        "place": (),
        "realis": ("actual", "reported", "alleged", "future", "negated"),
        "headline": (),
    }
)


@per_weights
def row_model() -> LinearModel[str, str]:
    """The model of rows."""
    return load_model("event_rows", ROW_FAMILIES.names, (RIGHT,))


def rated(document: Document, event: Event) -> Event:
    """The action with its confidence; before, it has the probability of its happening there."""
    chance = row_model().probabilities(row_features(document, event))[RIGHT]
    return replace(event, confidence=round(chance, 2))


def row_features(document: Document, event: Event) -> dict[str, float]:
    """The features of an action whose `confidence` is the probability of its happening, 0 to 1."""
    chance = min(max(event.confidence, _LEAST), 1 - _LEAST)
    found, tell = {"happens": math.log(chance / (1 - chance))}, ROW_FAMILIES.tell
    tell(found, "kind", _kind(event.rule))
    tell(found, "class", event.type)
    _tell_parties(document, event.actors, "actor", found)
    _tell_parties(document, event.targets, "target", found)
    if event.place is not None:
        tell(found, "place")
    tell(found, "realis", event.realis)
    if event.trigger is not None and document.is_headline(document.tree.at(event.trigger.start)):
        tell(found, "headline")
    return found


def _kind(rule: str) -> str:
    """The kind of pattern that a rule's name tells of: "arrest", "go-to", "hold:talks"."""
    if rule in _KINDS:
        return rule
    if ":" in rule:
        return "verb-object"
    return "phrasal-verb" if "-" in rule and not rule.endswith("-verb") else "verb" if rule.islower() else "other"


def _tell_parties(document: Document, parties: Parties, role: str, found: dict[str, float]) -> None:
    tell = ROW_FAMILIES.tell
    if not parties:
        tell(found, role, "none")
        return
    for party in parties:
        entity = document.entity(party.entity_id)
        tell(found, role, entity.label if entity is not None else "words")
    rule = parties[0].rule
    tell(found, f"{role}-rule", rule if rule in _RULES else "other")
    if len(parties) > 1:
        tell(found, f"{role}s", "several")

"""Actions that nouns name, with their participants: "Norland's invasion of Estovia", "the arrest of Oskar Venn"."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extract.events.arguments.clues import Setting
from extract.events.arguments.event_places import find_place
from extract.events.arguments.noun_arguments import is_light, participants
from extract.events.builder import Told, build_action
from extract.events.candidates.happenings import Happening
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.types.class_names import ACCUSE, ASSAULT
from extract.events.types.idioms import is_jab
from extract.records import Event, Realis
from extract.syntax.document import Document
from extract.vocabulary import classes_with, singular, words

_RULE = "noun"
_NEAR = 3  # heads above a noun within which a verb tells of the same


def noun_actions(document: Document, happenings: Iterable[Happening], told: Collection[int]) -> list[Event]:
    """The actions of the happenings that nouns name, in text order. `told` are the verbs that tell of a happening."""
    nouns = (h for h in happenings if h.verb is None and not _is_told(document, h.token, told))
    return [_nominal(document, h.token, h.type, h.probability) for h in nouns]


def _is_told(document: Document, noun: int, told: Collection[int]) -> bool:
    """Whether the noun only completes a verb that tells of the same: "launched an attack"."""
    tree = document.tree
    if noun in told:
        return True
    for node in tree.above(noun, _NEAR):
        if tree.tags[node][:2] == "VB":
            return node in told and is_light(document, node)
        if tree.tags[node] not in ("IN", "NN", "NNS"):
            return False
    return False


def _nominal(document: Document, noun: int, event_type: str, probability: float) -> Event:
    who, whom = participants(document, noun, event_type)
    place = find_place(Setting(document, noun, event_type, None, None, (who, whom)))
    concerned = (*whom, *((place,) if place else ()))
    event_type = _class_by_parties(document, noun, event_type, who, whom, concerned)
    told = Told(event_type, _RULE, probability, who, apart_from(who, whom), place, _realis(document, noun))
    return build_action(document, noun, told)


def _class_by_parties(
    document: Document, noun: int, event_type: str, who: Parties, whom: Parties, concerned: Parties
) -> str:
    """The class once it is known who takes part: a blow in words is no attack, taking a town is one."""
    if event_type in classes_with("violent") and is_jab(document, singular(document.tree.lower[noun]), who, whom):
        return ACCUSE
    if event_type in classes_with("seizing") and _takes_place(document, noun, concerned):
        return ASSAULT
    return event_type


def _takes_place(document: Document, noun: int, found: Parties) -> bool:
    """Whether what is taken is a town or land, not somebody: "the capture of Tolven"."""
    taking = document.tree.lower[noun].removesuffix("s") in words("takings")
    return taking and any(p.entity_id.startswith("place:") for p in found)


def _realis(document: Document, noun: int) -> Realis:
    if not words("upcoming").isdisjoint(document.kid_words(noun, "amod")):
        return "future"
    return "reported" if document.content[noun] >= 0 else "actual"

"""Happenings that nouns name, with their participants: "Norland's invasion of Estovia", "the arrest of Oskar Venn".

In goes a Document with the verbs that tell of a happening already, out come actions in text order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extract.events.arguments.noun_arguments import has_doer, is_light, participants
from extract.events.builder import Told, build_action
from extract.events.candidates.noun_gate import has_both_sides, is_audience, is_told, is_unreal
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import is_named
from extract.events.types.class_names import ACCUSE, ASSAULT
from extract.events.types.idioms import is_jab
from extract.events.types.noun_types import named_class
from extract.events.types.pattern_match import rule_confidences
from extract.records import Event, Realis
from extract.syntax.document import Document
from extract.vocabulary import aspect_lemmas, classes_with, event_nouns, lone_nouns, names_event, singular, words

_MAIN = ("nsubj", "nsubjpass", "dobj", "ROOT")  # where nouns that need both their sides are looked for
_RULE = "noun"


def find_nominals(document: Document, told: Collection[int]) -> list[Event]:
    """The happenings that nouns name, in text order. `told` are the verbs that already tell of a happening."""
    found = []
    for noun in _nouns(document):
        event_type, sided = _class_of(document, noun)
        if not event_type or is_told(document, noun, told) or is_unreal(document, noun):
            continue
        event = _nominal(document, noun, event_type)
        if event is not None and (has_both_sides(document, noun, event) if sided else not is_audience(document, noun)):
            found.append(event)
    return found


def _nouns(document: Document) -> Iterator[int]:
    """The common nouns that may name a happening, outside names, direct speech and the page around the article."""
    tree = document.tree
    for noun, tag in enumerate(tree.tags):
        if tag not in ("NN", "NNS") or not names_event(tree.lower[noun]) or document.mention[noun] >= 0:
            continue
        if not document.is_page(noun) and not document.is_direct(noun):
            yield noun


def _class_of(document: Document, noun: int) -> tuple[str, bool]:
    """The class that a noun names, "" without one; and whether it is one only with both its sides ("talks", "aid")."""
    tree, above = document.tree, document.tree.heads[noun]
    light = tree.deps[noun] == "dobj" and is_light(document, above) and not _ends(document, above)
    event_type = named_class(document, noun, event_nouns() if light else lone_nouns())
    if event_type:
        return event_type, False
    if tree.deps[noun] in _MAIN or has_doer(document, noun) or _is_between(document, noun):
        return named_class(document, noun, event_nouns()), True
    return "", False


def _ends(document: Document, verb: int) -> bool:
    """Whether a verb ends what its object names: "easing the sanctions" imposes none."""
    return not aspect_lemmas("stop").isdisjoint(document.lemmas(verb))


def _is_between(document: Document, noun: int) -> bool:
    """Whether a noun of fighting names its sides: "died in clashes between …"."""
    sides = "between" in document.kid_words(noun, "prep")
    return sides and named_class(document, noun, event_nouns()) in classes_with("violent")


def _nominal(document: Document, noun: int, event_type: str) -> Event | None:
    who, whom, place = participants(document, noun, event_type)
    if not any(is_named(document, party) for party in (*who, *whom)):
        return None
    concerned = (*whom, *((place,) if place else ()))
    event_type = _class_by_parties(document, noun, event_type, who, whom, concerned)
    told = Told(
        event_type, _RULE, rule_confidences()[_RULE], who, apart_from(who, whom), place, _realis(document, noun)
    )
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

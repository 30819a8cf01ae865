"""Happenings that nouns name, with their participants: "Norland's invasion of Estovia", "the arrest of Oskar Venn"."""

from __future__ import annotations

from collections.abc import Collection

from extract.events.arguments.noun_arguments import has_doer, is_light, participants
from extract.events.dating import date_event
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named
from extract.events.types.idioms import is_jab
from extract.events.types.noun_types import named_class
from extract.events.types.pattern_match import rule_confidences
from extract.records import Event, Realis
from extract.syntax.document import Document
from extract.vocabulary import (
    aspect_verbs,
    event_nouns,
    lone_nouns,
    names_event,
    singular,
    verb_forms,
    verbs,
    words,
)

_MAIN = ("nsubj", "nsubjpass", "dobj", "ROOT")  # where nouns that need both their sides are looked for


def _is_unreal(document: Document, noun: int) -> bool:
    """Whether what governs or describes the noun leaves open that it happened."""
    tree = document.tree
    if any(tree.lower[k] in words("unreal_adjectives") for k in document.kids(noun, "amod", "det")):
        return True
    node = noun
    for _ in range(6):
        if tree.heads[node] == node or (tree.deps[node] == "prep" and tree.lower[node] in words("after")):
            return False
        node = tree.heads[node]
        if tree.tags[node][:2] == "VB":
            return _is_unreal_clause(document, node, noun)
        if tree.lower[node] in words("unreal_nouns"):
            return True
    return False


def _is_unreal_clause(document: Document, verb: int, noun: int) -> bool:
    """Whether a verb says of the noun below it that it is wanted, feared, refused, or only possible or to be begun."""
    tree = document.tree
    helpers = {tree.lower[k] for k in document.kids(verb, "aux")}
    if helpers & words("unreal_helpers") and verb == _clause_of(document, noun):
        return tree.deps[noun] != "nsubj" or _may_occur(document, verb) or not _is_definite(document, noun)
    if tree.tags[verb] == "VB" and is_light(document, verb):
        return True
    lemmas = set(verb_forms().get(tree.lower[verb], (tree.lower[verb],)))
    if _is_definite(document, noun) and tree.tags[verb] in ("VBD", "VBN") and lemmas & verbs("judging"):
        return False  # "supported the invasion"
    return not lemmas.isdisjoint(verbs("unreal_verbs"))


def _is_definite(document: Document, noun: int) -> bool:
    return bool(document.kids(noun, "poss")) or any(document.tree.lower[k] == "the" for k in document.kids(noun, "det"))


def _may_occur(document: Document, verb: int) -> bool:
    """Whether a verb says no more than that its subject happens: "could begin"."""
    lemmas = verb_forms().get(document.tree.lower[verb], ())
    return any(lemma in lemmas for lemma, _ in aspect_verbs("occur")) or "be" in lemmas


def _clause_of(document: Document, token: int) -> int:
    """The verb whose object or subject a noun is, or -1."""
    tree = document.tree
    return tree.heads[token] if tree.deps[token] in ("dobj", "nsubj", "nsubjpass") else -1


def _ends(document: Document, verb: int) -> bool:
    """Whether a verb ends what its object names: "easing the sanctions" imposes none."""
    lemmas = verb_forms().get(document.tree.lower[verb], ())
    return any(verb in lemmas for verb, _ in aspect_verbs("stop"))


def _takes_place(document: Document, noun: int, found: Parties) -> bool:
    """Whether what is taken is a town or land, not somebody: "the capture of Tolven"."""
    taking = document.tree.lower[noun].removesuffix("s") in words("takings")
    return taking and any(p.entity_id.startswith("place:") for p in found)


def _realis(document: Document, noun: int) -> Realis:
    tree = document.tree
    adjectives = {tree.lower[k] for k in document.kids(noun, "amod")}
    if adjectives & words("upcoming"):
        return "future"
    return "reported" if document.content[noun] >= 0 else "actual"


def find_nominals(document: Document, told: Collection[int]) -> list[Event]:
    """The happenings that nouns name, in text order. `told` are the verbs that already tell of a happening."""
    tree, found = document.tree, []
    for noun, tag in enumerate(tree.tags):
        if (
            tag not in ("NN", "NNS")
            or not names_event(tree.lower[noun])
            or document.mention[noun] >= 0
            or document.kind(noun) == "boilerplate"
            or document.marks.is_spoken(noun)
        ):
            continue
        above = tree.heads[noun]
        light = tree.deps[noun] == "dobj" and is_light(document, above) and not _ends(document, above)
        event_type = named_class(document, noun, event_nouns() if light else lone_nouns())
        sided = not event_type and (tree.deps[noun] in _MAIN or has_doer(document, noun) or _is_between(document, noun))
        if sided:
            event_type = named_class(document, noun, event_nouns())
        if event_type and not _is_told(document, noun, told) and not _is_unreal(document, noun):
            event = _nominal(document, noun, event_type)
            if event is not None and _stands(document, noun, event, sided=sided):
                found.append(event)
    return found


def _is_between(document: Document, noun: int) -> bool:
    """Whether a noun of fighting names its sides: "died in clashes between …"."""
    tree = document.tree
    sides = any(tree.lower[prep] == "between" for prep in document.kids(noun, "prep"))
    return sides and named_class(document, noun, event_nouns()) == "ASSAULT"


def _stands(document: Document, noun: int, event: Event, *, sided: bool) -> bool:
    """Whether a noun's participants suffice: of a noun that mostly needs a verb ("talks", "aid") both sides."""
    if sided:
        lasting = any(form in words("lasting") for form in singular(document.tree.lower[noun]))
        told = not lasting or not document.kids(noun, "det", "poss")
        return told and (len(event.actors) > 1 or bool(event.actors and event.targets))
    return not _is_audience(document, noun)


def _is_audience(document: Document, noun: int) -> bool:
    """Whether a noun of people gathered is whom somebody speaks to: "told a rally in Tolven"."""
    tree = document.tree
    lemmas = verb_forms().get(tree.lower[tree.heads[noun]], ())
    return tree.deps[noun] in ("dobj", "dative") and not verbs("addressing").isdisjoint(lemmas)


def _is_told(document: Document, noun: int, told: Collection[int]) -> bool:
    """Whether the noun only modifies another, or completes a verb that tells of the same ("launched an attack")."""
    tree = document.tree
    if tree.deps[noun] in ("compound", "amod", "nmod", "npadvmod"):
        return True
    if noun in told:
        return True
    node = noun
    for _ in range(3):
        node = tree.heads[node]
        if tree.tags[node][:2] == "VB":
            return node in told and is_light(document, node)
        if tree.tags[node] not in ("IN", "NN", "NNS"):
            return False
    return False


def _nominal(document: Document, noun: int, event_type: str) -> Event | None:
    number = document.content[noun]
    if number >= 0 and document.quotes[number].type == "direct":
        return None
    who, whom, place = participants(document, noun, event_type)
    if not any(is_named(document, party) for party in (*who, *whom)):
        return None
    if event_type == "ASSAULT" and is_jab(document, singular(document.tree.lower[noun]), who, whom):
        event_type = "ACCUSE"
    if event_type == "COERCE" and _takes_place(document, noun, (*whom, *((place,) if place else ()))):
        event_type = "ASSAULT"
    realis = _realis(document, noun)
    when = date_event(document, noun, realis)
    return Event(
        kind="action",
        type=event_type,
        trigger=document.tree.span(noun, noun),
        sentence=document.sentence_span(noun),
        rule="noun",
        confidence=rule_confidences()["noun"],
        actors=who,
        targets=tuple(p for p in whom if p.name not in {w.name for w in who}),
        place=place,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        date_rule=when.rule,
        time=when.time,
        realis=realis,
        within_quote=number >= 0,
        quote=number if number >= 0 else None,
    )

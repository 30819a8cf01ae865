"""One happening named twice in a sentence is one event: a noun gives way to the verb that tells of the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.events.commitments.attitudes import find_stances
from extract.events.commitments.conditions import find_conditions
from extract.events.types.class_names import OTHER
from extract.records import Event
from extract.syntax.document import Document

POSITIONS = frozenset({"readiness", "unwillingness", "weighed", "wanted", "ultimatum", "condition"})


def _parties(event: Event) -> set[str]:
    return {party.entity_id or party.name for party in (*event.actors, *event.targets)}


def _is_retold(noun: Event, verb: Event) -> bool:
    """Whether a verb's event has the noun's class and all its parties, and no other day."""
    same_day = not noun.date or not verb.date or noun.date == verb.date
    return noun.type == verb.type and same_day and _parties(noun) <= _parties(verb)


def merge_events(verbs: Sequence[Event], nouns: Sequence[Event]) -> list[Event]:
    """The events of verbs, and those of nouns that no verb of the same sentence tells of."""
    by_sentence: dict[int, list[Event]] = {}
    for event in verbs:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    lone = [n for n in nouns if not any(_is_retold(n, v) for v in by_sentence.get(n.sentence.start, ()))]
    return [*verbs, *lone]


def with_positions(document: Document, actions: Sequence[Event]) -> list[Event]:
    """The actions of verbs with the positions that are told: a position takes the place of what its verb alone says
    little of (OTHER) or tells as not done."""
    at = document.tree.at
    told = {at(event.trigger.start): event for event in actions if event.trigger}
    for token, event in {**find_stances(document), **find_conditions(document)}.items():
        known = told.get(token)
        planned = known is not None and known.realis == "future" and event.rule == "condition"
        if known is None or planned or known.type == OTHER or known.realis == "negated":
            told[token] = event
    return list(told.values())


def unsaid(actions: Iterable[Event], statements: Sequence[Event]) -> list[Event]:
    """The actions without the positions that are the very statement that tells of them."""
    return [a for a in actions if a.rule not in POSITIONS or not any(_is_said(a, s) for s in statements)]


def _is_said(action: Event, statement: Event) -> bool:
    same = action.type == statement.type and action.quote == statement.quote
    return same and not {p.entity_id or p.name for p in action.actors}.isdisjoint(
        p.entity_id or p.name for p in statement.actors
    )

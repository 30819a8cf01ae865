"""Merging: one happening told twice is one event, and clauses of one sentence share what only one of them tells.

In go the events that the rooms before found, out come those that stand. Clauses share a partner ("is sharing plans and
working with Norland") or a deed ("retaliated by shelling NAME"); a noun gives way to the verb of its sentence that
tells of the same; a commitment takes the place of a verb that says little of it, and gives way to the statement that
makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.events.parties.party_groups import keys_of
from extract.events.types.class_names import OTHER
from extract.records import Event
from extract.syntax.document import Document
from extract.vocabulary import classes_with, words

COMMITMENTS = frozenset({"readiness", "unwillingness", "weighed", "wanted", "ultimatum", "condition"})  # their rules


def share_arguments(document: Document, events: Mapping[int, Event]) -> list[Event]:
    """The events of verbs, by verb token in text order, with those of one deed made one."""
    return list(_joined_partners(document, _joined_means(document, events)).values())


def _joined_means(document: Document, events: Mapping[int, Event]) -> dict[int, Event]:
    """The events with those made one that a verb and the gerund behind its "by", or the infinitive of its aim, tell of,
    if of one class: "retaliated by shelling NAME", "marched to protest"."""
    found = dict(events)
    for verb, event in events.items():
        above = _meant(document, verb)
        first = found.get(above)
        if first is not None and first.type == event.type:
            found[above] = first if first.targets else replace(first, targets=event.targets)
            del found[verb]
    return found


def _meant(document: Document, verb: int) -> int:
    """The verb whose deed a gerund behind "by" or an infinitive of aim says more of, or -1."""
    tree, head = document.tree, document.tree.heads[verb]
    if tree.deps[verb] == "pcomp" and tree.lower[head] in words("means"):
        return tree.heads[head]
    return head if tree.deps[verb] == "advcl" and tree.tags[verb] == "VB" and tree.has_to(verb) else -1


def _joined_partners(document: Document, events: Mapping[int, Event]) -> dict[int, Event]:
    """The events with those made one that two coordinated verbs tell of: one class, the same actors, and a partner that
    stands behind the second alone."""
    found = dict(events)
    for verb, event in events.items():
        head = document.tree.heads[verb]
        first = found.get(head) if document.tree.deps[verb] == "conj" else None
        if first is not None and _is_begun(first, event):
            found[head] = replace(first, targets=event.targets)
            del found[verb]
    return found


def _is_begun(first: Event, second: Event) -> bool:
    """Whether the first of two events with the same actors lacks only the partner of the second."""
    if first.type not in classes_with("mutual") or first.type != second.type or first.targets:
        return False
    return first.date == second.date and keys_of(first.actors) == keys_of(second.actors)


def add_nouns(verbs: Sequence[Event], nouns: Sequence[Event]) -> list[Event]:
    """The events of verbs, and those of nouns that no verb of the same sentence tells of."""
    by_sentence: dict[int, list[Event]] = {}
    for event in verbs:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    lone = [n for n in nouns if not any(_is_retold(n, v) for v in by_sentence.get(n.sentence.start, ()))]
    return [*verbs, *lone]


def _is_retold(noun: Event, verb: Event) -> bool:
    """Whether a verb's event has the noun's class and all its parties, and no other day."""
    same_day = not noun.date or not verb.date or noun.date == verb.date
    return noun.type == verb.type and same_day and _parties(noun) <= _parties(verb)


def _parties(event: Event) -> set[str]:
    return keys_of((*event.actors, *event.targets))


def add_commitments(document: Document, actions: Sequence[Event], commitments: Mapping[int, Event]) -> list[Event]:
    """The actions of verbs with the commitments that are told, by their token: a commitment takes the place of what its
    verb alone says little of (OTHER) or tells as not done."""
    told = dict(_by_token(document, actions))
    for token, event in commitments.items():
        known = told.get(token)
        if known is None or _gives_way(known, event):
            told[token] = event
    return list(told.values())


def _by_token(document: Document, actions: Sequence[Event]) -> Iterator[tuple[int, Event]]:
    return ((document.tree.at(event.trigger.start), event) for event in actions if event.trigger)


def _gives_way(known: Event, commitment: Event) -> bool:
    planned = known.realis == "future" and commitment.rule == "condition"
    return planned or known.type == OTHER or known.realis == "negated"


def without_restated(actions: Iterable[Event], statements: Sequence[Event]) -> list[Event]:
    """The actions without the commitments that are the very statement that tells of them."""
    return [a for a in actions if a.rule not in COMMITMENTS or not any(_is_said(a, s) for s in statements)]


def _is_said(action: Event, statement: Event) -> bool:
    if action.type != statement.type or action.quote != statement.quote:
        return False
    return not keys_of(action.actors).isdisjoint(keys_of(statement.actors))

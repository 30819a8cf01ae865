"""One happening named twice in a sentence is one event: a noun gives way to the verb that tells of the same."""

from __future__ import annotations

from collections.abc import Sequence

from extract.records import Event


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

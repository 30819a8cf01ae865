"""The events of an article: a statement for each quote, an action for each happening and each commitment."""

from __future__ import annotations

from collections.abc import Sequence

from extract.events.arguments.fallback_target import name_other_side
from extract.events.candidates.happenings import Happening, find_happenings
from extract.events.candidates.noun_actions import noun_actions
from extract.events.candidates.verb_actions import verb_actions
from extract.events.commitments.attitudes import find_attitudes
from extract.events.commitments.conditions import find_conditions
from extract.events.merging import add_commitments, add_nouns, share_arguments, without_restated
from extract.events.row_confidence import rated
from extract.events.speech_acts.statements import find_statements
from extract.records import Event
from extract.syntax import Document


def find_events(document: Document, gate: float | None = None) -> tuple[Event, ...]:
    """Statements and actions in text order.

    The document's mentions are names, pronouns and role nouns with entity ids; its quotes have speakers and dates.
    `gate` is the least probability, 0 to 1, of a happening; None that at which precision meets recall.
    """
    tree = document.tree
    if not len(tree) or not tree.parsed:
        return ()
    statements = find_statements(document)
    actions = without_restated(actions_of(document, find_happenings(document, gate)), statements)
    events = [*statements, *(rated(document, action) for action in actions)]
    return tuple(sorted(events, key=lambda event: event.trigger or event.sentence))


def actions_of(document: Document, happenings: Sequence[Happening]) -> list[Event]:
    """The actions that happenings and commitments become, with the probability of the happening for confidence."""
    actions = share_arguments(document, verb_actions(document, happenings))
    actions = add_commitments(document, actions, {**find_attitudes(document), **find_conditions(document)})
    told = frozenset(document.tree.at(event.trigger.start) for event in actions if event.trigger)
    actions = add_nouns(actions, noun_actions(document, happenings, told))
    return [name_other_side(document, event) for event in actions]

"""The events of an article: a statement for each quote, an action for each happening."""

from __future__ import annotations

from extract.events.arguments.fallback_target import name_other_side
from extract.events.candidates.noun_candidates import find_nominals
from extract.events.candidates.verb_candidates import cue_tokens, find_actions
from extract.events.merging import merge_events, unsaid, with_positions
from extract.events.speech_acts.statements import find_statements
from extract.records import Event
from extract.syntax import Document


def find_events(document: Document) -> tuple[Event, ...]:
    """Statements and actions in text order.

    The document's mentions are names, pronouns and role nouns with entity ids; its quotes have speakers and dates.
    """
    tree = document.tree
    if not len(tree) or not tree.parsed:
        return ()
    actions = with_positions(document, find_actions(document, cue_tokens(document)))
    told = frozenset(tree.at(event.trigger.start) for event in actions if event.trigger)
    done = merge_events(actions, find_nominals(document, told))
    statements = find_statements(document)
    events = [*statements, *unsaid((name_other_side(document, event) for event in done), statements)]
    return tuple(sorted(events, key=lambda event: event.trigger or event.sentence))

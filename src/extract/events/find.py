"""The events of an article: a statement for each quote, an action for each happening."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extract.events.actions import cue_tokens, find_actions
from extract.events.counterparts import name_other_side
from extract.events.merge import merge_events, unsaid, with_positions
from extract.events.nominals import find_nominals
from extract.events.reading import read
from extract.events.repairs import mend
from extract.events.statements import find_statements
from extract.records import Entity, Event, Mention, Published, Quote, TimeExpression
from extract.segment import Tree, read_tree


def find_events(
    doc: Doc | Tree,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    quotes: Sequence[Quote],
    published: Published,
) -> tuple[Event, ...]:
    """Statements and actions in text order.

    `mentions` are names, pronouns and role nouns with entity ids, sorted by start; `dates` are sorted by start;
    `quotes` have their speakers and dates.
    """
    tree = read_tree(doc)
    if not len(tree) or not tree.parsed:
        return ()
    tree = mend(tree)
    reading = read(tree, mentions, entities, dates, quotes, published)
    actions = with_positions(reading, find_actions(reading, cue_tokens(reading)))
    told = frozenset(reading.tree.at(event.trigger.start) for event in actions if event.trigger)
    done = merge_events(actions, find_nominals(reading, told))
    statements = find_statements(reading)
    events = [*statements, *unsaid((name_other_side(reading, event) for event in done), statements)]
    return tuple(sorted(events, key=lambda event: event.trigger or event.sentence))

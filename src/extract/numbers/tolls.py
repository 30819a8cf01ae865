"""Happenings that only a number of people tells of: "ten dead in a quake off Velde" where no verb gave an event.

The words that govern a number are no happenings by themselves for `events`; with the people counted and a name beside
them they are, as the guide has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.events.arguments.assignment import fill
from extract.events.arguments.clues import Setting
from extract.events.arguments.event_places import find_place
from extract.events.builder import Told, build_action
from extract.events.row_confidence import rated
from extract.events.types.class_names import OTHER
from extract.events.types.pattern_match import Match
from extract.numbers.counted import Counted
from extract.numbers.kinds import Chosen, fits
from extract.records import Event, Party
from extract.syntax import Document
from extract.syntax.clauses import read_clause
from extract.vocabulary import bare_classes

TOLL = "toll"  # the rule of these events
_BEFALLS = frozenset({"killed", "injured", "missing", "arrested", "displaced"})


def toll_events(
    document: Document, numbers: Sequence[tuple[Counted, Chosen]], events: Sequence[Event]
) -> Iterator[Event]:
    """The happenings of numbers whose governing word is the trigger of no action yet, one a word."""
    tree = document.tree
    told = {tree.at(event.trigger.start) for event in events if event.trigger is not None}
    for counted, chosen in numbers:
        token = chosen.governing.token
        if chosen.kind not in _BEFALLS or not fits(chosen.governing) or token in told:
            continue
        if tree.heads[token] in told or not _is_news(document, token):
            continue
        told.add(token)
        yield rated(document, build_action(document, token, _told(document, counted, chosen)))


def _told(document: Document, counted: Counted, chosen: Chosen) -> Told:
    """Class, parties and place: those of the clause if the word is a verb, else those counted and what is near."""
    token = chosen.governing.token
    match = Match(bare_classes().get(chosen.governing.row.word, OTHER), TOLL)
    whom: tuple[Party, ...] = (_party(document, counted),) if counted.noun >= 0 and counted.noun != token else ()
    who: tuple[Party, ...] = ()
    clause = read_clause(document, token) if document.tree.tags[token][:2] == "VB" else None
    if clause is not None:
        who, targets = fill(document, clause, match)
        whom = targets or whom
    place = find_place(Setting(document, token, match.type, clause, match if clause else None, (who, whom)))
    return Told(match.type, TOLL, chosen.chance, who, whom, place)


def _is_news(document: Document, token: int) -> bool:
    """Whether the article itself tells it, in a sentence that names somebody or some place."""
    if document.is_page(token) or document.is_direct(token):
        return False
    first, last = document.tree.bounds[document.tree.sentence[token]]
    return any(document.mention[each] >= 0 for each in range(first, last + 1))


def _party(document: Document, counted: Counted) -> Party:
    """The people counted, as those to whom it happened."""
    span = document.tree.span(counted.first, counted.last)
    return Party(document.tree.text[span.start : span.end], (span,), rule="object")

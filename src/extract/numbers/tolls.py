"""Happenings that only a number of people tells of: "ten dead in a quake off Velde" where no verb gave an event.

The words that govern a number are no happenings by themselves for `events`; with the people counted and a name beside
them they are, as the guide has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.events.builder import Told, build_action
from extract.events.types.class_names import OTHER
from extract.numbers.counted import Counted
from extract.numbers.kinds import Chosen, fits
from extract.records import Event, Party
from extract.syntax import Document
from extract.vocabulary import bare_classes

TOLL = "toll"  # the rule of these events
_BEFALLS = frozenset({"killed", "injured", "missing", "arrested", "displaced"})
_PLACES = ("in", "at", "on", "off", "near", "outside")


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
        where = _place(document, token)
        kind = bare_classes().get(chosen.governing.row.word, OTHER)
        whom = (_party(document, counted),) if counted.noun >= 0 and counted.noun != token else ()
        yield build_action(document, token, Told(kind, TOLL, round(chosen.chance, 2), (), whom, where))


def _is_news(document: Document, token: int) -> bool:
    """Whether the article itself tells it, in a sentence that names somebody or some place."""
    if document.is_page(token) or document.is_direct(token):
        return False
    first, last = document.tree.bounds[document.tree.sentence[token]]
    return any(document.mention[each] >= 0 for each in range(first, last + 1))


def _place(document: Document, token: int) -> Party | None:
    """The place that is named behind a preposition of the word or of what it hangs on."""
    for holder in (token, document.tree.heads[token]):
        for head in document.behind(holder, *_PLACES):
            entity = document.entity_at(head)
            if entity is not None and entity.label == "PLACE":
                mention = document.mentions[document.mention[head]]
                span = document.tree.span(document.tree.at(mention.start), document.tree.before(mention.end))
                return Party(entity.name, (span,), entity.id, entity.country, "in")
    return None


def _party(document: Document, counted: Counted) -> Party:
    """The people counted, as those to whom it happened."""
    span = document.tree.span(counted.first, counted.last)
    return Party(document.tree.text[span.start : span.end], (span,), rule="object")

"""A position that somebody takes on what is still to be done: its record, who can take one, and the action it makes."""

from __future__ import annotations

from typing import NamedTuple

from extract.events.dating import date_event
from extract.events.parties.party_groups import Parties
from extract.events.types.pattern_match import rule_confidences
from extract.records import Event
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import words


class Position(NamedTuple):
    """A position with its parties; `rule` names the mechanism."""

    type: str
    rule: str
    who: Parties
    whom: Parties


def deal(document: Document, found: Parties) -> bool:
    """Whether some of the parties deal with others in public: states, bodies, people with a title."""
    for party in found:
        entity = document.entity(party.entity_id)
        if party.country or (entity is not None and (entity.label != "PERSON" or entity.titles)):
            return True
        if any(kind_of(document, document.tree.before(s.end)) in ("body", "force") for s in party.spans[:1]):
            return True
        if any(word in words("political") for word in party.name.lower().split()):
            return True
    return False


def is_spoken(document: Document, token: int) -> bool:
    """Whether only a direct quotation or the page around the article says it."""
    number = document.content[token]
    direct = number >= 0 and document.quotes[number].type == "direct"
    return direct or document.marks.is_spoken(token) or document.kind(token) == "boilerplate"


def position_event(document: Document, token: int, position: Position) -> Event:
    """The action of a position."""
    number = document.content[token]
    when = date_event(document, token, "actual")
    return Event(
        kind="action",
        type=position.type,
        trigger=document.tree.span(token, token),
        sentence=document.sentence_span(token),
        rule=position.rule,
        confidence=rule_confidences()[position.rule],
        actors=position.who,
        targets=position.whom,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        date_rule=when.rule,
        time=when.time,
        realis="reported" if number >= 0 else "actual",
        within_quote=number >= 0,
        quote=number if number >= 0 else None,
    )

"""Records of events, made of what a rule tells of one."""

from __future__ import annotations

from typing import Literal, NamedTuple

from extract.events.builder.dating import When, date_event, date_statement
from extract.events.parties.party_groups import Parties
from extract.records import Event, Party, Quote, Realis, Span
from extract.syntax.document import Document


class Told(NamedTuple):
    """What a rule tells of an event: its class, the rule's name and its measured precision (0 to 1), who takes part,
    where, and whether it happened."""

    type: str
    rule: str
    confidence: float
    actors: Parties
    targets: Parties
    place: Party | None = None
    realis: Realis = "actual"


def build_action(document: Document, token: int, told: Told, named_at: int = -1) -> Event:
    """The action that a token tells of; `named_at` is the token that names it, where that is another one."""
    trigger = token if named_at < 0 else named_at
    number = document.content[token]
    return _build(
        "action",
        told,
        document.tree.span(trigger, trigger),
        document.sentence_span(token),
        date_event(document, token, told.realis),
        number if number >= 0 else None,
    )


def build_statement(document: Document, number: int, told: Told) -> Event:
    """The statement that the quote with this number makes."""
    tree, quote = document.tree, document.quotes[number]
    anchor = min(tree.at(_anchor(quote).start), len(tree) - 1)
    when = date_statement(document, anchor, quote.date)
    return _build("statement", told, quote.cue, document.sentence_span(anchor), when, number)


def _anchor(quote: Quote) -> Span:
    """The words whose sentence a statement stands in: its cue, its source, its content."""
    return quote.cue or quote.source or quote.content[0]


def _build(
    kind: Literal["action", "statement"],
    told: Told,
    trigger: Span | None,
    sentence: Span,
    when: When,
    quote: int | None,
) -> Event:
    return Event(
        kind=kind,
        type=told.type,
        trigger=trigger,
        sentence=sentence,
        rule=told.rule,
        confidence=told.confidence,
        actors=told.actors,
        targets=told.targets,
        place=told.place,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        date_rule=when.rule,
        time=when.time,
        realis=told.realis,
        within_quote=kind == "action" and quote is not None,
        quote=quote,
    )

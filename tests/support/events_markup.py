"""Invented names for the tests of events: mentions and entities without a model, so that only events are tested."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.events import find_events
from extract.records import Event, Published, Quote, TimeExpression
from extract.syntax import Document, read_document
from extract.trial.invented_names import COUNTRIES, entity_of, names_in

__all__ = ["COUNTRIES", "actions_of", "document_of", "entity_of", "events_of", "names_in", "possible_actions_of", "row"]


def document_of(
    doc: Doc,
    dates: tuple[TimeExpression, ...] = (),
    quotes: tuple[Quote, ...] = (),
    published: str = "2021-05-10",
) -> Document:
    """A Doc as the events stage reads it, its names being the invented ones."""
    mentions, entities = names_in(doc.text)
    source: Published = Published(published, "metadata" if published else "none")
    return read_document(doc).with_names(mentions, entities).with_dates(dates, source).with_quotes(quotes)


def events_of(
    doc: Doc,
    dates: tuple[TimeExpression, ...] = (),
    quotes: tuple[Quote, ...] = (),
    published: str = "2021-05-10",
) -> tuple[Event, ...]:
    """All events of a Doc, its names being the invented ones."""
    return find_events(document_of(doc, dates, quotes, published))


def actions_of(doc: Doc) -> tuple[Event, ...]:
    """The actions alone."""
    return tuple(event for event in events_of(doc) if event.kind == "action")


def possible_actions_of(doc: Doc) -> tuple[Event, ...]:
    """The actions of all that is told as happening, however likely it counts: for tests of classes and parties."""
    return tuple(event for event in find_events(document_of(doc), 0.0) if event.kind == "action")


def row(doc: Doc, event: Event) -> str:
    """An action as tests write it: `TYPE trigger: actors > targets @place`."""
    trigger = doc.text[event.trigger.start : event.trigger.end] if event.trigger else ""
    actors = ", ".join(party.name for party in event.actors)
    targets = ", ".join(party.name for party in event.targets)
    place = f" @{event.place.name}" if event.place else ""
    return f"{event.type} {trigger}: {actors} > {targets}{place}".replace("  ", " ").strip()

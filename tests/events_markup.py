"""Invented names for the tests of events: mentions and entities without a model, so that only events are tested."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extract.events import find_events
from extract.records import Entity, Event, Label, Mention, Published, Quote, TimeExpression
from extract.syntax import read_document

COUNTRIES = {"Norway": "NO", "Chile": "CL", "Kenya": "KE", "Estonia": "EE"}
PLACES = ("Tolven", "Harrowgate", "Belmora", "Redhill")
PEOPLE = ("Oskar Venn", "Mira Stahl", "Dario Quint", "Venn", "Stahl")
BODIES = ("Redhill Front", "Corvin Institute", "Lakes Union", "Orvane Council")
_FULL = {"Venn": "Oskar Venn", "Stahl": "Mira Stahl"}


def _label(name: str) -> Label:
    return "PERSON" if name in PEOPLE else "ORG" if name in BODIES else "PLACE"


def entity_of(name: str) -> Entity:
    """The entity of an invented name."""
    label, full = _label(name), _FULL.get(name, name)
    country = COUNTRIES.get(name, "")
    titles = ("President",) if full == "Oskar Venn" else ()
    entity_id = f"{label.lower()}:{full.lower().replace(' ', '-')}"
    return Entity(entity_id, full, label, country=country, state=country, titles=titles)


_NAMES = re.compile(rf"\b(?:{'|'.join(sorted((*COUNTRIES, *PLACES, *PEOPLE, *BODIES), key=len, reverse=True))})\b")


def names_in(text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The invented names of a text as mentions, and their entities."""
    found = list(_NAMES.finditer(text))
    mentions = tuple(Mention(m.start(), m.end(), _label(m[0]), "name", "test", entity_of(m[0]).id) for m in found)
    entities = {entity.id: entity for entity in (entity_of(m[0]) for m in found)}
    return mentions, tuple(entities.values())


def events_of(
    doc: Doc,
    dates: tuple[TimeExpression, ...] = (),
    quotes: tuple[Quote, ...] = (),
    published: str = "2021-05-10",
) -> tuple[Event, ...]:
    """All events of a Doc, its names being the invented ones."""
    mentions, entities = names_in(doc.text)
    source: Published = Published(published, "metadata" if published else "none")
    document = read_document(doc).with_names(mentions, entities).with_dates(dates, source)
    return find_events(document.with_quotes(quotes))


def actions_of(doc: Doc) -> tuple[Event, ...]:
    """The actions alone."""
    return tuple(event for event in events_of(doc) if event.kind == "action")


def row(doc: Doc, event: Event) -> str:
    """An action as tests write it: `TYPE trigger: actors > targets @place`."""
    trigger = doc.text[event.trigger.start : event.trigger.end] if event.trigger else ""
    actors = ", ".join(party.name for party in event.actors)
    targets = ", ".join(party.name for party in event.targets)
    place = f" @{event.place.name}" if event.place else ""
    return f"{event.type} {trigger}: {actors} > {targets}{place}".replace("  ", " ").strip()

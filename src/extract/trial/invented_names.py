"""The invented names in the examples of the event lexicon: mentions and entities without a model of names, so that
nothing but events is tried."""

from __future__ import annotations

import re

from extract.records import Entity, Label, Mention

COUNTRIES = {"Norway": "NO", "Chile": "CL", "Kenya": "KE", "Estonia": "EE"}
PLACES = ("Tolven", "Harrowgate", "Belmora", "Redhill")
PEOPLE = ("Oskar Venn", "Mira Stahl", "Dario Quint", "Venn", "Stahl")
BODIES = ("Redhill Front", "Corvin Institute", "Lakes Union", "Orvane Council")
_FULL = {"Venn": "Oskar Venn", "Stahl": "Mira Stahl"}
_NAMES = re.compile(rf"\b(?:{'|'.join(sorted((*COUNTRIES, *PLACES, *PEOPLE, *BODIES), key=len, reverse=True))})\b")


def _label(name: str) -> Label:
    return "PERSON" if name in PEOPLE else "ORG" if name in BODIES else "PLACE"


def entity_of(name: str) -> Entity:
    """The entity of an invented name."""
    label, full = _label(name), _FULL.get(name, name)
    country = COUNTRIES.get(name, "")
    titles = ("President",) if full == "Oskar Venn" else ()
    entity_id = f"{label.lower()}:{full.lower().replace(' ', '-')}"
    return Entity(entity_id, full, label, country=country, state=country, titles=titles)


def names_in(text: str) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The invented names of a text as mentions, and their entities."""
    found = list(_NAMES.finditer(text))
    mentions = tuple(Mention(m.start(), m.end(), _label(m[0]), "name", "test", entity_of(m[0]).id) for m in found)
    entities = {entity.id: entity for entity in (entity_of(m[0]) for m in found)}
    return mentions, tuple(entities.values())

"""Parties as one side of an event has them: what a group of them is called, and how groups are told apart."""

from __future__ import annotations

from collections.abc import Iterable

from extract.records import Party
from extract.syntax.document import Document

Parties = tuple[Party, ...]

CONJUNCT = "conjunct"  # the rule of a party that stands there only because it is coordinated with another


def are_places(document: Document, found: Parties, *, countries: bool) -> bool:
    """Whether all of them are named places; without `countries`, places that are no countries."""
    known = [document.entity(party.entity_id) for party in found]
    return bool(found) and all(e is not None and e.label == "PLACE" and (countries or not e.country) for e in known)


def apart_from(own: Iterable[Party], found: Iterable[Party]) -> Parties:
    """The parties whose names are not those of `own`."""
    names = {party.name for party in own}
    return tuple(party for party in found if party.name not in names)


def keys_of(found: Iterable[Party]) -> set[str]:
    """What tells parties apart: the ids of their entities, of others their names."""
    return {party.entity_id or party.name for party in found}

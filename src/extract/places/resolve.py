"""Where the places of an article lie."""

from __future__ import annotations

from extract.places.gazetteer import Gazetteer, Record, gazetteer
from extract.records import Entity, Location, Precision
from extract.syntax import Document


def find_locations(document: Document, publisher: str = "", url: str = "") -> tuple[Location, ...]:
    """The places of an article that can be placed, in the order of its entities."""
    known = gazetteer()
    found = []
    for entity in document.entities:
        if entity.label != "PLACE":
            continue
        best = max(known.find(entity.name), key=lambda r: (r.kind == "country", r.population, -r.number), default=None)
        if best is not None:
            found.append(_location(known, entity, best))
    return tuple(found)


def _location(known: Gazetteer, entity: Entity, record: Record) -> Location:
    precisions: dict[str, Precision] = {"country": "country", "admin1": "admin1", "admin2": "admin2"}
    return Location(
        entity_id=entity.id,
        name=entity.name,
        latitude=record.latitude,
        longitude=record.longitude,
        precision=precisions.get(record.kind, "city"),
        rule="name",
        confidence=0.5,
        geoname_id=str(record.geoname_id),
        country=record.country,
        admin1=known.area_name(record.admin1),
        admin2=known.area_name(record.admin2),
    )

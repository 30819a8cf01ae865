"""Which places lie in which: by country and divisions, as places.csv has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from extract.write import COLUMN_PLACES, Rows

Area = tuple[str, ...]  # country, admin1, admin2, place: as far down as the place is meant
NO_AREAS: Mapping[str, Area] = {}
_DEPTH = {"country": 1, "admin1": 2, "admin2": 3}
_PLACES = COLUMN_PLACES["places"]


def read_areas(rows: Rows) -> dict[str, Area]:
    """The area of each place of an article whose country is known, by entity."""
    found: dict[str, Area] = {}
    for row in rows["places"]:
        cell = {name: row[place] for name, place in _PLACES.items()}
        whole = (cell["country"], cell["admin1"], cell["admin2"], cell["geoname_id"] or cell["name"])
        area = whole[: _DEPTH.get(cell["precision"], len(whole))]
        if area[0] and area[-1]:
            found[cell["entity_id"]] = area
    return found


def are_nested(one: Iterable[Area], other: Iterable[Area]) -> bool:
    """Whether a place of one lies in a place of the other, or is it."""
    others = list(other)
    return any(first[: len(second)] == second or second[: len(first)] == first for first in one for second in others)

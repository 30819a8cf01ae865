"""`extract export OUT --to geojson`: where events took place, for maps and geographic information systems.

One FeatureCollection as RFC 7946 has it: points in WGS 84, longitude first. An event with several places is a feature
for each. What has no place with a point is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.labelling.folder import Target
from extract.labelling.label_sources import matches
from extract.read.ids import unescape
from extract.tables import Cells, parties_of, read_rows, read_table

GEOJSON_FILE = "events.geojson"

_PLACE = ("article_id", "entity_id", "latitude", "longitude", "country", "precision", "confidence")
_AS_TOLD = ("type", "trigger", "actor", "target", "date_from", "date_to", "realis")


def run_geojson_export(out: Path, folder: Path, *, patterns: Sequence[str] = (), force: bool = False) -> int:
    """Writes FOLDER/events.geojson from the tables in `out` and says how much is in it; returns 0.

    `patterns` choose articles by id (`wire/2021/*`). Raises UsageError for a folder without a run's tables, patterns
    that match nothing and a file that is there already (without `force`).
    """
    target = Target(folder, force=force)
    path = target.path(GEOJSON_FILE)
    _check_patterns(out, patterns)
    number = 0

    def counted() -> Iterator[dict[str, Any]]:
        nonlocal number
        for feature in features(out, patterns):
            number += 1
            yield feature

    target.write(path, map(str.encode, _collection(counted())))
    print(f"{number} place{'s'[: number != 1]} of events in {path}")
    return 0


def features(out: Path, patterns: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """A feature for each place of each event that has a point, in the order of events.csv, and of its cell `place`."""
    places = _Places(out)
    for article_id, events in groupby(read_table(out, "events"), key=lambda event: event["article_id"]):
        if matches(article_id, patterns):
            located = places.of(article_id)
            yield from (feature for event in events for feature in _features_of(event, located))


class _Places:
    """The places of one article after the other, by id; articles come in the order of ids."""

    def __init__(self, out: Path) -> None:
        rows = (dict(zip(_PLACE, row, strict=True)) for row in read_rows(out, "places", _PLACE))
        self._groups = groupby(rows, key=lambda place: place["article_id"])
        self._head: tuple[str, dict[str, Cells]] = ("", {})

    def of(self, article_id: str) -> dict[str, Cells]:
        while self._head[0] < article_id:
            found = next(self._groups, None)
            if found is None:
                return {}
            self._head = (found[0], {unescape(place["entity_id"]): place for place in found[1]})
        return self._head[1] if self._head[0] == article_id else {}


def _features_of(event: Cells, located: dict[str, Cells]) -> Iterator[dict[str, Any]]:
    for party in parties_of(event, "place"):
        if place := located.get(party.entity_id):
            point = [float(place["longitude"]), float(place["latitude"])]
            properties = {
                "event_id": event["event_id"],
                "article_id": event["article_id"],
                "kind": event["kind"],
                **{name: event[name] or None for name in _AS_TOLD},
                "place": party.name,
                "precision": place["precision"],
                "country": place["country"] or None,
                "confidence": float(event["confidence"]),
                "place_confidence": float(place["confidence"]),
                "sentence": event["text"],
            }
            yield {"type": "Feature", "geometry": {"type": "Point", "coordinates": point}, "properties": properties}


def _collection(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The file in pieces, a feature a line."""
    yield '{"type":"FeatureCollection","features":['
    for number, feature in enumerate(found):
        text = json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        yield f"{',' if number else ''}\n{text}"
    yield "\n]}\n"


def _check_patterns(out: Path, patterns: Sequence[str]) -> None:
    ids = (article_id for (article_id,) in read_rows(out, "articles", ("article_id",)))
    if patterns and not any(matches(article_id, patterns) for article_id in ids):
        wanted = " or ".join(map(repr, patterns))
        raise UsageError(f"no article {wanted}: the ids are in {out / 'articles.csv'}")

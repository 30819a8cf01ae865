"""One name that is two places in two articles is two entities: `place:georgia`, and `place:georgia-us` beside it.

The place that most articles mean keeps the id, so that ids stay what they are where nothing is ambiguous. The others
have theirs with a word behind it that tells them apart: the country of a division, the division of a settlement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.entities.slugs import fold
from extract.write import COLUMN_PLACES, Row
from extract.write.merge_entities import temporary_database

_PLACES = COLUMN_PLACES["places"]
_SCHEMA = """
CREATE TABLE suffixes (geoname TEXT PRIMARY KEY, suffix TEXT) WITHOUT ROWID;
CREATE TABLE senses (entity TEXT, geoname TEXT, articles INTEGER, PRIMARY KEY (entity, geoname)) WITHOUT ROWID;
"""
_COUNT = "INSERT INTO senses VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles"
_SETTLEMENTS = ("city", "site")


class Senses:
    """Which places the articles of a corpus mean by each id; on disk, so that memory stays bounded."""

    def __init__(self) -> None:
        self._database = temporary_database(_SCHEMA)

    def look(self, rows: Iterable[Row]) -> None:
        """Takes in the rows that an article has in places.csv."""
        for row in rows:
            if geoname_id := row[_PLACES["geoname_id"]]:
                values = (geoname_id, _suffix(row))
                self._database.execute("INSERT OR IGNORE INTO suffixes VALUES (?, ?)", values)

    def count(self, entity_id: str, geoname_id: str, articles: int) -> None:
        """Notes that so many articles mean a place by an id."""
        self._database.execute(_COUNT, (entity_id, geoname_id, articles))

    def id_of(self, entity_id: str, geoname_id: str) -> str:
        """The id of this place among those that are meant by an id: its own, if most articles mean this one."""
        query = (
            "SELECT geoname, suffix FROM senses JOIN suffixes USING (geoname) WHERE entity = ? "
            "ORDER BY articles DESC, length(geoname), geoname"
        )
        senses: list[tuple[str, str]] = self._database.execute(query, (entity_id,)).fetchall()
        if len(senses) < 2 or geoname_id == senses[0][0]:
            return entity_id
        suffixes = [suffix for _, suffix in senses]
        own = dict(senses).get(geoname_id, "")
        return f"{entity_id}-{own if own and suffixes.count(own) == 1 else '-'.join(filter(None, (own, geoname_id)))}"

    def ids(self) -> Iterator[str]:
        """The ids of all places that share one with another."""
        several = "SELECT entity FROM senses GROUP BY 1 HAVING count(*) > 1"
        query = f"SELECT entity, geoname FROM senses WHERE entity IN ({several})"
        for entity_id, geoname_id in self._database.execute(query).fetchall():
            yield self.id_of(entity_id, geoname_id)


def _suffix(row: Row) -> str:
    """The division of a settlement, the country of anything else."""
    country, admin1 = row[_PLACES["country"]], row[_PLACES["admin1"]]
    area = admin1 if row[_PLACES["precision"]] in (*_SETTLEMENTS, "admin2") and admin1 else country
    return fold(area).replace(" ", "-")

"""What all articles tell, on disk, so that memory stays bounded: taken in in any order, given back in the one order."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from typing import Any

from extract.merge.reports import Profile, Telling
from extract.write.merge_entities import temporary_database, temporary_room

_SCHEMA = """
CREATE TABLE articles (
  article_id TEXT PRIMARY KEY, published TEXT, sha256 TEXT, telling BLOB, profile BLOB
) WITHOUT ROWID;
CREATE TABLE numbered (number INTEGER PRIMARY KEY, article_id TEXT);
"""
_NUMBERED = """
INSERT INTO numbered SELECT row_number() OVER (ORDER BY published, article_id) - 1, article_id FROM articles
"""
_COPIES = """
SELECT number, first FROM (
  SELECT number, sha256, min(number) OVER (PARTITION BY sha256) AS first FROM numbered JOIN articles USING (article_id)
) WHERE sha256 != '' AND number != first ORDER BY number
"""


class Store:
    """The tellings and profiles of a corpus. Raises UsageError if there is no room for its temporary file."""

    def __init__(self) -> None:
        with temporary_room():
            self._database = temporary_database(_SCHEMA)

    def add(self, telling: Telling, profile: Profile) -> None:
        """Takes in an article."""
        packed = (pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in (telling, profile))
        with temporary_room():
            self._database.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?)", (*telling.order[::-1], telling.sha256, *packed)
            )

    def number(self) -> None:
        """Gives all articles numbers, from 0, by publication and id."""
        with temporary_room():
            self._database.execute(_NUMBERED)

    def copies(self) -> dict[int, int]:
        """For each article with the text of one before it the number of the first such."""
        with temporary_room():
            return dict(self._database.execute(_COPIES))

    def profiles(self) -> Iterator[Profile]:
        """Those of all articles in the order of their numbers."""
        return self._all("profile")

    def tellings(self) -> Iterator[Telling]:
        """All articles in the order of their numbers."""
        return self._all("telling")

    def telling(self, number: int) -> Telling:
        """The article with this number."""
        found: Telling = self._one("telling", number)
        return found

    def profile(self, number: int) -> Profile:
        """The profile of the article with this number."""
        found: Profile = self._one("profile", number)
        return found

    def _one(self, column: str, number: int) -> Any:  # noqa: ANN401 - whatever lies there
        query = f"SELECT {column} FROM numbered JOIN articles USING (article_id) WHERE number = ?"
        with temporary_room():
            [packed] = self._database.execute(query, (number,)).fetchone()
        return pickle.loads(packed)

    def _all(self, column: str) -> Iterator[Any]:
        query = f"SELECT {column} FROM numbered JOIN articles USING (article_id) ORDER BY number"
        with temporary_room():
            for (packed,) in self._database.execute(query):
                yield pickle.loads(packed)

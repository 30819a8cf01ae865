"""What a run has finished, kept in OUT/.extract so that the next one need not do it again.

A SQLite database in write-ahead mode: a result is there as soon as it is recorded, whatever ends the program after
that; a torn tail of the log is dropped when it is opened again. Results are filed under what they depend on (text,
date, program, model, settings), so that equal texts share one; the plan says which articles the present run found.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from extract.errors import UsageError
from extract.run.tasks import Outcome

_FORMAT = 1  # version of the journal's tables
_SCHEMA = """
CREATE TABLE results (key BLOB PRIMARY KEY, rows BLOB, text BLOB);
CREATE TABLE failures (key BLOB PRIMARY KEY, failure TEXT, again INTEGER) WITHOUT ROWID;
CREATE TABLE plan (article_id TEXT PRIMARY KEY, key BLOB, sha256 TEXT, facts TEXT, size INTEGER) WITHOUT ROWID;
CREATE INDEX plan_texts ON plan (sha256, article_id);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT);
"""
_FINISHED = """
SELECT plan.article_id, facts, rows, text, failure,
  (SELECT min(article_id) FROM plan AS other WHERE other.sha256 = plan.sha256)
FROM plan LEFT JOIN results USING (key) LEFT JOIN failures USING (key) ORDER BY plan.article_id
"""
_DIGESTED = "SELECT article_id, key, facts, failure FROM plan LEFT JOIN failures USING (key) ORDER BY article_id"
_TEXTS = """
SELECT article_id, size FROM plan LEFT JOIN failures USING (key)
WHERE key IS NOT NULL AND failure IS NULL ORDER BY article_id
"""
_ALIKE = """
SELECT article_id FROM (SELECT article_id, count(*) OVER (PARTITION BY key_of(article_id)) AS n FROM plan) WHERE n > 1
"""
_OTHERS = "key NOT IN (SELECT key FROM plan WHERE key IS NOT NULL)"
_AT_A_TIME = 500  # articles planned between two commits
_MB = 1 << 20


class Planned(NamedTuple):
    """An article of the present run: its key (empty if it could not be read) and what its row says of it."""

    article_id: str
    key: bytes
    sha256: str
    size: int  # bytes of its text
    facts: dict[str, str]


class Finished(NamedTuple):
    """An article with its result; `first` is the first article with the same text."""

    article_id: str
    facts: dict[str, str]
    rows: bytes
    text: bytes
    failure: str
    first: str


class Journal:
    """The journal of an output folder. Whatever cannot be written or read is a UsageError that says what to do."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        self._path = folder / "journal.sqlite"
        self._fresh = fresh
        self._uncommitted = 0

    def __enter__(self) -> Self:
        if self._fresh:
            self._remove()
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise self._fault(error) from None
            self._remove()  # no journal, or one that another version wrote: it only saves work
            with self._guarded():
                self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            self._commit()
        self._database.close()

    def plan(self, article: Planned) -> bool:
        """Enters an article into the present run's plan; False if its id stands there already."""
        with self._guarded():
            self._begin()
            facts = json.dumps(article.facts)
            values = (article.article_id, article.key or None, article.sha256 or None, facts, article.size)
            entered = self._database.execute("INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?, ?)", values).rowcount
            self._uncommitted += 1
            if self._uncommitted >= _AT_A_TIME:
                self._commit()
            return bool(entered)

    def clear_plan(self) -> None:
        """Takes all articles out of the plan again."""
        with self._guarded():
            self._begin()
            self._database.execute("DELETE FROM plan")
            self._commit()

    def planned(self, article_id: str) -> str | None:
        """The sha256 of the text of a planned article, empty if it could not be read; None if it is not planned."""
        with self._guarded():
            query = "SELECT sha256 FROM plan WHERE article_id = ?"
            found = self._database.execute(query, (article_id,)).fetchone()
        return None if found is None else found[0] or ""

    def has_text(self, sha256: str) -> bool:
        """Whether a planned article has this text."""
        with self._guarded():
            query = "SELECT 1 FROM plan WHERE sha256 = ? LIMIT 1"
            return self._database.execute(query, (sha256,)).fetchone() is not None

    def has_texts(self) -> bool:
        """Whether any planned article could be read."""
        with self._guarded():
            return self._database.execute("SELECT 1 FROM plan WHERE sha256 IS NOT NULL LIMIT 1").fetchone() is not None

    def has_results(self) -> bool:
        """Whether any planned article has come well."""
        with self._guarded():
            return self._database.execute("SELECT 1 FROM plan JOIN results USING (key) LIMIT 1").fetchone() is not None

    def has(self, key: bytes) -> bool:
        """Whether the result is there."""
        with self._guarded():
            query = "SELECT 1 FROM results WHERE key = ?1 UNION ALL SELECT 1 FROM failures WHERE key = ?1"
            return self._database.execute(query, (key,)).fetchone() is not None

    def failures(self) -> dict[bytes, str]:
        """The failures that are kept, by their keys."""
        with self._guarded():
            return dict(self._database.execute("SELECT key, failure FROM failures"))

    def keep(self, outcome: Outcome) -> None:
        """Records a result: once this returns it is there to stay."""
        with self._guarded():
            self._begin()
            if outcome.failure:
                values = (outcome.key, outcome.failure, outcome.again)
                self._database.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?)", values)
            else:
                self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", outcome[:3])
            self._commit()

    def finished(self) -> Iterator[Finished]:
        """The planned articles in the order of their ids, each with its result."""
        with self._guarded():
            for article_id, facts, rows, text, failure, first in self._database.execute(_FINISHED):
                yield Finished(article_id, json.loads(facts), rows or b"", text or b"", failure or "", first or "")

    def text(self, article_id: str) -> bytes:
        """The text of a planned article, as its result has it."""
        with self._guarded():
            query = "SELECT text FROM plan JOIN results USING (key) WHERE article_id = ?"
            return bytes(self._database.execute(query, (article_id,)).fetchone()[0])

    def alike(self, key: Callable[[str], str]) -> frozenset[str]:
        """The ids of planned articles that share their key with another one."""
        with self._guarded():
            self._database.create_function("key_of", 1, key, deterministic=True)
            return frozenset(article_id for (article_id,) in self._database.execute(_ALIKE))

    def texts(self) -> Iterator[tuple[str, int]]:
        """The id and the size in bytes of each text that a finished run has put in place."""
        with self._guarded():
            yield from self._database.execute(_TEXTS)

    def digest(self) -> str:
        """Of all that the tables are made from: equal digests, equal tables."""
        digest = hashlib.sha256()
        with self._guarded():
            for row in self._database.execute(_DIGESTED):
                digest.update(repr(row).encode())
        return digest.hexdigest()

    def note(self, name: str) -> str:
        """What was noted under this name, empty if nothing was."""
        with self._guarded():
            found = self._database.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def set_note(self, name: str, value: str) -> None:
        """Notes a value under a name."""
        with self._guarded():
            self._begin()
            self._database.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
            self._commit()

    def forget_others(self) -> None:
        """Drops the results that no planned article has."""
        with self._guarded():
            self._begin()
            for table in ("results", "failures"):
                self._database.execute(f"DELETE FROM {table} WHERE {_OTHERS}")
            self._commit()

    def damaged(self, how: str) -> UsageError:
        """The error for a journal that cannot be believed."""
        return UsageError(f"{self._path}: the journal is damaged ({how}); run again with --fresh")

    def _open(self) -> None:
        self._database = sqlite3.connect(self._path, isolation_level=None)
        try:
            # One process uses it, so the log needs no shared memory and works on network file systems too.
            self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = NORMAL")
            self._database.execute(f"PRAGMA journal_size_limit = {64 * _MB}")
            [form] = self._database.execute("PRAGMA user_version").fetchone()
            if form not in (0, _FORMAT):
                raise sqlite3.DatabaseError("another version's")
            self._database.execute("BEGIN")
            if form == 0:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    self._database.execute(statement)
                self._database.execute(f"PRAGMA user_version = {_FORMAT}")
            self._database.execute("DELETE FROM plan")
            self._database.execute("DELETE FROM failures WHERE again")
            self._database.execute("COMMIT")
        except sqlite3.Error:
            self._database.close()
            raise

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            path = self._path.with_name(self._path.name + suffix)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise UsageError(f"{path}: cannot be removed ({error.strerror}); remove it by hand") from None

    def _begin(self) -> None:
        if not self._database.in_transaction:
            self._database.execute("BEGIN")

    def _commit(self) -> None:
        if self._database.in_transaction:
            self._database.execute("COMMIT")
        self._uncommitted = 0

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._fault(error) from None

    def _fault(self, error: sqlite3.DatabaseError) -> UsageError:
        if isinstance(error, sqlite3.OperationalError):
            return UsageError(
                f"{self._path}: cannot be written ({error}); make room, mend its permissions or choose another --output"
            )
        return self.damaged(str(error))

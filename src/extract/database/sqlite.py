"""Writes OUT/extract.sqlite from the tables in OUT: keys, indexes, full-text search, views."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from importlib import resources
from pathlib import Path

from extract.errors import UsageError
from extract.read.ids import escape
from extract.tables import ROLES, Cells, cannot_read, check_folder, parties_of, read_rows
from extract.write import COLUMNS
from extract.write.texts import cannot_write

DATABASE_FILE = "extract.sqlite"

# How a cell goes in: what the columns hold makes numbers of numerals.
_VALUE = "nullif(?, '')"
_BOOLEAN = "CASE ? WHEN 'true' THEN 1 WHEN 'false' THEN 0 END"
_BESIDE = ("-journal", "-wal", "-shm")  # what SQLite may have left beside an earlier database

_STEPS = 1_000_000  # of SQLite's machine between two looks at whether to stop

_SCRIPTS = ("tables.sql", "indexes.sql", "views.sql")

Value = str | int


def renew_database(out: Path, check: Callable[[], None] = lambda: None) -> str:
    """Writes OUT/extract.sqlite anew if it is missing, damaged, of another version or older than the tables.

    Returns a line that says so, nothing if it was well. All of it is read to tell. Raises as `write_database`.
    """
    check_folder(out)
    fault = _fault(out, check)
    if not fault:
        return ""
    return f"{write_database(out, check)} {fault}: written anew from the tables"


def _fault(out: Path, check: Callable[[], None]) -> str:
    path, tables = out / DATABASE_FILE, out / "articles.csv"  # put in place last of all tables
    if not path.is_file():
        return "was missing"
    try:
        if path.stat().st_mtime < tables.stat().st_mtime:
            return "was older than the tables"
    except OSError as error:
        raise cannot_read(tables, error) from None
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            database.set_progress_handler(check, _STEPS)
            is_ours = database.execute("PRAGMA user_version").fetchone() == (_version(),)
            if is_ours and database.execute("PRAGMA quick_check(1)").fetchone() == ("ok",):
                return ""
    except sqlite3.Error:
        check()  # whatever it raised inside SQLite is told as an error of SQLite's
    return "was damaged or of another version"


def write_database(out: Path, check: Callable[[], None] = lambda: None) -> Path:
    """Writes the database of the run in `out` and returns its path; the tables are streamed.

    It appears under its name when it is complete, instead of an earlier one. The same tables and the same SQLite give
    the same bytes. Raises UsageError for a folder without a run's tables or without room, whatever `check` raises to
    stop it.
    """
    path = out / DATABASE_FILE
    temporary = out / f".{DATABASE_FILE}.partial"
    try:
        temporary.unlink(missing_ok=True)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as database:
            _fill(database, out, check)
        place_database(temporary, path)
    except OSError as error:
        raise cannot_write(path, error) from None
    except (sqlite3.IntegrityError, sqlite3.DataError) as error:
        raise UsageError(f"{out}: these are not the tables that `extract run` wrote ({error})") from None
    except sqlite3.Error as error:
        check()  # whatever it raised inside SQLite is told as an error of SQLite's
        raise UsageError(f"{path}: cannot be written ({error}); make room or choose another --output") from None
    finally:
        for leftover in (temporary, *_beside(temporary)):
            with suppress(OSError):
                leftover.unlink()
    return path


def empty_database() -> sqlite3.Connection:
    """A database in memory with the tables and no row in them, to try a query on."""
    database = sqlite3.connect(":memory:")
    database.executescript(_script("tables.sql"))
    return database


def place_database(written: Path, path: Path) -> None:
    """Moves a database to its place, and removes what SQLite has left there beside an earlier one."""
    for leftover in _beside(path):
        leftover.unlink(missing_ok=True)
    written.replace(path)


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + ending) for ending in _BESIDE]


def _fill(database: sqlite3.Connection, out: Path, check: Callable[[], None]) -> None:
    database.set_progress_handler(check, _STEPS)
    # nothing to go back to: a database that is not finished is thrown away
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")
    tables, *others = map(_script, _SCRIPTS)
    database.executescript(tables)
    database.execute("BEGIN")
    for table, columns in COLUMNS.items():
        values = {column: _BOOLEAN if column == "within_quote" else _VALUE for column in columns}
        _insert(database, table, values, read_rows(out, table))
    parties = dict.fromkeys(("event_id", "role", "number", "name"), "?")
    parties |= dict.fromkeys(("entity_id", "spans", "country"), _VALUE)
    _insert(database, "event_parties", parties, _party_values(_events_of(database)))
    database.execute("COMMIT")
    for script in others:
        database.executescript(script)
    database.execute("ANALYZE")
    database.execute(f"PRAGMA user_version = {_version()}")


def _version() -> int:
    """A number that stands for all tables, indexes and views, to tell a database that was made by other scripts."""
    return zlib.crc32("".join(map(_script, _SCRIPTS)).encode()) >> 1  # SQLite keeps a signed one


def _script(name: str) -> str:
    return (resources.files("extract.database") / name).read_text(encoding="utf-8")


def _insert(
    database: sqlite3.Connection, table: str, values: Mapping[str, str], rows: Iterable[Sequence[Value]]
) -> None:
    """Inserts rows; `values` has for each column how its cell goes in."""
    names = ", ".join(f'"{column}"' for column in values)
    database.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join(values.values())})", rows)


def _events_of(database: sqlite3.Connection) -> Iterator[Cells]:
    """Ids and parties of the events in the database, in the order of their table, which need not be read again."""
    columns = ["event_id", *(column for column in COLUMNS["events"] if column.partition("_")[0] in ROLES)]
    for row in database.execute(f"SELECT {', '.join(columns)} FROM events ORDER BY rowid"):
        yield dict(zip(columns, (value or "" for value in row), strict=True))


def _party_values(events: Iterable[Cells]) -> Iterator[tuple[Value, ...]]:
    """The parties of all events; names and ids are escaped as in the other tables."""
    for event in events:
        for role in ROLES:
            for number, party in enumerate(parties_of(event, role), 1):
                name, entity_id = escape(party.name), escape(party.entity_id)
                yield event["event_id"], role, number, name, entity_id, party.spans, party.country

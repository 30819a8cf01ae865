"""Saved searches: conditions in SQL on one table of OUT/extract.sqlite, and the log of the rows that met them."""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from extract.config import AlertSettings
from extract.database import DATABASE_FILE, empty_database
from extract.errors import UsageError
from extract.write import COLUMNS
from extract.write.texts import cannot_write

LOG_FILE = "alerts.csv"
_HEADER = ("seen", "alert", "table", "id", "row")
_STEPS = 100_000  # of SQLite's machine between two looks at whether to stop
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION)
_SHOWN = ("title", "type", "speaker", "name", "value", "content", "text", "error")  # of the cells of a row
_LONGEST_SHOWN = 300  # characters of a row on the terminal

Check = Callable[[], None]


class Found(NamedTuple):
    """A row that meets a condition: of which search, its id, its cells that hold something."""

    alert: str
    table: str
    id: str
    row: dict[str, object]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by in the log."""
        return self.alert, self.table, self.id

    def line(self) -> str:
        """The row on one line, as it is printed."""
        cells = " | ".join(str(self.row[name]) for name in _SHOWN if name in self.row)
        return f"{self.alert}: {self.id}: {' '.join(cells.split())[:_LONGEST_SHOWN]}"


def check_alerts(alerts: Sequence[AlertSettings]) -> None:
    """Tries each condition on empty tables. Raises UsageError with the search's name for one that does not hold."""
    names = [alert.name for alert in alerts]
    for alert in alerts:
        if names.count(alert.name) > 1:
            raise UsageError(f"alert {alert.name!r}: the name stands twice; give each alert its own")
        if alert.table not in COLUMNS:
            raise UsageError(
                f"alert {alert.name!r}: there is no table {alert.table!r}; it is one of {', '.join(COLUMNS)}"
            )
    with closing(empty_database()) as database:
        for alert in alerts:
            list(_matches(database, alert, lambda: None))


def new_rows(out: Path, alerts: Sequence[AlertSettings], check: Check = lambda: None) -> list[Found]:
    """The rows of the database in `out` that meet a condition and are not in its log, which gets them.

    Raises UsageError if a condition fails or a file cannot be read or written, whatever `check` raises to stop it.
    """
    path = out / DATABASE_FILE
    if not alerts or not path.is_file():
        return []
    log = out / LOG_FILE
    try:
        known = _known(log)
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            found = [row for alert in alerts for row in _matches(database, alert, check) if row.key not in known]
        if found:
            _append(log, found)
    except OSError as error:
        raise cannot_write(log, error) from None
    return found


def _matches(database: sqlite3.Connection, alert: AlertSettings, check: Check) -> Iterator[Found]:
    """The rows of an alert, in the order of their ids; nothing but reading its own table is allowed."""
    columns, key = COLUMNS[alert.table], id_column(alert.table)
    wanted = ", ".join(f'"{column}"' for column in columns)

    def allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
        is_read = action == sqlite3.SQLITE_READ and first == alert.table
        is_function = action != sqlite3.SQLITE_FUNCTION or second != "load_extension"
        return sqlite3.SQLITE_OK if is_read or (action in _ALLOWED and is_function) else sqlite3.SQLITE_DENY

    database.execute("PRAGMA query_only = ON")
    database.set_progress_handler(check, _STEPS)
    database.set_authorizer(allowed)
    try:
        # a condition that closes the bracket by itself fails in the first of the two
        database.execute(f"SELECT (\n{alert.where}\n) IS TRUE FROM {alert.table} LIMIT 0")
        for cells in database.execute(f"SELECT {wanted} FROM {alert.table} WHERE (\n{alert.where}\n) ORDER BY {key}"):
            row = {name: cell for name, cell in zip(columns, cells, strict=True) if cell is not None}
            yield Found(alert.name, alert.table, _id(row, key), row)
    except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
        check()  # whatever it raised inside SQLite is told as an error of SQLite's
        known = ", ".join(columns)
        raise UsageError(
            f"alert {alert.name!r}: {' '.join(str(error).split())}; `where` is a condition in SQL on the columns of "
            f"{alert.table} alone: {known}"
        ) from None
    finally:
        database.set_authorizer(None)
        database.set_progress_handler(None, 0)


def _id(row: dict[str, object], key: str) -> str:
    """A row's own id; of a place in an article, which has none, those of both."""
    own = str(row.get(key, ""))
    return f"{row['article_id']} {own}" if key == "entity_id" and "article_id" in row else own


def id_column(table: str) -> str:
    """The column of a table that names its rows."""
    own = f"{table.removesuffix('s')}_id"
    return own if own in COLUMNS[table] else "entity_id"


def _known(log: Path) -> set[tuple[str, str, str]]:
    """The keys in the log; a last line that was cut off is taken out of it."""
    if not log.exists():
        return set()
    data = log.read_bytes()
    whole = data[: data.rfind(b"\n") + 1]
    if whole != data:
        with log.open("r+b") as file:
            file.truncate(len(whole))
    rows = csv.reader(io.StringIO(whole.decode("utf-8", "replace"), newline=""))
    return {(row[1], row[2], row[3]) for row in rows if len(row) == len(_HEADER)}


def _append(log: Path, found: Sequence[Found]) -> None:
    """Writes rows under those of the log, one a line, in one go."""
    seen = datetime.now(UTC).isoformat(timespec="seconds")
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    with log.open("ab") as file:
        if not file.tell():
            writer.writerow(_HEADER)
        writer.writerows((seen, *row.key, json.dumps(row.row, ensure_ascii=False)) for row in found)
        file.write(lines.getvalue().encode("utf-8", "backslashreplace"))
        file.flush()
        os.fsync(file.fileno())

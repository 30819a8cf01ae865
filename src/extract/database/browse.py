"""`extract browse`: the database of a run in the browser, by datasette, with saved queries."""

from __future__ import annotations

import subprocess
import sys
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from extract.database.sqlite import DATABASE_FILE, write_database
from extract.errors import UsageError

METADATA = "browse.json"  # titles and saved queries


def browse_command(database: Path, metadata: Path, port: int, *, show: bool) -> list[str]:
    """The command that serves a database, read-only, to this machine alone; port 0 is any free one."""
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(database), "--metadata", str(metadata)]
    command += ["--host", "127.0.0.1", "--port", str(port), "--setting", "allow_download", "off"]
    return [*command, "--open"] if show else command


def browse_database(out: Path, port: int = 8001, *, show: bool = True) -> int:
    """Serves OUT/extract.sqlite until it is interrupted, and returns datasette's exit status.

    A database that is missing or older than the tables is written first. Raises UsageError if datasette is missing or
    the folder holds no run.
    """
    if find_spec("datasette") is None:
        raise UsageError("browsing needs datasette: pip install 'datasette<1'")
    database = out / DATABASE_FILE
    if not database.is_file() or not _is_current(out, database):
        write_database(out)
    with resources.as_file(resources.files("extract.database") / METADATA) as metadata:
        try:
            return subprocess.run(browse_command(database, metadata, port, show=show), check=False).returncode
        except KeyboardInterrupt:  # the way to end it
            return 0


def _is_current(out: Path, database: Path) -> bool:
    tables = out / "articles.csv"  # put in place last of all tables
    try:
        return database.stat().st_mtime >= tables.stat().st_mtime
    except OSError as error:
        message = f"{tables}: cannot be read ({error.strerror}): name a folder that `extract run` wrote"
        raise UsageError(message) from None

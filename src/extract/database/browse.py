"""`extract browse`: the database of a run in the browser, by datasette, with saved queries."""

from __future__ import annotations

import json
import os
import socket
import webbrowser
from contextlib import suppress
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from extract.database.sqlite import DATABASE_FILE, renew_database
from extract.errors import UsageError
from extract.stop import StopRequest, leave_signals_to_python

METADATA = "browse.json"  # titles and saved queries

_HOST = "127.0.0.1"  # this machine alone


def browse_database(out: Path, port: int = 8001, *, show: bool = True) -> int:
    """Serves OUT/extract.sqlite until Ctrl-C, which is an end like any other: exit status 0. Port 0 is any free one.

    A database that is missing, damaged or older than the tables is written first. Raises UsageError if datasette is
    missing, the folder holds no run or the port is taken, Interrupted if it is told to stop while it writes.
    """
    if find_spec("datasette") is None:
        raise UsageError("browsing needs datasette: pip install 'datasette<1'")
    with _listening(port) as listening:
        with StopRequest() as stop:
            if renewed := renew_database(out, stop.check):
                print(renewed, flush=True)
            stop.check()
        address = f"http://{_HOST}:{listening.getsockname()[1]}/"
        print(f"{address} shows {out / DATABASE_FILE}; Ctrl-C ends it", flush=True)
        if show:
            webbrowser.open(address)  # it waits at the door until the server is up
        with suppress(KeyboardInterrupt):
            leave_signals_to_python()  # the server sends itself again what has ended it
            _serve(out, listening)
    return 0


def _listening(port: int) -> socket.socket:
    """A socket at which the server can listen; UsageError if another program does."""
    try:
        return socket.create_server((_HOST, port))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else error
        raise UsageError(f"port {port} is not available ({reason}); --port 0 takes any free one") from None


def _serve(out: Path, listening: socket.socket) -> None:
    """In this very process, so that nothing goes on serving when it has ended, in whatever way."""
    import uvicorn
    from datasette.app import Datasette
    from datasette.plugins import pm

    from extract.database.browse_pages import PAGES, BrowsePages

    metadata = json.loads((resources.files("extract.database") / METADATA).read_text(encoding="utf-8"))
    pm.register(BrowsePages(out, metadata["databases"]["extract"]["queries"]))
    datasette = Datasette(
        immutables=[str(out / DATABASE_FILE)],
        metadata=metadata,
        settings={"allow_download": False},
        template_dir=str(PAGES),
        static_mounts=[("browse", str(PAGES / "static"))],
    )
    uvicorn.Server(uvicorn.Config(datasette.app(), log_level="warning")).run(sockets=[listening])

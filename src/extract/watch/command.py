"""Watching a corpus: a run whenever its files have changed, then the alerts, until it is told to stop."""

from __future__ import annotations

import hashlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from extract.config import Config, load_config
from extract.errors import ExtractError, Interrupted, UsageError
from extract.read import find_articles
from extract.run import RunOptions, run_corpus
from extract.stop import StopRequest
from extract.watch.alerts import check_alerts, new_rows

log = logging.getLogger("extract.watch")
_NAP = 0.2  # seconds between two looks at whether to stop

Run = Callable[[Path, Path, RunOptions], int]


def watch_corpus(corpus: Path, out: Path, options: RunOptions, *, every: float = 60, run: Run = run_corpus) -> int:
    """Runs CORPUS into OUT now and whenever its files have changed, looking every so many seconds; prints new alerts.

    Ends only by an exception: Interrupted when told to stop, in a run or between two; UsageError and its like if the
    settings, an alert or the first run do not hold together. What fails later is a warning, and is tried again at the
    next look.
    """
    if not corpus.exists():
        raise UsageError(f"{corpus}: there is no such folder; make it, or name another one to watch")
    config = load_config(options.config)
    check_alerts(config.alert)
    done = ""
    with StopRequest() as stop:
        while True:
            before = snapshot(corpus, out)
            if before != done:
                try:
                    _round(corpus, out, options, config, run, stop.check)
                    done = before
                except Interrupted:
                    raise
                except ExtractError as error:
                    if not done:
                        raise
                    log.warning("%s; tried again in %g seconds", error, every)
            _sleep(every, stop.check)


def snapshot(corpus: Path, out: Path) -> str:
    """What tells one state of a folder from another: paths, sizes and times of all files that are not of `out`."""
    kept, digest = out.resolve(), hashlib.sha256()
    for folder, folders, files in os.walk(corpus):
        folders[:] = sorted(name for name in folders if (Path(folder) / name).resolve() != kept)
        for name in sorted(files):
            _note(Path(folder) / name, digest.update)
    if corpus.is_file():
        _note(corpus, digest.update)
    return digest.hexdigest()


def _note(file: Path, add: Callable[[bytes], object]) -> None:
    try:
        known = file.stat()
    except OSError:  # it went away meanwhile
        return
    add(f"{file}\0{known.st_size}\0{known.st_mtime_ns}\n".encode(errors="surrogatepass"))


def _round(corpus: Path, out: Path, options: RunOptions, config: Config, run: Run, check: Callable[[], None]) -> None:
    check()
    if next(find_articles(corpus, out), None) is None:
        print(f"{corpus}: no articles yet", flush=True)
        return
    run(corpus, out, options)
    for row in new_rows(out, config.alert, check):
        print(row.line(), flush=True)


def _sleep(seconds: float, check: Callable[[], None]) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        check()
        time.sleep(min(_NAP, left))
    check()

"""The engine: chunks of articles to rows, in this process or in several, always in the order of the chunks."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from extract.config import Config
from extract.errors import ExtractError
from extract.run.work import Chunk, Worker
from extract.write import Rows

_AHEAD = 3  # chunks a worker that may wait for their turn: bounds memory whatever the corpus
_worker: Worker | None = None  # the one of this process, in workers of a pool


def _start(config: Config, out: Path, debug: bool) -> None:
    global _worker  # a pool's initializer has no other way to hand on what it made
    _worker = Worker(config, out, debug=debug)


def _work(chunk: Chunk) -> list[Rows]:
    assert _worker is not None
    return _worker.work(chunk)


def map_chunks(
    chunks: Iterable[Chunk], config: Config, out: Path, *, workers: int, debug: bool = False
) -> Iterator[list[Rows]]:
    """The rows of each chunk, in the order of the chunks, whatever the number of workers.

    Raises ExtractError if a worker process is killed or crashes.
    """
    if workers == 1:
        worker = Worker(config, out, debug=debug)
        for chunk in chunks:
            yield worker.work(chunk)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start, (config, out, debug)) as pool:
        try:
            yield from _in_order(pool, iter(chunks), _AHEAD * workers)
        except BrokenProcessPool:
            message = "a worker process died (killed, or out of memory): run again with fewer --workers"
            raise ExtractError(message) from None


def _in_order(pool: ProcessPoolExecutor, chunks: Iterator[Chunk], ahead: int) -> Iterator[list[Rows]]:
    waiting: deque[Future[list[Rows]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(_work, chunk))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()

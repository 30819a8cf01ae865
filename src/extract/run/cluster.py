"""The Dask engine: the same chunks, on the workers of a cluster or of a local one; the same bytes come out.

Texts go out and rows come back over the cluster's own connections: its workers need `extract` and the model, but no
file of ours. Dask itself starts a chunk again whose worker died; a chunk that goes on killing its workers is looked at
article by article when all others are done, with nothing else under way that could be to blame.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING

from extract.config import Config
from extract.errors import ExtractError, UsageError
from extract.run.fingerprint import fingerprint
from extract.run.processes import deaf_children
from extract.run.tasks import Chunk, Outcome, Task
from extract.run.worker import Worker

if TYPE_CHECKING:
    from distributed import Client, Future

_PULSE = 0.25  # seconds after which the run looks up, at the latest, whether to stop
_AHEAD = 2  # chunks a thread of the cluster that are under way
_ANSWER = "20s"  # for a scheduler to answer
_LOCK = threading.Lock()  # a model is no good for two threads at once
_workers: dict[bytes, Worker] = {}  # of this process, one at most


def work_off(tasks: Chunk, config: Config, program: bytes) -> list[Outcome]:
    """The outcomes of a chunk; runs on a worker of the cluster, which loads the model once.

    An article that takes too long ends the process, as a crash would. Raises ExtractError if the program, the model or
    spaCy is another one here than where the run was started.
    """
    with _LOCK:
        if program not in _workers or _workers[program].is_spent:
            if fingerprint(config) != program:
                raise ExtractError(
                    "a worker of the cluster has another extract, spaCy or model: install the same there"
                )
            while _workers:
                _workers.popitem()[1].close()
            _workers[program] = Worker(config)
        return [_work_in_time(_workers[program], task, config.run.seconds_per_article) for task in tasks]


def _work_in_time(worker: Worker, task: Task, seconds: float) -> Outcome:
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - the traceback that the watchdog writes
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return worker.work(task)
        finally:
            faulthandler.cancel_dump_traceback_later()


class DaskCluster:
    """Works off chunks on the cluster at `address`, or on a local one of `workers` processes if that is empty.

    Raises UsageError if Dask is not installed or no scheduler answers, ExtractError if the cluster cannot work,
    whatever `check` raises if the run is to stop.
    """

    def __init__(self, config: Config, workers: int, check: Callable[[], None], *, address: str = "") -> None:
        self._config = config
        self._program = fingerprint(config)
        self._size = workers
        self._check = check
        self._address = address

    def run(self, chunks: Iterator[Chunk]) -> Generator[Outcome]:
        """The outcome of each task, as they come. Chunks are asked for only when the cluster can take them; an empty
        one says that there are none as yet.
        """
        if (first := next(filter(None, chunks), None)) is None:
            return
        with ExitStack() as stack:
            client = self._connect(stack)
            suspects: list[Task] = []
            for chunk, outcomes in self._worked_off(client, chain([first], chunks), _AHEAD):
                yield from outcomes
                if not outcomes:
                    suspects.extend(chunk)
            alone = ([task] for task in suspects)
            for [task], outcomes in self._worked_off(client, alone, 0):
                yield from outcomes or [self._failure(task)]

    def _worked_off(
        self, client: Client, chunks: Iterator[Chunk], ahead: int
    ) -> Iterator[tuple[Chunk, Sequence[Outcome]]]:
        """Each chunk with its outcomes, none if it killed its workers. `ahead` chunks a thread are under way, or 1."""
        flying: dict[Future, Chunk] = {}
        chunk: Chunk | None = None
        while True:
            room = max(ahead * sum(client.nthreads().values()), 1)
            while len(flying) < room and (chunk := next(chunks, None)):
                flying[client.submit(work_off, chunk, self._config, self._program, pure=False)] = chunk
            if not flying and chunk is None:
                return
            for future in self._landed(list(flying)):
                yield flying.pop(future), self._outcomes(future)

    def _landed(self, futures: list[Future]) -> list[Future]:
        from distributed import wait

        self._check()
        if not futures:
            return []
        try:
            wait(futures, timeout=_PULSE, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return []
        return [future for future in futures if future.done()]

    def _outcomes(self, future: Future) -> Sequence[Outcome]:
        from distributed import KilledWorker

        try:
            outcomes: list[Outcome] = future.result()
        except KilledWorker:
            return ()
        except ExtractError:
            raise
        except Exception as error:
            raise ExtractError(f"the cluster cannot work: {type(error).__name__}: {error}") from None
        return outcomes

    def _failure(self, task: Task) -> Outcome:
        limit = f"{self._config.run.seconds_per_article:g} seconds (run.seconds_per_article)"
        reason = f"its workers died again and again: killed, out of memory, or longer than {limit} at it"
        return Outcome(task.key, failure=reason, again=True)

    def _connect(self, stack: ExitStack) -> Client:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError:
            raise UsageError("--engine dask needs Dask: pip install dask distributed") from None
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we tell ourselves what matters
        stack.enter_context(dask.config.set({"distributed.worker.daemon": True}))
        try:
            if not self._address:
                with deaf_children():
                    cluster = stack.enter_context(
                        LocalCluster(
                            self._size, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
                        )
                    )
                return stack.enter_context(Client(cluster))
            client = stack.enter_context(Client(self._address, timeout=_ANSWER))
        except (OSError, ValueError) as error:
            raise UsageError(f"{self._address or 'local cluster'}: no scheduler answers ({error})") from None
        if not client.nthreads():
            print(f"extract: {self._address} has no workers yet; waiting for them", file=sys.stderr)
        return client

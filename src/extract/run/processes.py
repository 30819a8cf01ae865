"""Processes of our own: Ctrl-C does not reach them, they end with their parent, and their ends are told in words."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import parent_process, resource_tracker
from multiprocessing.connection import Connection, wait

from extract.terminal import hushed_libraries

OUT_OF_MEMORY = 70  # the exit status of a process that Python told so
START_SECONDS = 300  # for one to be ready
FALSE_STARTS = 12  # in a row, of processes that die before they are ready
_TRIES, _TRIES_AFTER_CRASH = 3, 2
_CRASHES = tuple(
    getattr(signal, name) for name in ("SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE", "SIGABRT") if hasattr(signal, name)
)


_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_CHILDREN = threading.Lock()  # multiprocessing looks through its list of them at each start and end, without one


class OwnProcess:
    """A process that runs `target(connection, *arguments)`; `connection` leads there."""

    def __init__(self, target: Callable[..., object], *arguments: object) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=target, args=(theirs, *arguments), daemon=True)
        with _CHILDREN, deaf_children(), _single_threaded():
            self._process.start()
        theirs.close()

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()

    def bury(self) -> int:
        """Waits for its end; returns the exit status, negative for a signal."""
        self.connection.close()
        with _CHILDREN:
            self._process.join()
            status = self._process.exitcode
            self._process.close()
        return status if status is not None else 0


@contextmanager
def deaf_children() -> Iterator[None]:
    """Ctrl-C on the terminal never reaches the processes that the block or a thread begun in it starts, not even while
    Python starts there. In the block itself it waits for the end.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # on its first start it lets the signals through again
    earlier = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, earlier)


@contextmanager
def _single_threaded() -> Iterator[None]:
    """What the block starts calculates in one thread each, unless the user wants more: NumPy's library looks there as
    it is loaded, which is before the process does anything of ours.
    """
    ours = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(ours, "1"))
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]


def live(serve: Callable[[Connection], object], connection: Connection) -> None:
    """The life of such a process: `serve` until nobody listens any more, or memory is out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; our parent tells us when to go
    threading.Thread(target=_follow_parent, daemon=True).start()
    try:
        with hushed_libraries():
            serve(connection)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (EOFError, BrokenPipeError, ConnectionResetError):  # our parent has gone, or wants no more
        os._exit(0)


def is_crash(status: int) -> bool:
    """Whether a process that ended so did it by itself: a kill may come from anywhere."""
    return status == OUT_OF_MEMORY or -status in _CRASHES


def tries_of(status: int) -> int:
    """How many processes an article may have when they end so."""
    return _TRIES_AFTER_CRASH if is_crash(status) else _TRIES


def told(status: int) -> str:
    """An exit status in words."""
    if status == OUT_OF_MEMORY:
        return "out of memory"
    if status >= 0:
        return f"it ended with status {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"{name}, perhaps out of memory" if name == "SIGKILL" else name


def _follow_parent() -> None:
    """Ends this process with its parent, even if that was killed."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

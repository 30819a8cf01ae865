"""The local engine: worker processes of our own, each known to us by what it has in hand.

A worker that dies (killed, out of memory, crashed in C) takes nothing along: its finished articles are with us, the one
it was at is tried once more alone when all others are done, the rest is put back. An article that ends its worker
again and again, or takes too long, is a failure of that article alone.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator
from multiprocessing.connection import wait

from extract.config import Config
from extract.errors import ExtractError
from extract.run.processes import FALSE_STARTS, START_SECONDS, OwnProcess, told, tries_of
from extract.run.tasks import Chunk, Outcome, Task
from extract.run.worker import LIFETIME, Ready, Refusal, work_for

_PULSE = 0.25  # seconds after which the run looks up, at the latest, whether to stop or to end a worker


class _Member(OwnProcess):
    """One worker process and what it has in hand, in the order in which it works it off."""

    def __init__(self, config: Config, debug: bool) -> None:
        super().__init__(work_for, config, debug)
        self.ready = False
        self.tasks: deque[Task] = deque()
        self.since = time.monotonic()  # its last sign of life
        self.overdue = False
        self._characters = 0  # that it was given

    @property
    def is_idle(self) -> bool:
        """Whether it waits for work."""
        return self.ready and not self.tasks

    @property
    def is_spent(self) -> bool:
        """Whether another one should take its place."""
        return self._characters > LIFETIME

    def give(self, chunk: Chunk) -> None:
        """Hands a chunk to an idle worker; if it is dead, that shows when we listen to it."""
        self.tasks.extend(chunk)
        self._characters += sum(len(task.text) for task in chunk)
        self.since = time.monotonic()
        try:
            self.connection.send(list(chunk))
        except OSError:
            return


class LocalPool:
    """Works off chunks on `workers` processes, which are started as there is work for them.

    Raises ExtractError if no worker can work here, whatever `check` raises if the run is to stop.
    """

    def __init__(self, config: Config, workers: int, check: Callable[[], None], *, debug: bool = False) -> None:
        self._config = config
        self._debug = debug
        self._size = workers
        self._check = check
        self._limit = config.run.seconds_per_article
        self._members: list[_Member] = []
        self._waiting: deque[Chunk] = deque()
        self._suspects: deque[Task] = deque()
        self._deaths: Counter[bytes] = Counter()
        self._false_starts = 0
        self._is_dry = self._has_ended = False  # of the chunks: none just now, none any more

    def run(self, chunks: Iterator[Chunk]) -> Generator[Outcome]:
        """The outcome of each task, as they come. One chunk a worker at most is read before it is needed; an empty one
        says that there are none as yet.
        """
        try:
            while self._hand_out(chunks):
                self._check()
                # read while the workers work, so that none waits for the disk
                self._has_waiting(min(len(self._waiting) + 1, self._size), chunks)
                # who supplies the chunks has waited already if there are none as yet
                for ready in wait([member.connection for member in self._members], 0 if self._is_dry else _PULSE):
                    member = next(member for member in self._members if member.connection is ready)
                    yield from self._listen(member)
                self._end_overdue()
                self._is_dry = False
        finally:
            for member in self._members:
                member.kill()
                member.bury()
            self._members.clear()

    def _hand_out(self, chunks: Iterator[Chunk]) -> bool:
        """Gives idle workers chunks and starts workers for what is left; whether anything is going on."""
        for member in [member for member in self._members if member.is_idle and member.is_spent]:
            self._members.remove(member)
            member.kill()
            member.bury()
        for member in self._members:
            if member.is_idle and (chunk := self._next(chunks)):
                member.give(chunk)
        starting = sum(not member.ready for member in self._members)
        while len(self._members) < self._size and self._has_waiting(starting + 1, chunks):
            self._members.append(_Member(self._config, self._debug))
            starting += 1
        is_working = any(member.tasks for member in self._members)
        return bool(self._waiting or self._suspects or is_working or not self._has_ended)

    def _has_waiting(self, number: int, chunks: Iterator[Chunk]) -> bool:
        """Whether so many chunks are there, fetching them if need be."""
        while len(self._waiting) < number:
            chunk = self._next(chunks, ahead=True)
            if chunk is None:
                return False
            self._waiting.append(chunk)
        return True

    def _next(self, chunks: Iterator[Chunk], *, ahead: bool = False) -> Chunk | None:
        """What was put back or fetched ahead, else what comes next, else a suspect, alone."""
        if self._waiting and not ahead:
            return self._waiting.popleft()
        if not (self._is_dry or self._has_ended):
            if chunk := next(chunks, None):
                return chunk
            self._is_dry, self._has_ended = chunk is not None, chunk is None
        return [self._suspects.popleft()] if self._suspects and self._has_ended else None

    def _listen(self, member: _Member) -> Iterator[Outcome]:
        try:
            message = member.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(member)
            return
        member.since = time.monotonic()
        if isinstance(message, Refusal):
            raise message.error
        if isinstance(message, Ready):
            member.ready = True
            self._false_starts = 0
        else:
            member.tasks.popleft()
            yield message

    def _lost(self, member: _Member) -> Iterator[Outcome]:
        """Puts back what a dead worker had in hand; an outcome if the article it was at is to blame."""
        self._members.remove(member)
        member.kill()
        status = member.bury()
        if not member.ready:
            self._false_starts += 1
            if self._false_starts >= FALSE_STARTS:
                raise ExtractError(f"workers die before they can work ({told(status)}); try fewer --workers")
            return
        if not member.tasks:
            return
        suspect = member.tasks.popleft()
        if member.tasks:
            self._waiting.append(list(member.tasks))
        self._deaths[suspect.key] += 1
        if member.overdue:
            reason = f"took longer than {self._limit:g} seconds (run.seconds_per_article)"
        elif self._deaths[suspect.key] >= tries_of(status):
            reason = f"its worker died {self._deaths[suspect.key]} times: {told(status)}"
        else:
            self._suspects.append(suspect)
            return
        yield Outcome(suspect.key, failure=reason, again=True)

    def _end_overdue(self) -> None:
        for member in self._members:
            limit = self._limit if member.ready else START_SECONDS
            busy = member.tasks or not member.ready
            if busy and time.monotonic() - member.since > limit and not member.connection.poll():
                member.overdue = True
                member.kill()

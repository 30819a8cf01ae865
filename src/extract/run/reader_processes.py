"""Reads pages and documents in processes of their own: one that never ends, or crashes its reader, fails alone."""

from __future__ import annotations

import gc
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from extract.config import ReadSettings
from extract.errors import ArticleError, ExtractError, UsageError
from extract.read import Metadata, Source, read_article
from extract.records import Article
from extract.run.given_up import GivenUpFiles
from extract.run.processes import FALSE_STARTS, START_SECONDS, OwnProcess, is_crash, live, told, tries_of

_PULSE = 0.25  # seconds after which it looks up, at the latest, whether to stop or to end a reader
_PATIENCE = 0.1  # seconds that a file waits for a reader before another one is started; most pages take less
_MOST = 8  # readers; one page reader supplies a dozen workers
_MEMORY = 1 << 30  # bytes that a reader may take, where the system lets one say so

Read = Callable[..., Article]
Reading = tuple[Source, Article | ArticleError]
Answer = Article | ArticleError | OSError


@dataclass(slots=True)
class _Question:
    """A file to be read, with what metadata.csv says of it and the number of readers that it has cost."""

    source: Source
    given: Mapping[str, Metadata]
    deaths: int = 0


class _Reader(OwnProcess):
    """One reader process and the file that it is at."""

    def __init__(self, read: Read, max_chars: int) -> None:
        super().__init__(_live, read, max_chars)
        self.is_ready = False
        self.question: _Question | None = None
        self.since = time.monotonic()  # it was started, or given its last file

    @property
    def is_idle(self) -> bool:
        """Whether it waits for a file."""
        return self.is_ready and self.question is None

    def ask(self, question: _Question) -> None:
        """Hands it a file; if it is dead, that shows when we listen to it."""
        self.question, self.since = question, time.monotonic()
        with suppress(OSError):
            self.connection.send((question.source, question.given))

    def is_overdue(self, seconds: float) -> bool:
        """Whether it has been silent for longer than it may, given so many for a file."""
        limit = seconds if self.is_ready else START_SECONDS
        return not self.is_idle and time.monotonic() - self.since > limit and not self.connection.poll()


class DocumentReaders:
    """Reads files as `read_article` does, each in `settings.seconds_per_file` at most: `.txt` files at once, all else
    side by side in processes of their own. They start as files have to wait, one more than there are workers at most.

    What is found comes as it is ready, not in the order of the files. A context manager that ends them all. `check` may
    raise, to stop.
    """

    def __init__(
        self,
        settings: ReadSettings,
        workers: int,
        given_up: GivenUpFiles,
        check: Callable[[], None],
        read: Read = read_article,
    ) -> None:
        self._settings = settings
        self._most = min(workers + 1, _MOST)
        self._given_up = given_up
        self._check = check
        self._read = read
        self._readers: list[_Reader] = []
        self._waiting: deque[_Question] = deque()
        self._false_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for reader in list(self._readers):
            self._end(reader)

    def read(self, source: Source, metadata: Mapping[str, Metadata]) -> Iterator[Reading]:
        """Takes a file; yields what is ready by then, of this file or of others. Until it can be handed to a reader it
        waits, so no more files are held than there are readers.

        An article that takes too long or ends its readers is an ArticleError. Raises UsageError if the system fails,
        ExtractError if no reader can be started.
        """
        given = {source.path: metadata[source.path]} if source.path in metadata else {}
        if source.is_plain:
            yield source, _checked(source, _answer(self._read, source, given, self._settings.max_chars))
            yield from self.ready()
        elif (known := self._given_up.recalled(source)) is not None:
            yield source, known
        else:
            self._waiting.append(_Question(source, given))
            yield from self._handed_out()

    def ready(self) -> Iterator[Reading]:
        """What is ready now."""
        if any(reader.question for reader in self._readers):
            yield from self._heard(0)

    def rest(self) -> Iterator[Reading]:
        """All that is still to come."""
        while self._waiting or any(reader.question for reader in self._readers):
            yield from self._handed_out()
            yield from self._heard(_PULSE)

    def _handed_out(self) -> Iterator[Reading]:
        """Hands what waits to readers that are idle; yields what the others have ready until then."""
        yield from self.ready()
        while self._waiting:
            if idle := next((reader for reader in self._readers if reader.is_idle), None):
                idle.ask(self._waiting.popleft())
            elif self._needs_another():
                self._readers.append(_Reader(self._read, self._settings.max_chars))
            else:
                yield from self._heard(_PATIENCE)

    def _needs_another(self) -> bool:
        if not self._readers:
            return True
        all_busy = all(reader.is_ready for reader in self._readers) and len(self._readers) < self._most
        return all_busy and time.monotonic() - max(reader.since for reader in self._readers) > _PATIENCE

    def _heard(self, seconds: float) -> Iterator[Reading]:
        """What the readers say within so many seconds."""
        self._check()
        readers = {reader.connection: reader for reader in self._readers}
        for connection in wait(list(readers), seconds):
            yield from self._answered(readers[connection])  # type: ignore[index]
        for reader in list(self._readers):
            if reader.is_overdue(self._settings.seconds_per_file):
                question = reader.question
                self._end(reader)
                if question is None:
                    self._count_false_start("it took too long")
                else:
                    limit = f"{self._settings.seconds_per_file:g} seconds (read.seconds_per_file)"
                    yield self._failed(question, f"took longer than {limit}")

    def _answered(self, reader: _Reader) -> Iterator[Reading]:
        try:
            message: Answer | None = reader.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(reader)
            return
        question, reader.question = reader.question, None
        if question is None or message is None:  # its first message
            reader.is_ready, self._false_starts = True, 0
        else:
            yield question.source, _checked(question.source, message)

    def _lost(self, reader: _Reader) -> Iterator[Reading]:
        """Puts back the file that a dead reader was at; a failure of that file if it has cost enough of them."""
        question, status = reader.question, self._end(reader)
        if not reader.is_ready:
            self._count_false_start(told(status))
        elif question is not None:
            question.deaths += 1
            reason = f"its reader died {question.deaths} times: {told(status)}"
            if question.deaths < tries_of(status):
                self._waiting.appendleft(question)
            elif is_crash(status):
                yield self._failed(question, reason)
            else:
                yield question.source, ArticleError(f"cannot be read: {reason}; save it as .txt")

    def _failed(self, question: _Question, reason: str) -> Reading:
        """A failure that is the file's own: the next run would meet it again."""
        error = f"cannot be read: {reason}; save it as .txt, or try it again with --fresh"
        return question.source, self._given_up.entered(question.source, error)

    def _count_false_start(self, how: str) -> None:
        self._false_starts += 1
        if self._false_starts >= FALSE_STARTS:
            raise ExtractError(f"the process that reads documents dies as it starts ({how}); save them as .txt")

    def _end(self, reader: _Reader) -> int:
        self._readers.remove(reader)
        reader.kill()
        return reader.bury()


def _live(connection: Connection, read: Read, max_chars: int) -> None:
    _limit_memory()
    live(lambda connection: _serve(connection, read, max_chars), connection)


def _limit_memory() -> None:
    """A document that unpacks to more than fits ends its reader, not the machine. Only Linux counts what is taken."""
    if sys.platform == "linux":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        limits = [limit for limit in (soft, hard, _MEMORY) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))


def _serve(connection: Connection, read: Read, max_chars: int) -> None:
    connection.send(None)  # it is ready
    while True:
        source, given = connection.recv()
        connection.send(_answer(read, source, given, max_chars))
        if source.file.suffix.lower() == ".docx":
            gc.collect()  # python-docx leaves circles, and Python does not see how large their trees and pictures are


def _answer(read: Read, source: Source, given: Mapping[str, Metadata], max_chars: int) -> Answer:
    try:
        return read(source, given, max_chars=max_chars)
    except (ArticleError, OSError) as error:
        return error
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one article must not cost the others
        return ArticleError(f"internal error: {type(error).__name__}: {error}")


def _checked(source: Source, answer: Answer) -> Article | ArticleError:
    """The answer, unless it says that the system fails. Raises UsageError then."""
    if isinstance(answer, OSError):  # not of the article, which would be an ArticleError
        raise UsageError(f"{source.path}: cannot be looked into ({answer.strerror or answer})") from None
    return answer

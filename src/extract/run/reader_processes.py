"""Reads documents and archives in processes of their own: what never ends, or crashes its reader, fails alone.

A reader is given a file and tells of its parts, one after another: that it begins one, what it has read of it. Where
one ends it, the next reader takes the same file and passes over the parts that are done, and that one.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import NamedTuple, Self

from extract.config import ReadSettings
from extract.errors import ArticleError, ExtractError, UsageError
from extract.read import Columns, Metadata, Part, Reading, ReadOptions, Source, parts_of
from extract.read.limits import LOST
from extract.run.given_up import GivenUpFiles
from extract.run.processes import FALSE_STARTS, START_SECONDS, OwnProcess, is_crash, live, told, tries_of

_PULSE = 0.25  # seconds after which it looks up, at the latest, whether to stop or to end a reader
_PATIENCE = 0.1  # seconds that a file waits for a reader before another one is started; most pages take less
_MOST = 8  # readers; one page reader supplies a dozen workers
_MEMORY = 1 << 30  # bytes that a reader may take, where the system lets one say so
_LEAVES_CIRCLES = (
    ".docx",
    ".xlsx",
)  # whose libraries do, and Python does not see how large their trees and pictures are

Parts = Callable[
    [Source, Mapping[str, Metadata], ReadOptions, MutableMapping[str, Columns]], Iterator[Part]
]  # `parts_of` or what tests put in its place


class _Begun(NamedTuple):
    """A reader begins a part, of whose bytes this is the digest."""

    place: Source
    digest: bytes


class _Done(NamedTuple):
    """A reader has come to the end of a part."""


class _Ended(NamedTuple):
    """A reader has come to the end of a file; the columns of its dumps that are called otherwise, by their paths."""

    taken: Mapping[str, Columns]


_Message = _Begun | Reading | _Done | _Ended | OSError | None


@dataclass(slots=True)
class _Question:
    """A file to be read, with what metadata.csv says of it, and how far readers have come with it."""

    source: Source
    given: Mapping[str, Metadata]
    parts: int = 0  # that are done with
    begun: _Begun | None = None  # the part that is being read
    told: int = 0  # articles of that part
    passed: int = 0  # and those of them that the present reader has told once more
    deaths: int = 0  # readers that the part has cost
    lost: int = 0  # parts that cost too many

    def next_part(self) -> None:
        """The present part is done with."""
        self.parts, self.begun, self.told, self.passed, self.deaths = self.parts + 1, None, 0, 0, 0

    def again(self) -> None:
        """Another reader begins with the present part anew."""
        self.passed = 0


class _Reader(OwnProcess):
    """One reader process and the file that it is at."""

    def __init__(self, read: Parts, options: ReadOptions, given_up: GivenUpFiles) -> None:
        super().__init__(_live, read, options, given_up.forgetful())
        self.is_ready = False
        self.knows = 0  # of the files that were given up
        self.question: _Question | None = None
        self.since = time.monotonic()  # it was started, or given its last file

    @property
    def is_idle(self) -> bool:
        """Whether it waits for a file."""
        return self.is_ready and self.question is None

    def ask(self, question: _Question, given_up: GivenUpFiles) -> None:
        """Hands it a file; if it is dead, that shows when we listen to it."""
        self.question, self.since = question, time.monotonic()
        news, self.knows = given_up.since(self.knows), len(given_up)
        with suppress(OSError):
            self.connection.send((question.source, question.given, question.parts, news))

    def is_overdue(self, seconds: float) -> bool:
        """Whether it has been silent for longer than it may, given so many for a file."""
        limit = seconds if self.is_ready else START_SECONDS
        return not self.is_idle and time.monotonic() - self.since > limit and not self.connection.poll()


class DocumentReaders:
    """Reads files as `parts_of` does, each part in `settings.seconds_per_file` at most: text and rows at once, all else
    side by side in processes of their own. They start as files have to wait, one more than there are workers at most.

    What is found comes as it is ready, not in the order of the files; that of one file in its order. A context manager
    that ends them all. `check` may raise, to stop. Which columns of dumps are called otherwise is entered into `taken`.
    """

    def __init__(
        self,
        settings: ReadSettings,
        workers: int,
        given_up: GivenUpFiles,
        check: Callable[[], None],
        read: Parts = parts_of,
        *,
        columns: Columns = (),
        taken: MutableMapping[str, Columns] | None = None,
    ) -> None:
        self._settings = settings
        self._options = ReadOptions(settings.max_chars, columns=columns)
        self._taken = taken if taken is not None else {}
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

        A part that takes too long or ends its readers is an ArticleError. Raises UsageError if the system fails,
        ExtractError if no reader can be started.
        """
        given = {source.path: metadata[source.path]} if source.path in metadata else {}
        if source.is_read_here:
            for message in _messages(self._read, source, given, self._options, self._given_up, self._taken):
                self._check()
                if isinstance(message, OSError):
                    raise _looked_into(source, message)
                if isinstance(message, tuple) and not isinstance(message, (_Begun, _Done, _Ended)):
                    yield message
                yield from self.ready()
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
                idle.ask(self._waiting.popleft(), self._given_up)
            elif self._needs_another():
                self._readers.append(_Reader(self._read, self._options, self._given_up))
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
                    yield from self._failed(question, f"took longer than {limit}")

    def _answered(self, reader: _Reader) -> Iterator[Reading]:
        try:
            message: _Message = reader.connection.recv()
        except (EOFError, OSError):
            yield from self._lost(reader)
            return
        question, reader.since = reader.question, time.monotonic()
        if question is None or message is None:  # its first message
            reader.is_ready, self._false_starts = True, 0
        elif isinstance(message, OSError):
            raise _looked_into(question.source, message)
        elif isinstance(message, _Begun):
            question.begun = message
        elif isinstance(message, _Done):
            question.next_part()
        elif isinstance(message, _Ended):
            self._taken.update(message.taken)
            reader.question = None
        elif question.passed < question.told:
            question.passed += 1
        else:
            question.told += 1
            question.passed += 1
            yield message

    def _lost(self, reader: _Reader) -> Iterator[Reading]:
        """Puts back the file that a dead reader was at; a failure of that part if it has cost enough of them."""
        question, status = reader.question, self._end(reader)
        if not reader.is_ready:
            self._count_false_start(told(status))
        elif question is not None:
            question.deaths += 1
            reason = f"its reader died {question.deaths} times: {told(status)}"
            if question.deaths < tries_of(status):
                question.again()
                self._waiting.appendleft(question)
            elif is_crash(status):
                yield from self._failed(question, reason)
            else:
                yield from self._given_up_now(question, ArticleError(f"cannot be read: {reason}; save it as .txt"))

    def _failed(self, question: _Question, reason: str) -> Iterator[Reading]:
        """A failure that is the part's own: the next run would meet it again."""
        error = f"cannot be read: {reason}; save it as .txt, or try it again with --fresh"
        begun = question.begun or _Begun(question.source.whole(), b"")
        yield from self._given_up_now(question, self._given_up.entered(begun.digest, begun.place.ending, error))

    def _given_up_now(self, question: _Question, error: ArticleError) -> Iterator[Reading]:
        """Fails the part that is being read; of an archive the rest is read, unless too many parts have failed so."""
        if question.begun is None:
            yield question.source.whole(), error
            return
        place = question.begun.place
        yield (place.whole() if question.told else place), error
        question.lost += 1
        question.next_part()
        if not question.source.is_of_many:
            return
        if question.lost < LOST:
            self._waiting.appendleft(question)
        else:
            reason = f"given up: {LOST} of its files could not be read; what stands before them is. Unpack it"
            yield question.source.whole(), ArticleError(reason)

    def _count_false_start(self, how: str) -> None:
        self._false_starts += 1
        if self._false_starts >= FALSE_STARTS:
            raise ExtractError(f"the process that reads documents dies as it starts ({how}); save them as .txt")

    def _end(self, reader: _Reader) -> int:
        self._readers.remove(reader)
        reader.kill()
        return reader.bury()


def _live(connection: Connection, read: Parts, options: ReadOptions, given_up: GivenUpFiles) -> None:
    _limit_memory()
    live(lambda connection: _serve(connection, read, options, given_up), connection)


def _limit_memory() -> None:
    """A document that unpacks to more than fits ends its reader, not the machine. Only Linux counts what is taken."""
    if sys.platform == "linux":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        limits = [limit for limit in (soft, hard, _MEMORY) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min(limits), hard))


def _serve(connection: Connection, read: Parts, options: ReadOptions, given_up: GivenUpFiles) -> None:
    connection.send(None)  # it is ready
    while True:
        source, given, parts, news = connection.recv()
        given_up.learn(news)
        for message in _messages(read, source, given, options, given_up, {}, parts):
            connection.send(message)
        if source.ending in _LEAVES_CIRCLES:
            gc.collect()


def _messages(
    read: Parts,
    source: Source,
    given: Mapping[str, Metadata],
    options: ReadOptions,
    given_up: GivenUpFiles,
    taken: MutableMapping[str, Columns],
    done: int = 0,
) -> Iterator[_Message]:
    """What is told of a file, the parts that are done with left out; an OSError ends it."""
    try:
        for part in islice(read(source, given, options, taken), done, None):
            yield _Begun(part.place, part.digest)
            known = given_up.recalled(part.digest, part.place.ending)
            yield from [(part.place, known)] if known else _readings(part)
            yield _Done()
    except OSError as error:
        yield error
        return
    yield _Ended(dict(taken))


def _readings(part: Part) -> Iterator[Reading]:
    """The articles of a part."""
    try:
        yield from part.read()
    except (OSError, MemoryError):
        raise
    except ArticleError as error:
        yield part.place, error
    except Exception as error:  # a fault of ours in one article must not cost the others
        yield part.place, ArticleError(f"internal error: {type(error).__name__}: {error}")


def _looked_into(source: Source, error: OSError) -> UsageError:
    """The system fails, not the article, which would be an ArticleError."""
    return UsageError(f"{source.path}: cannot be looked into ({error.strerror or error})")

"""Reads pages and documents in a process of its own: one that never ends, or crashes its reader, fails alone."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from extract.errors import ArticleError, ExtractError
from extract.read import Metadata, Source, read_article
from extract.records import Article
from extract.run.processes import FALSE_STARTS, START_SECONDS, OwnProcess, live, told, tries_of

_PULSE = 0.25  # seconds after which it looks up, at the latest, whether to stop

_READY = "ready"  # its first message

Read = Callable[..., Article]
Answer = Article | ArticleError | OSError


class DocumentReader:
    """Reads articles as `read_article` does, each in `seconds` at most; `.txt` files at once, all else in a process of
    its own, which starts with the first such file. A context manager that ends it.

    `check` may raise, to stop.
    """

    def __init__(self, seconds: float, check: Callable[[], None], read: Read = read_article) -> None:
        self._seconds = seconds
        self._check = check
        self._read = read
        self._process: OwnProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, source: Source, metadata: Mapping[str, Metadata], max_chars: int) -> Article:
        """The article. Raises ArticleError as `read_article` does, or if it takes too long or ends its readers."""
        given = {source.path: metadata[source.path]} if source.path in metadata else {}
        if source.is_plain:
            answer = _answer(self._read, source, given, max_chars)
        else:
            answer = self._asked(source, given, max_chars)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _asked(self, *question: object) -> Answer:
        """The answer of the process, or of others in its place if it dies: a kill may come from anywhere."""
        deaths = 0
        while True:
            process = self._process = self._process or self._started()
            try:
                process.connection.send(question)
                answer: Answer | None = self._heard(process, self._seconds)
            except (EOFError, OSError):
                status, deaths = self._end(), deaths + 1
                if deaths >= tries_of(status):
                    reason = f"cannot be read: its reader died {deaths} times: {told(status)}; save it as .txt"
                    return ArticleError(reason)
                continue
            if answer is None:
                self._end()
                limit = f"{self._seconds:g} seconds (run.seconds_per_article)"
                return ArticleError(f"cannot be read: took longer than {limit}; save it as .txt")
            return answer

    def _started(self) -> OwnProcess:
        """A process that is ready. Raises ExtractError if there is none to be had."""
        status = 0
        for _ in range(FALSE_STARTS):
            self._process = OwnProcess(_live, self._read)
            with suppress(EOFError, OSError):
                if self._heard(self._process, START_SECONDS):
                    return self._process
            status = self._end()
        raise ExtractError(f"the process that reads documents dies as it starts ({told(status)}); save them as .txt")

    def _heard(self, process: OwnProcess, seconds: float) -> Any:  # noqa: ANN401
        """What it says next, None if it takes longer than this."""
        begun = time.monotonic()
        while not process.connection.poll(_PULSE):
            self._check()
            if time.monotonic() - begun > seconds:
                return None
        return process.connection.recv()

    def _end(self) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.kill()
        return process.bury()


def _live(connection: Connection, read: Read) -> None:
    live(lambda connection: _serve(connection, read), connection)


def _serve(connection: Connection, read: Read) -> None:
    connection.send(_READY)
    while True:
        source, given, max_chars = connection.recv()
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

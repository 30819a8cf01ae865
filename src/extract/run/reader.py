"""Reads pages and documents in a process of its own: one that never ends, or crashes its reader, fails alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from extract.errors import ArticleError
from extract.read import Metadata, Source, read_article
from extract.records import Article
from extract.run.processes import OwnProcess, live, told

_PULSE = 0.25  # seconds after which it looks up, at the latest, whether to stop

Read = Callable[..., Article]


class DocumentReader:
    """Reads articles as `read_article` does, each in `seconds` at most; plain text at once, all else in a process of
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
        """The article. Raises ArticleError as `read_article` does, or if it takes too long or ends its reader."""
        if source.is_plain:
            return self._read(source, metadata, max_chars=max_chars)
        if self._process is None:
            self._process = OwnProcess(_live, self._read)
        given = {source.path: metadata[source.path]} if source.path in metadata else {}
        try:
            self._process.connection.send((source, given, max_chars))
            answer = self._answer(self._process.connection)
        except (EOFError, OSError):
            raise ArticleError(f"cannot be read: its reader died ({told(self._end())}); save it as .txt") from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _answer(self, connection: Connection) -> Article | BaseException:
        begun = time.monotonic()
        while not connection.poll(_PULSE):
            self._check()
            if time.monotonic() - begun > self._seconds:
                self._end()
                limit = f"{self._seconds:g} seconds (run.seconds_per_article)"
                raise ArticleError(f"cannot be read: took longer than {limit}; save it as .txt")
        answer: Article | BaseException = connection.recv()
        return answer

    def _end(self) -> int:
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.kill()
        return process.bury()


def _live(connection: Connection, read: Read) -> None:
    live(lambda connection: _serve(connection, read), connection)


def _serve(connection: Connection, read: Read) -> None:
    while True:
        source, given, max_chars = connection.recv()
        answer: Article | BaseException
        try:
            answer = read(source, given, max_chars=max_chars)
        except (ArticleError, OSError) as error:
            answer = error
        connection.send(answer)

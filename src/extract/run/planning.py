"""Reads the corpus in the run's own process: which articles there are, and which of them have to be worked on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.errors import ArticleError
from extract.read import Reading, Source
from extract.records import Article
from extract.run.fingerprint import result_key
from extract.run.given_up import GivenUp
from extract.run.journal import Journal, Planned
from extract.run.tasks import Outcome, Task
from extract.write import COLUMNS, failed_rows

_CHUNK_CHARACTERS = 200_000  # a chunk of long articles has fewer of them


class Planner:
    """Enters each article into the journal's plan and hands on the texts that have no result yet, each once."""

    def __init__(self, journal: Journal, program: bytes, progress: Callable[[int], object]) -> None:
        self._journal = journal
        self._program = program
        self._progress = progress
        self._copies: dict[bytes, int] = {}  # of the texts that are being worked on: articles that wait for them
        self.articles = 0
        self.words = 0  # of the texts that were worked on

    def tasks(self, readings: Iterator[Reading | None]) -> Iterator[Task | None]:
        """The texts to work on; None where the next reading lets one wait."""
        for found in readings:
            if found is None:
                yield None
                continue
            source, reading = found
            self.articles += 1
            planned = self._planned(source, reading)
            if not self._journal.plan(planned):
                self._plan_twin(source)
                self._progress(1)
            elif not isinstance(reading, Article):
                if planned.key and not self._journal.has(planned.key):
                    self._journal.keep(Outcome(planned.key, failure=str(reading)))
                self._progress(1)
            elif planned.key in self._copies:
                self._copies[planned.key] += 1
            elif self._journal.has(planned.key):
                self._progress(1)
            else:
                self._copies[planned.key] = 1
                self.words += len(reading.text.split())
                yield _task(planned.key, reading)

    def keep(self, outcome: Outcome) -> None:
        """Records the result of a task."""
        self._journal.keep(outcome)
        self._progress(self._copies.pop(outcome.key))

    def _plan_twin(self, source: Source) -> None:
        """Enters a second article of an id, which is none of the corpus's files: a failure under an id of its own."""
        error = ArticleError(f"its id stands twice: {source.article_id}; give each article its own")
        own = f"{source.article_id}~{hashlib.sha256(source.path.encode(errors='surrogatepass')).hexdigest()[:16]}"
        self._journal.plan(self._planned(replace(source, article_id=own), error))

    def _planned(self, source: Source, reading: Article | ArticleError) -> Planned:
        if isinstance(reading, ArticleError):
            [row] = failed_rows(source, reading)["articles"]
            key = reading.key if isinstance(reading, GivenUp) else b""
            return Planned(source.article_id, key, "", 0, dict(zip(COLUMNS["articles"], row, strict=True)))
        facts = {
            "path": reading.path,
            "sha256": reading.sha256,
            "title": reading.title,
            "language": reading.language,
            "url": reading.url,
            "publisher": reading.publisher,
            "error": reading.note,
        }
        key = result_key(self._program, reading)
        return Planned(source.article_id, key, reading.sha256, len(reading.text.encode()), facts)


def _task(key: bytes, article: Article) -> Task:
    known = (article.text, article.published, article.language, article.publisher, article.url, article.stand_in)
    return Task(key, *known)


def chunked(tasks: Iterator[Task | None], size: int) -> Iterator[list[Task]]:
    """Tasks by `size`, fewer where they are long or let one wait; an empty chunk where there is none as yet."""
    chunk: list[Task] = []
    characters = 0
    for task in tasks:
        if task is None or (chunk and characters + len(task.text) > _CHUNK_CHARACTERS):
            yield chunk
            chunk, characters = [], 0
        if task is not None:
            chunk.append(task)
            characters += len(task.text)
        if len(chunk) >= size:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk

"""What one worker does: texts to rows, one article after another, with one loaded model.

An article's result depends on nothing but its text, its date, the model and the settings, never on the articles before
it or beside it: the model sees one article at a time.
"""

from __future__ import annotations

import gc
import logging
import traceback
from contextlib import ExitStack
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, NamedTuple

from extract.config import Config
from extract.errors import ExtractError
from extract.records import Article
from extract.run.processes import live
from extract.run.tasks import Outcome, Task, pack_rows, pack_text
from extract.vocabulary import fault_of_lexicons
from extract.write import table_rows

if TYPE_CHECKING:
    from spacy.language import Language

_ZONE = 400_000  # characters after which what spaCy remembers of the words is given back
LIFETIME = 20_000_000  # characters after which a worker has served its time: spaCy's own tables never shrink
_COMMON = 500_000  # characters of the first articles, whose words are remembered for good
_FIRST = "“We agree,” Ann Lee of Norway told Reuters on Monday. She said that Estonia had attacked Oslo two days ago."


class Ready(NamedTuple):
    """The first message of a worker: its model is loaded."""


class Refusal(NamedTuple):
    """Why a worker cannot work."""

    error: ExtractError


def _tell_of_lexicons(error: Exception) -> None:
    """Raises LexiconError instead of an error of ours if the lexicons have a fault: it stands in them, then."""
    if not isinstance(error, ExtractError) and (fault := fault_of_lexicons()):
        raise fault from error


class Worker:
    """A loaded model and the settings."""

    def __init__(self, config: Config, *, debug: bool = False) -> None:
        self._config = config
        self._debug = debug
        self._zone = ExitStack()
        self._in_zone = 0
        self._worked = 0
        try:
            self._nlp = self._loaded()
        except Exception as error:
            _tell_of_lexicons(error)
            raise
        gc.collect()
        gc.freeze()  # model and lexicons are there to stay: no need to look through them again and again

    def _loaded(self) -> Language:
        from extract.pipeline import extract_all, load_model  # takes seconds: only processes that work pay for it

        logging.getLogger("extract.dates").setLevel(logging.ERROR)  # the summary tells of guesses, by the article
        logging.getLogger("extract.scoring").setLevel(logging.ERROR)  # the run has told of other word vectors
        nlp = load_model(self._config.model)
        for _ in extract_all(nlp, [Article("", "", _FIRST, "", "en")], self._config):
            pass  # the lexicons are read now, not in the time of the first article
        return nlp

    @property
    def is_spent(self) -> bool:
        """Whether another worker should take its place."""
        return self._worked > LIFETIME

    def close(self) -> None:
        """Gives back what it holds."""
        self._leave_zone()
        del self._nlp
        gc.unfreeze()
        gc.collect()

    def work(self, task: Task) -> Outcome:
        """The rows of one article, ids and cells relative to it, or why there are none. MemoryError is passed on."""
        try:
            self._worked += len(task.text)
            if self._in_zone + len(task.text) > _ZONE:
                self._leave_zone()
            return self._extracted(task)
        except (MemoryError, ExtractError):
            raise
        except Exception as error:  # a fault of ours in one article must not cost the others
            _tell_of_lexicons(error)
            if self._debug:
                raise ExtractError("".join(traceback.format_exception(error))) from None
            reason = f"internal error: {type(error).__name__}: {error}; run it alone with --debug"
            return Outcome(task.key, failure=reason)

    def _extracted(self, task: Task) -> Outcome:
        from extract.pipeline import extract_all

        if self._worked > _COMMON:
            if not self._in_zone:
                self._zone.enter_context(self._nlp.memory_zone())
            self._in_zone += len(task.text)
        known = {"published": task.published, "publisher": task.publisher, "url": task.url}
        article = Article("", "", task.text, "", task.language, **known, stand_in=task.stand_in)
        [extraction] = extract_all(self._nlp, [article], self._config)
        return Outcome(task.key, pack_rows(table_rows(extraction)), pack_text(task.text))

    def _leave_zone(self) -> None:
        """Gives back what spaCy remembers of the words since the zone was entered: its store would grow for ever."""
        self._zone.close()
        self._in_zone = 0


def work_for(connection: Connection, config: Config, debug: bool) -> None:
    """The life of a worker process: says that it is ready, then answers each list of tasks, one outcome a task."""
    live(lambda connection: _serve(connection, config, debug), connection)


def _serve(connection: Connection, config: Config, debug: bool) -> None:
    try:
        worker = Worker(config, debug=debug)
        connection.send(Ready())
        while True:
            for task in connection.recv():
                connection.send(worker.work(task))
    except ExtractError as error:
        connection.send(Refusal(error))

"""What one worker does: a chunk of articles read, parsed and turned into rows, which travel between processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from extract.config import Config
from extract.errors import ArticleError, UsageError
from extract.pipeline import extract_all, load_model
from extract.read import Metadata, Source, read_article
from extract.records import Article, Extraction
from extract.write import Rows, failed_rows, table_rows, write_text


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that are worked on together, with what metadata.csv says of them."""

    sources: tuple[Source, ...]
    metadata: Mapping[str, Metadata]


class Worker:
    """A loaded model, the settings, and the folder that texts go to."""

    def __init__(self, config: Config, out: Path, *, debug: bool = False) -> None:
        self._nlp: Language = load_model(config.model)
        self._config = config
        self._out = out
        self._debug = debug

    def work(self, chunk: Chunk) -> list[Rows]:
        """The rows of each article of the chunk, in order; an article that fails gets the row that says so.

        A text is put in place before its rows are handed on. Raises UsageError if it cannot be written.
        """
        rows: list[Rows | None] = [None] * len(chunk.sources)
        articles: dict[int, Article] = {}
        for index, source in enumerate(chunk.sources):
            try:
                articles[index] = read_article(source, chunk.metadata, max_chars=self._config.read.max_chars)
            except ArticleError as error:
                rows[index] = failed_rows(source, error)
        for index, outcome in zip(articles, self._extracted(list(articles.values())), strict=True):
            if isinstance(outcome, ArticleError):
                rows[index] = failed_rows(chunk.sources[index], outcome)
            else:
                write_text(self._out, outcome.article.id, outcome.article.text)
                rows[index] = table_rows(outcome)
        return [row for row in rows if row is not None]

    def _extracted(self, articles: Sequence[Article]) -> Iterator[Extraction | ArticleError]:
        """Each article's extraction, or why there is none: where the whole chunk fails, one article after another."""
        done = 0
        try:
            for extraction in extract_all(self._nlp, articles, self._config):
                done += 1
                yield extraction
        except UsageError:
            raise
        except Exception:
            if self._debug:
                raise
            for article in articles[done:]:
                yield self._alone(article)

    def _alone(self, article: Article) -> Extraction | ArticleError:
        try:
            return next(extract_all(self._nlp, [article], self._config))
        except Exception as error:  # a fault of ours in one article must not cost the others
            return ArticleError(f"internal error: {type(error).__name__}: {error}; run it alone with --debug")

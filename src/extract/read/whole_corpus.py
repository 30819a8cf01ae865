"""The articles of a corpus one after another in this process, for commands that look at some of them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import suppress
from pathlib import Path

from extract.errors import ArticleError
from extract.read.article import read_article
from extract.read.dumps import read_dump
from extract.read.metadata import load_metadata
from extract.read.walk import find_articles
from extract.records import Article


def readable_articles(corpus: Path, max_chars: int, wanted: Container[str] | None = None) -> Iterator[Article]:
    """The articles in the order of their ids, those `wanted` by id if any are named; what cannot be read is left out.

    Raises UsageError if there is no such corpus.
    """
    metadata = load_metadata(corpus)
    for source in find_articles(corpus, None):
        if source.is_dump:
            rows = (reading for _, reading in read_dump(source, max_chars=max_chars))
            yield from (each for each in rows if isinstance(each, Article) and (wanted is None or each.id in wanted))
        elif wanted is None or source.article_id in wanted:
            with suppress(ArticleError):
                yield read_article(source, metadata, max_chars=max_chars)

"""The articles of a corpus one after another in this process, for commands that look at some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from extract.read.article_of import ReadOptions
from extract.read.dump_columns import Columns
from extract.read.metadata import load_metadata
from extract.read.parts import readings_of
from extract.read.walk import find_articles
from extract.records import Article


def readable_articles(
    corpus: Path, max_chars: int, wanted: Collection[str] | None = None, columns: Columns = ()
) -> Iterator[Article]:
    """The articles in the order of their ids, those `wanted` by id if any are named; what cannot be read is left out.

    `columns` are those of dumps that are called otherwise. Raises UsageError if there is no such corpus.
    """
    metadata, options = load_metadata(corpus), ReadOptions(max_chars, columns=columns)
    around = {prefix for article_id in wanted or () for prefix in _prefixes(article_id)}
    for source in find_articles(corpus, None):
        if wanted is not None and around.isdisjoint((source.article_id, source.inner_id)):
            continue
        for place, reading in readings_of(source, metadata, options, {}):
            if isinstance(reading, Article) and (wanted is None or place.article_id in wanted):
                yield reading


def _prefixes(article_id: str) -> Iterator[str]:
    """The ids of the files that may hold an article: its own, and what stands before a slash in it."""
    yield article_id
    while "/" in article_id:
        article_id = article_id.rpartition("/")[0]
        yield article_id

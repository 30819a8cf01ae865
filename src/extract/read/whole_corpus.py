"""The articles of a corpus one after another in this process, for commands that look at some of them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from extract.read.article_of import ReadOptions
from extract.read.metadata import load_metadata
from extract.read.parts import readings_of
from extract.read.source import Source
from extract.read.walk import find_articles
from extract.records import Article

_OF_ONE = (".md", ".pdf")  # that no database writes its exports in


def readable_articles(corpus: Path, max_chars: int, wanted: Container[str] | None = None) -> Iterator[Article]:
    """The articles in the order of their ids, those `wanted` by id if any are named; what cannot be read is left out.

    Raises UsageError if there is no such corpus.
    """
    metadata, options = load_metadata(corpus), ReadOptions(max_chars)
    for source in find_articles(corpus, None):
        if wanted is not None and not _may_hold(source, wanted):
            continue
        for place, reading in readings_of(source, metadata, options, {}):
            if isinstance(reading, Article) and (wanted is None or place.article_id in wanted):
                yield reading


def _may_hold(source: Source, wanted: Container[str]) -> bool:
    """Whether a file may be or hold a wanted article; what is more than text has to be looked into."""
    return source.article_id in wanted or source.is_of_many or source.ending not in _OF_ONE

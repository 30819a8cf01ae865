"""Reads a file that holds one article."""

from __future__ import annotations

from collections.abc import Mapping

from extract.errors import ArticleError
from extract.read.article_of import ReadOptions
from extract.read.metadata import Metadata
from extract.read.parts import readings_of
from extract.read.source import Source
from extract.records import Article


def read_article(source: Source, metadata: Mapping[str, Metadata], *, max_chars: int, language: str = "en") -> Article:
    """The first article of `source`. What `metadata` tells beats what the file does.

    Raises ArticleError with a reason of one line ("empty", "binary: …", "cannot be decoded: …", "too large: …",
    "cannot be read: …" and others) and SkippedArticle, which names the language, if that is another than `language`.
    """
    _, reading = next(readings_of(source, metadata, ReadOptions(max_chars, language), {}))
    if isinstance(reading, ArticleError):
        raise reading
    return reading

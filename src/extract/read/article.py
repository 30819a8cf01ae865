"""Reads one article: bytes to text, language, title; or the reason why it cannot be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from extract.errors import ArticleError, SkippedArticle
from extract.read.decode import decode
from extract.read.language import language_of
from extract.read.metadata import Metadata
from extract.read.titles import title_of
from extract.read.walk import Source
from extract.records import Article

_WIDEST_CHARACTER = 4  # bytes, in UTF-8, UTF-16 and UTF-32 alike


def read_article(source: Source, metadata: Mapping[str, Metadata], *, max_chars: int, language: str = "en") -> Article:
    """The article of `source`, its text decoded and otherwise unchanged; `sha256` is of the text as UTF-8.

    Raises ArticleError with a reason of one line ("empty", "binary: …", "cannot be decoded: …", "too large: …",
    "cannot be read: …") and SkippedArticle, which names the language, if that is another than `language`.
    """
    text = decode(_read_bytes(source, max_chars))
    return article_of(source, text, metadata.get(source.path, Metadata()), max_chars, language)


def article_of(source: Source, text: str, known: Metadata, max_chars: int, language: str) -> Article:
    """The article that has this text. Raises as `read_article` does."""
    if not text or text.isspace():
        raise ArticleError("empty")
    if len(text) > max_chars:
        raise ArticleError(_too_large(f"{len(text):,} characters", max_chars))
    found = language_of(text)
    if found != language:
        raise SkippedArticle(f"not in {language}: the language is {found}", found)
    return Article(
        id=source.article_id,
        path=source.path,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        language=found,
        title=known.title or title_of(text),
        published=known.published,
        publisher=known.publisher,
        url=known.url,
    )


def _read_bytes(source: Source, max_chars: int) -> bytes:
    """The bytes of the file; no more are read than `max_chars` characters and a byte order mark can have."""
    limit = _WIDEST_CHARACTER * (max_chars + 1)
    try:
        with source.file.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or 'the file is damaged'}") from None
    if len(data) > limit:
        raise ArticleError(_too_large(f"over {limit:,} bytes", max_chars))
    return data


def _too_large(size: str, max_chars: int) -> str:
    return f"too large: {size}, the limit is {max_chars:,} characters (read.max_chars)"

"""Reads one article: bytes to text, language, title; or the reason why it cannot be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import astuple, replace

from extract.errors import ArticleError, SkippedArticle
from extract.read.article_title import title_of
from extract.read.folder_days import address_of, day_of_address
from extract.read.formats import read_content, too_large
from extract.read.language import language_of
from extract.read.metadata import Metadata
from extract.read.walk import Source
from extract.records import UNDATED, Article, Published


def read_article(source: Source, metadata: Mapping[str, Metadata], *, max_chars: int, language: str = "en") -> Article:
    """The article of `source`; `sha256` is of its text as UTF-8. What `metadata` tells beats what the file does.

    Raises ArticleError with a reason of one line ("empty", "binary: …", "cannot be decoded: …", "too large: …",
    "cannot be read: …" and others) and SkippedArticle, which names the language, if that is another than `language`.
    """
    text, told, note = read_content(source, max_chars)
    given = metadata.get(source.path, Metadata())
    known = Metadata(*(one or other for one, other in zip(astuple(given), astuple(told), strict=True)))
    notes = "; ".join(filter(None, (note, given.note, told.note)))
    return article_of(source, text, replace(known, note=notes), max_chars, language)


def article_of(source: Source, text: str, known: Metadata, max_chars: int, language: str) -> Article:
    """The article that has this text. Raises as `read_article` does."""
    if not text or text.isspace():
        raise ArticleError("empty")
    if len(text) > max_chars:
        raise ArticleError(too_large(f"{len(text):,} characters", max_chars))
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
        note=known.note,
        stand_in=_stand_in(source, text, known.url),
    )


def _stand_in(source: Source, text: str, url: str) -> Published:
    """The day that the name of the file bears, else the article's address, known or at the head of the text."""
    if source.day:
        return Published(source.day, "name")
    day = day_of_address(url) or (day_of_address(address_of(text)) if source.has_dated_address else "")
    return Published(day, "url") if day else UNDATED

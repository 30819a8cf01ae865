"""Makes an article of a text, whatever file it is from: its language, its title, its day."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from extract.errors import ArticleError, SkippedArticle
from extract.read.article_title import title_of
from extract.read.dump_columns import Columns
from extract.read.folder_days import address_of, day_of_address
from extract.read.language import language_of
from extract.read.metadata import Metadata
from extract.read.source import Source
from extract.records import UNDATED, Article, Published

Reading = tuple[Source, Article | ArticleError]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How files are read: characters that an article may have, the language wanted, names of columns."""

    max_chars: int
    language: str = "en"
    columns: Columns = ()


def too_large(size: str, max_chars: int) -> str:
    """The reason for an article that has too much in it."""
    return f"too large: {size}, the limit is {max_chars:,} characters (read.max_chars)"


def article_of(source: Source, text: str, known: Metadata, options: ReadOptions) -> Article:
    """The article that has this text; `sha256` is of its text as UTF-8.

    Raises ArticleError with a reason of one line ("empty", "too large: …") and SkippedArticle, which names the
    language, if that is another than the one wanted.
    """
    if not text or text.isspace():
        raise ArticleError("empty")
    if len(text) > options.max_chars:
        raise ArticleError(too_large(f"{len(text):,} characters", options.max_chars))
    found = language_of(text)
    if found != options.language:
        raise SkippedArticle(f"not in {options.language}: the language is {found}", found)
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

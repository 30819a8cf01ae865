"""Dumps: files with one article a row, `.jsonl`, `.jsonl.gz`, `.csv` or `.parquet`, read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from extract.errors import ArticleError
from extract.read.article import article_of
from extract.read.decode import mended, readable
from extract.read.dump_rows import DAMAGED, rows_of, shown
from extract.read.ids import row_id, safe_component
from extract.read.metadata import metadata_of
from extract.read.walk import Source
from extract.records import Article

_WORDS = ("title", "url", "publisher")


def read_dump(
    source: Source, *, max_chars: int, language: str = "en"
) -> Iterator[tuple[Source, Article | ArticleError]]:
    """The articles of a dump, each with its own Source, or the reasons why they cannot be read.

    `article_id` is the dump's and, behind a slash, the row's `id` (without one its number), made safe; `path` is the
    dump's with `#` and the row's number. A dump that is none, is empty or damaged is told as one article of its name.
    """
    number = 0
    try:
        if not source.file.stat().st_size:
            raise ArticleError("empty")
        for number, cells, note in rows_of(source, max_chars):
            if isinstance(cells, ArticleError):
                yield _located(source, number, ""), cells
            else:
                name = cells.get("id")
                place = _located(source, number, "" if name is None else str(name))
                yield place, _article(place, cells, note, max_chars, language)
        if not number:
            raise ArticleError("empty: a dump without a row")
    except ArticleError as error:
        yield _whole(source), error
    except DAMAGED as error:
        reason = f"damaged after row {number:,}: {error}; the rows before it are read"
        yield _whole(source), ArticleError(reason)
    except OSError as error:
        yield _whole(source), ArticleError(f"cannot be read: {error.strerror or error}")


def _located(source: Source, number: int, name: str) -> Source:
    return Source(row_id(source.article_id, name or str(number)), f"{source.path}#{number}", source.file)


def _whole(source: Source) -> Source:
    folder, _, _ = source.article_id.rpartition("/")
    name = safe_component(source.file.name)
    return Source(f"{folder}/{name}" if folder else name, source.path, source.file)


def _article(
    place: Source, cells: Mapping[str, Any], note: str, max_chars: int, language: str
) -> Article | ArticleError:
    try:
        found = readable(_text(cells.get("text")))
        known = metadata_of({"published": cells.get("published")} | {name: _words(cells.get(name)) for name in _WORDS})
        notes = "; ".join(filter(None, (note, found.note, known.note)))
        return article_of(place, found.text, replace(known, note=notes), max_chars, language)
    except ArticleError as error:
        return error


def _words(value: object) -> str:
    """A title, address or publisher on one line; empty for what is no string."""
    return " ".join(mended(value).text.split()) if isinstance(value, str) else ""


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    if value is None:
        raise ArticleError("empty")
    if not isinstance(value, str):
        raise ArticleError(f"its text is no string: {shown(value)}")
    return value

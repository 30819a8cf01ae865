"""Dumps: files with one article a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import replace
from typing import IO, Any

from extract.errors import ArticleError
from extract.read.article_of import Reading, ReadOptions, article_of
from extract.read.decode import mended, readable
from extract.read.dump_columns import Columns
from extract.read.dump_rows import DAMAGED, count_rows, rows_of, shown
from extract.read.metadata import metadata_of
from extract.read.source import Source
from extract.records import Article

_WORDS = ("title", "url", "publisher")
_NAMES_IN_OBJECTS = ("name", "title", "uri")  # a publisher or author as an object of JSON


def read_rows(
    source: Source, file: IO[bytes], options: ReadOptions, taken: MutableMapping[str, Columns]
) -> Iterator[Reading]:
    """The articles of a dump, each with its own Source, or the reasons why they cannot be read.

    `article_id` is the dump's and, behind a slash, the row's `id` (without one its number), made safe; `path` is the
    dump's with `#` and the row's number. A dump that is none, is empty or damaged is told as one article of its name.
    Which columns are called otherwise than ours is entered into `taken`, by the path of the dump.
    """
    number = 0
    try:
        for row in rows_of(source.ending, file, options.max_chars, options.columns):
            number = row.number
            if isinstance(row.cells, ArticleError):
                yield _located(source, number, ""), row.cells
                continue
            if row.renamed:
                taken.setdefault(source.path, row.renamed)
            name = row.cells.get("id")
            place = _located(source, number, "" if name is None else str(name))
            yield place, _article(place, row.cells, row.note, options)
        if not number:
            raise ArticleError("empty: a dump without a row")
    except ArticleError as error:
        yield source.whole(), error
    except DAMAGED as error:
        reason = f"damaged after row {number:,}: {error}; the rows before it are read"
        yield source.whole(), ArticleError(reason)
    except OSError as error:
        yield source.whole(), ArticleError(f"cannot be read: {error.strerror or error}")


def read_dump(source: Source, *, max_chars: int, language: str = "en") -> Iterator[Reading]:
    """The articles of a dump on disk, as `read_rows` gives them."""
    try:
        with source.file.open("rb") as file:
            if not source.file.stat().st_size:
                raise ArticleError("empty")
            yield from read_rows(source, file, ReadOptions(max_chars, language), {})
    except ArticleError as error:
        yield source.whole(), error
    except OSError as error:
        yield source.whole(), ArticleError(f"cannot be read: {error.strerror or error}")


def count_articles(source: Source) -> int:
    """The number of articles of a file, about; one for a file that would have to be taken apart."""
    if not (source.is_of_many and source.is_read_here):
        return 1
    try:
        with source.file.open("rb") as file:
            return count_rows(source.ending, file)
    except OSError:
        return 0


def _located(source: Source, number: int, name: str) -> Source:
    return replace(source.part(name or str(number)), path=f"{source.path}#{number}")


def _article(place: Source, cells: Mapping[str, Any], note: str, options: ReadOptions) -> Article | ArticleError:
    try:
        found = readable(_text(cells.get("text")))
        known = metadata_of({"published": cells.get("published")} | {name: _words(cells.get(name)) for name in _WORDS})
        notes = "; ".join(filter(None, (note, found.note, known.note)))
        return article_of(place, found.text, replace(known, note=notes), options)
    except ArticleError as error:
        return error


def _words(value: object) -> str:
    """A title, address or publisher on one line; empty for what is no string and has no name."""
    if isinstance(value, dict):
        value = next((value[name] for name in _NAMES_IN_OBJECTS if value.get(name)), None)
    return " ".join(mended(value).text.split()) if isinstance(value, str) else ""


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    if value is None:
        raise ArticleError("empty")
    if not isinstance(value, str):
        raise ArticleError(f"its text is no string: {shown(value)}")
    return value

"""Dumps: files with one article a row, `.jsonl`, `.jsonl.gz` or `.parquet`, read a few rows at a time."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple

from extract.errors import ArticleError
from extract.read.article import article_of
from extract.read.decode import checked
from extract.read.ids import printable, row_id, safe_component
from extract.read.metadata import Metadata, is_iso_date
from extract.read.walk import Source
from extract.records import Article

COLUMNS = ("id", "text", "published", "title", "url", "publisher")
_WIDEST = 12  # bytes of a character outside the first plane, as JSON may write it: \ud83d\ude00
_BESIDE_TEXT = 1 << 20  # bytes that a line may have besides its text
_ROWS = 16  # of a Parquet file, held at a time
_PIECE = 1 << 20
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=[T ][0-9]{2}:|$)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)


class _Row(NamedTuple):
    """A row by its number from 1 (in a .jsonl file that of its line), or why it cannot be read."""

    number: int
    cells: Mapping[str, Any] | ArticleError


def read_dump(
    source: Source, *, max_chars: int, language: str = "en"
) -> Iterator[tuple[Source, Article | ArticleError]]:
    """The articles of a dump, each with its own Source, or the reasons why they cannot be read.

    `article_id` is the dump's and, behind a slash, the row's `id` (without one its number), made safe; `path` is the
    dump's with `#` and the row's number. A dump that is none, or is damaged, is told as one article of its name.
    """
    rows = _parquet_rows(source) if source.file.suffix.lower() == ".parquet" else _json_rows(source, max_chars)
    number = 0
    try:
        for number, cells in rows:
            if isinstance(cells, ArticleError):
                yield _located(source, number, ""), cells
            else:
                name = cells.get("id")
                place = _located(source, number, "" if name is None else str(name))
                yield place, _article(place, cells, max_chars, language)
    except ArticleError as error:
        yield _whole(source), error
    except _DAMAGED as error:
        reason = f"damaged after row {number:,}: {error}; the rows before it are read"
        yield _whole(source), ArticleError(reason)
    except OSError as error:
        yield _whole(source), ArticleError(f"cannot be read: {error.strerror or error}")


def count_rows(source: Source) -> int:
    """The number of rows of a dump, about; none if it cannot be read."""
    try:
        if source.file.suffix.lower() == ".parquet":
            return int(_parquet(source.file).metadata.num_rows)
        with _opened(source.file) as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
    except (ArticleError, OSError, *_DAMAGED):
        return 0


def _located(source: Source, number: int, name: str) -> Source:
    return Source(row_id(source.article_id, name or str(number)), f"{source.path}#{number}", source.file)


def _whole(source: Source) -> Source:
    folder, _, _ = source.article_id.rpartition("/")
    name = safe_component(source.file.name)
    return Source(f"{folder}/{name}" if folder else name, source.path, source.file)


def _article(place: Source, cells: Mapping[str, Any], max_chars: int, language: str) -> Article | ArticleError:
    try:
        text = _text(cells.get("text"))
        given = {name: _words(cells.get(name)) for name in ("title", "url", "publisher")}
        return article_of(
            place, checked(text), Metadata(_published(cells.get("published")), **given), max_chars, language
        )
    except ArticleError as error:
        return error


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if value is None:
        raise ArticleError("empty")
    if not isinstance(value, str):
        raise ArticleError(f"its text is no string: {_shown(value)}")
    return _SURROGATE.sub("\ufffd", value)  # half a character, which UTF-8 cannot write


def _words(value: object) -> str:
    """A title, address or publisher on one line; empty for what is no string."""
    return " ".join(_SURROGATE.sub("\ufffd", value).split()) if isinstance(value, str) else ""


def _published(value: object) -> str:
    """The ISO day of a date, a time stamp or their spelling."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    day = _DAY.match(value.strip()) if isinstance(value, str) else None
    if day is None or not is_iso_date(day[0]):
        raise ArticleError(f"published is {_shown(value)}; write it as YYYY-MM-DD or leave it empty")
    return day[0]


def _shown(value: object) -> str:
    return repr(printable(str(value)))[:60]


def _opened(file: Path) -> gzip.GzipFile | IO[bytes]:
    return gzip.open(file, "rb") if file.suffix.lower() == ".gz" else file.open("rb")


def _json_rows(source: Source, max_chars: int) -> Iterator[_Row]:
    limit = _WIDEST * max_chars + _BESIDE_TEXT
    with _opened(source.file) as file:
        number, known = 0, False
        while line := file.readline(limit):
            number += 1
            if len(line) == limit and not line.endswith(b"\n"):
                while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
                    pass
                yield _Row(number, ArticleError(f"too large: over {limit:,} bytes (read.max_chars)"))
            elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
                row = _parsed(line)
                if not known and (isinstance(row, ArticleError) or "text" not in row):
                    raise ArticleError("no dump of articles: its first row is no JSON object with a `text`")
                known = True
                yield _Row(number, row)


def _parsed(line: bytes) -> Mapping[str, Any] | ArticleError:
    try:
        row = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        return ArticleError(f"not JSON: {error}")
    return row if isinstance(row, dict) else ArticleError("not a JSON object")


def _parquet_rows(source: Source) -> Iterator[_Row]:
    file = _parquet(source.file)
    columns = [name for name in COLUMNS if name in file.schema_arrow.names]
    if "text" not in columns:
        raise ArticleError("no dump of articles: it has no column `text`")
    number = 0
    try:
        for batch in file.iter_batches(_ROWS, columns=columns):
            for cells in batch.to_pylist():
                number += 1
                yield _Row(number, cells)
    except ValueError as error:  # pyarrow's ArrowInvalid
        raise ArticleError(f"damaged after row {number:,}: {_shown(error)}; the rows before it are read") from None


def _parquet(file: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ArticleError("Parquet needs pyarrow: pip install 'extract[parquet]'") from None
    try:
        return parquet.ParquetFile(file, pre_buffer=False, buffer_size=_PIECE)
    except ValueError as error:
        raise ArticleError(f"not Parquet: {_shown(error)}") from None

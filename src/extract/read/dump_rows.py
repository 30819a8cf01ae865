"""The rows of a dump, `.jsonl`, `.jsonl.gz`, `.csv` or `.parquet`, a few at a time."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from extract.errors import ArticleError
from extract.read.decode import mended, readable
from extract.read.ids import printable
from extract.read.walk import Source

COLUMNS = ("id", "text", "published", "title", "url", "publisher")
DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)
_WIDEST = 12  # bytes of a character outside the first plane, as JSON may write it: \ud83d\ude00
_BESIDE_TEXT = 1 << 20  # bytes that a line may have besides its text
_ROWS = 16  # of a Parquet file, held at a time
_PIECE = 1 << 20
_LONGEST_CELL = 1 << 30  # for Python's csv; what a row may have is counted before it gets there
_COUNTED = 1 << 26  # characters of a row, when rows are only counted
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}  # spreadsheets write what their country's settings say


class Row(NamedTuple):
    """A row by its number from 1 (in a .jsonl file that of its line), or why it cannot be read.

    `note` tells what was amiss with its bytes; of a CSV file those that are no UTF-8 are left in the cells, as
    "surrogateescape" writes them.
    """

    number: int
    cells: Mapping[str, Any] | ArticleError
    note: str = ""


def rows_of(source: Source, max_chars: int) -> Iterator[Row]:
    """The rows of a dump. Raises ArticleError for a file that is no dump, OSError or one of DAMAGED for a torn one."""
    suffix = source.file.suffix.lower()
    if suffix == ".parquet":
        return _parquet_rows(source)
    return _csv_rows(source, max_chars) if suffix == ".csv" else _json_rows(source, max_chars)


def count_rows(source: Source) -> int:
    """The number of rows of a dump, about; none if it cannot be read."""
    try:
        suffix = source.file.suffix.lower()
        if suffix == ".parquet":
            return int(_parquet(source.file).metadata.num_rows)
        if suffix == ".csv":
            return sum(1 for _ in _csv_rows(source, _COUNTED))
        with _opened(source.file) as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
    except (ArticleError, OSError, *DAMAGED):
        return 0


def shown(value: object) -> str:
    """The beginning of a value for a message, on one line."""
    return repr(printable(str(value)))[:60]


def _opened(file: Path) -> gzip.GzipFile | IO[bytes]:
    return gzip.open(file, "rb") if file.suffix.lower() == ".gz" else file.open("rb")


def _json_rows(source: Source, max_chars: int) -> Iterator[Row]:
    limit = _WIDEST * max_chars + _BESIDE_TEXT
    with _opened(source.file) as file:
        number, known = 0, False
        while line := file.readline(limit):
            number += 1
            if len(line) == limit and not line.endswith(b"\n"):
                while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
                    pass
                yield Row(number, ArticleError(f"too large: over {limit:,} bytes (read.max_chars)"))
            elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
                row, note = _parsed(line)
                if not known and (isinstance(row, ArticleError) or "text" not in row):
                    raise ArticleError("no dump of articles: its first row is no JSON object with a `text`")
                known = True
                yield Row(number, row, note)


def _parsed(line: bytes) -> tuple[Mapping[str, Any] | ArticleError, str]:
    """The object of a line, or why it is none, and what was amiss with its bytes."""
    try:
        found = readable(line.decode("utf-8", "surrogateescape"))
        row = json.loads(found.text, strict=False)  # a line break or tab within a string costs nothing
    except ArticleError as error:
        return error, ""
    except (ValueError, RecursionError) as error:
        return ArticleError(f"not JSON: {error}"), ""
    return row if isinstance(row, dict) else ArticleError("not a JSON object"), found.note


class _Lines:
    """The lines of a file, counted: a quotation mark that is never closed would draw the whole file into one row."""

    def __init__(self, file: io.TextIOWrapper, limit: int) -> None:
        self._file = file
        self._limit = limit
        self.in_row = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._file.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.in_row += len(line)
        if self.in_row > self._limit:
            raise csv.Error(f"a row of over {self._limit:,} characters: is a quotation mark not closed?")
        return line


def _csv_rows(source: Source, max_chars: int) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    with source.file.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        lines = _Lines(file, max_chars + _BESIDE_TEXT)
        number = 0
        try:
            first = next(lines, "")
            delimiter = delimiter_of(first, "text")
            header = _csv_header(first, delimiter)
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            lines.in_row = 0
            for cells in reader:
                lines.in_row = 0
                if not any(cells):
                    continue
                number += 1
                if len(cells) > len(header):
                    marks = DELIMITERS[delimiter]
                    problem = f"{len(cells)} cells under {len(header)} columns; quote the cells that hold {marks}"
                    yield Row(number, ArticleError(problem))
                else:
                    yield Row(number, dict(zip(header, cells, strict=False)))
        except csv.Error as error:
            raise ArticleError(f"damaged after row {number:,}: {error}; write it as RFC 4180 says") from None


def delimiter_of(line: str, column: str) -> str:
    """What parts the cells of a header: the first of comma, semicolon and tab that makes a `column`, else a comma."""
    return next((each for each in DELIMITERS if column in _names(line, each)), ",")


def _names(line: str, delimiter: str) -> list[str]:
    try:
        return [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _csv_header(line: str, delimiter: str) -> list[str]:
    header = _names(line, delimiter)
    if "text" not in header:
        if mended(line).lost:
            raise ArticleError("no dump of articles: its first line is no UTF-8; save the file as UTF-8")
        raise ArticleError("no dump of articles: its first line names no column `text`; name the articles' column so")
    for name in COLUMNS:
        if header.count(name) > 1:
            raise ArticleError(f"no dump of articles: the column `{name}` stands twice in its first line")
    return header


def _parquet_rows(source: Source) -> Iterator[Row]:
    file = _parquet(source.file)
    columns = [name for name in COLUMNS if name in file.schema_arrow.names]
    if "text" not in columns:
        raise ArticleError("no dump of articles: it has no column `text`")
    number = 0
    try:
        for batch in file.iter_batches(_ROWS, columns=columns):
            for cells in batch.to_pylist():
                number += 1
                yield Row(number, cells)
    except ValueError as error:  # pyarrow's ArrowInvalid
        raise ArticleError(f"damaged after row {number:,}: {shown(error)}; the rows before it are read") from None


def _parquet(file: Path) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ArticleError("Parquet needs pyarrow: pip install pyarrow") from None
    try:
        return parquet.ParquetFile(file, pre_buffer=False, buffer_size=_PIECE)
    except ValueError as error:
        raise ArticleError(f"not Parquet: {shown(error)}") from None

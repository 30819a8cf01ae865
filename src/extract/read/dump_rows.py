"""Rows of a dump, each with its number: from a `.jsonl`, `.csv`, `.tsv` or `.parquet` file, a few at a time.

A `.json` file and a spreadsheet are read as a whole.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Any, NamedTuple

from extract.errors import ArticleError
from extract.read.decode import decode, encoding_of, mended, readable
from extract.read.delimited import DELIMITERS, delimiter_of, names_of
from extract.read.dump_columns import COLUMNS, Columns, columns_taken, renamed, text_names
from extract.read.ids import printable
from extract.read.limits import BESIDE_TEXT
from extract.read.spreadsheet import sheet_rows

DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)
_WIDEST = 12  # bytes of a character outside the first plane, as JSON may write it: \ud83d\ude00
_ROWS = 16  # of a Parquet file, held at a time
_PIECE = 1 << 20
_LONGEST_CELL = 1 << 30  # for Python's csv; what a row may have is counted before it gets there
_COUNTED = 1 << 26  # characters of a row, when rows are only counted
_SAMPLE = 1 << 16  # bytes by which the encoding of a CSV file is told
_DEEPEST = 3  # objects round the list of a JSON file
_NAMES_SEPARATOR = "sep="  # how Excel says on a line of its own what parts the cells


class Row(NamedTuple):
    """A row by its number from 1 (in a .jsonl file that of its line), or why it cannot be read.

    `note` tells what was amiss with its bytes; of a CSV file those that are no UTF-8 are left in the cells, as
    "surrogateescape" writes them. `renamed` says which columns are called otherwise in the file.
    """

    number: int
    cells: Mapping[str, Any] | ArticleError
    note: str = ""
    renamed: Columns = ()


def rows_of(ending: str, file: IO[bytes], max_chars: int, columns: Columns = ()) -> Iterator[Row]:
    """The rows of a dump, its cells under our names.

    Raises ArticleError for a file that is no dump, OSError or one of DAMAGED for a torn one.
    """
    if ending == ".json":
        return _json_rows(file.read(), columns)
    if ending == ".xlsx":
        return _sheet_rows(file.read(), columns)
    if ending == ".parquet":
        return _parquet_rows(file, columns)
    opened = _unpacked(ending, file)
    is_table = ending.removesuffix(".gz") in (".csv", ".tsv")
    return _csv_rows(opened, max_chars, columns) if is_table else _line_rows(opened, max_chars, columns)


def count_rows(ending: str, file: IO[bytes]) -> int:
    """The number of rows of a dump that is read a few at a time, about; none if it cannot be read."""
    try:
        if ending == ".parquet":
            return int(_parquet(file).metadata.num_rows)
        opened = _unpacked(ending, file)
        if ending.removesuffix(".gz") in (".csv", ".tsv"):
            return sum(1 for _ in _csv_rows(opened, _COUNTED, ()))
        return sum(piece.count(b"\n") for piece in iter(lambda: opened.read(_PIECE), b""))
    except (ArticleError, OSError, *DAMAGED):
        return 0


def shown(value: object) -> str:
    """The beginning of a value for a message, on one line."""
    return repr(printable(str(value)))[:60]


def _unpacked(ending: str, file: IO[bytes]) -> IO[bytes]:
    return gzip.GzipFile(fileobj=file, mode="rb") if ending.endswith(".gz") else file  # type: ignore[return-value]


def _no_text(where: str) -> ArticleError:
    return ArticleError(
        f"no dump of articles: {where} `text`, nor another usual name; name the articles' column in [input.columns]"
    )


def _named(number: int, row: Mapping[str, Any], note: str, columns: Columns) -> Row:
    """A row with its cells under our names."""
    taken = columns_taken(tuple(row), columns)
    return Row(number, {ours: row[theirs] for ours, theirs in taken.items()}, note, renamed(taken))


def _line_rows(file: IO[bytes], max_chars: int, columns: Columns) -> Iterator[Row]:
    limit = _WIDEST * max_chars + BESIDE_TEXT
    number, known = 0, False
    while line := file.readline(limit):
        number += 1
        if len(line) == limit and not line.endswith(b"\n"):
            while (piece := file.readline(_PIECE)) and not piece.endswith(b"\n"):
                pass
            yield Row(number, ArticleError(f"too large: over {limit:,} bytes (read.max_chars)"))
        elif line := line.removeprefix(b"\xef\xbb\xbf").strip():
            row, note = _parsed(line)
            if not known and (isinstance(row, ArticleError) or "text" not in columns_taken(tuple(row), columns)):
                raise _no_text("its first row is no JSON object with a key")
            known = True
            yield Row(number, row, note) if isinstance(row, ArticleError) else _named(number, row, note, columns)


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


def _json_rows(data: bytes, columns: Columns) -> Iterator[Row]:
    """The objects of a list, of the one list that an object holds, or the object that is an article itself."""
    found = decode(data)
    try:
        value = json.loads(found.text, strict=False)
    except ValueError as error:
        if "Extra data" not in str(error):
            raise ArticleError(f"not JSON: {error}; write it anew, or one object a line as .jsonl") from None
        yield from _line_rows(io.BytesIO(found.text.encode("utf-8", "surrogatepass")), len(data), columns)
        return
    except RecursionError:
        raise ArticleError("not JSON: nested too deep") from None
    rows = _objects(value, columns, _DEEPEST)
    if rows is None:
        raise _no_text("it holds neither an object nor a list of objects with a key")
    for number, row in enumerate(rows, 1):
        no_object = ArticleError("not a JSON object")
        yield _named(number, row, found.note, columns) if isinstance(row, dict) else Row(number, no_object)


def _objects(value: object, columns: Columns, depth: int) -> list[Any] | None:
    """The articles in a value of JSON: itself, or the first list of such in it."""
    if isinstance(value, list):
        first = next((each for each in value if isinstance(each, dict)), {})
        return value if not value or "text" in columns_taken(tuple(first), columns) else None
    if not isinstance(value, dict) or not depth:
        return None
    lists = (_objects(each, columns, depth - 1) for each in value.values() if each and isinstance(each, (list, dict)))
    found = next((each for each in lists if each is not None), None)
    return [value] if found is None and "text" in columns_taken(tuple(value), columns) else found


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


def _csv_rows(opened: IO[bytes], max_chars: int, columns: Columns) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    buffered = io.BufferedReader(opened, _SAMPLE)  # type: ignore[type-var]
    encoding = encoding_of(buffered.peek(_SAMPLE))
    errors = "surrogateescape" if encoding == "utf-8-sig" else "extract.lost"
    with io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline="") as file:
        lines = _Lines(file, max_chars + BESIDE_TEXT)
        number = 0
        try:
            first = next(lines, "")
            if first.startswith(_NAMES_SEPARATOR):
                first = next(lines, "")
            delimiter = delimiter_of(first, text_names(columns))
            header = _csv_header(first, delimiter, columns)
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
                    yield _named(number, _cells(header, cells), "", columns)
        except csv.Error as error:
            raise ArticleError(f"damaged after row {number:,}: {error}; write it as RFC 4180 says") from None


def _cells(header: list[str], cells: list[Any]) -> Mapping[str, Any]:
    """The cells of a row under their columns, empty where the row ends early."""
    return dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))


def _csv_header(line: str, delimiter: str, columns: Columns) -> list[str]:
    header = names_of(line, delimiter)
    if "text" not in columns_taken(tuple(header), columns):
        if mended(line).lost:
            raise ArticleError("no dump of articles: its first line is no UTF-8; save the file as UTF-8")
        raise _no_text("its first line names no column")
    for name in COLUMNS:
        if header.count(name) > 1:
            raise ArticleError(f"no dump of articles: the column `{name}` stands twice in its first line")
    return header


def _sheet_rows(data: bytes, columns: Columns) -> Iterator[Row]:
    """The rows of the first sheet whose first row names a column of texts."""
    wanted = set(text_names(columns))
    for number, (header, cells) in enumerate(sheet_rows(data, wanted), 1):
        yield _named(number, _cells(header, cells), "", columns)


def _parquet_rows(opened: IO[bytes], columns: Columns) -> Iterator[Row]:
    file = _parquet(opened)
    taken = columns_taken(tuple(file.schema_arrow.names), columns)
    if "text" not in taken:
        raise _no_text("it has no column")
    number = 0
    try:
        for batch in file.iter_batches(_ROWS, columns=sorted(set(taken.values()))):
            for cells in batch.to_pylist():
                number += 1
                yield _named(number, cells, "", columns)
    except ValueError as error:  # pyarrow's ArrowInvalid
        raise ArticleError(f"damaged after row {number:,}: {shown(error)}; the rows before it are read") from None


def _parquet(file: IO[bytes]) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ArticleError("Parquet needs pyarrow: pip install pyarrow") from None
    try:
        return parquet.ParquetFile(file, pre_buffer=False, buffer_size=_PIECE)
    except ValueError as error:
        raise ArticleError(f"not Parquet: {shown(error)}") from None

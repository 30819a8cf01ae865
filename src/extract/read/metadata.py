"""Reads CORPUS/metadata.csv: what is known of the articles beside their text."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from extract.errors import ArticleError, UsageError
from extract.read.decode import decode
from extract.read.delimited import DELIMITERS, delimiter_of
from extract.read.folder_entries import METADATA
from extract.read.ids import printable
from extract.read.publication_days import told_day
from extract.read.publishers import home_order

COLUMNS = ("path", "published", "title", "url", "publisher")
OTHER_NAMES = {
    "path": ("file", "filename"),
    "published": ("date", "day", "pubdate"),
    "title": ("headline",),
    "url": ("link", "uri", "address"),
    "publisher": ("source", "outlet", "newspaper"),
}
log = logging.getLogger("extract.read")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A row of metadata.csv; empty where it does not tell.

    `published` is an ISO day or month; `note` says what was amiss with the row.
    """

    published: str = ""
    title: str = ""
    url: str = ""
    publisher: str = ""
    note: str = ""


def load_metadata(corpus: Path) -> dict[str, Metadata]:
    """The rows of `corpus/metadata.csv` by path (relative to the corpus, `/` separators); empty if there is none.

    Columns may come in any order, parted by commas, semicolons or tabs; others are passed over (with a warning in the
    log where the name looks like a slip), all but `path` may be missing. Raises UsageError, naming the file and the
    line, for whatever does not hold together: a row left out unseen would be a date left out. A day that cannot be read
    is told in the row's `note`.
    """
    file = corpus / METADATA
    if not corpus.is_dir() or not file.exists():
        return {}
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror}); mend or remove it") from None
    return metadata_rows(str(file), data, str(corpus), lambda path: _is_file(corpus / path))


def metadata_rows(file: str, data: bytes, corpus: str, is_there: Callable[[str], bool]) -> dict[str, Metadata]:
    """The rows of a metadata.csv by path, as `load_metadata` gives them; `is_there` says whether a path is.

    Raises UsageError as it does, with the names `file` and `corpus`.
    """
    rows: dict[str, Metadata] = {}
    for line, row in _rows(file, data):
        path = _checked_path(corpus, f"{file}, line {line}", row["path"], is_there)
        if path in rows:
            raise UsageError(f"{file}, line {line}: {printable(path)} stands twice; remove one of its rows")
        rows[path] = metadata_of(row)
    return rows


def metadata_of(row: Mapping[str, object]) -> Metadata:
    """What the cells `published`, `title`, `url` and `publisher` of a row tell; the last three are strings."""
    title, url, publisher = (str(row.get(name, "")) for name in ("title", "url", "publisher"))
    day, note = told_day(row.get("published"), home_order(publisher, url))
    return Metadata(day, title, url, publisher, note)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _rows(file: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row by its header, cells stripped, with the line it ends on."""
    try:
        text, *_ = found = decode(data)
    except ArticleError as error:
        raise UsageError(f"{file}: {error}; save it as UTF-8 or remove it") from None
    if found.note:
        log.warning("%s: %s", file, found.note)
    delimiter = delimiter_of(text.lstrip().partition("\n")[0], ("path",))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if header is None:
                header = _checked_header(file, [cell.lower() for cell in cells])
            elif len(cells) > len(header):
                marks = DELIMITERS[delimiter]
                problem = f"{len(cells)} cells under {len(header)} columns; quote the cells that hold {marks}"
                raise UsageError(f"{file}, line {reader.line_num}: {problem}")
            else:
                yield reader.line_num, dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise UsageError(f"{file}, line {reader.line_num}: {error}; it must be comma-separated, RFC 4180") from None
    if header is None:
        _checked_header(file, [])


def _checked_header(file: str, header: list[str]) -> list[str]:
    wanted = ",".join(COLUMNS)
    meant = {name: near for name in header if (near := _meant(name)) and near not in header}
    if "path" not in header:
        if {"path", "published"} <= set(re.split(r"[\W_]+", "".join(header[:1]))):
            raise UsageError(f"{file}: commas, semicolons or tabs must part the cells; let the first line be {wanted}")
        slip = next((f" (should {printable(name)[:40]!r} be path?)" for name in meant if meant[name] == "path"), "")
        raise UsageError(f"{file}: the first line is no header with the column path{slip}; let it be {wanted}")
    for name, near in meant.items():
        log.warning(
            "%s: the column %r is not known and passed over; should it be %s?", file, printable(name)[:40], near
        )
    for name in COLUMNS:
        if header.count(name) > 1:
            raise UsageError(f"{file}: the column {name} stands twice in the header; let it be {wanted}")
    return header


def _meant(name: str) -> str:
    """The known column that another one is perhaps meant to be: by a slip, or by another name for the same."""
    words = name.replace("_", " ").replace("-", " ").split()
    for column, others in OTHER_NAMES.items():
        if name not in COLUMNS and (column in words or any(word in others for word in words)):
            return column
    return next(iter(get_close_matches(name, COLUMNS, 1, 0.7)), "")


def _checked_path(corpus: str, where: str, path: str, is_there: Callable[[str], bool]) -> str:
    shown = printable(path)[:200]
    parts = path.split("/")
    if not path:
        raise UsageError(f"{where}: the path is empty; name an article or remove the row")
    if path.startswith("/") or ".." in parts or Path(path).is_absolute():
        raise UsageError(f"{where}: {shown} leads out of the corpus; write paths relative to {corpus}")
    path = "/".join(part for part in parts if part not in ("", "."))
    if not is_there(path):
        raise UsageError(f"{where}: there is no {shown} in {corpus}; mend the path or remove the row")
    return path

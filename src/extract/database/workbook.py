"""Writes the tables of a run as one Excel workbook, in which nothing is turned into a date or a formula."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from extract.database.meanings import Meaning, load_meanings
from extract.errors import UsageError
from extract.tables import header_of, read_rows
from extract.write import cannot_write, replace_whole
from extract.write.column_types import Kind, kind_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

WORKBOOK_FILE = "extract.xlsx"
SHEETS = (
    *("events", "quotes", "happenings", "sayings", "entities", "articles", "places", "numbers", "dates"),
    *("mentions", "sentences"),
)
# What Excel takes: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
LONGEST_CELL = 32_767  # UTF-16 units
MOST_ROWS = 1_048_576  # with the head

_OF_ARTICLE = ("published", "publisher", "title")  # told beside each event and quote
_FIRST = {
    "events": (
        *("kind", "actor", "type", "trigger", "target", "place", "date", "date_source", "realis", "text"),
        *(*_OF_ARTICLE, "confidence"),
    ),
    "quotes": ("speaker", "content", "type", "date", "addressee", "cue", "source", *_OF_ARTICLE, "confidence"),
    "entities": ("name", "label", "n_articles", "n_mentions", "aliases", "country", "gender"),
    "articles": ("title", "published", "publisher", "url", "status", "error", "n_words", "n_quotes", "n_events"),
    "dates": ("text", "value", "date_from", "date_to", "type", "mod", "anchor"),
    "happenings": (
        *("actor", "type", "trigger", "target", "place", "date_from", "date_to", "realis", "n_reports", "n_articles"),
        *("n_publishers", "differences", "confidence"),
    ),
    "sayings": ("speaker", "content", "type", "n_reports", "n_articles", "n_publishers", "first_published", "variants"),
    "places": ("name", "country", "admin1", "admin2", "latitude", "longitude", "precision", "confidence"),
    "numbers": ("text", "kind", "low", "high", "unit", "modifier", "confidence"),
    "mentions": ("text", "name", "label", "kind"),
    "sentences": ("text", "paragraph"),
}
_WIDTHS = {
    "text": 70,
    "content": 70,
    "title": 40,
    "meaning": 80,
    "example": 60,
    "aliases": 40,
    "url": 40,
    "differences": 40,
}
_WIDTH = 16
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # of a ZIP file's times
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class _Left:
    """What Excel's limits left out of a sheet."""

    cut: int = 0  # cells
    rows: int = 0

    def told(self, table: str) -> Iterator[str]:
        if self.cut:
            cells = f"{self.cut:,} cell{'s'[: self.cut != 1]}"
            yield f"{table}: {cells} cut at {LONGEST_CELL:,} characters, which is Excel's limit; {table}.csv has all"
        if self.rows:
            yield f"{table}: {self.rows:,} rows left out, for Excel takes {MOST_ROWS:,}; {table}.csv has all"


def check_workbook() -> None:
    """Raises UsageError, with the way to install it, if openpyxl is not there."""
    if find_spec("openpyxl") is None:
        raise UsageError("a workbook needs openpyxl: pip install openpyxl")


def export_workbook(out: Path, folder: Path | None = None, *, force: bool = False) -> int:
    """Writes the workbook into a folder (OUT, if none is named) and says where and what is left out; returns 0.

    Raises UsageError as `write_workbook` does, and for a workbook that is there already (without `force`): somebody may
    have worked in it.
    """
    path = (folder or out) / WORKBOOK_FILE
    if path.exists() and not force:
        raise UsageError(f"{path} is there already: choose another --output, or --force to write over it")
    print("\n".join([str(path), *write_workbook(out, path)]))
    return 0


def tell_of_old_workbook(out: Path) -> None:
    """Says so if OUT/extract.xlsx is older than the tables: it is left alone, for somebody may have worked in it."""
    path = out / WORKBOOK_FILE
    with suppress(OSError):
        if path.stat().st_mtime_ns < (out / "articles.csv").stat().st_mtime_ns:
            print(f"{path} shows earlier tables: `extract export {out} --to xlsx --force` writes it anew")


def write_workbook(out: Path, path: Path | None = None) -> list[str]:
    """Writes the tables in OUT as OUT/extract.xlsx (or `path`); returns what Excel's limits left out, in words.

    A sheet for each table, the columns that are read by people first, and one that says what the columns mean. All
    cells are text but for numbers and booleans. The same tables give the same bytes. The rows are streamed. Raises
    UsageError if openpyxl is missing, for a folder without a run's tables or without room.
    """
    check_workbook()
    from openpyxl import Workbook

    path = path or out / WORKBOOK_FILE
    temporary = path.with_name(f".{secrets.token_hex(8)}.partial")
    try:
        workbook = Workbook(write_only=True)
        told: list[str] = []
        articles = _articles(out)
        for table in SHEETS:
            header = header_of(out, table)
            told += _write_table(workbook, table, header, read_rows(out, table, header), articles).told(table)
        _write_meanings(workbook, told)
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, temporary, lambda: _save(workbook, temporary))
    except OSError as error:
        raise cannot_write(path, error) from None
    return told


def _articles(out: Path) -> dict[str, tuple[str, ...]]:
    rows = read_rows(out, "articles", ("article_id", *_OF_ARTICLE))
    return {article_id: tuple(cells) for article_id, *cells in rows}


def _write_table(
    workbook: Workbook,
    table: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    articles: Mapping[str, tuple[str, ...]],
) -> _Left:
    given = [*header, *_OF_ARTICLE] if table in ("events", "quotes") else list(header)
    first = [column for column in _FIRST.get(table, ()) if column in given]
    columns = [*first, *(column for column in given if column not in first)]
    places = [given.index(column) for column in columns]
    owner = header.index("article_id") if len(given) > len(header) else -1
    sheet = _Sheet(workbook, table, columns)
    for row in rows:
        cells = row if owner < 0 else [*row, *articles[row[owner]]]
        sheet.add([cells[place] for place in places])
    sheet.finish()
    return sheet.left


def _write_meanings(workbook: Workbook, told: Iterable[str]) -> None:
    sheet = _Sheet(workbook, "columns", Meaning._fields)
    for line in told:
        sheet.add(["", "", "", f"Left out here: {line}", ""])
    order = {name: number for number, name in enumerate(SHEETS)}
    for meaning in sorted(load_meanings(), key=lambda meaning: order.get(meaning.table, len(order))):
        sheet.add(list(meaning))
    sheet.finish()


class _Sheet:
    """One sheet while it is written: its head stands still, its columns can be filtered."""

    def __init__(self, workbook: Workbook, name: str, columns: Sequence[str]) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        self.left = _Left()
        self._rows = 1
        self._sheet: WriteOnlyWorksheet = workbook.create_sheet(name)
        self._sheet.freeze_panes = "A2"
        for number, column in enumerate(columns, 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, _WIDTH)
        self._last = get_column_letter(len(columns))
        self._kinds: list[Kind] = [kind_of(column) for column in columns]
        self._cells: list[Any] = []  # used again for each row: it is written at once
        head = []
        for column, kind in zip(columns, self._kinds, strict=True):
            head.append(WriteOnlyCell(self._sheet, column))
            head[-1].font = Font(bold=True)
            cell = WriteOnlyCell(self._sheet, "")
            cell.alignment = Alignment(vertical="top", wrap_text=_WIDTHS.get(column, _WIDTH) > _WIDTH)
            if kind not in ("integer", "real", "boolean"):
                cell.number_format = "@"  # text stays text when somebody edits it, too
            self._cells.append(cell)
        self._sheet.append(head)

    def add(self, row: Sequence[str]) -> None:
        if self._rows == MOST_ROWS:
            self.left.rows += 1
            return
        self._rows += 1
        self._sheet.append([self._cell(*each) for each in zip(self._cells, self._kinds, row, strict=True)])

    def finish(self) -> None:
        self._sheet.auto_filter.ref = f"A1:{self._last}{self._rows}"

    def _cell(self, cell: Any, kind: Kind, text: str) -> Any:  # noqa: ANN401 - openpyxl has no types
        if not text:
            return None
        if kind == "integer":
            cell.value = int(text)
        elif kind == "real":
            cell.value = float(text)
        elif kind == "boolean":
            cell.value = text == "true"
        else:
            cell.value = self._fitting(text)
            cell.data_type = "s"  # also of what begins with "="
        return cell

    def _fitting(self, text: str) -> str:
        """What a cell can hold of a text: no control characters, no more than Excel takes."""
        text = _NO_XML.sub("\ufffd", text)
        units = text.encode("utf-16-le", "surrogatepass") if len(text) > LONGEST_CELL // 2 else b""
        if len(units) <= 2 * LONGEST_CELL:
            return text
        self.left.cut += 1
        return units[: 2 * LONGEST_CELL].decode("utf-16-le", "ignore")


class _TimelessZip(ZipFile):
    """An archive whose files bear no time of day, nor the system that wrote them."""

    def writestr(self, name: Any, data: Any, *_: Any, **__: Any) -> None:  # type: ignore[override]  # noqa: ANN401 - as openpyxl calls it
        """Writes data under a name; a workbook's time of change becomes the first that an archive can tell."""
        data = data.encode() if isinstance(data, str) else data
        if name == "docProps/core.xml":
            data = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
        with self.open(_timeless(name), "w") as member:
            member.write(data)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:  # noqa: ANN401
        """Writes a file under a name."""
        with Path(filename).open("rb") as file, self.open(_timeless(arcname), "w", force_zip64=True) as member:
            shutil.copyfileobj(file, member)


def _timeless(name: str) -> ZipInfo:
    info = ZipInfo(name, _DAY_ONE)
    info.compress_type = ZIP_DEFLATED
    info.create_system = 3
    info.external_attr = 0o600 << 16
    return info


def _save(workbook: Workbook, path: Path) -> None:
    from openpyxl.writer.excel import ExcelWriter

    workbook.properties.creator = "extract"
    workbook.properties.created = datetime(*_DAY_ONE)
    with _TimelessZip(path, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()

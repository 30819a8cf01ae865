"""Reads an Excel sheet by openpyxl, row by row."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from typing import Any

from extract.errors import ArticleError
from extract.read.zipped import zip_parts

_OLE = b"\xd0\xcf\x11\xe0"


def sheet_rows(data: bytes, wanted: Collection[str]) -> Iterator[tuple[list[str], list[Any]]]:
    """The header and the cells of each row of the first sheet that has one of the `wanted` columns; dates are dates.

    Raises ArticleError for what is no such file.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise ArticleError("XLSX needs openpyxl: pip install openpyxl") from None
    if data.startswith(_OLE):
        raise ArticleError("encrypted, or an .xls of old; save it as .xlsx or .csv, without a password")
    zip_parts(data, "[Content_Types].xml", "Excel sheet")
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:
        raise ArticleError(f"a damaged Excel sheet ({str(error)[:100]}); save it anew, or as .csv") from None
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        header = [str(cell or "").strip().lower() for cell in next(rows, ())]
        if not set(header).isdisjoint(wanted):
            yield from ((header, list(cells)) for cells in rows if any(cell not in (None, "") for cell in cells))
            return
    raise ArticleError(
        "no dump of articles: no sheet has a column `text` in its first row, nor another usual name; "
        "name the articles' column in [input.columns]"
    )

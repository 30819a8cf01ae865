"""Reads a document in Rich Text Format by striprtf."""

from __future__ import annotations

import re

from extract.errors import ArticleError
from extract.read.content import Content
from extract.read.paragraphs_of_text import document_of

_BEGIN = b"{\\rtf"
_CELLS = re.compile(r"\|+$|(?<=\S)\|(?=\S)")  # striprtf parts the cells of a row by these
_FIELD = re.compile(r"([A-Z]{2,3})\|")


def read_rtf(data: bytes, _: int = 0) -> Content | list[Content | ArticleError]:
    """The paragraphs of a document, or the articles of an export; pictures, notes and formatting are left out.

    Raises ArticleError for what is no RTF, or has no text.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise ArticleError("RTF needs striprtf: pip install striprtf") from None
    if not data.lstrip().startswith(_BEGIN):
        raise ArticleError("no RTF; open it in a word processor and save it as .rtf or .docx")
    text: str = rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    return document_of(map(_row, text.replace("\r\n", "\n").split("\n")))


def _row(line: str) -> str:
    """A line; the cells of a row parted by ` | `, a field's code by a space."""
    return _CELLS.sub(" | ", _FIELD.sub(r"\1 ", line.rstrip("|"), count=1)) if "|" in line else line

"""Reads a Word document by python-docx."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import Content, cleaned, on_one_line
from extract.read.metadata import Metadata
from extract.read.zipped import zip_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box once more
_OLE = b"\xd0\xcf\x11\xe0"  # what Word wrote before 2007, and writes still round an encrypted document
_TITLES = ("title", "heading1")


def read_docx(data: bytes, _: int = 0) -> Content:
    """The paragraphs of a document, a blank line between them; a table's row is one, its cells parted by ` | `.

    Headers, footers, notes and what was deleted under tracked changes are left out. The title is the paragraph in the
    style Title, or a first one in Heading 1. The day that Word wrote the file on is not the article's and is not
    taken. Raises ArticleError for what is no document, is encrypted or unpacks to more than 100 MB.
    """
    try:
        import docx
    except ImportError:
        raise ArticleError("DOCX needs python-docx: pip install python-docx") from None
    _check(data)
    document = docx.Document(io.BytesIO(data))
    styles = {style.style_id: (style.name or "").lower().replace(" ", "") for style in document.styles}
    lines, title, number = [], "", 0
    for number, (style, line) in enumerate(_lines(document.element.body)):
        lines.append(line)
        kind = styles.get(style, style.lower())
        if kind == _TITLES[0] or (number == 0 and kind == _TITLES[1]):
            title = title or line
    if not lines:
        raise ArticleError("empty: there is no text in the document")
    return Content(cleaned("\n\n".join(lines) + "\n"), Metadata(title=title))


def _check(data: bytes) -> None:
    """Raises ArticleError for what python-docx must not be shown."""
    if data.startswith(_OLE):
        raise ArticleError("encrypted, or a .doc of old; open it in a word processor and save it as .docx, no password")
    zip_parts(data, "[Content_Types].xml", "Word document")


def _lines(body: _Element) -> Iterator[tuple[str, str]]:
    """The style and the text of each paragraph and each row of tables, those without text left out."""
    for element in body:
        if element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag == f"{_W}p":
            style = next((each.get(f"{_W}val", "") for each in element.iterfind(f"{_W}pPr/{_W}pStyle")), "")
            for line in _text(element).split("\n"):
                if line := on_one_line(line):
                    yield style, line
        elif element.tag != f"{_W}sectPr":  # a content control, or text that was moved or inserted
            yield from _lines(element)


def _rows(table: _Element) -> Iterator[tuple[str, str]]:
    """The lines of a table, one a row; where a cell holds a table of its own, those of each cell."""
    for part in table:
        cells = list(part.iterchildren(f"{_W}tc", f"{_W}sdt"))
        if part.tag != f"{_W}tr":
            yield from _rows(part)  # a content control round rows
        elif next(part.iter(f"{_W}tbl"), None) is not None:
            for cell in cells:
                yield from _lines(cell)
        elif line := " | ".join(filter(None, (on_one_line(_text(cell)) for cell in cells))):
            yield "", line


def _text(element: _Element) -> str:
    """The text of a paragraph or cell as it stands after all tracked changes; a line break where there is one."""
    pieces = []
    for each in element.iter():
        name = each.tag.removeprefix(_W) if isinstance(each.tag, str) else ""
        if name == "t" and not any(around.tag == _FALLBACK for around in each.iterancestors()):
            pieces.append(each.text or "")
        elif name in ("tab", "ptab") and each.getparent().tag == f"{_W}r":
            pieces.append(" ")
        elif name in ("br", "cr", "p"):
            pieces.append("\n")
        elif name == "noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)

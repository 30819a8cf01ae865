"""Reads a document of LibreOffice (OpenDocument text, ISO 26300): a zip file of XML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.content import Content, on_one_line
from extract.read.paragraphs_of_text import document_of
from extract.read.zipped import parsed_xml, read_part, zip_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINES = frozenset((f"{_TEXT}p", f"{_TEXT}h"))
_LEFT_OUT = frozenset(
    (f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_OFFICE}forms")
)


def read_odt(data: bytes, _: int = 0) -> Content | list[Content | ArticleError]:
    """The paragraphs of a document, a row of a table as one, its cells parted by ` | `; or the articles of an export.

    Notes, comments, headers, footers and what was deleted under tracked changes are left out. The title is the
    paragraph in the style Title, or a first one that is a heading of level 1. Raises ArticleError for what is no such
    document.
    """
    with zip_parts(data, "content.xml", "OpenDocument text") as parts:
        tree = parsed_xml(read_part(parts, "content.xml"))
    body = tree.find(f".//{_OFFICE}text")
    if body is None:
        raise ArticleError("no OpenDocument text but a sheet, a drawing or a presentation; save its text as .txt")
    lines = list(_lines(body))
    title = next((line for style, line in lines if style == "Title"), "")
    if not title and lines and lines[0][0] == "heading 1":
        title = lines[0][1]
    return document_of((line for _, line in lines), title)


def _lines(body: _Element) -> Iterator[tuple[str, str]]:
    """The style and the text of each paragraph and each row of tables, those without text left out."""
    for element in body:
        if element.tag in _LINES:
            style = element.get(f"{_TEXT}style-name", "")
            level = element.get(f"{_TEXT}outline-level", "")
            for line in _text(element).split("\n"):
                if line := on_one_line(line):
                    yield (f"heading {level}" if level else style), line
        elif element.tag == f"{_TABLE}table-row":
            cells = (on_one_line(" ".join(text for _, text in _lines(cell))) for cell in element)
            if line := " | ".join(filter(None, cells)):
                yield "", line
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            yield from _lines(element)


def _text(element: _Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            pieces.append("\n")
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}s"):
            pieces.append(" ")
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)

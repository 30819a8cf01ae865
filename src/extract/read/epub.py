"""Reads an electronic book (EPUB 2 and 3): a zip file of pages, in the order of its spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from extract.errors import ArticleError
from extract.read.content import Content, cleaned, on_one_line
from extract.read.html_page import page_text
from extract.read.metadata import Metadata
from extract.read.page_tree import leaf_lines, parsed
from extract.read.publication_days import told_day
from extract.read.zipped import parsed_xml, read_part, zip_parts

if TYPE_CHECKING:
    import zipfile

    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html")
_BLOCKS = "p|h1|h2|h3|h4|h5|h6|li|blockquote|pre|td|dt|dd|figcaption".split("|")


def read_epub(data: bytes, max_chars: int) -> Content:
    """The paragraphs of a book in their order, with its title, day and publisher; tables of contents are left out.

    Pages are read until there are more than `max_chars` characters. Raises ArticleError for what is no book or is
    locked.
    """
    with zip_parts(data, _CONTAINER, "electronic book (EPUB)") as parts:
        if "META-INF/rights.xml" in parts.namelist():
            raise ArticleError("encrypted: the book is locked by digital rights; it cannot be read")
        rooted = parsed_xml(read_part(parts, _CONTAINER)).xpath("//*[local-name()='rootfile']/@full-path")
        if not rooted:
            raise ArticleError("no electronic book (EPUB): it names no package; open it in a reader and save it anew")
        package = parsed_xml(read_part(parts, rooted[0]))
        lines: list[str] = []
        for name in _spine(package, posixpath.dirname(rooted[0])):
            lines += _paragraphs(parts, name)
            if sum(map(len, lines)) > max_chars:
                break
    if not lines:
        raise ArticleError("empty: there is no text in the book")
    title, day, publisher = (_told(package, name) for name in ("title", "date", "publisher"))
    return Content(cleaned("\n\n".join(lines) + "\n"), Metadata(told_day(day).day, title, "", publisher))


def _spine(package: _Element, folder: str) -> Iterator[str]:
    """The names of the pages in their order, the table of contents left out."""
    items = {
        item.get("id"): item
        for item in package.xpath("//*[local-name()='manifest']/*[local-name()='item']")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    for reference in package.xpath("//*[local-name()='spine']/*[local-name()='itemref']/@idref"):
        if reference in items:
            yield posixpath.normpath(posixpath.join(folder, unquote(items[reference].get("href", ""))))


def _paragraphs(parts: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The blocks of a page that hold no other blocks."""
    tree = parsed(page_text(read_part(parts, name)).text)
    if tree is not None:
        yield from leaf_lines(tree, _BLOCKS)


def _told(package: _Element, name: str) -> str:
    found = package.xpath(f"//*[local-name()='metadata']/*[local-name()='{name}']/text()")
    return on_one_line(found[0]) if found else ""

"""Documents that are zip files of XML: Word's, Excel's, LibreOffice's, electronic books."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.limits import UNPACKED

if TYPE_CHECKING:
    from lxml.etree import _Element

BROKEN_ZIP = (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, EOFError, zlib.error)


def zip_parts(data: bytes, wanted: str, what: str) -> zipfile.ZipFile:
    """The parts of such a document. Raises ArticleError for what is none, lacks the part `wanted` or is too large."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data))
        size = sum(part.file_size for part in parts.infolist())
    except BROKEN_ZIP:
        raise ArticleError(f"no {what}, or a damaged one; open it in its program and save it anew") from None
    if size > UNPACKED:
        raise ArticleError(f"too large: it unpacks to {size:,} bytes, the limit is {UNPACKED:,}; save its text as .txt")
    if wanted not in parts.namelist():
        raise ArticleError(f"no {what} but another zip file; save its text as .txt")
    return parts


def read_part(parts: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part, no more of them than the document says. Raises ArticleError if they are damaged."""
    try:
        with parts.open(name) as part:
            return part.read(UNPACKED)
    except (KeyError, RuntimeError, *BROKEN_ZIP):
        raise ArticleError(
            f"damaged: its part {name!r} cannot be read; open it in its program and save it anew"
        ) from None


def parsed_xml(data: bytes) -> _Element:
    """The tree of an XML part; nothing outside it is read, no entity is expanded. Raises ArticleError."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = fromstring(data, parser)
    except XMLSyntaxError as error:
        raise ArticleError(f"no well-formed XML ({str(error)[:100]}); save it anew") from None
    if tree is None:
        raise ArticleError("empty: there is no XML in it")
    return tree

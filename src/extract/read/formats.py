"""Reads a file of any format: its bytes, no more than the settings allow, to the article's text."""

from __future__ import annotations

import logging
from collections.abc import Callable

from extract.errors import ArticleError
from extract.read.content import Content
from extract.read.decode import decode
from extract.read.docx import read_docx
from extract.read.html_page import read_page
from extract.read.ids import printable
from extract.read.markdown import read_markdown
from extract.read.pdf import read_pdf
from extract.read.walk import Source

_WIDEST_CHARACTER = 4  # bytes, in UTF-8, UTF-16 and UTF-32 alike
_TEXTS = (".txt", ".md")
_MARKUP = 20_000_000  # bytes that a page or document may have at least: most of them are no text
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "pypdf")


def _read_text(data: bytes, _: int) -> Content:
    found = decode(data)
    return Content(found.text, note=found.note)


_READERS: dict[str, Callable[[bytes, int], Content]] = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
    ".pdf": read_pdf,
    ".docx": read_docx,
}


def read_content(source: Source, max_chars: int) -> Content:
    """The text of a file, and what the file tells of itself. A `.txt` file is decoded, nothing else is done to it.

    Raises ArticleError with a reason of one line: "empty", "binary: …", "too large: …", "cannot be read: …", or what
    the reader of the format says.
    """
    suffix = source.file.suffix.lower()
    data = read_bytes(source, max_chars)
    if not data:
        raise ArticleError("empty")
    for name in _LIBRARIES:  # what they warn of would be printed, naming no file; a user's own handlers still get it
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        return _READERS[suffix](data, max_chars)
    except (ArticleError, MemoryError):  # out of memory is out for all: whoever called decides
        raise
    except RecursionError:
        raise ArticleError(f"the {suffix[1:]} file is nested too deep; save it as .txt") from None
    except Exception as error:  # a damaged file must not cost the others, whatever the libraries raise
        reason = " ".join(printable(str(error)).split())[:200] or type(error).__name__
        raise ArticleError(f"the {suffix[1:]} file cannot be read ({reason}); save it as .txt") from error


def too_large(size: str, max_chars: int) -> str:
    """The reason for an article that has too much in it."""
    return f"too large: {size}, the limit is {max_chars:,} characters (read.max_chars)"


def read_bytes(source: Source, max_chars: int) -> bytes:
    """The bytes of the file; no more are read than `max_chars` characters and a byte order mark can have.

    Raises ArticleError ("cannot be read: …", "too large: …").
    """
    limit = _WIDEST_CHARACTER * (max_chars + 1)
    if source.file.suffix.lower() not in _TEXTS:
        limit = max(limit, _MARKUP)
    try:
        with source.file.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or 'the file is damaged'}") from None
    if len(data) > limit:
        raise ArticleError(too_large(f"over {limit:,} bytes", max_chars))
    return data

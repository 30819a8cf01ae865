"""Reads a file of any format: its bytes, no more than the settings allow, to the texts of its articles."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import IO

from extract.errors import ArticleError
from extract.read.article_of import too_large
from extract.read.content import Content
from extract.read.decode import decode
from extract.read.docx import read_docx
from extract.read.epub import read_epub
from extract.read.exports import begins_as_export, split_page, split_text
from extract.read.feeds import read_feed
from extract.read.file_kinds import SHEETS
from extract.read.html_page import page_text, read_page
from extract.read.ids import printable
from extract.read.limits import HEAD_OF_EXPORT, most_bytes
from extract.read.mail import read_archived_page, read_mail
from extract.read.markdown import read_markdown
from extract.read.odt import read_odt
from extract.read.pdf import read_pdf
from extract.read.rtf import read_rtf
from extract.read.source import Source

Contents = Sequence[Content | ArticleError]  # of a file that holds several articles, some of which cannot be read
_LIBRARIES = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer", "pypdf", "warcio")


def _read_text(data: bytes, _: int) -> Content | Contents:
    found = decode(data)
    return split_text(found.text) or Content(found.text, note=found.note)


def _read_page(data: bytes, max_chars: int) -> Content | Contents:
    return split_page(page_text(data).text) or read_page(data, max_chars)


def _read_word(data: bytes, max_chars: int) -> Content | Contents:
    content = read_docx(data, max_chars)
    return split_text(content.text) or content


_READERS: dict[str, Callable[[bytes, int], Content | Contents]] = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".shtml": _read_page,
    ".pdf": read_pdf,
    ".docx": _read_word,
    ".rtf": read_rtf,
    ".odt": read_odt,
    ".epub": read_epub,
    ".eml": read_mail,
    ".mhtml": read_archived_page,
    ".mht": read_archived_page,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_feed,
}


def read_contents(ending: str, data: bytes, max_chars: int) -> Content | Contents:
    """The text of a file, or of each article if it holds several, and what the file tells of them.

    A `.txt` file that holds one is decoded, nothing else is done to it. Raises ArticleError with a reason of one line:
    "binary: …", "too large: …", or what the reader of the format says.
    """
    for name in _LIBRARIES:  # what they warn of would be printed, naming no file; a user's own handlers still get it
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        return _READERS[ending](data, max_chars)
    except (ArticleError, MemoryError):  # out of memory is out for all: whoever called decides
        raise
    except RecursionError:
        raise ArticleError(f"the {ending[1:]} file is nested too deep; save it as .txt") from None
    except Exception as error:  # a damaged file must not cost the others, whatever the libraries raise
        reason = " ".join(printable(str(error)).split())[:200] or type(error).__name__
        raise ArticleError(f"the {ending[1:]} file cannot be read ({reason}); save it as .txt") from error


def read_content(source: Source, max_chars: int) -> Content:
    """The text of a file on disk that holds one article. Raises as `read_contents` does, and if it holds several."""
    found = read_contents(source.ending, read_bytes(source, max_chars), max_chars)
    if isinstance(found, Content):
        return found
    raise ArticleError(f"{len(found)} articles in one file")


def read_bytes(source: Source, max_chars: int) -> bytes:
    """The bytes of a file on disk; no more are read than one of its kind may have.

    Raises ArticleError ("empty", "cannot be read: …", "too large: …").
    """
    try:
        with source.file.open("rb") as file:
            return bytes_of(source.ending, file, max_chars)
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror or 'the file is damaged'}") from None


def bytes_of(ending: str, file: IO[bytes], max_chars: int) -> bytes:
    """The bytes of an opened file, as `read_bytes` gives them."""
    limit = most_bytes(ending, max_chars, of_many=ending in SHEETS)
    data = file.read(limit + 1)
    if len(data) > limit and begins_as_export(data[:HEAD_OF_EXPORT].decode("utf-8", "replace")):
        limit = most_bytes(ending, max_chars, of_many=True)
        data += file.read(limit + 1 - len(data))
    if not data:
        raise ArticleError("empty")
    if len(data) > limit:
        raise ArticleError(too_large(f"over {limit:,} bytes", max_chars))
    return data

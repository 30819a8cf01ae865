"""Opens web archives (WARC, ISO 28500) by warcio: the pages and documents that a crawl fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO, TYPE_CHECKING

from extract.errors import ArticleError
from extract.read.archives.budget import Budget
from extract.read.archives.member import Failure, Member
from extract.read.content import on_one_line
from extract.read.html_page import in_utf8
from extract.read.limits import MARKUP
from extract.read.metadata import Metadata
from extract.read.source import Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_KINDS = {  # of what a server sent: pictures, styles, scripts and lists for programs are left aside
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/epub+zip": ".epub",
}
_ASIDE = ("/robots.txt", "/ads.txt", "/security.txt", "/humans.txt", "/llms.txt")


def warc_members(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """What was fetched with success and may be an article, by the number of its record, with its address.

    The day of the crawl is not the article's and is not taken.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError:
        raise ArticleError("WARC needs warcio: pip install warcio") from None
    for number, record in enumerate(ArchiveIterator(file), 1):
        kind = _kind_of(record)
        if not kind:
            budget.spend(0)
            continue
        data = record.content_stream().read(MARKUP + 1)
        budget.spend(len(data))
        address = on_one_line(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
        place = replace(source.part(str(number)), kind=kind)
        if kind == ".html":
            data = in_utf8(data, _charset(record))
        yield Member(place, partial(io.BytesIO, data), fallback=Metadata(url=address))


def _kind_of(record: ArcWarcRecord) -> str:
    """The kind of what a record holds, empty if that is no article."""
    if record.rec_type == "response" and record.http_headers is not None:
        if record.http_headers.get_statuscode() != "200":
            return ""
        content_type = record.http_headers.get_header("Content-Type") or "text/html"
    elif record.rec_type in ("resource", "conversion"):
        content_type = record.rec_headers.get_header("Content-Type") or ""
    else:
        return ""
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").lower()
    if address.endswith(_ASIDE):
        return ""
    return _KINDS.get(content_type.partition(";")[0].strip().lower(), "")


def _charset(record: ArcWarcRecord) -> str:
    headers = record.http_headers or record.rec_headers
    _, _, charset = (headers.get_header("Content-Type") or "").lower().partition("charset=")
    return charset.partition(";")[0].strip(" \"'")

"""Reads mails (RFC 5322) and pages that browsers saved as mails (MHTML, RFC 2557), by the standard library."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from extract.errors import ArticleError
from extract.read.content import Content, on_one_line
from extract.read.decode import decode, mended
from extract.read.exports import split_page, split_text
from extract.read.file_kinds import KINDS, ending_of
from extract.read.html_page import in_utf8, read_page
from extract.read.metadata import Metadata

Contents = list[Content | ArticleError]
_MOST_PARTS = 1_000
_PARSER = BytesParser(policy=policy.default.clone(raise_on_defect=False))
_PAGE = "text/html"


def read_mail(data: bytes, _: int = 0) -> Content | Contents:
    """The text of a mail with its subject and its day, or the articles of an export that was mailed.

    A mail in HTML is read as a page if it has no plain text. Attachments are left out; those that hold articles are
    told. Raises ArticleError for what is no mail or has no text.
    """
    message = _parsed(data)
    parts = _parts(message)
    texts = [part for part in parts if part.get_content_type() == "text/plain" and not part.is_attachment()]
    pages = [part for part in parts if part.get_content_type() == _PAGE and not part.is_attachment()]
    text = "\n\n".join(_text(part) for part in texts)
    for page in pages:
        if (found := split_page(mended(_markup(page).decode("utf-8", "surrogateescape")).text)) is not None:
            return found
    if (found := split_text(text)) is not None:
        return found
    known = Metadata(_day(message), _header(message, "Subject"))
    attached = sum(part.is_attachment() and ending_of(part.get_filename() or "") in KINDS for part in parts)
    note = f"attachments are not read: {attached}; save them beside the mail" if attached else ""
    if text.strip():
        return Content(text.replace("\r\n", "\n"), known, note)
    if not pages:
        raise ArticleError("no text in the mail; save its attachments as files of their own")
    content = read_page(_markup(pages[0]))
    told = content.known
    known = Metadata(known.published or told.published, known.title or told.title, told.url)
    return Content(content.text, known, note or content.note)


def read_archived_page(data: bytes, max_chars: int) -> Content | Contents:
    """The article of a page that a browser saved with all that belongs to it, its address where the browser says so.

    Raises ArticleError for what is no such file, and what `read_page` raises.
    """
    message = _parsed(data)
    pages = [part for part in _parts(message) if part.get_content_type() == _PAGE]
    if not pages:
        raise ArticleError("no page in the file; open it in a browser and save it as .html")
    markup = _markup(pages[0])
    found = split_page(mended(markup.decode("utf-8", "surrogateescape")).text)
    if found is not None:
        return found
    content = read_page(markup, max_chars)
    address = _header(message, "Snapshot-Content-Location") or _header(pages[0], "Content-Location")
    known = content.known
    url = known.url or (address if address.startswith(("http://", "https://")) else "")
    return content._replace(known=Metadata(known.published, known.title, url, known.publisher, known.note))


def _parsed(data: bytes) -> EmailMessage:
    message = _PARSER.parsebytes(data)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ArticleError("no mail: it has no header; save it anew as .eml, or its text as .txt")
    return message


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold no others, of a mail that was sent on as well."""
    parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
    if len(parts) > _MOST_PARTS:
        raise ArticleError(f"too large: {len(parts):,} parts, the limit is {_MOST_PARTS:,}; save its text as .txt")
    return parts


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _markup(part: EmailMessage) -> bytes:
    return in_utf8(_bytes(part), str(part.get_content_charset("")))


def _text(part: EmailMessage) -> str:
    """The text of a part in the encoding that it names, else in the one that it looks like."""
    data = _bytes(part)
    if not data:
        return ""
    try:
        return data.decode(str(part.get_content_charset("utf-8")))
    except (LookupError, UnicodeDecodeError):
        return decode(data).text


def _header(message: EmailMessage, name: str) -> str:
    try:
        return on_one_line(str(message.get(name, "")))
    except Exception:  # the standard library fails in many ways over headers that are none
        return ""


def _day(message: EmailMessage) -> str:
    """The day on which the mail was sent, where it was."""
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""

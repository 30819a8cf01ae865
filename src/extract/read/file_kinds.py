"""Which kinds of files there are: by the end of the name, without one by the first bytes."""

from __future__ import annotations

import re

from extract.errors import ArticleError

PAGES = (".html", ".htm", ".xhtml", ".shtml")
FEEDS = (".rss", ".atom", ".xml")
MAILS = (".eml", ".mhtml", ".mht")
TEXTS = (".txt", ".md", *PAGES, ".pdf", ".docx", ".rtf", ".odt", ".epub", *MAILS, *FEEDS)
ROWS = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")  # read a few at a time
PACKED_ROWS = tuple(f"{ending}.gz" for ending in ROWS if ending != ".parquet")
SHEETS = (".json", ".xlsx")  # rows too, read as a whole
DUMPS = (*ROWS, *PACKED_ROWS, *SHEETS)  # one article a row
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".warc", ".warc.gz", ".wacz", ".mbox")
MANY = (*DUMPS, *ARCHIVES)  # what names its articles by itself
# What holds articles that cannot be read, with the way out
REFUSED = {
    ".doc": "a Word document of before 2007; save it as .docx (LibreOffice: soffice --convert-to docx FILE)",
    ".xls": "an Excel sheet of before 2007; save it as .xlsx or .csv (LibreOffice: soffice --convert-to csv FILE)",
    ".msg": "a mail of Outlook; save it as .eml (drag it out of Thunderbird, or use msgconvert)",
    ".pst": "a store of Outlook; export its mails as .eml or .mbox (readpst FILE)",
    ".rar": "an archive by RAR; unpack it and pack it as .zip",
    ".7z": "an archive by 7-Zip; unpack it and pack it as .zip",
    ".tif": "a scan; make a searchable PDF of it (ocrmypdf FILE FILE.pdf)",
    ".tiff": "a scan; make a searchable PDF of it (ocrmypdf FILE FILE.pdf)",
    ".djvu": "a scan; make a searchable PDF of it (ddjvu -format=pdf FILE FILE.pdf, then ocrmypdf)",
}
KINDS = (*TEXTS, *MANY)
COMMON_KINDS = (".txt", ".html", ".pdf", ".docx", ".rtf", ".csv", ".jsonl", ".zip")  # to be named where none is there
_ENDINGS = (*KINDS, *REFUSED)
_LONGEST_FIRST = tuple(sorted(_ENDINGS, key=len, reverse=True))

SNIFFED = 2048  # bytes that are looked at
_ANY_ENDING = re.compile(r"\.[a-z][a-z0-9]{0,9}$", re.IGNORECASE)
_MARKS = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"WARC/1.", ".warc"),
    (b"PAR1", ".parquet"),
    (b"From ", ".mbox"),
    (b"\xd0\xcf\x11\xe0", ".doc"),
)
_ZIPPED = (  # what stands among the first bytes of a zip file
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.text", ".odt"),
    (b"word/", ".docx"),
    (b"xl/", ".xlsx"),
    (b"[Content_Types].xml", ".docx"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_MAIL_FIELD = re.compile(rb"^(?:From|Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.I | re.M)
_ARCHIVED = re.compile(rb"^(?:Snapshot-Content-Location|Content-Type: multipart/related)", re.I | re.M)
_CONTROLS = frozenset((*range(9), *range(14, 27), *range(28, 32), 127))


def ending_of(name: str) -> str:
    """The known ending of a file's name in small letters, `.csv.gz` as a whole; empty for a name without one."""
    low = name.lower()
    return next((ending for ending in _LONGEST_FIRST if low.endswith(ending) and low != ending), "")


def other_ending(name: str) -> str:
    """What stands behind the last dot of a name, in small letters, if it can tell a kind (".png", not ".5")."""
    found = _ANY_ENDING.search(name)
    return found[0].lower() if found else ""


def kind_of_bytes(head: bytes) -> str:
    """The ending that a file would bear that begins so, `.txt` for a text; empty for what no article can be."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"PK\x03\x04"):
        return next((ending for mark, ending in _ZIPPED if mark in head), ".zip")
    if head.startswith(b"\x1f\x8b"):
        return ""  # of what is packed nothing is known
    if known := next((ending for mark, ending in _MARKS if start.startswith(mark)), ""):
        return known
    if _FEED.search(head):
        return ".xml"
    if _PAGE.search(head):
        return ".html"
    if _HEADER.match(start) and _MAIL_FIELD.search(head):
        return ".mhtml" if _ARCHIVED.search(head) else ".eml"
    return ".txt" if _is_text(head) else ""


def _is_text(head: bytes) -> bool:
    """Whether it may be prose: several words, in letters, none of them a control character."""
    if any(byte in _CONTROLS for byte in head) or len(head.split()) < 2:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4
    return True


def refusal(ending: str) -> ArticleError:
    """Why a file of a kind that cannot be read is none of ours, with the way out."""
    return ArticleError(REFUSED[ending])

"""When an article came out: what metadata say, else what the page itself says about its own date."""

from __future__ import annotations

import datetime as dt
import re

from spacy.tokens import Doc

from extract.dates.find import explicit_days
from extract.dates.order import Order
from extract.records import Published, Span, TimeExpression
from extract.segment import paragraphs_of

HEAD_PARAGRAPHS = 6  # how far from the top a date line, a dateline or a byline may stand
BYLINE_CHARS = 160
LABEL = re.compile(
    r"(?i)\b(?:(?P<first>(?:first )?(?:published|posted|issued|released)(?: (?:on|at))?|publication date|date|pubdate)"
    r"|(?P<later>(?:page )?(?:was )?(?:last )?(?:modified|updated|edited|revised|reviewed)(?: (?:on|at))?))"
    r"\s{0,3}[:|]?\s{0,3}$"
)
DATELINE_BEFORE = re.compile(
    r"^(?:[A-Z][\w.’'-]{0,30}[ ,/]{1,3}){1,6}\(?$|^\(?(?:[A-Z]{2,12}|[A-Z][a-z]{2,12})\)?[ ,]{0,2}$"
)
DATELINE_AFTER = re.compile(r"^ ?(?:\([^()]{1,40}\)|[A-Z][\w /]{1,25})? ?[-–—:]")
BYLINE = re.compile(r"(?i)^\s*(?:by|from|reporting by|written by)\b")
FILLER = re.compile(
    r"(?i)[\s|,;·•()\[\]–—-]|\b(?:on|at|am|pm|gmt|utc|est|edt|zulu|updated|published|posted)\b|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
)


def find_published(doc: Doc, metadata_date: str = "", day_month: Order = "auto") -> Published:
    """The day of publication: `metadata_date` (ISO) where given, else told by the text, else nothing.

    In the text it is, in this order: a labelled date ("Published: ..."), a line that holds nothing but a date near the
    top, a dateline or byline with a full date, a labelled last change ("Page last modified: ..."). A date in running
    prose never counts.
    """
    given = iso_date(metadata_date)
    if given:
        return Published(given, "metadata")
    best: tuple[int, TimeExpression] | None = None
    paragraphs = [(p.start_char, p.end_char) for p in paragraphs_of(doc)]
    text = doc.text
    near = [(s, e) for i, (s, e) in enumerate(paragraphs) if i < HEAD_PARAGRAPHS or labelled(text, s, e)]
    head_end = paragraphs[min(len(paragraphs), HEAD_PARAGRAPHS) - 1][1] if paragraphs else 0
    for one, start, end in explicit_days(doc, near, day_month):
        rank = rank_of(text, one, start, end, start < head_end)
        if rank and (best is None or rank < best[0]):
            best = rank, one
    if best is None:
        return Published("", "none")
    return Published(best[1].value[:10], "text", Span(best[1].start, best[1].end))


def iso_date(text: str) -> str:
    """The ISO day that metadata give; empty where they do not."""
    try:
        return dt.date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def labelled(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is short and speaks of publishing or changing a page."""
    return end - start <= BYLINE_CHARS and bool(
        re.search(r"(?i)publi|post|modif|updat|edit|revis|issued|date", text[start:end])
    )


def rank_of(text: str, one: TimeExpression, start: int, end: int, head: bool) -> int:
    """How well a date at `one` in the paragraph `start` to `end` tells the publication: 1 best, 0 not at all."""
    before, after = text[start : one.start], text[one.end : end]
    label = LABEL.search(before[-60:])
    if label and (label["first"] or head or end - start <= BYLINE_CHARS):
        if label["first"] and (":" in before[-4:] or end - start <= BYLINE_CHARS):
            return 1
        if label["later"] and end - start <= BYLINE_CHARS:
            return 6
    if not head:
        return 0
    if not FILLER.sub("", before) and not FILLER.sub("", after):
        return 2
    if not before.strip() and re.match(r"(?i)(?:mon|tue|wed|thu|fri|sat|sun)", text[one.start : one.end]):
        return 3 if re.match(r"\s+[A-Z“\"']", after) or not after.strip() else 0
    if DATELINE_BEFORE.match(before.strip() + " ") and DATELINE_AFTER.match(after):
        return 4
    if not before.strip() and DATELINE_AFTER.match(after) and len(after) > 1:
        return 4
    if end - start <= BYLINE_CHARS and BYLINE.match(before):
        return 5
    return 0

"""When an article came out: what metadata say, else what the page itself says about its own date."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extract.dates.calendar import publication
from extract.dates.dateline import is_dateline
from extract.dates.day_month_order import WEEKDAYS, DayOrder, Order
from extract.dates.find import explicit_days, paragraph_offsets
from extract.records import UNDATED, Published, Span, TimeExpression
from extract.syntax import Tree, read_tree

HEAD_PARAGRAPHS = 6  # how far from the top a date line, a dateline or a byline may stand
SHORT = 160  # characters of a line that may be a label or byline
LABEL = re.compile(
    r"(?i)\b(?:(?P<first>(?:first )?(?:published|posted|issued|released|created)(?: by [\w.' -]{1,40})?(?: (?:on|at))?"
    r"|publication date|date|pubdate)"
    r"|(?P<later>(?:page )?(?:was )?(?:last )?(?:modified|updated|edited|revised|reviewed)(?: (?:on|at))?))"
    r"[\s:|]{0,4}$"
)
BYLINE = re.compile(r"(?i)^\s*(?:by|from|reporting by|written by)\b")
NAMES = re.compile(r"(?:(?:by|By|BY) )?(?:[A-Z][\w.’'-]{0,30} ?){1,4}")
FILLER = re.compile(
    r"(?i)[\s|,;:·•()\[\]–—-]|\b(?:on|at|am|pm|last|first|updated|published|posted|local|time"
    rf"|{WEEKDAYS}"
    r"|gmt|utc|bst|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|ist|hkt|jst|et|pt|zulu)\b|[0-9]{1,4}(?:[.:][0-9]{2}){0,2}(?:am|pm)?"
)
FILLER_END = re.compile(
    r"(?i)\s+(?:(?:[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?|[0-9]{4}) ?(?:am|pm)?,?(?: ?\(?[a-z]{2,4}\)?,?)?\s*){1,2}"
    rf"(?:\([^()]{{1,20}}\)\s*)?(?:(?:{WEEKDAYS})[a-z]{{0,6}},?\s*)?$"
)
WEEKDAY = re.compile(rf"(?i)(?:{WEEKDAYS})")


def find_published(
    doc: Doc | Tree,
    metadata_date: str = "",
    day_month: Order | DayOrder = "auto",
    stand_in: Published = UNDATED,
) -> Published:
    """The day of publication: `metadata_date` (an ISO day or month) if given, else told by the text, else `stand_in`.

    In the text it is, in this order: a labelled date ("Published: ..."), a line that holds nothing but a date near the
    top, a dateline or byline with a full date, a labelled last change ("Page last modified: ..."). A date in running
    prose never counts. `day_month` is as in `find_dates`.
    """
    given = publication(metadata_date.strip())
    if given:
        return Published(given.value, "metadata")
    tree = read_tree(doc)
    text = tree.text
    ends = dict(paragraph_offsets(tree))
    heads = set(list(ends)[:HEAD_PARAGRAPHS])
    # Only the beginning of a paragraph can tell; so a text of one enormous line costs no more than a short one.
    spans = [(s, min(e, s + 2 * SHORT)) for s, e in ends.items() if s in heads or labelled(text, s, e)]
    best: tuple[int, TimeExpression] | None = None
    for one, start, _ in explicit_days(tree, spans, day_month):
        rank = rank_of(text, one, start, ends[start], start in heads) if one.start - start <= SHORT else 0
        if rank and (best is None or rank < best[0]):
            best = rank, one
    if best is None:
        return stand_in
    return Published(best[1].value[:10], "text", Span(best[1].start, best[1].end))


def labelled(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is short and speaks of publishing or changing a page."""
    return end - start <= SHORT and bool(
        re.search(r"(?i)publi|post|modif|updat|edit|revis|issued|created|date", text[start:end])
    )


def rank_of(text: str, one: TimeExpression, start: int, end: int, head: bool) -> int:
    """How well a date at `one` in the paragraph `start` to `end` tells the publication: 1 best, 0 not at all."""
    before, after = text[start : one.start], text[one.end : min(end, one.end + SHORT)]
    short = end - start <= SHORT
    label = LABEL.search(FILLER_END.sub(" ", before[-90:]))
    if label and short:
        return 1 if label["first"] else 6
    if label and label["first"] and before.rstrip().endswith(":"):
        return 1
    if not head:
        return 0
    left, right = FILLER.sub("", before), FILLER.sub("", after)
    if not left and not right and end - one.end <= SHORT:
        return 2
    if not before.strip() and WEEKDAY.match(text, one.start):
        return 3 if re.match(r"\s+[A-Z“\"']", after) else 0
    if is_dateline(before, after):
        return 4
    return 5 if short and (BYLINE.match(before) or beside_names(before, after, left, right)) else 0


def beside_names(before: str, after: str, left: str, right: str) -> bool:
    """Whether nothing but a name stands beside the date, apart from it: "Ana Okoro | 21/08/2015"."""
    if left and right:
        return False
    parted = re.search(r"[|,·•–—-]\s*$", before) if left else re.match(r"\s*(?:[|,·•–—-]|by\b)", after)
    rest = re.sub(r"[|,·•–—-]", " ", before if left else after).split()
    return bool(parted) and bool(NAMES.fullmatch(" ".join(rest)))

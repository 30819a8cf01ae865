"""Splits exports of Nexis, Lexis Advance and Nexis Uni.

The old one heads each document with "3 of 262 DOCUMENTS", then publisher, day and title in the middle of the line, then
labels in capitals (BYLINE, SECTION, LENGTH), the text, and more labels (LOAD-DATE, LANGUAGE, SUBJECT). The new one has
a cover sheet, then for each document title, publisher, day, labels, "Body", the text, "Classification", "Load-Date"
and "End of Document". After the descriptions of the R packages LexisNexisTools and tm.plugin.lexisnexis.
"""

from __future__ import annotations

import re
from itertools import takewhile

from extract.errors import ArticleError
from extract.read.content import Content
from extract.read.exports.export_fields import Contents, article, blocks_of, day_in, has_day, joined, missing

_NUMBER = re.compile(
    r"^[ \t\xa0]{0,90}(?:(\d{1,6}) of (\d{1,6}) DOCUMENTS?|Do[ck]ument (\d{1,6}) (?:von|de) (\d{1,6}))"
    r"[ \t\xa0]{0,90}\r?$",
    re.MULTILINE,
)
_END = re.compile(r"^[ \t\xa0]{0,90}End of Document[ \t\xa0]{0,90}\r?$", re.MULTILINE)
_BODY = re.compile(r"^[ \t]{0,9}Body[ \t]{0,9}\r?$", re.MULTILINE)
_LOADED = re.compile(r"^[ \t]{0,9}Load-Date: ", re.MULTILINE)
_COVER = re.compile(r"^[ \t]{0,9}Documents? \((\d{1,6})\)[ \t]{0,9}\r?$", re.MULTILINE)
_JOB = re.compile(r"^[ \t]{0,9}Job Number: ", re.MULTILINE)
_LABEL = re.compile(r"([A-Z][A-Z-]{2,24}(?: [A-Z]+)?):(?:\s+|$)(.*)", re.DOTALL)
_ABOVE = frozenset(
    "BYLINE SECTION LENGTH DATELINE HIGHLIGHT HEADLINE BODY SERIES SOURCE SHOW ANCHORS GUESTS EDITION LÄNGE".split()
)
_BELOW = frozenset(
    "LOAD-DATE LANGUAGE GRAPHIC PUBLICATION-TYPE DOCUMENT-TYPE SUBJECT CORRECTION CORRECTION-DATE URL JOURNAL-CODE "
    "ACC-NO NOTES TYPE CITY STATE COUNTRY COMPANY ORGANIZATION PERSON INDUSTRY GEOGRAPHIC TICKER UPDATE DISTRIBUTION "
    "ISSN PHOTO PHOTOS IMAGE TRANSCRIPT PUBLICATION".split()
)
_COPYRIGHT = re.compile(r"(?:copyright (?:\(c\) ?|© ?)?\d{4}|©|all rights reserved)", re.IGNORECASE)
_INDENT = 8  # columns: what stands farther in was meant for the middle of the line
_NEW_LABEL = re.compile(r"(?:Section|Length|Byline|Dateline|Highlight|Series|Headline): ?")
_BELOW_BODY = re.compile(
    r"(?:Graphic|Classification|Notes|Correction|Correction-Date|Link to Image)$|Load-Date: |"
    r"Copyright \d{4} .*All Rights"
)
_PAGE = re.compile(r"(?:Page \d+ of \d+|About LexisNexis.*|.*\| Privacy Policy \|.*)$")
_LEAST_REST = 200  # characters behind the last end of a document that are more than a foot of the page


def is_nexis(text: str) -> bool:
    """Whether a text looks like an export of Nexis, old or new."""
    if _NUMBER.search(text) or _END.search(text) or (_COVER.search(text) and _JOB.search(text)):
        return True
    return _BODY.search(text) is not None and _LOADED.search(text) is not None


def split_nexis(text: str) -> Contents:
    """The articles of an export; empty if none can be told from the others."""
    return _split_old(text) if _NUMBER.search(text) else _split_new(text)


def _split_old(text: str) -> Contents:
    marks = list(_NUMBER.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found: Contents = []
    is_closed = True
    for mark, end in zip(marks, ends, strict=True):
        content, is_closed = _old_article(text[mark.end() : end], mark[0].strip())
        found.append(content)
    numbers = [(int(mark[1] or mark[3]), int(mark[2] or mark[4])) for mark in marks]
    totals = {total for _, total in numbers}
    if len(totals) == 1 and (told := missing([number for number, _ in numbers])):
        found.append(told)
    last, total = numbers[-1]
    if isinstance(found[-1], Content) and len(totals) == 1 and last < total:
        where = "it breaks off in this one" if not is_closed else "the others are in another file, or it was cut"
        note = f"the export has {total:,} documents, this file ends with document {last:,}: {where}"
        found[-1] = found[-1]._replace(note=note)
    return found


def _old_article(text: str, mark: str) -> tuple[Content | ArticleError, bool]:
    """The article of a document, and whether its end is there."""
    blocks = blocks_of(text.splitlines())
    labels = [_label_of(block) for block in blocks]
    first = next((i for i, (label, _) in enumerate(labels) if label in _ABOVE or label in _BELOW), len(blocks))
    dated = next((i for i in range(first) if has_day(joined(blocks[i])) and not _is_copyright(blocks[i])), None)
    if dated is None or first == len(blocks):
        expected = "publisher, day and title, LENGTH or another label, then the text"
        return ArticleError(
            f"looks like an export of Nexis, but under {mark!r} is not what was expected: {expected}"
        ), True
    publisher = _publisher(blocks[:dated])
    begin = first
    while begin < len(blocks) and labels[begin][0] in _ABOVE:
        begin += 1
    fields = {label: value for label, value in labels[first:begin] if label}
    between = blocks[dated + 1 : first]
    titles = [block for block in between if not _is_indented(block)] or between
    title = fields.get("HEADLINE") or (joined(titles[-1]) if titles else "")
    body = [fields["BODY"]] if fields.get("BODY") else []
    rest = list(zip(labels, blocks, strict=True))[begin:]
    kept = list(takewhile(lambda each: each[0][0] not in _BELOW and not _is_copyright(each[1]), rest))
    body += [joined(block) for _, block in kept]
    url = next((value for label, value in labels if label == "URL" and value.startswith("http")), "")
    return article(title, body, publisher, day_in(joined(blocks[dated])), url=url), len(kept) < len(rest)


def _publisher(blocks: list[list[str]]) -> str:
    """What stands above the day: a block of its own, or the last line below a copyright."""
    above = [block for block in blocks if not _is_copyright(block)]
    if above:
        return joined(above[-1])
    lines = [line.strip() for block in blocks for line in block]
    return lines[-1] if len(lines) > 1 and not _COPYRIGHT.match(lines[-1]) else ""


def _label_of(block: list[str]) -> tuple[str, str]:
    found = _LABEL.match(joined(block))
    return (found[1], found[2]) if found and (found[1] in _ABOVE or found[1] in _BELOW) else ("", "")


def _is_copyright(block: list[str]) -> bool:
    return _COPYRIGHT.match(joined(block)) is not None


def _is_indented(block: list[str]) -> bool:
    return all(len(line) - len(line.lstrip(" \t")) >= _INDENT for line in block)


def _split_new(text: str) -> Contents:
    *documents, rest = _END.split(text)
    found: Contents = [_new_article(each, is_first=number == 0) for number, each in enumerate(documents)]
    if _BODY.search(rest) or len(rest.strip()) >= _LEAST_REST:
        last = _new_article(rest, is_first=not documents)
        note = "the export breaks off: `End of Document` does not stand behind this one; download it anew"
        found.append(last._replace(note=note) if isinstance(last, Content) else last)
    cover = _COVER.search(documents[0] if documents else text)
    if cover and int(cover[1]) != len(found):
        told = f"the cover sheet names {int(cover[1]):,} documents, {len(found):,} are in the export; download it anew"
        found.append(ArticleError(told))
    return found


def _new_article(text: str, *, is_first: bool) -> Content | ArticleError:
    lines = [line for each in text.splitlines() if (line := " ".join(each.split())) and not _PAGE.match(line)]
    body = next((i for i, line in enumerate(lines) if line == "Body"), None)
    labelled = [i for i, line in enumerate(lines[:body]) if _NEW_LABEL.match(line) or _COPYRIGHT.match(line)]
    first = next((i for i in labelled if any(has_day(line) for line in lines[max(0, i - 3) : i])), body)
    dated = next((i for i in range((first or 0) - 1, -1, -1) if has_day(lines[i])), None)
    if body is None or dated is None or dated < 2:
        expected = "title, publisher, day, then `Body` and the text"
        shown = lines[0][:60] if lines else ""
        return ArticleError(f"looks like an export of Nexis Uni, but {shown!r} is not what was expected: {expected}")
    has_cover = is_first and _JOB.search(text) is not None
    title = lines[dated - 2] if has_cover else lines[0]
    paragraphs = takewhile(lambda line: not _BELOW_BODY.match(line), lines[body + 1 :])
    return article(title, paragraphs, lines[dated - 1], day_in(lines[dated]))

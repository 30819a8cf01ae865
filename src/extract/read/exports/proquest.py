"""Splits exports of ProQuest: documents between lines of underscores, with fields behind "Full text:" and the like."""

from __future__ import annotations

import re

from extract.errors import ArticleError
from extract.read.content import Content
from extract.read.exports.export_fields import Contents, article, blocks_of, day_in, joined, missing

_LINE = re.compile(r"^[ \t]{0,9}_{40,}[ \t]{0,9}\r?$", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]{0,9}Document (\d{1,6}) of (\d{1,6})[ \t]{0,9}\r?$", re.MULTILINE)
_MARK = re.compile(r"^[ \t]{0,9}(?:Full text|Publication info|Publication title):", re.MULTILINE)
_REPORT = re.compile(r"^[ \t]{0,9}(?:Report Information from ProQuest|ProQuest document (?:ID|link))", re.MULTILINE)
_LABELS = (
    "Title|Author|Abstract|Abstract \\(summary\\)|Full text|Links|Subject|Location|People|"
    "Company / organization|Credit|Classification|Publication title|Publication info|Publication information|"
    "Pages|First page|Volume|Issue|Section|Publication year|Publication date|Year|Publisher|"
    "Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|Source type|"
    "Source attribution|Language of publication|Document type|Document feature|Dateline|Column|"
    "ProQuest document ID|ProQuest document link|Document URL|Copyright|Last updated|Database|"
    "Identifier / keyword|Number of references|Accession number|Edition|Illustration|Caption|"
    "Correspondence author|Contact ProQuest"
)
_LABEL = re.compile(rf"({_LABELS})(?::(?:\s+|$)(.*)|$)")
_AS_LABELS = {"FULL TEXT": "Full text", "Full Text": "Full text", "ABSTRACT": "Abstract", "DETAILS": "Links"}
_HEADINGS = re.compile(rf"^[ \t]{{0,9}}({'|'.join(_AS_LABELS)})(?: \(ENGLISH\))?:?[ \t]{{0,9}}\r?$", re.MULTILINE)
_FURNITURE = re.compile(r"(?:Document \d+ of \d+|ProQuest document link|.*\bhttps?://\S+\s*)$")


def is_proquest(text: str) -> bool:
    """Whether a text looks like an export of ProQuest."""
    if "ull text" not in text and "FULL TEXT" not in text and "ProQuest" not in text and "Publication" not in text:
        return False
    has_line = _LINE.search(text) is not None or _NUMBER.search(text) is not None
    return (has_line and _MARK.search(text) is not None) or (_REPORT.search(text) is not None and has_line)


def split_proquest(text: str) -> Contents:
    """The articles of an export; empty if none can be told from the others."""
    text = _HEADINGS.sub(lambda found: f"{_AS_LABELS[found[1]]}:", text)
    found: Contents = []
    for part in _LINE.split(text):
        begins = [mark.start() for mark in _NUMBER.finditer(part)] or [0]
        ends = [*begins[1:], len(part)]
        found += [
            _article(part[begin:end]) for begin, end in zip(begins, ends, strict=True) if _MARK.search(part[begin:end])
        ]
    numbers = [(int(mark[1]), int(mark[2])) for mark in _NUMBER.finditer(text)]
    totals = {total for _, total in numbers}
    if found and len(totals) == 1:
        if told := missing([number for number, _ in numbers]):
            found.append(told)
        last, total = numbers[-1]
        if last < total and isinstance(found[-1], Content):
            note = f"the export has {total:,} documents, this file ends with document {last:,}: was it cut?"
            found[-1] = found[-1]._replace(note=note)
    return found


def _article(text: str) -> Content | ArticleError:
    head, fields = _fields(text)
    title = joined(fields["Title"]) if fields.get("Title") else next(iter(head), "")
    if not title or "Full text" not in fields:
        expected = "a title, `Full text:` and `Publication title:` or `Publication info:`"
        shown = (title or joined(text.split()[:9]))[:60]
        return ArticleError(f"looks like an export of ProQuest, but {shown!r} is not what was expected: {expected}")
    info = joined(fields.get("Publication info") or fields.get("Publication information") or [])
    named = joined(fields.get("Publication title") or []) or info
    publisher = re.split(r" ?[;\[]", named, maxsplit=1)[0]
    day = day_in(joined(fields.get("Publication date") or [])) or day_in(re.sub(r"(?<=\D)(?=\d{2} [A-Z])", " ", info))
    paragraphs = [joined(block) for block in blocks_of(fields["Full text"])]
    return article(title, paragraphs, publisher, day)


def _fields(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """The lines above all fields, and the lines of each; what stands in the text under a label of the head stays."""
    head: list[str] = []
    fields: dict[str, list[str]] = {}
    label = ""
    for line in map(str.strip, text.splitlines()):
        found = _LABEL.match(line)
        if (
            found
            and found[1] not in fields
            and (label != "Full text" or found[1] not in ("Title", "Author", "Section"))
        ):
            label = found[1]
            fields[label] = [found[2] or ""]
        elif found and found[1] == "Title" and label != "Full text":
            label = found[1]
        elif label:
            fields[label].append(line)
        elif line and not _FURNITURE.match(line):
            head.append(line)
    return head, fields

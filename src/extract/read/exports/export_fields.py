"""What the exports of all databases have in common: paragraphs, days, and articles made of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.errors import ArticleError
from extract.read.content import Content, cleaned, on_one_line
from extract.read.metadata import Metadata
from extract.read.publication_days import told_day
from extract.vocabulary import date_words

Contents = list[Content | ArticleError]
_MONTH = rf"(?:{'|'.join(word[:3] for word in date_words('MONTH'))})[a-z]{{0,6}}\.?"
_DAY = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:1[6-9]|20)\d\d|\d{{1,2}} {_MONTH},? (?:1[6-9]|20)\d\d"
    r"|(?:1[6-9]|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"\b{_MONTH},? (?:1[6-9]|20)\d\d\b", re.IGNORECASE)
_OTHER_LANGUAGE = re.compile(r"\b\d{1,2}(?:\.|er)?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?(?:1[6-9]|20)\d\d\b")
_LANGUAGES = ("fr", "de", "es", "it", "nl", "pt")  # in which the databases show their fields
_LONGEST = 200  # characters of a line that is looked at for a day


@lru_cache(maxsize=4096)
def day_in(line: str) -> str:
    """The first day that a line writes out, as ISO; else a month with its year; else empty."""
    line = " ".join(line[:_LONGEST].split())
    written = _DAY.search(line) or _MONTH_ALONE.search(line)
    if written and (told := told_day(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", written[0])).day):
        return told
    if found := _OTHER_LANGUAGE.search(line):
        import dateparser  # it takes a while

        day = dateparser.parse(
            found[0], languages=list(_LANGUAGES), settings={"REQUIRE_PARTS": ["day", "month", "year"]}
        )
        return day.date().isoformat() if day else ""
    return ""


def has_day(line: str) -> bool:
    """Whether a line is a day, and no more than an edition or a time beside it."""
    return len(line) <= _LONGEST and bool(
        _DAY.search(line) or _MONTH_ALONE.search(line) or _OTHER_LANGUAGE.search(line)
    )


def article(
    title: str, paragraphs: Iterable[str], publisher: str, day: str, *, url: str = "", note: str = ""
) -> Content | ArticleError:
    """The article that these fields make: its text is the title and the paragraphs, a blank line between them."""
    title, body = on_one_line(title), [line for each in paragraphs if (line := on_one_line(each))]
    if not body:
        return ArticleError(f"no text in the export's article {title[:60]!r}: was it downloaded with the full text?")
    text = cleaned("\n\n".join([title, *body] if title else body) + "\n")
    return Content(text, Metadata(day, title, url, on_one_line(publisher)), note)


def blocks_of(lines: Iterable[str]) -> list[list[str]]:
    """The lines between blank ones, as they stand."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def joined(block: Sequence[str]) -> str:
    """A paragraph whose lines were broken."""
    return " ".join(line.strip() for line in block)


def missing(numbers: Sequence[int]) -> ArticleError | None:
    """What is to be told of documents that are numbered, if some are not there."""
    known = set(numbers)
    lost = [number for number in range(min(known, default=1), max(known, default=0) + 1) if number not in known]
    if not lost:
        return None
    shown = ", ".join(map(str, lost[:5])) + (" and others" if len(lost) > 5 else "")
    return ArticleError(f"the export lacks its document {shown}: it is damaged or was cut; download it anew")

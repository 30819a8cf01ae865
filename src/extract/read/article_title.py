"""Finds the title of an article: the first line of its own, if it looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extract.read.boilerplate import is_boilerplate
from extract.records import Span

_HEAD = 4_000  # characters within which a title must stand
_LINES_TRIED = 12  # from the top
_LONGEST, _MOST_WORDS = 160, 25
_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_FINAL_STOP = re.compile(r"(?:[.…:;,][\"”’')\]]*|[-–—_])$")  # a dash ends a dateline
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,4}[\"”’')\]]*$")
_WIDEST_WRAP = 90  # characters of a line in hard-wrapped text
_NARROWEST_WRAP = 50  # characters of such a line
# A line above the title that is neither boilerplate nor a title: an address, a byline, a bare date.
_TIME = r"(?:[ ,0-9:apmgtuz.]{0,20})"
_ABOVE_TITLE = re.compile(
    r"(?:https?://|www\.)\S{1,300}|by [^.?!]{3,80}"
    rf"|[0-9]{{1,4}}[-/. ][0-9a-z]{{1,9}}[-/. ][0-9]{{1,4}}{_TIME}"
    rf"|(?:[a-z]{{3,9}},? )?(?:[a-z]{{3,9}} [0-9]{{1,2}}|[0-9]{{1,2}} [a-z]{{3,9}}),? [0-9]{{4}}{_TIME}",
    re.IGNORECASE,
)


def find_title(text: str) -> Span | None:
    """Where the title stands: the first line that is no page furniture, address, byline or date, if it is a title.

    A title is short, does not end with a full stop, begins with no small letter and has text after it; a line that the
    next ones carry on (hard-wrapped prose) is none.
    """
    lines = list(islice(_lines(text[:_HEAD]), _LINES_TRIED + 3))
    for number, span in enumerate(lines[:_LINES_TRIED]):
        line = text[span.start : span.end]
        if is_boilerplate(line) or _ABOVE_TITLE.fullmatch(line[:_LONGEST]):
            continue
        has_text_after = any(
            not is_boilerplate(text[later.start : later.end]) for later in lines[number + 1 : number + 4]
        )
        if has_text_after and _looks_like_title(line) and not _is_wrapped(text, lines[number : number + 3]):
            return span
        return None
    return None


def title_of(text: str) -> str:
    """The title as it stands in the text, empty if there is none."""
    span = find_title(text)
    return text[span.start : span.end] if span else ""


def _lines(text: str) -> Iterator[Span]:
    """The lines that are not blank, without white space at their ends."""
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(stripped))


def _looks_like_title(line: str) -> bool:
    if not 2 <= len(line) <= _LONGEST or len(line.split()) > _MOST_WORDS or line[0].islower():
        return False
    if _FINAL_STOP.search(line) and not _INITIALS.search(line):
        return False
    return any(char.isalpha() for char in line)


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether the first line is carried on by the next ones: lower case after it, or a block of lines of one width."""
    first, *following = lines
    if not following or _is_blank_between(text, first, following[0]):
        return False
    if text[following[0].start].islower():
        return True
    block = [first, *following]
    return (
        len(block) == 3
        and not _is_blank_between(text, following[0], following[1])
        and all(_NARROWEST_WRAP <= span.end - span.start <= _WIDEST_WRAP for span in block[:2])
        and following[1].end - following[1].start <= _WIDEST_WRAP
    )


def _is_blank_between(text: str, line: Span, following: Span) -> bool:
    return len(text[line.end : following.start].replace("\r\n", "\n").replace(" ", "")) > 1

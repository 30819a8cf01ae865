"""Pairs quotation marks, kind by kind and paragraph by paragraph; odd marks cost no more than their own paragraph.

A mark's glyph and its neighbours say whether it opens or closes; a stack of open marks does the rest, so that the time
is linear in the number of marks. A mark that opens a paragraph and is never closed marks the paragraph to its end when
the next one is opened again (the printers' rule for quotations over several paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from extract.records import Span

_MARK = re.compile(r"''(?!')|``|[\"“”„‟«»‘’‚'`]")
_OPENING = frozenset("“„‟«‘‚`") | {"``"}
_CLOSING = frozenset("”»’")
_KIND = dict.fromkeys("‘’‚'`", "single")
_CLITIC = re.compile(r"(?:s|t|d|m|re|ve|ll|em|til|tis|twas|cause|n|round|\d0s)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’]\d{1,2}$")
_FEET_REACH = 5  # characters
_WORD_BEHIND = re.compile(r" [a-z]")
_SENTENCE_END = re.compile(r"[.!?…]\s")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: `text[start:end]` with them, `text[inner.start:inner.end]` without."""

    start: int
    end: int
    inner: Span
    kind: str  # double or single
    paragraph: int
    closed: bool = True
    opened: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    opens: bool
    closes: bool
    straight: bool = False
    loose: bool = False  # white space behind it
    inch: bool = False  # may be a measure: closes what is open, else says nothing


def _sides(text: str, start: int, end: int, low: int, high: int) -> tuple[bool, bool]:
    """Whether white space or a bracket (or the paragraph's end) stands before and behind."""
    before = start == low or text[start - 1].isspace() or text[start - 1] in "([{—–/"
    behind = end == high or text[end].isspace() or text[end] in ")]}—–,.;:?!…/"
    return before, behind


def _read_mark(text: str, match: re.Match[str], low: int, high: int) -> _Mark | None:
    """What a glyph does at its place in the paragraph `text[low:high]`; None for apostrophes and for feet."""
    glyph, start, end = match[0], *match.span()
    if glyph in "\"”'’" and _FEET.search(text, max(low, start - _FEET_REACH), start):
        return None  # 6'2"
    sides = _sides(text, start, end, low, high)
    if _KIND.get(glyph) == "single":
        return _single_mark(text, match, sides)
    return _double_mark(text, match, sides, low, high)


def _single_mark(text: str, match: re.Match[str], sides: tuple[bool, bool]) -> _Mark | None:
    glyph, (before, behind), end = match[0], sides, match.end()
    opens = before and not behind and glyph not in "’" and not _CLITIC.match(text, end)
    closes = not before and (behind or text[end] in "\"”’'") and glyph in "’'"
    closes = closes and text[end : end + 1] != "s"
    return _Mark(match.start(), end, "single", opens, closes) if opens or closes else None


def _double_mark(text: str, match: re.Match[str], sides: tuple[bool, bool], low: int, high: int) -> _Mark:
    glyph, (before, behind), (start, end) = match[0], sides, match.span()
    if glyph == '"' and start > low and text[start - 1].isdigit() and behind and not before:
        return _Mark(start, end, "double", False, True, inch=True)
    if glyph in _OPENING:
        return _Mark(start, end, "double", True, not before and behind)
    if glyph in _CLOSING:
        return _Mark(start, end, "double", before and not behind, True)
    opens, closes = before and not behind, behind and not before
    if start == low and not closes:
        opens = True
    loose = end < high and text[end].isspace()
    return _Mark(start, end, "double", opens or not closes, closes or not opens, glyph == '"', loose)


def _pair(marks: Iterable[_Mark]) -> tuple[list[tuple[_Mark, _Mark]], list[_Mark], list[_Mark]]:
    """Outermost and nested pairs, marks never closed, and closing marks without an opening one."""
    pairs: list[tuple[_Mark, _Mark]] = []
    stack: list[_Mark] = []
    stray: list[_Mark] = []
    for mark in marks:
        top = stack[-1] if stack else None
        if mark.closes and top:
            pairs.append((top, mark))
            stack.pop()
        elif mark.opens:
            stack.append(mark)
        elif stray and mark.straight and stray[-1].straight and stray[-1].loose:
            pairs.append((stray.pop(), mark))  # (a town," in fact it is") : the first one stands on the wrong side
        elif not mark.inch:
            stray.append(mark)
    return pairs, stack, stray


def _outermost(spans: list[Marked]) -> list[Marked]:
    found: list[Marked] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _unclosed(text: str, mark: _Mark, limit: int, *, whole: bool) -> int:
    """Where the reach of a mark that is never closed ends: the paragraph, or its own sentence."""
    if whole:
        return limit
    stop = _SENTENCE_END.search(text, mark.end, limit)
    return stop.start() + 1 if stop else limit


def _in_paragraph(text: str, low: int, high: int, number: int) -> list[Marked]:
    marks = [m for match in _MARK.finditer(text, low, high) if (m := _read_mark(text, match, low, high))]
    if not marks:
        return []
    double, single = [m for m in marks if m.kind == "double"], [m for m in marks if m.kind == "single"]
    pairs, left, stray = _pair(double)
    spans = [Marked(a.start, b.end, Span(a.end, b.start), a.kind, number) for a, b in pairs]
    for place, mark in enumerate(left):
        following = min((s.start for s in spans if s.start > mark.start), default=high) if place < 8 else mark.end
        last = left[place + 1].start if place + 1 < len(left) else following
        end = _unclosed(text, mark, min(last, following), whole=mark.start == low or min(last, following) == high)
        if end > mark.end:
            spans.append(Marked(mark.start, end, Span(mark.end, end), mark.kind, number, closed=False))
    if stray and not any(span.start < stray[0].start for span in spans):
        spans.append(Marked(low, stray[0].end, Span(low, stray[0].start), "double", number, opened=False))
    double_spans = _outermost(spans)
    return _outermost([*double_spans, *_singles(text, single, double_spans, number)])


def _possessive(text: str, mark: _Mark) -> bool:
    """Whether the mark may be the apostrophe of a plural (the workers' rights)."""
    return text[mark.start - 1] == "s" and bool(_WORD_BEHIND.match(text, mark.end))


def _singles(text: str, marks: list[_Mark], outer: list[Marked], number: int) -> list[Marked]:
    """Pairs of single marks outside the double ones; an apostrophe at a word's end loses to a later, surer mark."""
    free: list[_Mark] = []
    place = 0
    for mark in marks:
        while place < len(outer) and outer[place].end <= mark.start:
            place += 1
        if place == len(outer) or mark.start < outer[place].start:
            free.append(mark)
    spans: list[Marked] = []
    opened: _Mark | None = None
    for mark, following in zip_longest(free, free[1:]):
        if mark.opens:
            opened = opened or mark
        elif opened is not None and not (_possessive(text, mark) and following and not following.opens):
            spans.append(Marked(opened.start, mark.end, Span(opened.end, mark.start), "single", number))
            opened = None
    return spans


@lru_cache(maxsize=1)  # three stages ask for those of one article
def find_marks(text: str, paragraphs: tuple[tuple[int, int, int], ...]) -> tuple[Marked, ...]:
    """The outermost stretches in quotation marks, in text order.

    `paragraphs`: (start, end, number) of each, in code points.
    """
    return tuple(span for low, high, number in paragraphs for span in _in_paragraph(text, low, high, number))

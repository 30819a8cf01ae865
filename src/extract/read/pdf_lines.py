"""Makes paragraphs of the lines of a PDF's pages: by their places, sizes and ends.

A PDF has no paragraphs, only letters and where they stand. A paragraph ends where the next line stands farther below
than lines do in this document, is indented, or is of another size, and after a short line that ends a sentence. It goes
on over the end of a column or page unless it ends a sentence there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from extract.vocabulary import load_rows

_EDGE = 2  # lines at the upper and at the lower end of a page where its furniture stands
_REPEATED = 0.3  # of the pages; left and right ones often differ
_NUMBER = r"[0-9]{1,4}(?: ?(?:of|/) ?[0-9]{1,4})?"
_PAGE_NUMBER = re.compile(
    rf"(?:[-–—|·] ?)?(?:page |p\. ?)?{_NUMBER}(?: ?[-–—|·])?|(?:https?|file)://\S{{1,500}}(?: {_NUMBER})?",
    re.IGNORECASE,
)
_APART = 1.8  # times the height of letters
_DIGITS = re.compile(r"[0-9]+")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*$")
_BULLET = re.compile(r"[•‣▪●◦■–—*-] ")
_WIDER_GAP = 1.3  # times the usual distance of lines
_OTHER_SIZE = 0.1  # of the height of letters
_INDENT = 0.8  # of the height of letters
_FULL = 0.85  # of the usual length of lines: a shorter one may be the last of its paragraph
_WORD = re.compile(r"\w[\w'’-]*")
_BROKEN = re.compile(r"(\w+(?:-\w+)*)-$")
_FIRST_WORD = re.compile(r"\w+")


class Line(NamedTuple):
    """A line: its text, where it begins, and the height of its letters, in points from the bottom left."""

    text: str
    x: float
    y: float
    height: float


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of all pages, in order, each on one line; page numbers and running heads are left out.

    A hyphen at the end of a line stays or goes as the word is written elsewhere in the document; without such a witness
    it goes, unless one of its parts is of those that lexicons/language/hyphens.csv lists (self-, -based).
    """
    kept = _without_furniture(pages)
    lines = [line for page in kept for line in page]
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    return [_joined(block, words) for block in _blocks(lines)]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    edges = [_edge(page) for page in pages]
    often = Counter(name for page, edge in zip(pages, edges, strict=True) for name in {_name(page[n]) for n in edge})
    enough = max(2, _REPEATED * len(pages))
    return [
        [
            line
            for number, line in enumerate(page)
            if number not in edge or not (often[_name(line)] >= max(enough, 2 + _counts(line)) or _is_page_number(line))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _counts(line: Line) -> bool:
    """Whether there is a number in it: "Part 1" and "Part 2" at the head of two pages are no running head yet."""
    return _DIGITS.search(line.text) is not None


def _edge(page: Sequence[Line]) -> set[int]:
    """The numbers of the lines that stand apart at the upper and the lower end of a page."""
    order = sorted(range(len(page)), key=lambda number: page[number].y)
    return {*_apart(page, order), *_apart(page, order[::-1])}


def _apart(page: Sequence[Line], order: Sequence[int]) -> Sequence[int]:
    """The outermost line or lines, up to two, that are parted from the next by space or by their size."""
    for number in range(1, min(_EDGE, len(order) - 1) + 1):
        outer, inner = page[order[number - 1]], page[order[number]]
        if abs(inner.y - outer.y) > _APART * max(inner.height, outer.height) or not _is_size(inner, outer):
            return order[:number]
    return ()


def _name(line: Line) -> tuple[str, int]:
    """What a running head or foot has in common on all pages: its words, and its height on the page within 5 points."""
    return _DIGITS.sub("#", line.text), round(line.y / 5)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    leading, length = _leading(lines), _length(lines)
    block: list[Line] = []
    for line in lines:
        if block and _begins(block, line, leading, length):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance of two lines, in heights of their letters."""
    steps = [(one.y - two.y) / one.height for one, two in pairwise(lines) if one.height and _is_size(one, two)]
    steps = [round(step, 2) for step in steps if 0.5 < step < 4]
    if not steps:
        return 1.2
    commonest = Counter(steps).most_common(1)[0]
    return commonest[0] if commonest[1] > len(steps) / 4 else median_low(steps)


def _length(lines: Sequence[Line]) -> int:
    """The usual length of a full line, in characters."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.8 * len(lengths))] if lengths else 0


def _is_size(one: Line, two: Line) -> bool:
    return abs(one.height - two.height) <= _OTHER_SIZE * max(one.height, two.height)


def _begins(block: Sequence[Line], line: Line, leading: float, length: int) -> bool:
    """Whether a line begins a new paragraph after the lines of `block`."""
    last = block[-1]
    ends = _SENTENCE_END.search(last.text) is not None
    if not _is_size(last, line):
        return True
    step = (last.y - line.y) / (last.height or 1)
    if step < 0.3 * leading:  # further up, or beside it: the next column or page
        return ends or (line.text[0].isupper() and len(last.text) < _FULL * length)
    if step > _WIDER_GAP * leading and step < 5 * leading:
        return True
    if step >= 5 * leading:
        return ends
    if _BULLET.match(line.text):
        return True
    is_indented = line.x - last.x > _INDENT * line.height
    if is_indented and not (len(block) == 1 and _BULLET.match(last.text)):
        return True
    return ends and len(last.text) < _FULL * length


def _joined(block: Sequence[Line], words: Counter[str]) -> str:
    text = block[0].text
    for line in block[1:]:
        text = _glued(text, line.text, words)
    return text.replace("\xad", "")


def _glued(text: str, line: str, words: Counter[str]) -> str:
    if text.endswith("\xad"):
        return text[:-1] + line
    broken, following = _BROKEN.search(text), _FIRST_WORD.match(line)
    if broken is None or following is None:
        return f"{text} {line}"
    if following[0][0].isupper() or not following[0].isalpha() or not broken[1][-1].isalpha():
        return text + line  # Franco-German, mid-1990s
    one, two = broken[1].rpartition("-")[2].lower(), following[0].lower()
    whole, hyphenated = words[one + two], words[f"{one}-{two}"]
    keeps = hyphenated > whole if hyphenated or whole else one in _hyphenated("first") or two in _hyphenated("second")
    return text + line if keeps or "-" in broken[1] else text[:-1] + line


@cache
def _hyphenated(place: str) -> frozenset[str]:
    return frozenset(row["part"] for row in load_rows("language/hyphens.csv") if row["place"] == place)

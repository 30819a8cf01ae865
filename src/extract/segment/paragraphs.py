"""Cuts a text into paragraphs, whatever its line ends are: blank lines, one line a paragraph, or hard-wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.read.boilerplate import is_boilerplate

ParagraphKind = Literal["prose", "title", "boilerplate"]

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[.!?…:;][\"”’')\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_WIDEST_WRAP = 120  # hard-wrapped text is narrower; longer lines are whole paragraphs
_WRAP_SLACK = 4  # characters by which a wrapped line may fall short of the width
_LONGEST_TITLE = 160  # characters
_LONGEST_PARAGRAPH = 20_000  # characters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `text[start:end]`, without white space at its ends."""

    start: int
    end: int
    kind: ParagraphKind


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines as spans without white space at their ends; an empty span where a line is blank."""
    spans, start = [], 0
    for match in [*_LINE_END.finditer(text), None]:
        end = match.start() if match else len(text)
        line = text[start:end]
        left = len(line) - len(line.lstrip())
        spans.append((start + left, start + left + len(line.strip())))
        start = match.end() if match else end
    return spans


def _blocks(lines: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    blocks: list[list[tuple[int, int]]] = [[]]
    for line in lines:
        if line[0] < line[1]:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def _wrap_width(text: str, blocks: list[list[tuple[int, int]]]) -> int:
    """The width that the text was wrapped to, 0 if its single line breaks end paragraphs."""
    breaks = [(a, b) for block in blocks for a, b in pairwise(block)]
    width = max((end - start for block in blocks for start, end in block), default=0)
    if len(breaks) < 3 or width > _WIDEST_WRAP:
        return 0
    wrapped = sum(_is_full(text, a, b, width) for a, b in breaks)
    return width if wrapped >= 0.7 * len(breaks) else 0


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the next line's first word would not have fitted into the line."""
    word = _FIRST_WORD.match(text, *following)
    return line[1] - line[0] + 1 + (len(word[0]) if word else 0) > width - _WRAP_SLACK


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph longer than any writer's in pieces, cut at spaces where there are some: models refuse it whole."""
    while end - start > _LONGEST_PARAGRAPH:
        space = text.rfind(" ", start + 1, start + _LONGEST_PARAGRAPH)
        cut = space if space > 0 else start + _LONGEST_PARAGRAPH
        yield start, start + len(text[start:cut].rstrip())
        start = cut
        while text[start].isspace():
            start += 1
    yield start, end


def _kind(line: str, *, prose_follows: bool) -> ParagraphKind:
    if is_boilerplate(line):
        return "boilerplate"
    if prose_follows and len(line) <= _LONGEST_TITLE and not _TERMINAL.search(line):
        return "title"
    return "prose"


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, in order, apart from one another.

    Blank lines always part them. A single line break parts them too, unless the text is hard-wrapped (most breaks come
    where the next word would have passed the width) or the next line goes on in lower case.
    """
    blocks = _blocks(_lines(text))
    width = _wrap_width(text, blocks)
    spans: list[tuple[int, int]] = []
    for block in blocks:
        start, last = block[0][0], block[0]
        for line in block[1:]:
            unfinished = text[line[0]].islower() and not _TERMINAL.search(text[last[1] - 3 : last[1]])
            if not (unfinished or (width and _is_full(text, last, line, width))):
                spans.append((start, last[1]))
                start = line[0]
            last = line
        spans.append((start, last[1]))
    spans = [piece for span in spans for piece in _pieces(text, *span)]
    final = len(spans) - 1
    return tuple(
        Paragraph(start, end, _kind(text[start:end], prose_follows=number < final))
        for number, (start, end) in enumerate(spans)
    )

"""Finds the words by which a gold record is found again: `at`, and the spelling of each of its spans.

It is the inverse of `extract.score.locate_spans`, whose code tries every string before it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extract.errors import GoldError
from extract.records import Span
from extract.score.locate_spans import Anchor, anchor, word_pattern

_WORD = re.compile(r"\w+|[^\w\s]")


class Placed(NamedTuple):
    """The words of `at` and where they stand."""

    at: str
    anchor: Anchor


class Anchoring:
    """Anchors in one article."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [match.end() for match in _WORD.finditer(text)]

    def place(self, start: int, reach: int, *, words: int = 1) -> Placed | None:
        """The fewest words from `start` on, but so many at least, that the article has once.

        Their paragraph goes on to `reach`.

        Where all that follows is said more than once, the anchor begins with the article. None if even that fails.
        """
        for first in dict.fromkeys((start, 0)):
            end = self._end_of_unique(first, words)
            if end is None:
                continue
            at = self._text[first:end]
            if (found := anchor(self._text, at)).paragraph_end < reach:
                at = self._text[first : max(end, reach)]
                found = anchor(self._text, at)
            return Placed(at, found)
        return None

    def _end_of_unique(self, start: int, words: int) -> int | None:
        """Where the shortest run of words from `start` ends that occurs once: longer ones occur no more often."""
        low = min(bisect_right(self._ends, start) + words, len(self._ends)) - 1
        step, high = 1, low
        while high < len(self._ends) and not self._is_unique(start, self._ends[high]):
            low, high, step = high + 1, high + step, step * 2
        if high >= len(self._ends):
            high = len(self._ends) - 1
            if high < low or not self._is_unique(start, self._ends[high]):
                return None
        found = bisect_left(range(low, high), True, key=lambda index: self._is_unique(start, self._ends[index]))
        return self._ends[low + found]

    def _is_unique(self, start: int, end: int) -> bool:
        words = self._text[start:end]
        return self._text.find(words) == start and self._text.find(words, start + 1) < 0


def spell(place: Anchor, span: Span, key: str) -> str | None:
    """The string that `place` finds this span by, such as "said@2"; None if there is none."""
    string = place.text[span.start : span.end]
    for candidate in _candidates(place.text, string, span, place.start, place.paragraph_end):
        try:
            if place.find(candidate, key) == span:
                return candidate
        except GoldError:
            continue
    return None


def spell_pieces(place: Anchor, spans: Sequence[Span]) -> list[str] | None:
    """The strings of a quote's content, each looked for behind the one before it; None if one cannot be told."""
    pieces: list[str] = []
    for index, span in enumerate(spans):
        string = place.text[span.start : span.end]
        begin = spans[index - 1].end if index else place.start
        for candidate in _candidates(place.text, string, span, begin, len(place.text)):
            try:
                if place.find_pieces([*pieces, candidate], "content") == tuple(spans[: index + 1]):
                    pieces.append(candidate)
                    break
            except GoldError:
                continue
        else:
            return None
    return pieces


def _candidates(text: str, string: str, span: Span, begin: int, end: int) -> list[str]:
    """The string itself and, where it stands whole before the span, the string with the number of the place."""
    if not string.strip():
        return []
    matches = enumerate(word_pattern(string).finditer(text, begin, end), 1)
    nth = next((number for number, match in matches if match.start() >= span.start), 1)
    return [string] if nth == 1 else [f"{string}@{nth}"]

"""Finds the strings of a gold record in its article: the anchor `at`, then the others from there on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.errors import GoldError
from extract.records import Span

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*\r?\n")
_NTH = re.compile(r"(?P<text>.+)@(?P<nth>[1-9]\d?)", re.DOTALL)


def word_pattern(string: str) -> re.Pattern[str]:
    """A pattern for the string as whole words: a letter or digit at an end touches no other one."""
    left = r"(?<!\w)" if re.match(r"\w", string) else ""
    right = r"(?!\w)" if re.match(r"\w", string[-1]) else ""
    return re.compile(left + re.escape(string) + right)


def shorten(string: str, width: int = 60) -> str:
    """The string in quotes on one line, its middle left out where it is long."""
    line = " ".join(string.split())
    return repr(line if len(line) <= width else f"{line[: width - 20]} … {line[-15:]}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a record begins to look (`start`) and where its paragraph and the article end, all offsets."""

    text: str
    start: int
    paragraph_end: int

    def find(self, string: str, key: str) -> Span:
        """The first whole-word occurrence in the paragraph ("said@2": the second).

        A string that stands only inside a longer word (words run together by a typo) is taken when there is
        just one such place. Raises GoldError, naming the key, when there is none.
        """
        return self._find(string, key, self.start, self.paragraph_end, "in the paragraph")

    def find_pieces(self, pieces: list[str], key: str) -> tuple[Span, ...]:
        """The pieces of a quote's content, one after the other; they may run on into later paragraphs."""
        spans: list[Span] = []
        for piece in pieces:
            start = spans[-1].end if spans else self.start
            where = "after the piece before it" if spans else "in the article"
            spans.append(self._find(piece, key, start, len(self.text), where))
        return tuple(spans)

    def _find(self, string: str, key: str, start: int, end: int, where: str) -> Span:
        nth = 1
        wanted = _NTH.fullmatch(string)
        if wanted and self.text.find(string, start, end) < 0:
            string, nth = wanted["text"], int(wanted["nth"])
        found = 0
        for found, match in enumerate(word_pattern(string).finditer(self.text, start, end), 1):
            if found == nth:
                return Span(*match.span())
        if nth > 1:
            raise GoldError(f"{key}: {shorten(string)} stands {found} times from `at` on {where}, not {nth}")
        first = self.text.find(string, start, end)
        if first < 0:
            raise GoldError(f"{key}: {shorten(string)} is not found from `at` on {where}")
        if self.text.find(string, first + 1, end) >= 0:
            raise GoldError(f"{key}: {shorten(string)} stands from `at` on {where} only inside longer words")
        return Span(first, first + len(string))


def anchor(text: str, at: str) -> Anchor:
    """Place `at`, which must occur exactly once in the article.

    A paragraph ends at a blank line or, in an article without blank lines, at the end of its line.
    Raises GoldError when `at` is missing or occurs again.
    """
    start = text.find(at)
    if start < 0:
        raise GoldError(f"at: {shorten(at)} is not in the article")
    if text.find(at, start + 1) >= 0:
        raise GoldError(f"at: {shorten(at)} occurs more than once in the article; make it longer")
    after = start + len(at)
    if _BLANK_LINE.search(text):
        gap = _BLANK_LINE.search(text, after)
        end = gap.start() if gap else len(text)
    else:
        newline = text.find("\n", after)
        end = newline if newline >= 0 else len(text)
    return Anchor(text, start, end)

"""Sentences and tokens for the formats that have a line for each token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extract.labelling.label_sources import all_spans
from extract.labelling.labels import Labels
from extract.records import Span

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_LINE = re.compile(r"\S(?:.*\S)?")


def sentences(labels: Labels) -> list[list[Span]]:
    """The tokens of each sentence: all that is no white space, cut where a label begins or ends.

    What lies in no sentence is taken line by line.
    """
    cuts = sorted({offset for span in all_spans(labels) for offset in span})
    return [tokens for span in _segments(labels) if (tokens := list(_tokens(labels.text, span, cuts)))]


def covered(starts: Sequence[int], span: tuple[int, int]) -> range:
    """The indexes of the tokens in a span, of all tokens' starts in ascending order; they are cut at labels' ends."""
    return range(bisect_left(starts, span[0]), bisect_left(starts, span[1]))


def _segments(labels: Labels) -> Iterator[Span]:
    position = 0
    for start, end in sorted(labels.sentences):
        yield from _lines(labels.text, position, start)
        if end > max(start, position):
            yield Span(max(start, position), end)
            position = end
    yield from _lines(labels.text, position, len(labels.text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    return (Span(*match.span()) for match in _LINE.finditer(text, start, end))


def _tokens(text: str, span: Span, cuts: list[int]) -> Iterator[Span]:
    for match in _TOKEN.finditer(text, span.start, span.end):
        start, end = match.span()
        for cut in cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]:
            yield Span(start, cut)
            start = cut
        yield Span(start, end)

"""Content in characters: what marks make whole; and what another cue ends."""

from __future__ import annotations

from collections.abc import Mapping

from extract.quotes.cues import Cue
from extract.records import Span
from extract.syntax import Document
from extract.syntax.tree import Tree

_PAUSES = frozenset({",", "”", '"', "''"})
LONGEST = 150  # tokens of a clause that are looked through


def widened(document: Document, first: int, last: int) -> Span:
    """The range as characters; a marked stretch that it cuts is taken whole, marks at the two ends are left out."""
    low, high = document.tree.span(first, last)
    at_start, at_end = document.marks.inside[first], document.marks.inside[last]
    if at_end >= 0:
        high = document.marks.spans[at_end].inner.end
    if at_start >= 0:
        low = min(low, document.marks.spans[at_start].inner.start)
    return Span(low, max(low, high))


def before_next_cue(tree: Tree, first: int, last: int, cues: Mapping[int, Cue]) -> int:
    """The last token of content before ", adding that" or its like; `last` if none comes."""
    for token in range(first + 1, min(last, first + LONGEST) + 1):
        says = token in cues and cues[token].verb.kind == "say"
        if says and tree.tags[token] == "VBG" and tree.words[token - 1] in _PAUSES:
            return token - 1
    return last

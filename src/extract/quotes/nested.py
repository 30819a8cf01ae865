"""Attributions inside the content of others: kept where they are speech, dropped where they only word it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.quotes.attribution_record import Attribution
from extract.quotes.cues import Cue
from extract.syntax import Document
from extract.syntax.tree import Tree
from extract.vocabulary import function_words

_PERSONS = function_words("third_subjects") & (function_words("male") | function_words("female"))
_DEPTH = 4  # attributions around one that are looked at
_KEPT = frozenset(
    {"cue-that", "cue-wh", "cue-quote", "quote-cue", "clause-cue", "according-to", "as-clause", "aside", "name-colon"}
)


def drop_nested(document: Document, found: Sequence[Attribution], cues: Mapping[int, Cue]) -> list[Attribution]:
    """The attributions without those that only word a view inside another one's content (said that he supports X).

    Speech that the content itself reports stays: it is what somebody else said.
    """
    inside = _inside(found, document.tree)
    kept: list[Attribution] = []
    for index, attribution in enumerate(found):
        if index not in inside:
            kept.append(attribution)
        elif attribution.rule in _KEPT and _is_speech(document.tree, attribution, cues.get(attribution.anchor)):
            kept.append(replace(attribution, nested=True))
    return kept


def _is_speech(tree: Tree, attribution: Attribution, cue: Cue | None) -> bool:
    """Whether an attribution inside another one is what somebody else said, or believes."""
    if cue is None:
        return True
    source = attribution.source
    other = source is not None and tree.tags[source[1]] != "PRP"
    return (cue.verb.kind in ("say", "ask", "show") and other) or _believes(tree, cue, source)


def _believes(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> bool:
    """Whether one person's belief is reported (said that she believes …), which is a position of its own."""
    if cue.verb.base != "believe" or source is None:
        return False
    return tree.lower[source[1]] in _PERSONS or tree.tags[source[1]] == "NNP"


def _inside(found: Sequence[Attribution], tree: Tree) -> set[int]:
    """The attributions whose cue lies in another one's content.

    One pass over contents and cues in text order; of contents within contents only the innermost few are looked at.
    """
    spans = deque(_contents(found))
    inside: set[int] = set()
    stack: list[tuple[int, int]] = []  # end, owner
    for offset, index in sorted(_anchors(found, tree)):
        while spans and spans[0][0] <= offset:
            _, end, owner = spans.popleft()
            stack.append((-end, owner))
        while stack and stack[-1][0] <= offset:
            stack.pop()
        if any(end > offset and owner != index for end, owner in stack[-_DEPTH:]):
            inside.add(index)
    return inside


def _contents(found: Sequence[Attribution]) -> list[tuple[int, int, int]]:
    """Beginning, negative end and owner's number of each stretch of content in text order, of two the longer first."""
    return sorted((span.start, -span.end, index) for index, a in enumerate(found) for span in a.content)


def _anchors(found: Sequence[Attribution], tree: Tree) -> Iterator[tuple[int, int]]:
    """Where each attribution is told, with its number."""
    return ((tree.starts[a.anchor], index) for index, a in enumerate(found) if a.anchor >= 0)

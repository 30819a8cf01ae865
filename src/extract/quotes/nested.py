"""Attributions inside the content of others: kept where they are speech, dropped where they only word it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.quotes.attribution import Attribution
from extract.quotes.cues import Cue
from extract.syntax import Document
from extract.syntax.tree import Tree
from extract.vocabulary import function_words

_PERSONS = function_words("third_subjects") & (function_words("male") | function_words("female"))
_DEPTH = 4  # attributions around one that are looked at
_KEPT = frozenset(
    {"cue-that", "cue-wh", "cue-quote", "quote-cue", "clause-cue", "according-to", "as-clause", "aside", "name-colon"}
)


def _believes(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> bool:
    """Whether one person's belief is reported (said that she believes …), which is a position of its own."""
    if cue.verb.base != "believe" or source is None:
        return False
    return tree.lower[source[1]] in _PERSONS or tree.tags[source[1]] == "NNP"


def _inside(found: Sequence[Attribution], tree: Tree) -> set[int]:
    """The attributions whose cue lies in another one's content.

    One pass over contents and cues in text order; of contents within contents only the innermost few are looked at.
    """
    spans = sorted((span.start, -span.end, index) for index, a in enumerate(found) for span in a.content)
    anchors = sorted((tree.starts[a.anchor], index) for index, a in enumerate(found) if a.anchor >= 0)
    inside: set[int] = set()
    stack: list[tuple[int, int]] = []  # end, owner
    place = 0
    for offset, index in anchors:
        while place < len(spans) and spans[place][0] <= offset:
            stack.append((-spans[place][1], spans[place][2]))
            place += 1
        while stack and stack[-1][0] <= offset:
            stack.pop()
        if any(end > offset and owner != index for end, owner in stack[-_DEPTH:]):
            inside.add(index)
    return inside


def drop_nested(document: Document, found: Sequence[Attribution], cues: Mapping[int, Cue]) -> list[Attribution]:
    """The attributions without those that only word a view inside another one's content (said that he supports X).

    Speech that the content itself reports stays: it is what somebody else said.
    """
    tree = document.tree
    inside = _inside(found, tree)
    kept: list[Attribution] = []
    for index, attribution in enumerate(found):
        if index not in inside:
            kept.append(attribution)
            continue
        cue, source = cues.get(attribution.anchor), attribution.source
        other = source is not None and tree.tags[source[1]] != "PRP"
        speech = cue is None or (cue.verb.kind in ("say", "ask") and other) or _believes(tree, cue, source)
        if attribution.rule in _KEPT and speech:
            kept.append(replace(attribution, nested=True))
    return kept

"""Which words stand in somebody's direct speech, and which are the source of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.records import Quote, Span
from extract.syntax.marks import Marked
from extract.syntax.tree import Tree


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of direct speech: the token that heads its source, or -1."""

    source: int


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a quote's content, and whether it is direct speech."""

    span: Span
    direct: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Direct speech by token: `inside[i]` is the index in `turns` of what token i is part of, or -1.

    `sources[i]` lists what the source that token i heads says, in direct or indirect speech.
    """

    turns: tuple[Turn, ...]
    inside: list[int]
    sources: dict[int, list[Said]]


def source_head(tree: Tree, source: Span | None) -> int:
    """The index of the token that heads a source phrase, or -1."""
    tokens = tree.tokens(*source) if source else range(0)
    return tree.root(tokens) if tokens else -1


def _tokens(starts: list[int], part: Span) -> range:
    return range(max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.end))


def read_speech(tree: Tree, marks: Sequence[Marked], quotes: Sequence[Quote]) -> Speech:
    """Direct speech from the quotes; what stands in double marks besides is speech whose source is not known."""
    starts, tags = tree.starts, tree.tags
    inside = [-1] * len(tree)
    turns: list[Turn] = []
    sources: dict[int, list[Said]] = {}
    mixed = set[int]()
    for quote in quotes:
        head = source_head(tree, quote.source)
        if head >= 0:
            sources.setdefault(head, []).extend(Said(part, quote.type == "direct") for part in quote.content)
        if quote.type == "mixed":  # its pronouns may well be the speaker: 'said that he “had no choice”'
            mixed.update(i for part in quote.content for i in _tokens(starts, part))
        if quote.type != "direct":
            continue
        for part in quote.content:
            for i in _tokens(starts, part):
                inside[i] = len(turns)
        turns.append(Turn(head))
    for mark in marks:
        tokens = _tokens(starts, mark.inner)
        if mark.kind != "double" or any(inside[i] >= 0 or i in mixed for i in tokens):
            continue
        if any(tags[i] in ("VBZ", "VBD", "VBP", "MD") for i in tokens):
            for i in tokens:
                inside[i] = len(turns)
            turns.append(Turn(-1))
    return Speech(tuple(turns), inside, sources)

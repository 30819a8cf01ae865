"""What the rules look at: the tree, the stretches in quotation marks and where each token stands among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from spacy.tokens import Doc

from extract.quotes.marks import Marked, find_marks
from extract.records import Mention, Span
from extract.segment.tree import Tree, read_tree


@dataclass(frozen=True, slots=True)
class Scene:
    """One article as the rules see it.

    `inside[i]`: the index of the marked stretch that token i begins in, or -1. `first`, `last`: the tokens at a
    stretch's ends, which are its marks. `words_before[i]`, `marked_before[i]`: how many words, and words in marks,
    come before i.
    """

    tree: Tree
    marks: tuple[Marked, ...]
    inside: list[int]
    first: list[int]
    last: list[int]
    words_before: list[int]
    marked_before: list[int]

    def opens_at(self, token: int) -> int:
        """The index of the marked stretch whose first token this is, or -1."""
        number = self.inside[token]
        return number if number >= 0 and self.first[number] == token else -1

    def closes_at(self, token: int) -> int:
        """The index of the marked stretch whose last token this is, or -1."""
        number = self.inside[token]
        return number if number >= 0 and self.last[number] == token else -1

    def in_speech(self, token: int) -> bool:
        """Whether the token lies inside double marks that hold a clause rather than a word or two."""
        number = self.inside[token]
        return number >= 0 and self.marks[number].kind == "double"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one rule found for one cue: content as spans of characters, cue, source and addressee as spans of tokens."""

    rule: str
    content: tuple[Span, ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    addressee: tuple[int, int] | None = None
    anchor: int = -1  # the cue's head token, or the content's first
    nested: bool = False  # inside the content of another attribution


def marks_of(tree: Tree) -> tuple[Marked, ...]:
    """The outermost stretches in quotation marks in titles and prose, in text order."""
    paragraphs = ((*tree.paragraph_span(n), n) for n, kind in enumerate(tree.kinds) if kind != "boilerplate")
    return find_marks(tree.text, tuple(paragraphs))


def inside_marks(tree: Tree, marks: Sequence[Marked]) -> list[int]:
    """For each token the index of the marked stretch that it is in, or -1."""
    inside = [-1] * len(tree)
    for number, mark in enumerate(marks):
        tokens = tree.tokens(mark.start, mark.end)
        inside[tokens.start : tokens.stop] = [number] * len(tokens)
    return inside


def read_scene(doc: Doc | Tree, names: Sequence[Mention] = ()) -> Scene:
    """The scene of a parsed Doc; `names` take the place of the model's labels where they stand."""
    tree = read_tree(doc)
    if names:
        tree = replace(tree, ents=list(tree.ents))
    for name in names:
        for token in tree.tokens(name.start, name.end):
            tree.ents[token] = "GPE" if name.label == "PLACE" else name.label
    marks = marks_of(tree)
    spans = [tree.tokens(mark.start, mark.end) for mark in marks]
    inside = inside_marks(tree, marks)
    first, last = [span.start for span in spans], [span.stop - 1 for span in spans]
    word = [text[0].isalnum() for text in tree.words]
    marked = [is_word and number >= 0 for is_word, number in zip(word, inside, strict=True)]
    counts = [0, *accumulate(word)], [0, *accumulate(marked)]
    return Scene(tree, marks, inside, first, last, *counts)

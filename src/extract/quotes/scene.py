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


def read_scene(doc: Doc | Tree, names: Sequence[Mention] = ()) -> Scene:
    """The scene of a parsed Doc; `names` take the place of the model's labels where they stand."""
    tree = read_tree(doc)
    if names:
        tree = replace(tree, ents=list(tree.ents))
    for name in names:
        for token in tree.tokens(name.start, name.end):
            tree.ents[token] = "GPE" if name.label == "PLACE" else name.label
    paragraphs = [(*tree.paragraph_span(n), n) for n, kind in enumerate(tree.kinds) if kind != "boilerplate"]
    marks = find_marks(tree.text, paragraphs)
    inside, first, last = [-1] * len(tree), [], []
    for number, mark in enumerate(marks):
        begin = tree.at(mark.start)
        end = tree.before(mark.end)
        first.append(begin)
        last.append(end)
        inside[begin : end + 1] = [number] * (end + 1 - begin)
    word = [text[0].isalnum() for text in tree.words]
    marked = [is_word and number >= 0 for is_word, number in zip(word, inside, strict=True)]
    counts = [0, *accumulate(word)], [0, *accumulate(marked)]
    return Scene(tree, marks, inside, first, last, *counts)

"""What the rules look at: the tree, the stretches in quotation marks and where each token stands among them."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from extract.quotes.marks import Marked, find_marks
from extract.quotes.tree import Tree, read_tree
from extract.records import Span
from extract.segment import paragraphs_of


@dataclass(frozen=True, slots=True)
class Scene:
    """One article as the rules see it. `inside[i]` is the index of the marked stretch that token i begins in, or -1."""

    tree: Tree
    marks: tuple[Marked, ...]
    inside: list[int]
    first: list[int]
    last: list[int]

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


def read_scene(doc: Doc) -> Scene:
    """The scene of a parsed Doc."""
    tree = read_tree(doc)
    paragraphs = [
        (span.start_char, span.end_char, number)
        for number, span in enumerate(paragraphs_of(doc))
        if span.label_ != "boilerplate"
    ]
    marks = find_marks(tree.text, paragraphs)
    inside, first, last = [-1] * len(tree), [], []
    for number, mark in enumerate(marks):
        begin = tree.at(mark.start)
        end = tree.before(mark.end)
        first.append(begin)
        last.append(end)
        inside[begin : end + 1] = [number] * (end + 1 - begin)
    return Scene(tree, marks, inside, first, last)

"""The sentences of a Doc as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import Sentence
from extract.syntax.tree import Tree, read_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_sentences(doc: Doc | Tree) -> tuple[Sentence, ...]:
    """The sentences of a Doc in order, trimmed of white space, each inside one paragraph."""
    tree = read_tree(doc)
    sentences = []
    for number, tokens in enumerate(tree.paragraphs):
        first = tokens.start
        while first in tokens:
            last = min(tree.end_of_sentence(first), tokens.stop - 1)
            start, end = tree.span(first, last)
            text = tree.text[start:end]
            start, end = end - len(text.lstrip()), start + len(text.rstrip())
            if start < end:
                sentences.append(Sentence(start, end, number))
            first = last + 1
    return tuple(sentences)

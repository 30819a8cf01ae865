"""The sentences of a Doc as records."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from extract.records import Sentence
from extract.segment.tree import Tree, read_tree


def token_offsets(doc: Doc) -> NDArray[np.int64]:
    """The character offset of each token: `token.idx` of all at once, without making a Token of each."""
    widths = doc.to_array(["LENGTH", "SPACY"]).reshape(len(doc), 2).astype(np.int64).sum(axis=1)
    return np.concatenate([np.zeros(1, np.int64), widths.cumsum()])[: len(doc)]


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

"""The sentences of a Doc as records."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from extract.records import Sentence
from extract.segment.merge import paragraphs_of


def token_offsets(doc: Doc) -> NDArray[np.int64]:
    """The character offset of each token: `token.idx` of all at once, without making a Token of each."""
    widths = doc.to_array(["LENGTH", "SPACY"]).reshape(len(doc), 2).astype(np.int64).sum(axis=1)
    return np.concatenate([np.zeros(1, np.int64), widths.cumsum()])[: len(doc)]


def _sentences_in(paragraph: Span) -> list[Span]:
    starts = [token.i for token in paragraph if token.i == paragraph.start or token.is_sent_start]
    return [paragraph.doc[start:end] for start, end in pairwise([*starts, paragraph.end])]


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a Doc in order, trimmed of white space, each inside one paragraph."""
    sentences = []
    parsed = doc.has_annotation("SENT_START")
    for number, paragraph in enumerate(paragraphs_of(doc)):
        sents = _sentences_in(paragraph) if parsed else [paragraph]
        for sent in sents:
            text = sent.text
            start = sent.start_char + len(text) - len(text.lstrip())
            end = start + len(text.strip())
            if start < end:
                sentences.append(Sentence(start, end, number))
    return tuple(sentences)

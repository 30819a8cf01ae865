"""The sentences of a Doc as records."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc, Span

from extract.records import Sentence
from extract.segment.merge import paragraphs_of


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

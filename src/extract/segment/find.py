"""The sentences of a Doc as records."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.records import Sentence
from extract.segment.merge import paragraphs_of


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences of a Doc in order, trimmed of white space, each inside one paragraph."""
    sentences = []
    for number, paragraph in enumerate(paragraphs_of(doc)):
        sents = paragraph.sents if doc.has_annotation("SENT_START") else [paragraph]
        for sent in sents:
            text = sent.text
            start = sent.start_char + len(text) - len(text.lstrip())
            end = start + len(text.strip())
            if start < end:
                sentences.append(Sentence(start, end, number))
    return tuple(sentences)

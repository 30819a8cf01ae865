"""Thin spaCy shells around the stages, so that each serves in anyone's pipeline."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extract.segment import set_sentence_starts


@Language.component("extract_sentences", assigns=["token.is_sent_start"])
def make_sentences(doc: Doc) -> Doc:
    """Sentence boundaries by rule, for pipelines whose parser comes after; the Doc is one paragraph."""
    return set_sentence_starts(doc)

"""Text → one parsed Doc: paragraphs first, then sentences inside each, offsets of the raw article throughout."""

from extract.segment.joined_paragraphs import PARAGRAPHS, join_paragraphs, paragraphs_of, parse_texts
from extract.segment.paragraphs import Paragraph, find_paragraphs
from extract.segment.sentence_boundaries import set_sentence_starts

__all__ = [
    "PARAGRAPHS",
    "Paragraph",
    "find_paragraphs",
    "join_paragraphs",
    "paragraphs_of",
    "parse_texts",
    "set_sentence_starts",
]

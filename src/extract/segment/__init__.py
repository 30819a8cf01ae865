"""Text → one parsed Doc: paragraphs first, then sentences inside each, offsets of the raw article throughout."""

from extract.segment.find import find_sentences
from extract.segment.merge import PARAGRAPHS, join_paragraphs, paragraphs_of, parse_texts
from extract.segment.paragraphs import Paragraph, find_paragraphs
from extract.segment.sentences import set_sentence_starts
from extract.segment.tree import Tree, read_tree

__all__ = [
    "PARAGRAPHS",
    "Paragraph",
    "Tree",
    "find_paragraphs",
    "find_sentences",
    "join_paragraphs",
    "paragraphs_of",
    "parse_texts",
    "read_tree",
    "set_sentence_starts",
]

"""An article's grammar, read once for all stages: its tree, quotation marks, sentences, and the Document that grows."""

from extract.syntax.document import Document, Marks, read_document
from extract.syntax.sentences import find_sentences
from extract.syntax.tree import Tree, read_tree

__all__ = ["Document", "Marks", "Tree", "find_sentences", "read_document", "read_tree"]

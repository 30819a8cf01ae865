"""An article's grammar, read once for all stages: its tree, quotation marks, sentences, and the Document that grows.

- `document`, `tree`, `marks`, `speech`, `sentences`: the article as every stage reads it; `repairs`, `misread_words`,
  `edits`: the parse mended before.
- `clauses`: the clause of a verb, of `verb_groups`, `subjects`, `passive_agents` and `subcategorisation`.
- `understood_subjects`: whose clause a pronoun stands in; `agreement`: whether verbs may share a subject.
- `noun_phrases`: how far a noun phrase goes, and what its noun names.
"""

from extract.syntax.document import Document, Marks, read_document
from extract.syntax.sentences import find_sentences
from extract.syntax.tree import Tree, read_tree

__all__ = ["Document", "Marks", "Tree", "find_sentences", "read_document", "read_tree"]

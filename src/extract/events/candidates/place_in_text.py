"""Where a candidate stands in its article and in the tree of its sentence: features that verbs and nouns share."""

from __future__ import annotations

from extract.scoring.families import Families
from extract.syntax.document import Document

_ABOVE = ("relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "parataxis", "conj", "csubj")
_CLAUSES = (*_ABOVE, "prep", "pobj", "dobj", "nsubj")
_HIGHEST = 6  # heads above a candidate that are looked at
PLACES: dict[str, tuple[str, ...]] = {
    "headline": (),
    "paragraph": ("first", "second", "third", "fifth", "ninth"),
    "content": ("direct", "indirect", "mixed"),
    "head": ("VB", "NN", "IN", "JJ"),
    "head-dep": tuple(
        "ROOT acl acomp advcl agent amod appos attr ccomp conj dobj nsubj nsubjpass pcomp pobj prep relcl xcomp".split()
    ),
    "under": _CLAUSES,
}
_PARAGRAPHS = ((8, "ninth"), (4, "fifth"), (2, "third"), (1, "second"), (-1, "first"))  # from which on


def tell_place(document: Document, families: Families, token: int, found: dict[str, float]) -> None:
    """Adds where a candidate stands: its paragraph, the quote around it, what it hangs on."""
    tree, head = document.tree, document.tree.heads[token]
    if document.is_headline(token):
        families.tell(found, "headline")
    number = tree.paragraph[token]
    families.tell(found, "paragraph", next(name for first, name in _PARAGRAPHS if number >= first))
    quote = document.quote_at(token)
    if quote is not None:
        families.tell(found, "content", quote.type)
    if head != token:
        families.tell(found, "head", tree.tags[head][:2])
        families.tell(found, "head-dep", tree.deps[head])
        chain = [tree.deps[above] for above in tree.above(token, _HIGHEST - 1) if tree.heads[above] != above]
        families.tell_all(found, "under", chain)

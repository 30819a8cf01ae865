"""Whether somebody travels for talks: "flew to Tolven for talks with NAME", "went to Tolven to meet NAME"."""

from __future__ import annotations

from extract.events.types.clause_types import named_class, type_of
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import event_nouns, verbs, words


def talks_of(document: Document, clause: Clause) -> tuple[int, ...]:
    """The nouns and verbs that say that a journey is for talks."""
    if verbs("journeys").isdisjoint(clause.lemmas):
        return ()
    tree = document.tree
    found = [
        head
        for word, prep, heads in clause.preps
        for head in heads
        if prep > clause.verb
        and word in words("joining")
        and (tree.lower[head] in words("ceremonies") or named_class(document, head, event_nouns()) == "CONSULT")
    ]
    aims = [v for v in document.kids(clause.verb, "advcl", "xcomp") if tree.tags[v] == "VB" and tree.has_to(v)]
    found += [v for v in aims if type_of(document, read_clause(document, v), 2).type == "CONSULT"]
    return tuple(found)

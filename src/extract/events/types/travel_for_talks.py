"""Whether somebody travels for talks: "flew to Tolven for talks with NAME", "went to Tolven to meet NAME"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.types.clause_types import NEAR_DEEPEST, type_of
from extract.events.types.noun_types import named_class
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with, event_nouns, verbs, words


def is_journey(clause: Clause, event_type: str) -> bool:
    """Whether a clause tells of a journey, which is a meeting for some and just that for others."""
    return event_type in classes_with("met") and not verbs("travels").isdisjoint(clause.lemmas)


def talks_of(document: Document, clause: Clause) -> tuple[int, ...]:
    """The nouns and verbs that say that a journey is for talks; () for a clause that tells of no journey."""
    if verbs("journeys").isdisjoint(clause.lemmas):
        return ()
    return (*_nouns(document, clause), *_aims(document, clause))


def _nouns(document: Document, clause: Clause) -> Iterator[int]:
    """ "For talks", "to attend the funeral": what the journey is said to be for, behind its prepositions."""
    for word, prep, heads in clause.preps:
        if prep > clause.verb and word in words("joining"):
            yield from (head for head in heads if _is_meeting(document, head))


def _is_meeting(document: Document, noun: int) -> bool:
    if document.tree.lower[noun] in words("ceremonies"):
        return True
    return named_class(document, noun, event_nouns()) in classes_with("visited")


def _aims(document: Document, clause: Clause) -> Iterator[int]:
    """ "To meet NAME": the infinitives of its aim."""
    for verb in document.infinitives(clause.verb, "advcl", "xcomp"):
        if type_of(document, read_clause(document, verb), NEAR_DEEPEST).type in classes_with("visited"):
            yield verb

"""A speech act: what saying something does, and the content of a quote as the rules for it see it.

The classes are those of the lexicon; a quote that does no more than state something is a STATEMENT. The term is
Austin's and Searle's; a demand is a directive, a promise, threat or refusal a commissive, blame an expressive.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import parties
from extract.events.types.class_names import STATEMENT
from extract.records import Quote
from extract.syntax.clauses import read_clause
from extract.syntax.document import Document


class SpeechAct(NamedTuple):
    """The class of a statement, whom it is about or meant for, and the rule."""

    type: str
    whom: Parties
    rule: str


STATED = SpeechAct(STATEMENT, (), "statement")


def cue_of(document: Document, quote: Quote) -> int:
    """The first token of a quote's cue, or -1."""
    return document.tree.at(quote.cue.start) if quote.cue is not None else -1


def content_head(document: Document, quote: Quote) -> int:
    """The head of the content, or -1."""
    tree, part = document.tree, quote.content[0]
    tokens = range(tree.at(part.start), tree.before(part.end) + 1)
    return next((t for t in tokens if tree.heads[t] not in tokens or tree.heads[t] == t), -1)


def content_verb(document: Document, quote: Quote) -> int:
    """The head verb of the content, or -1."""
    head = content_head(document, quote)
    return head if head >= 0 and document.tree.tags[head][:2] == "VB" else -1


def spoken_of(document: Document, quote: Quote, speakers: Parties) -> Parties:
    """The subject of what is said: "Estovia breaks its word, Norland complained"; of a passive who does it."""
    verb = content_head(document, quote)
    if verb < 0 or quote.type == "direct":
        return ()
    return apart_from(speakers, parties(document, read_clause(document, verb).agents))

"""To whom something is handed, given, lent, or written."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.nested_parties import preps_of
from extract.events.arguments.ranking import Candidate, propose
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import parties
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with, verbs

_FARTHEST = 30  # tokens behind a verb of giving in which the recipient is named
_RULE = "recipient"
_CLAUSES = ("relcl", "advcl", "ccomp", "parataxis", "acl")


def recipients(document: Document, clause: Clause, event_type: str) -> Iterator[Candidate]:
    """To whom somebody or something is handed or given: "handed the men over to NAME", "sent a hospital to NAME"."""
    if verbs("handing").isdisjoint(clause.lemmas) and event_type not in classes_with("given"):
        return
    verb = clause.verb
    direct = clause.behind(("to",))
    yield from propose(document, verb, parties(document, direct), _RULE)
    for head in clause.patients:
        nested = [k for prep in preps_of(document, head) for k in _given_to(document, prep)]
        yield from propose(document, verb, parties(document, nested), _RULE)
    yield from propose(document, verb, _farther(document, verb), _RULE)


def _given_to(document: Document, prep: int) -> list[int]:
    return document.kids(prep, "pobj") if document.tree.lower[prep] == "to" else []


def _farther(document: Document, verb: int) -> Parties:
    """Who stands behind the first "to" of the clause, whatever the parser hung it on: "flew a hospital with two doctors
    to NAME"."""
    tree = document.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.deps[token] in _CLAUSES or (tree.deps[token] == "conj" and tree.tags[token][:2] == "VB"):
            return ()
        if tree.lower[token] == "to" and tree.deps[token] in ("prep", "dative"):
            found = parties(document, _given_to(document, token))
            if found:
                return found
    return ()


def asked_by_letter(document: Document, clause: Clause) -> Iterator[Candidate]:
    """Who is asked by whoever writes or calls: "wrote to NAME asking for a share of the water"."""
    tree, head = document.tree, document.tree.heads[clause.verb]
    if tree.tags[clause.verb] != "VBG" or tree.deps[clause.verb] not in ("advcl", "xcomp"):
        return
    if clause.patients or verbs("contacting").isdisjoint(document.lemmas(head)):
        return
    above = read_clause(document, head)
    heads = above.behind(("to",)) or above.patients
    yield from propose(document, clause.verb, parties(document, heads), _RULE)

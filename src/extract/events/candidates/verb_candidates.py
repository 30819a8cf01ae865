"""Happenings that verbs tell of. Each verb goes through the gate; what passes gets its parties and its place.

In goes a Document, out come actions by the token of their verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.events.arguments.assignment import fill
from extract.events.arguments.event_places import find_place
from extract.events.builder import Told, build_action
from extract.events.candidates.gate import has_parties, is_happening, is_official, is_only_place, may_happen
from extract.events.factuality import realis_of, told_by_form
from extract.events.parties.party_groups import Parties
from extract.events.types.class_names import ACCUSE, OTHER
from extract.events.types.clause_types import type_of
from extract.events.types.idioms import is_jab
from extract.events.types.pattern_match import Match, rule_confidences
from extract.events.types.travel_for_talks import talks_of
from extract.records import Event, Realis
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, verbs

_HELPERS = ("aux", "auxpass")
_MODIFIERS = ("amod", "compound", "det", "prep", "case")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A clause that is told as happening, with its class."""

    clause: Clause
    realis: Realis
    match: Match


def cue_tokens(document: Document) -> frozenset[int]:
    """The tokens that head the cues of quotes."""
    return frozenset(document.tree.at(quote.cue.start) for quote in document.quotes if quote.cue is not None)


def find_actions(document: Document) -> dict[int, Event]:
    """The happenings that the article's verbs tell of, by verb token, in text order."""
    cues = cue_tokens(document)
    found = ((verb, _candidate(document, verb, cues)) for verb in _verbs(document))
    events = ((verb, _action(document, candidate)) for verb, candidate in found if candidate is not None)
    return {verb: event for verb, event in events if event is not None}


def _verbs(document: Document) -> Iterator[int]:
    """The verbs that can tell of a happening at all, by their word and their place in the tree."""
    tree = document.tree
    for verb, tag in enumerate(tree.tags):
        if tag[:2] != "VB" or tree.deps[verb] in _HELPERS or document.is_page(verb):
            continue
        if tree.deps[verb] in _MODIFIERS or document.is_direct(verb):
            continue
        if may_happen(tree.lower[verb], tag, tree.words[verb - 1] in "-‑"):
            yield verb


def _candidate(document: Document, verb: int, cues: frozenset[int]) -> _Candidate | None:
    """The clause of a verb with its class, if it is told as happening and passes the gate."""
    told = form_of(document, verb)
    possible = told_by_form(document, verb, told.form)  # asked first: it turns most verbs away and costs least
    if possible is None:
        return None
    clause = read_clause(document, verb, told)
    realis = realis_of(document, clause, possible)
    if realis is None:
        return None
    match = type_of(document, clause)
    if (match.type == OTHER and realis == "negated") or not is_happening(document, clause, match, cues):
        return None
    return _Candidate(clause, realis, match)


def _action(document: Document, candidate: _Candidate) -> Event | None:
    """The action of a candidate, if enough of its parties are told."""
    clause, match = candidate.clause, candidate.match
    who, whom = fill(document, clause, match)
    event_type = _class_by_parties(document, candidate, who, whom)
    place = find_place(document, clause)
    whom = tuple(party for party in whom if not is_only_place(document, clause, event_type, party, place))
    if not has_parties(document, clause, match, who, whom, place):
        return None
    told = Told(event_type, match.name, rule_confidences()[match.rule], who, whom, place, candidate.realis)
    return build_action(document, clause.verb, told, _named_at(document, candidate))


def _named_at(document: Document, candidate: _Candidate) -> int:
    """The token that names it; in "the talks that took place in Tolven" the noun, which heads the phrase."""
    tree, verb = document.tree, candidate.clause.verb
    named = candidate.match.rule == "occurrence" and tree.deps[verb] == "relcl"
    return tree.heads[verb] if named else verb


def _class_by_parties(document: Document, candidate: _Candidate, who: Parties, whom: Parties) -> str:
    """The class once it is known who takes part: a private journey is no meeting, a blow in words no attack."""
    clause, event_type = candidate.clause, candidate.match.type
    travels = event_type in classes_with("met") and not verbs("travels").isdisjoint(clause.lemmas)
    if travels and not is_official(document, who) and not talks_of(document, clause):
        return OTHER
    if event_type in classes_with("violent") and is_jab(document, clause.lemmas, who, whom):
        return ACCUSE
    return event_type

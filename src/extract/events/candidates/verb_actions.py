"""Actions that verbs tell of: a happening gets its class, its parties, its place and its factuality."""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.arguments.assignment import fill
from extract.events.arguments.clues import Setting
from extract.events.arguments.event_places import find_place, is_only_place
from extract.events.builder import Told, build_action
from extract.events.candidates.happenings import Happening
from extract.events.candidates.verb_features import VerbTold
from extract.events.parties.offices import is_official
from extract.events.parties.party_groups import Parties
from extract.events.types.class_names import ACCUSE, OTHER
from extract.events.types.idioms import is_jab
from extract.events.types.pattern_match import Match
from extract.events.types.travel_for_talks import is_journey, talks_of
from extract.records import Event
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with

_OPEN = Match(OTHER, "open-class")


def verb_actions(document: Document, happenings: Iterable[Happening]) -> dict[int, Event]:
    """The actions of the happenings that verbs tell of, by verb token, in text order."""
    return {h.token: _action(document, h.verb, h) for h in happenings if h.verb is not None}


def _action(document: Document, read: VerbTold, happening: Happening) -> Event:
    clause = read.clause
    match = (read.match if read.match.type else _OPEN)._replace(type=happening.type)
    who, whom = fill(document, clause, match)
    event_type = _class_by_parties(document, clause, match.type, who, whom)
    place = find_place(Setting(document, clause.verb, event_type, clause, match, (who, whom)))
    whom = tuple(party for party in whom if not is_only_place(document, clause, event_type, party, place))
    told = Told(event_type, match.name, happening.probability, who, whom, place, read.realis)
    return build_action(document, clause.verb, told, _named_at(document, read))


def _named_at(document: Document, read: VerbTold) -> int:
    """The token that names it; in "the talks that took place in Tolven" the noun, which heads the phrase."""
    tree, verb = document.tree, read.clause.verb
    named = read.match.rule == "occurrence" and tree.deps[verb] == "relcl"
    return tree.heads[verb] if named else verb


def _class_by_parties(document: Document, clause: Clause, event_type: str, who: Parties, whom: Parties) -> str:
    """The class once it is known who takes part: a private journey is no meeting, a blow in words no attack."""
    if is_journey(clause, event_type) and not is_official(document, who) and not talks_of(document, clause):
        return OTHER
    if event_type in classes_with("violent") and is_jab(document, clause.lemmas, who, whom):
        return ACCUSE
    return event_type

"""What somebody would or would not do: threats and offers on a condition ("may cut off aid if", "will meet NAME if"),
and refusals ("would not sign", "could not agree")."""

from __future__ import annotations

from extract.events.arguments.assignment import fill
from extract.events.commitments.commitment import Position, deal, is_spoken, position_event
from extract.events.factuality import is_conditional
from extract.events.parties.party_groups import Parties, are_places
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.parties.quote_speakers import are_themselves, speakers_of
from extract.events.types.class_names import OTHER
from extract.events.types.clause_types import type_of
from extract.records import Event
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, verbs, words

_HELPERS = frozenset({"will", "would", "wo", "'ll", "shall", "could", "can", "ca", "may", "might", "'d"})
_POSSIBLE = frozenset({"could", "may", "might"})
_FIRM = frozenset({"will", "would", "wo", "'ll", "shall"})


def condition_of(document: Document, verb: int) -> int:
    """The verb of the condition that a clause hangs on ("if", "unless", "should NAME fail"), or -1."""
    tree = document.tree
    for below in (*document.kids(verb, "advcl", "ccomp", "conj"), tree.heads[verb]):
        helpers = [k for k in document.kids(below, "aux") if tree.lower[k] == "should"]
        own = document.kids(below, "nsubj", "nsubjpass", "expl")
        if helpers and own and helpers[0] < own[0] and below != verb:
            return below
    for below in document.kids(verb, "advcl"):
        if any(tree.lower[mark] in words("provisos") for mark in (below, *document.kids(below, "mark", "advmod"))):
            return below
    return -1


def put_to(document: Document, verb: int, who: Parties, whom: Parties) -> Parties:
    """`whom`, or where that is nobody or a mere place who is to meet the condition: "will strike unless NAME pays"."""
    condition = condition_of(document, verb)
    if condition < 0 or (whom and not are_places(document, whom, countries=False)):
        return whom
    own = {party.entity_id or party.name for party in who}
    found = parties(document, [k for head in subjects(document, condition) for k in document.conjuncts(head)])
    return tuple(p for p in found if (p.entity_id or p.name) not in own) or whom


def _is_for_others(document: Document, condition: int, who: Parties, *, own: bool) -> bool:
    """Whether others than the actors are to meet a condition; `own`: or nobody that is known, but no actor."""
    found = parties(document, subjects(document, condition))
    names = {party.entity_id or party.name for party in who}
    if any((party.entity_id or party.name) in names for party in found):
        return False
    return bool(found) or own


def _conditional_act(clause: Clause, event_type: str, helpers: set[str]) -> tuple[str, str]:
    """The class and rule of what is to be done on a condition."""
    if event_type in classes_with("hostile") and not clause.negated:
        return "THREATEN", "condition"
    if event_type in classes_with("friendly") and helpers & _FIRM:
        return ("REJECT", "unwillingness") if clause.negated else ("AGREE", "condition")
    return "", ""


def _refused(clause: Clause, event_type: str, helpers: set[str]) -> bool:
    """Whether what is not to be done is refused: what is friendly, or done by giving way."""
    if not clause.negated or clause.passive:
        return False
    yielding = not verbs("yielding").isdisjoint(clause.lemmas)
    if helpers & _FIRM:
        return event_type in classes_with("friendly") or yielding
    return event_type == "AGREE" and bool(helpers & {"could", "can", "ca"})


def _answers(document: Document, clause: Clause, who: Parties) -> bool:
    """Whether those who do not do it are named themselves, or are a body or group that deals with others."""
    direct = parties(document, clause.agents)
    return bool(direct) and (any(p.entity_id for p in direct) or deal(document, who))


def _is_own(document: Document, clause: Clause, who: Parties) -> bool:
    """Whether those who are to do it say so themselves, or somebody who speaks for them."""
    number = document.content[clause.verb]
    if number < 0:
        return False
    quote = document.quotes[number]
    return are_themselves(document, quote, speakers_of(document, quote), who)


def _position(document: Document, clause: Clause, helper: str) -> Position | None:
    """The position that a modal verb tells of."""
    match = type_of(document, clause)
    if not verbs("hesitating").isdisjoint(clause.lemmas):
        return None
    helpers = {helper}
    condition = condition_of(document, clause.verb)
    event_type, rule = "", "unwillingness"
    if condition >= 0:
        event_type, rule = _conditional_act(clause, match.type, helpers)
    elif _refused(clause, match.type, helpers):
        event_type = "REJECT"
    elif match.type in ("", OTHER) and clause.negated and helper in _FIRM and not clause.passive:
        event_type = "REJECT" if match.type and _is_own(document, clause, parties(document, clause.agents)) else ""
    elif (
        match.type in classes_with("hostile")
        and match.type != "MOBILIZE"
        and not clause.negated
        and helper in _POSSIBLE
        and not clause.passive
    ):
        event_type, rule = "THREATEN", "condition"
    if not event_type:
        return None
    who, whom = fill(document, clause, match, event_type)
    if condition >= 0 and document.content[clause.verb] >= 0:
        whom = put_to(document, clause.verb, who, whom)
    if not who or not any(p.country or is_named(document, p) for p in (*who, *whom)):
        return None
    if rule == "unwillingness":
        return Position(event_type, rule, who, whom) if _answers(document, clause, who) else None
    if condition < 0:
        own = parties(document, clause.agents) and deal(document, who) and _is_own(document, clause, who)
        return Position(event_type, rule, who, whom) if own else None
    dealing = deal(document, who) and deal(document, whom)
    others = dealing and _is_for_others(document, condition, who, own=event_type == "THREATEN")
    return Position(event_type, rule, who, whom) if others else None


def find_conditions(document: Document) -> dict[int, Event]:
    """Conditional, possible and refused acts as actions, by the token of their verb."""
    tree, found = document.tree, dict[int, Event]()
    for token, tag in enumerate(tree.tags):
        verb = tree.heads[token]
        if tag != "MD" or tree.lower[token] not in _HELPERS or tree.deps[token] != "aux" or is_spoken(document, verb):
            continue
        if tree.tags[verb] not in ("VB", "VBP") or is_conditional(document, verb):
            continue
        attributed = tree.lower[token] in _POSSIBLE and document.content[verb] >= 0
        if not attributed and condition_of(document, verb) < 0 and not form_of(document, verb)[2]:
            continue
        position = _position(document, read_clause(document, verb), tree.lower[token])
        if position is not None:
            found[verb] = position_event(document, verb, position)
    return found

"""What somebody would or would not do: threats and offers on a condition ("may cut off aid if", "will meet NAME if"),
and refusals ("would not sign", "could not agree").

In goes a Document, out come actions by the token of their verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.assignment import fill
from extract.events.commitments.commitment import Commitment, commitment_event, deal, is_spoken
from extract.events.factuality import is_conditional
from extract.events.parties.party_groups import Parties, are_places, keys_of
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.parties.quote_speakers import are_themselves, speakers_of
from extract.events.types.class_names import AGREE, OTHER, REJECT, THREATEN
from extract.events.types.clause_types import type_of
from extract.records import Event
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, function_words, verbs, words

_POSSIBLE = function_words("possible")
_ABLE = function_words("able")
_FIRM = function_words("future") | {"would"}
_HELPERS = _FIRM | _POSSIBLE | _ABLE | {"'d"}
_CONDITION, _REFUSAL = "condition", "unwillingness"  # the rules


def find_conditions(document: Document) -> dict[int, Event]:
    """Conditional, possible and refused acts as actions, by the token of their verb."""
    found: dict[int, Event] = {}
    for verb, helper in _modal_verbs(document):
        told = _commitment(document, read_clause(document, verb), helper)
        if told is not None:
            found[verb] = commitment_event(document, verb, told)
    return found


def _modal_verbs(document: Document) -> Iterator[tuple[int, str]]:
    """The verbs with a modal that may tell of a commitment: on a condition, negated, or possible by what a source says;
    with the modal."""
    tree = document.tree
    for token in tree.places_of(_HELPERS):
        helper, verb = tree.lower[token], tree.heads[token]
        if tree.tags[token] != "MD" or tree.deps[token] != "aux" or is_spoken(document, verb):
            continue
        if tree.tags[verb] not in ("VB", "VBP") or is_conditional(document, verb):
            continue
        attributed = helper in _POSSIBLE and document.content[verb] >= 0
        if attributed or condition_of(document, verb) >= 0 or form_of(document, verb).negated:
            yield verb, helper


def condition_of(document: Document, verb: int) -> int:
    """The verb of the condition that a clause hangs on ("if", "unless", "should NAME fail"), or -1."""
    below = (*document.kids(verb, "advcl", "ccomp", "conj"), document.tree.heads[verb])
    inverted = next((each for each in below if each != verb and _is_inverted(document, each)), -1)
    if inverted >= 0:
        return inverted
    return next((each for each in document.kids(verb, "advcl") if _has_proviso(document, each)), -1)


def _is_inverted(document: Document, verb: int) -> bool:
    """Whether "should" before the subject makes a clause a condition."""
    helpers = [k for k in document.kids(verb, "aux") if document.tree.lower[k] == "should"]
    own = document.kids(verb, "nsubj", "nsubjpass", "expl")
    return bool(helpers) and bool(own) and helpers[0] < own[0]


def _has_proviso(document: Document, verb: int) -> bool:
    told = document.kid_words(verb, "mark", "advmod") | {document.tree.lower[verb]}
    return not words("provisos").isdisjoint(told)


def put_to(document: Document, verb: int, who: Parties, whom: Parties) -> Parties:
    """`whom`, or where that is nobody or a mere place who is to meet the condition: "will strike unless NAME pays"."""
    condition = condition_of(document, verb)
    if condition < 0 or (whom and not are_places(document, whom, countries=False)):
        return whom
    own = keys_of(who)
    found = parties(document, document.coordinated(subjects(document, condition)))
    return tuple(p for p in found if (p.entity_id or p.name) not in own) or whom


def _commitment(document: Document, clause: Clause, helper: str) -> Commitment | None:
    """The commitment that a verb tells of with its modal."""
    if not verbs("hesitating").isdisjoint(clause.lemmas):
        return None
    match = type_of(document, clause)
    condition = condition_of(document, clause.verb)
    event_type, rule = _class_of(document, clause, match.type, helper, conditional=condition >= 0)
    if not event_type:
        return None
    who, whom = fill(document, clause, match, event_type)
    if condition >= 0 and document.content[clause.verb] >= 0:
        whom = put_to(document, clause.verb, who, whom)
    if not who or not any(p.country or is_named(document, p) for p in (*who, *whom)):
        return None
    told = Commitment(event_type, rule, who, whom)
    return told if _stands(document, clause, condition, told) else None


def _class_of(
    document: Document, clause: Clause, event_type: str, helper: str, *, conditional: bool
) -> tuple[str, str]:
    """The class and rule of the commitment to do what is of a class; "" where it is none."""
    if conditional:
        return _on_condition(clause, event_type, helper)
    if clause.passive:
        return "", ""
    if clause.negated:
        return (REJECT, _REFUSAL) if _is_refused(document, clause, event_type, helper) else ("", "")
    threatens = event_type in classes_with("hostile") - classes_with("two_edged")
    return (THREATEN, _CONDITION) if threatens and helper in _POSSIBLE else ("", "")


def _on_condition(clause: Clause, event_type: str, helper: str) -> tuple[str, str]:
    if event_type in classes_with("hostile") and not clause.negated:
        return THREATEN, _CONDITION
    if event_type in classes_with("friendly") and helper in _FIRM:
        return (REJECT, _REFUSAL) if clause.negated else (AGREE, _CONDITION)
    return "", ""


def _is_refused(document: Document, clause: Clause, event_type: str, helper: str) -> bool:
    """Whether what is not to be done is refused: what is friendly or done by giving way; what cannot be agreed; of what
    has no class of its own what they say themselves."""
    if helper not in _FIRM:
        return event_type in classes_with("agreed") and helper in _ABLE
    if event_type in classes_with("friendly") or not verbs("yielding").isdisjoint(clause.lemmas):
        return True
    return event_type == OTHER and _is_own(document, clause, parties(document, clause.agents))


def _stands(document: Document, clause: Clause, condition: int, told: Commitment) -> bool:
    """Whether those who commit themselves are such as can."""
    if told.rule == _REFUSAL:
        return _answers(document, clause, told.who)
    if condition < 0:
        own = bool(parties(document, clause.agents)) and deal(document, told.who)
        return own and _is_own(document, clause, told.who)
    if not (deal(document, told.who) and deal(document, told.whom)):
        return False
    return _is_for_others(document, condition, told.who, own=told.type == THREATEN)


def _is_for_others(document: Document, condition: int, who: Parties, *, own: bool) -> bool:
    """Whether others than the actors are to meet a condition; `own`: or nobody that is known, but no actor."""
    found = keys_of(parties(document, subjects(document, condition)))
    return found.isdisjoint(keys_of(who)) and (bool(found) or own)


def _answers(document: Document, clause: Clause, who: Parties) -> bool:
    """Whether those who do not do it are named themselves, or are a body or group that deals with others."""
    direct = parties(document, clause.agents)
    return bool(direct) and (any(p.entity_id for p in direct) or deal(document, who))


def _is_own(document: Document, clause: Clause, who: Parties) -> bool:
    """Whether those who are to do it say so themselves, or somebody who speaks for them."""
    quote = document.quote_at(clause.verb)
    return quote is not None and are_themselves(document, quote, speakers_of(document, quote), who)

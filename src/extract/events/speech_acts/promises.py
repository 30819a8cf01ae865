"""What a speaker says is to be done: promised, threatened or refused, by themselves or by their decree.

In goes a quote, out comes its speech act: "will help" promises, "will bomb" threatens, "will not meet NAME" refuses; of
others "NAME could face sanctions, they warned" threatens, "talks with NAME are impossible" refuses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import inside
from extract.events.commitments.commitment import is_public
from extract.events.commitments.conditions import put_to
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.quote_speakers import addressee_of, are_themselves, head_of
from extract.events.speech_acts.speech_act import STATED, SpeechAct, content_verb, cue_of
from extract.events.types.class_names import AGREE, REJECT, THREATEN
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import named_class
from extract.records import Quote, Span
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.syntax.verb_groups import form_of
from extract.vocabulary import TURNED, classes_with, event_nouns, function_words, state_verbs, verbs, words

_TOLD = ("past", "present", "perfect", "progressive")
_BE = function_words("finite_be")
_TO_COME = ("future", "would")
_WILL, _WILL_NOT = "content-will", "content-will-not"  # the rules


class _Plan(NamedTuple):
    """What is to be done, whether it is not to be done, and whether somebody is only willing to do it."""

    clause: Clause
    negated: bool
    willing: bool = False


def planned(document: Document, quote: Quote, speakers: Parties, who: Parties) -> SpeechAct:
    """What the speakers, or `who` they speak for, will or will not do, or have done; STATED where it is nothing.

    Without `who` the content tells of others; then only what the speakers can have done by decree is their own.
    """
    plan = None if _is_thought(document, quote) else _plan(document, content_verb(document, quote), own=bool(who))
    if plan is None:
        return STATED
    plan = _unhesitating(document, plan)
    if not who and not _is_decreed(document, quote, speakers, plan):
        return STATED
    event_type, whom = _meant(document, quote, plan, speakers, who)
    if not who and are_themselves(document, quote, speakers, whom):
        return STATED
    if plan.negated:
        return SpeechAct(REJECT, whom, _WILL_NOT)
    if event_type in classes_with("friendly"):
        return SpeechAct(AGREE, whom, _WILL)
    return SpeechAct(THREATEN, whom, _WILL) if event_type in classes_with("hostile") else STATED


def _is_thought(document: Document, quote: Quote) -> bool:
    """Whether somebody only thinks so: what he thinks he will do is no promise."""
    cue = cue_of(document, quote)
    return cue >= 0 and any(state_verbs().get(lemma) == "view" for lemma in document.lemmas(cue))


def _plan(document: Document, verb: int, *, own: bool) -> _Plan | None:
    """What a verb says is to be done; of what is their `own` also what they are ready for or plan."""
    told = form_of(document, verb)
    if own and document.tree.lower[verb] in _BE:
        return _readiness(document, verb, negated=told.negated)
    if own and told.form in _TOLD and not told.negated:
        return _aimed(document, verb)
    if told.form not in _TO_COME:
        return None
    return _Plan(_caused(document, verb) or read_clause(document, verb), told.negated)


def _readiness(document: Document, verb: int, *, negated: bool) -> _Plan | None:
    """ "Is ready to help", "is to help"."""
    tree = document.tree
    ready = [k for k in document.kids(verb, "acomp") if tree.lower[k] in words("willing")]
    deeper = [v for k in ready for v in document.kids(k, "xcomp")]
    deeper += document.kids(verb, "xcomp") if tree.lower[verb + 1 : verb + 2] == ["to"] else []
    if not deeper:
        return None
    negated = negated or any(document.kids(k, "neg") for k in ready)  # he is “not ready” to help
    return _Plan(read_clause(document, deeper[0]), negated, bool(ready))


def aims_of(document: Document, verb: int) -> list[int]:
    """What a verb of planning says is to be done: "plans to send aid", "has decided to help"."""
    return [] if verbs("planning").isdisjoint(document.lemmas(verb)) else document.infinitives(verb, "xcomp")


def _aimed(document: Document, verb: int) -> _Plan | None:
    """What somebody plans to do, if it is friendly."""
    aims = aims_of(document, verb)
    if not aims:
        return None
    clause = replace(read_clause(document, aims[0]), agents=read_clause(document, verb).agents)
    friendly = type_of(document, clause).type in classes_with("friendly") | classes_with("two_edged")
    return _Plan(clause, negated=False, willing=True) if friendly else None


def _caused(document: Document, verb: int) -> Clause | None:
    """What somebody has done by others: "will have the men arrested"."""
    if document.tree.lower[verb] not in ("have", "get"):
        return None
    for kid in document.kids(verb, "ccomp", "xcomp"):
        own = document.kids(kid, "nsubj", "nsubjpass") or document.kids(verb, "dobj")
        if document.tree.tags[kid] == "VBN" and own:
            heads = tuple(document.coordinated(own))
            return replace(read_clause(document, kid), agents=(), patients=heads, passive=True)
    return None


def _unhesitating(document: Document, plan: _Plan) -> _Plan:
    """ "Would not hesitate to bomb" is a plan to bomb."""
    clause = plan.clause
    if not plan.negated or verbs("hesitating").isdisjoint(clause.lemmas) or clause.complement < 0:
        return plan
    return plan._replace(clause=read_clause(document, clause.complement), negated=False)


def _is_decreed(document: Document, quote: Quote, speakers: Parties, plan: _Plan) -> bool:
    """Whether the speakers announce what they can have done by others: "the men will be freed, the ministry said"."""
    passive = plan.clause.passive and not plan.clause.agents and not plan.negated
    return passive and _can_decree(document, quote, speakers)


def _can_decree(document: Document, quote: Quote, speakers: Parties) -> bool:
    """Whether the speakers are states, bodies, officials or armed groups."""
    if any(party.country or is_public(document, party) for party in speakers):
        return True
    return quote.source is not None and _is_office(document, quote.source)


def _is_office(document: Document, source: Span) -> bool:
    tree = document.tree
    if kind_of(document, head_of(document, source)) in ("body", "force"):
        return True
    told = tree.lower[tree.at(source.start) : tree.before(source.end) + 1]
    return not (words("offices") | words("political")).isdisjoint(told)


def _meant(document: Document, quote: Quote, plan: _Plan, speakers: Parties, who: Parties) -> tuple[str, Parties]:
    """The class of what is to be done, and whom it is meant for: whom it names, who is to meet its condition, who was
    told."""
    match, own = type_of(document, plan.clause), (*speakers, *who)
    event_type = AGREE if plan.willing and match.type in classes_with("two_edged") else match.type
    by_class = REJECT if plan.negated else event_type
    whom = apart_from(own, fill(document, plan.clause, match, by_class)[1]) if by_class else ()
    if by_class in classes_with("hostile"):
        whom = put_to(document, plan.clause.verb, speakers, whom)
    return event_type, whom or apart_from(own, addressee_of(document, quote))


def faced(document: Document, quote: Quote, verb: int) -> bool:
    """Whether a warning says what its subject will have to bear: "NAME could face sanctions, they warned"."""
    cue = cue_of(document, quote)
    if cue < 0 or verbs("warning").isdisjoint(document.lemmas(cue)):
        return False
    clause = read_clause(document, verb)
    if clause.form not in ("modal", *_TO_COME) or clause.negated:
        return False
    match = type_of(document, clause)
    bears = (clause.passive and not clause.agents) or match.rule == TURNED
    return bears and match.type in classes_with("hostile")


def denied(document: Document, verb: int) -> Parties:
    """With whom something friendly is not to be: "talks with NAME are impossible", "there will be no talks with …"."""
    if document.tree.lower[verb] not in words("being") | {"be"} or form_of(document, verb).negated:
        return ()
    found = (_excluded_with(document, head) for head in _excluded(document, verb))
    return next((whom for whom in found if whom is not None), ())


def _excluded(document: Document, verb: int) -> list[int]:
    """The nouns or gerunds of what a form of "be" says is not to be."""
    if document.kids(verb, "expl"):
        return [k for k in document.kids(verb, "attr") if "no" in document.kid_words(k, "det")]
    impossible = not words("refused").isdisjoint(document.kid_words(verb, "acomp"))
    return document.kids(verb, "nsubj", "csubj") if impossible or _is_out_of_question(document, verb) else []


def _is_out_of_question(document: Document, verb: int) -> bool:
    out = [p for p in document.kids(verb, "prep") if document.tree.lower[p] == "out"]
    return any(document.tree.lower[k] == "question" for p in out for k in document.behind(p))


def _excluded_with(document: Document, head: int) -> Parties | None:
    """With whom a noun or gerund of something friendly is; None of what is not friendly."""
    if document.tree.tags[head] != "VBG":
        friendly = named_class(document, head, event_nouns()) in classes_with("friendly")
        return inside(document, head, ("with", "between", "to", "of", "for")) if friendly else None
    clause = read_clause(document, head)
    match = type_of(document, clause)
    return fill(document, clause, match)[1] if match.type in classes_with("friendly") else None

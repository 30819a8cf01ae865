"""Commitments that a verb tells of with what it governs: a threat thought of aloud ("is considering reprisals"), a
demand ("wants NAME to leave"), a refusal ("does not plan to attend"), an ultimatum ("gave NAME two days to leave").

In goes a verb whose word may tell of one, out comes the Commitment or None.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import inside
from extract.events.commitments.commitment import Commitment, deal
from extract.events.parties.party_groups import apart_from
from extract.events.parties.phrase_parties import parties
from extract.events.types.class_names import REJECT, REQUEST, THREATEN
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import object_nouns
from extract.events.types.pattern_match import NO_MATCH
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, event_nouns, load_rows, look_up, object_sets, singular, state_verbs

_TOLD = ("past", "perfect", "progressive", "present")


@cache
def _weighed_nouns() -> frozenset[str]:
    rows = load_rows("events/stances.csv")
    return frozenset(noun for row in rows if row["objects"] for noun in object_sets()[row["objects"]])


def weighed(document: Document, verb: int) -> Commitment | None:
    """A hostile act thought of aloud: "is considering reprisals against NAME"."""
    forms = ("progressive", "would") if document.content[verb] >= 0 else ("progressive",)
    return _weighed(document, verb) if form_of(document, verb).is_plain(*forms) else None


def not_excluded(document: Document, verb: int) -> Commitment | None:
    """A hostile act that is not ruled out: "did not rule out reprisals against NAME"."""
    form, passive, negated = form_of(document, verb)
    return _weighed(document, verb) if form in (*_TOLD, "would", "modal") and negated and not passive else None


def _weighed(document: Document, verb: int) -> Commitment | None:
    clause = read_clause(document, verb)
    inner = clause.complement
    if inner >= 0 and document.tree.tags[inner] == "VBG" and not document.kids(inner, "nsubj"):
        return _weighed_deed(document, clause)
    if any(_is_hostile_thing(document, head) for head in clause.patients):
        return Commitment(THREATEN, "weighed", *fill(document, clause, NO_MATCH, THREATEN))
    return None


def _weighed_deed(document: Document, clause: Clause) -> Commitment | None:
    """ "Is considering striking NAME"."""
    doing = read_clause(document, clause.complement)
    match = type_of(document, doing)
    if match.type not in classes_with("hostile") - classes_with("two_edged"):
        return None
    sides = fill(document, replace(doing, agents=clause.agents), match, THREATEN)
    return Commitment(THREATEN, "weighed", *sides)


def _is_hostile_thing(document: Document, head: int) -> bool:
    """Whether a noun names something hostile: "a strike", "measures against NAME"."""
    nouns = [form for noun in object_nouns(document, head) for form in singular(noun)]
    if not _weighed_nouns().isdisjoint(nouns) and inside(document, head, ("against",)):
        return True
    return any(look_up(event_nouns(), noun) in classes_with("hostile") for noun in nouns)


def wanted(document: Document, verb: int) -> Commitment | None:
    """What somebody wants another to do: "wants NAME to explain"."""
    forms = ("would",) if "like" in document.lemmas(verb) else (*_TOLD, "would")
    if not form_of(document, verb).is_plain(*forms):
        return None
    aims = [aim for aim in document.infinitives(verb, "ccomp", "xcomp") if not _is_state(document, aim)]
    return _wanted(document, verb, aims[0]) if aims else None


def _wanted(document: Document, verb: int, aim: int) -> Commitment | None:
    asked = document.kids(aim, "nsubj") or document.kids(verb, "dobj")
    who = parties(document, subjects(document, verb))
    whom = apart_from(who, parties(document, document.coordinated(asked)))
    return Commitment(REQUEST, "wanted", who, whom) if who and deal(document, whom) else None


def _is_state(document: Document, verb: int) -> bool:
    """Whether a verb tells of a state or a view: what is wanted then is only wished."""
    return any(state_verbs().get(lemma) in ("state", "view") for lemma in document.lemmas(verb))


def unintended(document: Document, verb: int) -> Commitment | None:
    """What somebody does not intend or want to do: "does not plan to attend"."""
    aims = document.infinitives(verb, "xcomp")
    if not aims or document.kids(verb, "dobj") or not _is_denied(document, verb):
        return None
    clause = read_clause(document, aims[0])
    match = type_of(document, clause)
    if match.type not in classes_with("friendly"):
        return None
    who, whom = fill(document, replace(clause, agents=subjects(document, verb)), match, REJECT)
    return Commitment(REJECT, "unwillingness", who, whom) if who else None


def _is_denied(document: Document, verb: int) -> bool:
    """Whether a verb is told as not done: "does not want", which is an infinitive in form but has no "to"."""
    form, passive, negated = form_of(document, verb)
    return form in (*_TOLD, "infinitive") and negated and not passive and not document.tree.has_to(verb)


def ultimatum(document: Document, verb: int) -> Commitment | None:
    """Time that somebody is given to do something: "gave NAME until Friday to leave"."""
    if not form_of(document, verb).is_plain("past", "perfect", "progressive"):
        return None
    given = document.kids(verb, "dative", "dobj", "npadvmod")
    until = document.behind(verb, "until")
    times = [k for k in (*given, *until) if document.timex[k] >= 0]
    if not times or not _has_aim(document, verb, [*given, *until], times[0]):
        return None
    who = parties(document, subjects(document, verb))
    whom = parties(document, document.coordinated(head for head in given if head not in times))
    return Commitment(THREATEN, "ultimatum", who, whom) if who and whom else None


def _has_aim(document: Document, verb: int, given: list[int], time: int) -> bool:
    """Whether an infinitive behind a time says what somebody is given it for; the parser may hang its "to" on the verb:
    'two days to "leave"'."""
    tree = document.tree
    led = any(tree.lower[k] == "to" and k > verb for k in document.kids(verb, "aux"))
    aims = (k for head in (verb, *given) for k in document.kids(head, "xcomp", "advcl", "acl", "relcl"))
    return any(k > time and tree.tags[k] == "VB" and (led or tree.has_to(k)) for k in aims)

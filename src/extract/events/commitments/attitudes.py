"""Commitments that an adjective or a noun of attitude tells of, with what it governs: "is ready to help", "is open to
talks", "has no intention of leaving", "raised the prospect of sanctions".

In goes a Document, out come actions by the token of the word that tells of them. events/stances.csv lists the words
with the kinds of attitude that they may express.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import behind, inside
from extract.events.commitments.commitment import Commitment, commitment_event, is_spoken
from extract.events.commitments.demands import not_excluded, ultimatum, unintended, wanted, weighed
from extract.events.factuality import is_conditional
from extract.events.parties.party_groups import Parties, apart_from
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.parties.quote_speakers import speaking_pronoun
from extract.events.types.class_names import AGREE, OTHER, REJECT, THREATEN
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import named_class
from extract.events.types.pattern_match import Match
from extract.records import Event
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, event_nouns, inflect, leads_of, load_rows, verbs, words

_TOLD = ("past", "perfect", "progressive", "present")
_OPEN = ("", OTHER)
_VERBAL: dict[str, Callable[[Document, int], Commitment | None]] = {
    "weighed": weighed,
    "not-excluded": not_excluded,
    "unintended": unintended,
    "wanted": wanted,
    "ultimatum": ultimatum,
}
_BY_NOUN = ("announced", "none-of", "none-seen", "reserved", "prospect", "unopposed")
_POSSIBLE = ("offer", "openness")  # told also by what somebody will or would be
_TURNED = (*_POSSIBLE, "unplanned")  # negated they are refusals
_REFUSALS = ("refusal", "none-of", "none-seen")  # negated they say nothing
_PREDICATIVE = ("acomp", "oprd", "attr", "ccomp")


class Aim(NamedTuple):
    """What an attitude is about: the class of that happening, with its clause, or else its noun."""

    match: Match
    clause: Clause | None
    noun: int = -1

    @property
    def is_open(self) -> bool:
        """Whether only its parties can tell whether an attitude to it is a commitment."""
        return self.match.type in _OPEN

    @property
    def is_welcome(self) -> bool:
        """Whether it is friendly, or a use of forces that is against nobody."""
        if self.match.type in classes_with("two_edged"):
            return self.clause is None or not self.clause.behind(("against",))
        return self.match.type in classes_with("friendly")


@cache
def attitude_words() -> dict[str, tuple[str, ...]]:
    """Each lower-case form → the kinds of attitude it may express."""
    found: dict[str, list[str]] = {}
    for row in load_rows("events/stances.csv"):
        word = row["word"]
        forms = inflect(word).all() if row["kind"] in _VERBAL else (word, word + "s")
        for form in forms:
            found.setdefault(form, []).append(row["kind"])
    return {form: tuple(dict.fromkeys(kinds)) for form, kinds in found.items()}


def find_attitudes(document: Document) -> dict[int, Event]:
    """The commitments of an article as actions, by the token of the word that tells of them; of several that one word
    tells of the last."""
    found: dict[int, Event] = {}
    known = attitude_words()
    for token in document.tree.places_of(known):
        if is_spoken(document, token):
            continue
        kinds = known[document.tree.lower[token]]
        told = [told for kind in kinds if (told := _read(document, token, kind)) and _is_of_party(document, told)]
        if told and not is_conditional(document, token) and not _is_apart(document, token):
            found[token] = commitment_event(document, token, told[-1])
    return found


def _is_of_party(document: Document, told: Commitment) -> bool:
    return any(p.country or is_named(document, p) for p in (*told.who, *told.whom))


def _is_apart(document: Document, token: int) -> bool:
    """Whether a word stands in a clause of time: "before they were ready"."""
    return any({"before", "until"} & document.kid_words(v, "mark") for v in (token, document.tree.heads[token]))


def _read(document: Document, token: int, kind: str) -> Commitment | None:
    if kind not in _VERBAL:
        return (_noun if kind in _BY_NOUN else _adjective)(document, token, kind)
    if document.tree.tags[token][:2] != "VB" or document.tree.deps[token] in ("aux", "auxpass", "amod"):
        return None
    return _VERBAL[kind](document, token)


def _adjective(document: Document, word: int, kind: str) -> Commitment | None:
    """What an adjective tells of: "is ready to help", "remained unwilling to talk"."""
    verb = _predicate(document, word)
    if verb < 0:
        return None
    if kind in ("openness", "opposition"):
        return _commitment(document, verb, word, kind, _behind(document, word, ("to",)))
    return _commitment(document, verb, word, kind, _aim(document, word, verb, ("for",)))


def _predicate(document: Document, word: int) -> int:
    """The verb that says an adjective of its subject ("is ready", "declared itself ready"), or -1."""
    tree = document.tree
    if tree.tags[word] in ("VBN", "VBD") and document.kids(word, "auxpass"):
        return word
    if tree.tags[word] == "VBG":
        return word if document.kids(word, "aux") else -1
    if tree.tags[word] not in ("JJ", "VBN", "VBD") or not _is_predicative(document, word):
        return -1
    head = tree.heads[word]
    copula = not verbs("copulas").isdisjoint(document.lemmas(head))
    return head if copula or tree.lower[head] in words("being") else -1


def _is_predicative(document: Document, word: int) -> bool:
    """Whether an adjective hangs on a verb that may say it of its subject; in its own clause only with "itself"."""
    tree, head = document.tree, document.tree.heads[word]
    if head == word or tree.tags[head][:2] != "VB" or tree.deps[word] not in _PREDICATIVE:
        return False
    own = document.kids(word, "nsubj")
    return tree.deps[word] != "ccomp" or bool(own and tree.lower[own[0]].endswith(("self", "selves")))


def _noun(document: Document, noun: int, kind: str) -> Commitment | None:
    """What a noun tells of: "has no intention of leaving", "is in no mood to talk"."""
    tree, head = document.tree, document.tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[head] == "in":
        head = tree.heads[head]
    if tree.tags[head][:2] != "VB" or tree.tags[noun][:2] != "NN" or not _fits(document, noun, head, kind):
        return None
    preps = ("to",) if kind == "unopposed" else ("of", "in", "for")
    return _commitment(document, head, noun, kind, _aim(document, noun, head, preps))


def _fits(document: Document, noun: int, verb: int, kind: str) -> bool:
    """Whether a verb holds a noun as its kind wants: "reserves the right", "sees no reason", "has no plans"."""
    lemmas = set(document.lemmas(verb))
    if kind in ("reserved", "prospect", "announced"):
        wanted = {"reserved": frozenset({"reserve"}), "prospect": verbs("raising"), "announced": verbs("announcing")}
        return not lemmas.isdisjoint(wanted[kind])
    if "no" not in document.kid_words(noun, "det"):
        return False
    if kind == "none-seen":
        return not lemmas.isdisjoint(verbs("seeing"))
    return document.tree.lower[verb] in words("being") or not lemmas.isdisjoint(verbs("having"))


def _aim(document: Document, word: int, verb: int, preps: tuple[str, ...]) -> Aim | None:
    """What a word governs: an infinitive, or a gerund or noun behind one of `preps`."""
    inner = _infinitive(document, word, verb)
    return _clause_aim(document, inner) if inner >= 0 else _behind(document, word, preps)


def _infinitive(document: Document, word: int, verb: int) -> int:
    """The infinitive that a word governs, wherever the parser hung it, or -1."""
    aims = document.infinitives(word, "xcomp", "ccomp", "acl", "relcl", "advcl", "prep")
    if verb != word:
        aims += document.infinitives(verb, "xcomp", "advcl")
    return next((aim for aim in aims if aim > word), -1)


def _clause_aim(document: Document, verb: int) -> Aim:
    clause = read_clause(document, verb)
    return Aim(type_of(document, clause), clause)


def _behind(document: Document, word: int, preps: tuple[str, ...]) -> Aim | None:
    """The gerund behind one of a word's prepositions, else the noun."""
    tree = document.tree
    found = [p for p in document.kids(word, "prep") if tree.lower[p] in preps and p > word]
    gerunds = [k for prep in found for k in document.kids(prep, "pcomp") if tree.tags[k] == "VBG"]
    if gerunds:
        return _clause_aim(document, gerunds[0])
    nouns = [k for prep in found for k in document.kids(prep, "pobj")]
    return Aim(Match(named_class(document, nouns[0], event_nouns()), "noun"), None, nouns[0]) if nouns else None


def _commitment(document: Document, verb: int, word: int, kind: str, aim: Aim | None) -> Commitment | None:
    """The commitment that a word of attitude makes, which `verb` says of somebody."""
    if aim is None or not _is_held(document, verb, kind):
        return None
    event_type = _class_of(kind, aim, negated=_is_negated(document, verb, word))
    if not event_type:
        return None
    who, whom = _sides(document, aim, verb, event_type)
    if not who or not _means_somebody(document, verb, kind, aim, event_type, whom):
        return None
    return Commitment(event_type, "unwillingness" if event_type == REJECT else "readiness", who, whom)


def _is_held(document: Document, verb: int, kind: str) -> bool:
    form = form_of(document, verb).form
    return form in _TOLD or (kind in _POSSIBLE and form in ("future", "would"))


def _is_negated(document: Document, verb: int, word: int) -> bool:
    """Whether a predicate is negated: by its verb's "not", by "no longer", before the word itself ("not yet ready")."""
    if form_of(document, verb).negated:
        return True
    told = document.kid_words(verb, "neg", "advmod", "preconj") | document.kid_words(word, "neg", "advmod", "preconj")
    return not words("negations").isdisjoint(told)


def _class_of(kind: str, aim: Aim, *, negated: bool) -> str:
    """The class of a commitment by what it is about; "" where it is none."""
    if kind in ("opposition", "impasse"):
        return REJECT if not negated and (kind == "opposition" or _is_mutual(aim)) else ""
    if (kind in _REFUSALS and negated) or (kind == "unplanned" and not negated):
        return ""
    if kind in _REFUSALS or (kind in _TURNED and negated):
        return REJECT if aim.is_welcome or aim.is_open else ""
    return _promise_or_threat(kind, aim)


def _is_mutual(aim: Aim) -> bool:
    """Whether it is done together, in peace: what an impasse can be in."""
    return aim.match.type in classes_with("reciprocal") - classes_with("violent")


def _promise_or_threat(kind: str, aim: Aim) -> str:
    if aim.is_welcome or (aim.is_open and kind not in ("reserved", "prospect")):
        return "" if kind == "reserved" else AGREE
    threatens = aim.match.type in classes_with("hostile") | classes_with("refusing")
    return THREATEN if threatens and kind != "openness" else ""


def _means_somebody(document: Document, verb: int, kind: str, aim: Aim, event_type: str, whom: Parties) -> bool:
    """Whether it is known enough towards whom it is: whom a mere attitude to whatever names, with whom a promise or an
    impasse is."""
    if aim.is_open and not (aim.clause is not None or kind == "opposition"):
        return False
    if aim.is_open and not any(is_named(document, p) for p in whom):
        return False
    if aim.match.type in classes_with("reciprocal") and len(subjects(document, verb)) > 1:
        return True
    if kind == "impasse":
        return bool(whom) and _is_joint(document, aim)
    return event_type != AGREE or bool(whom)


def _is_joint(document: Document, aim: Aim) -> bool:
    """Whether something is done "with" somebody."""
    tree, verb = document.tree, aim.clause.verb if aim.clause else aim.noun
    return "with" in tree.lower[verb : tree.right[verb] + 1]


def _sides(document: Document, aim: Aim, verb: int, event_type: str) -> tuple[Parties, Parties]:
    """Who makes the commitment that a verb tells of, and towards whom."""
    agents = subjects(document, verb)
    if aim.clause is None:
        return _sides_of_noun(document, aim.noun, verb, agents, event_type)
    clause = replace(aim.clause, agents=agents, passive=False)
    who, whom = ((), ()) if aim.is_open else fill(document, clause, aim.match)
    if not whom:
        who, whom = fill(document, clause, aim.match, event_type)
    return who or speaking_pronoun(document, agents), whom


def _sides_of_noun(
    document: Document, noun: int, verb: int, agents: tuple[int, ...], event_type: str
) -> tuple[Parties, Parties]:
    """By a noun of what is to be done: "is open to talks with NAME"."""
    who = parties(document, agents) or speaking_pronoun(document, agents)
    leads = leads_of(event_type)
    others = [k for below in document.kids(verb, "advcl") for k in document.kids(below, "nsubj")]
    found = behind(document, noun, leads) or parties(document, others) or inside(document, noun, leads)
    return who, apart_from(who, found)

"""Positions that an adjective or a noun of attitude tells of, with what it governs: "is ready to help", "is open to
talks", "has no intention of leaving", "raised the prospect of sanctions"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extract.events.arguments.assignment import fill
from extract.events.arguments.nested_parties import behind, inside
from extract.events.commitments.commitment import Position, is_spoken, position_event
from extract.events.commitments.demands import ultimatum, unintended, wanted, weighed
from extract.events.factuality import is_conditional
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.parties.quote_speakers import speaking_pronoun
from extract.events.types.class_names import OTHER
from extract.events.types.clause_types import type_of
from extract.events.types.noun_types import named_class
from extract.events.types.pattern_match import Match
from extract.morphology import inflect
from extract.records import Event
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.subjects import subjects
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, event_nouns, leads_of, load_rows, verb_forms, verbs, words

_TOLD = ("past", "perfect", "progressive", "present")
_VERBAL = ("weighed", "not-excluded", "unintended", "wanted", "ultimatum")
_BY_NOUN = ("announced", "none-of", "none-seen", "reserved", "prospect", "unopposed")


class Aim(NamedTuple):
    """What an attitude is about: the class of that happening, with its clause, or else its noun."""

    match: Match
    clause: Clause | None
    noun: int = -1


@cache
def stance_words() -> dict[str, tuple[str, ...]]:
    """Each lower-case form → the kinds of position it may express."""
    found: dict[str, list[str]] = {}
    for row in load_rows("events/stances.csv"):
        word = row["word"]
        forms = inflect(word).all() if row["kind"] in _VERBAL else (word, word + "s")
        for form in forms:
            found.setdefault(form, []).append(row["kind"])
    return {form: tuple(dict.fromkeys(kinds)) for form, kinds in found.items()}


def _negated(document: Document, verb: int, word: int) -> bool:
    """Whether a predicate is negated: by its verb's "not", by "no longer", before the word itself ("not yet ready")."""
    tree = document.tree
    if form_of(document, verb)[2]:
        return True
    return any(
        tree.lower[k] in words("negations") for v in (verb, word) for k in document.kids(v, "neg", "advmod", "preconj")
    )


def _predicate(document: Document, word: int) -> int:
    """The verb that says an adjective of its subject ("is ready", "declared itself ready"), or -1."""
    tree = document.tree
    if tree.tags[word] in ("VBN", "VBD") and document.kids(word, "auxpass"):
        return word
    if tree.tags[word] == "VBG":
        return word if document.kids(word, "aux") else -1
    head = tree.heads[word]
    if tree.tags[word] not in ("JJ", "VBN", "VBD") or head == word or tree.tags[head][:2] != "VB":
        return -1
    own = document.kids(word, "nsubj")
    if tree.deps[word] == "ccomp" and not (own and tree.lower[own[0]].endswith(("self", "selves"))):
        return -1
    if tree.deps[word] not in ("acomp", "oprd", "attr", "ccomp"):
        return -1
    copula = verbs("copulas").intersection(verb_forms().get(tree.lower[head], ()))
    return head if copula or tree.lower[head] in words("being") else -1


def _infinitive(document: Document, word: int, verb: int) -> int:
    """The infinitive that a word governs, wherever the parser hung it, or -1."""
    tree = document.tree
    kids = [*document.kids(word, "xcomp", "ccomp", "acl", "relcl", "advcl", "prep")]
    if verb != word:
        kids += [k for k in document.kids(verb, "xcomp", "advcl") if k > word]
    for kid in kids:
        if tree.tags[kid] == "VB" and tree.has_to(kid) and kid > word:
            return kid
    return -1


def _aim(document: Document, word: int, verb: int, preps: tuple[str, ...], *, infinitive: bool) -> Aim | None:
    """What a word governs: an infinitive, or a gerund or noun behind one of `preps`."""
    tree = document.tree
    inner = _infinitive(document, word, verb) if infinitive else -1
    behind = [p for p in document.kids(word, "prep") if tree.lower[p] in preps and p > word]
    if inner < 0:
        inner = next((k for prep in behind for k in document.kids(prep, "pcomp") if tree.tags[k] == "VBG"), -1)
    if inner >= 0:
        clause = read_clause(document, inner)
        return Aim(type_of(document, clause), clause)
    for prep in behind:
        for noun in document.kids(prep, "pobj"):
            return Aim(Match(named_class(document, noun, event_nouns()), "noun"), None, noun)
    return None


def _position(kind: str, aim: Aim, *, negated: bool) -> str:
    """The class of a position by what it is about; OTHER where only its parties can tell whether it is one."""
    about = aim.match.type
    if kind == "unplanned" and not negated:
        return ""
    if kind == "opposition":
        return "" if negated else "REJECT"
    friendly = about in classes_with("friendly") or (about == "MOBILIZE" and not _is_against(aim))
    open_class = about in ("", OTHER)
    if kind in ("refusal", "none-of", "none-seen") or (negated and kind in ("offer", "openness", "unplanned")):
        if negated and kind not in ("offer", "openness", "unplanned"):
            return ""
        return "REJECT" if friendly or open_class else ""
    if kind == "impasse":
        return "REJECT" if about in classes_with("reciprocal") and about != "ASSAULT" and not negated else ""
    if friendly or (open_class and kind not in ("reserved", "prospect")):
        return "AGREE" if kind != "reserved" else ""
    return "THREATEN" if about in (*classes_with("hostile"), "REJECT") and kind != "openness" else ""


def _is_against(aim: Aim) -> bool:
    return aim.clause is not None and any(word == "against" for word, _, _ in aim.clause.preps)


def _sides(document: Document, aim: Aim, verb: int, event_type: str) -> tuple[Parties, Parties]:
    """Who takes the position that a verb tells of, and towards whom."""
    agents = subjects(document, verb)
    if aim.clause is not None:
        clause = replace(aim.clause, agents=agents, passive=False)
        who, whom = fill(document, clause, aim.match) if aim.match.type not in ("", OTHER) else ((), ())
        if not whom:
            who, whom = fill(document, clause, aim.match, event_type)
        return who or speaking_pronoun(document, agents), whom
    who = parties(document, agents) or speaking_pronoun(document, agents)
    leads, names = leads_of(event_type), {party.name for party in who}
    others = [k for below in document.kids(verb, "advcl") for k in document.kids(below, "nsubj")]
    found = behind(document, aim.noun, leads) or parties(document, others) or inside(document, aim.noun, leads)
    return who, tuple(party for party in found if party.name not in names)


def _attitude(document: Document, word: int, kind: str) -> Position | None:
    """The position that an adjective tells of: "is ready to help", "remained unwilling to talk"."""
    verb = _predicate(document, word)
    if verb < 0:
        return None
    by_to = kind in ("openness", "opposition")
    aim = _aim(document, word, verb, ("to",) if by_to else ("for",), infinitive=not by_to)
    return _found(document, verb, word, kind, aim)


def _none_of(document: Document, noun: int, kind: str) -> Position | None:
    """The position that a noun tells of: "has no intention of leaving", "is in no mood to talk"."""
    tree, head = document.tree, document.tree.heads[noun]
    if tree.deps[noun] == "pobj" and tree.lower[head] == "in":
        head = tree.heads[head]
    lemmas = set(verb_forms().get(tree.lower[head], ()))
    if tree.tags[head][:2] != "VB" or tree.tags[noun][:2] != "NN":
        return None
    none = "no" in (tree.lower[k] for k in document.kids(noun, "det"))
    held = tree.lower[head] in words("being") or not lemmas.isdisjoint(verbs("having"))
    fits = {
        "reserved": "reserve" in lemmas,
        "prospect": not lemmas.isdisjoint(verbs("raising")),
        "none-seen": none and not lemmas.isdisjoint(verbs("seeing")),
        "none-of": none and held,
        "unopposed": none and held,
        "announced": not lemmas.isdisjoint(verbs("announcing")),
    }
    if not fits[kind]:
        return None
    preps = ("to",) if kind == "unopposed" else ("of", "in", "for")
    aim = _aim(document, noun, head, preps, infinitive=True)
    return _found(document, head, noun, kind, aim)


def _is_joint(document: Document, aim: Aim) -> bool:
    """Whether something is done "with" somebody."""
    tree, verb = document.tree, aim.clause.verb if aim.clause else aim.noun
    return "with" in tree.lower[verb : tree.right[verb] + 1]


def _found(document: Document, verb: int, word: int, kind: str, aim: Aim | None) -> Position | None:
    form = form_of(document, verb)[0]
    if aim is None or (form not in _TOLD and not (form in ("future", "would") and kind in ("offer", "openness"))):
        return None
    event_type = _position(kind, aim, negated=_negated(document, verb, word))
    if not event_type:
        return None
    who, whom = _sides(document, aim, verb, event_type)
    told = aim.clause is not None or kind == "opposition"
    if aim.match.type in ("", OTHER) and not (told and any(is_named(document, p) for p in whom)):
        return None
    together = len(subjects(document, verb)) > 1 and aim.match.type in classes_with("reciprocal")
    if kind == "impasse" and not together and not (whom and _is_joint(document, aim)):
        return None
    if event_type == "AGREE" and not whom and not together:
        return None
    rule = "unwillingness" if event_type == "REJECT" else "readiness"
    return Position(event_type, rule, who, whom) if who else None


def _read(document: Document, token: int, kind: str) -> Position | None:
    if kind in _VERBAL:
        if document.tree.tags[token][:2] != "VB" or document.tree.deps[token] in ("aux", "auxpass", "amod"):
            return None
        if kind == "not-excluded":
            return weighed(document, token, excluded=True)
        return {"weighed": weighed, "unintended": unintended, "wanted": wanted, "ultimatum": ultimatum}[kind](
            document, token
        )
    return (_none_of if kind in _BY_NOUN else _attitude)(document, token, kind)


def _is_apart(document: Document, token: int) -> bool:
    """Whether a word stands in a clause of time: "before they were ready"."""
    tree, head = document.tree, document.tree.heads[token]
    return any(tree.lower[k] in ("before", "until") for v in (token, head) for k in document.kids(v, "mark"))


def find_stances(document: Document) -> dict[int, Event]:
    """The positions of an article as actions, by the token of the word that tells of them."""
    found: dict[int, Event] = {}
    for token, word in enumerate(document.tree.lower):
        for kind in stance_words().get(word, ()):
            if is_spoken(document, token):
                break
            stance = _read(document, token, kind)
            if stance is None or not any(p.country or is_named(document, p) for p in (*stance.who, *stance.whom)):
                continue
            if is_conditional(document, token) or _is_apart(document, token):
                break
            found[token] = position_event(document, token, stance)
    return found

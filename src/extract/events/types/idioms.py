"""Idioms and mere states: what a pattern of the lexicon matches though nothing of its class happened ("a group allied
with NAME", "fell 3 percent", "was impressed"), and blows that are dealt in words. In goes a clause with what the
lexicon says of it, out comes whether that is to be forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.types.class_names import OTHER
from extract.events.types.pattern_match import Match
from extract.records import Party
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import singular, verbs, words

_SUMMED = frozenset({"verb", "phrasal-verb", "stop-verb", "verb-object"})


def is_mere_state(document: Document, clause: Clause, match: Match) -> bool:
    """Whether a clause that a pattern matched only says how things stand, or by how much they changed."""
    if match.rule not in _SUMMED or match.type == OTHER:
        return False
    if _belongs(document, clause) or _is_posture(document, clause, match) or _is_felt(document, clause):
        return True
    return not clause.passive and _is_amount(document, clause)


def _belongs(document: Document, clause: Clause) -> bool:
    """ "A group allied with NAME", "combined with the losses": a bare participle says what belongs together."""
    tree, verb = document.tree, clause.verb
    if verbs("belonging").isdisjoint(clause.lemmas) or tree.tags[verb] != "VBN" or document.kids(verb, "nsubj", "aux"):
        return False
    head = tree.heads[verb]
    whole = tree.heads[head] == head and tree.tags[head][:1] == "N"  # "NAME aligned with NAME.": all there is
    return tree.deps[verb] in ("acl", "advcl", "prep", "conj", "amod") and not whole


def _is_posture(document: Document, clause: Clause, match: Match) -> bool:
    """ "Standing behind NAME, she said": where somebody stood while something else happened."""
    if clause.form != "gerund" or match.rule != "phrasal-verb" or verbs("postures").isdisjoint(clause.lemmas):
        return False
    return document.tree.deps[clause.verb] in ("advcl", "acl", "ROOT", "csubj")


def _is_felt(document: Document, clause: Clause) -> bool:
    """ "Was impressed by the plan", "looked crushed": a passive of feeling, done by nobody."""
    if not clause.passive or verbs("felt").isdisjoint(clause.lemmas):
        return False
    return not any(document.mention[head] >= 0 for head in clause.agents)


def _is_amount(document: Document, clause: Clause) -> bool:
    """Whether what stands beside a verb is by how much something rose or fell: "closed down 2.7 percent"."""
    heads = document.kids(clause.verb, "dobj", "npadvmod", "attr", "advmod")
    heads += clause.behind(("to", "from", "by"))
    shares = words("shares")
    if not any(document.tree.lower[k] in shares and document.kids(k, "nummod") for k in heads):
        return False
    return not any(document.mention[k] >= 0 for k in document.kids(clause.verb, "dobj"))


def is_crowded_out(document: Document, clause: Clause, match: Match) -> bool:
    """Whether a verb of gathering or showing has an object that is gathered or shown: "rallied her supporters"."""
    if match.rule != "verb" or clause.passive or verbs("crowding").isdisjoint(clause.lemmas):
        return False
    return any(document.timex[k] < 0 for k in document.kids(clause.verb, "dobj"))


def has_no_words(document: Document, clause: Clause) -> bool:
    """Whether what is declined is to say anything: "declined to comment", "answered no request for comment"."""
    lower = document.tree.lower
    if clause.complement >= 0:
        return lower[clause.complement] in words("speechless")
    heads = [*clause.patients, *clause.behind()]
    wanted = (form for head in heads for k in document.behind(head) for form in singular(lower[k]))
    return not words("speechless_nouns").isdisjoint(wanted)


def is_jab(document: Document, lemmas: Iterable[str], who: Iterable[Party], whom: Iterable[Party]) -> bool:
    """Whether a blow is dealt in words: by one named person to another, with a verb or noun that is used of both."""
    return not verbs("jabs").isdisjoint(lemmas) and _are_people(document, who) and _are_people(document, whom)


def _are_people(document: Document, found: Iterable[Party]) -> bool:
    """Whether there is somebody, and all of them are persons by name."""
    known = [document.entity(party.entity_id) for party in found]
    return bool(known) and all(entity is not None and entity.label == "PERSON" for entity in known)

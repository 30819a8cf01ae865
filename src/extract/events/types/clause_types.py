"""What kind of happening a clause tells of: the lexicon's patterns, and verbs that borrow a class.

A verb that says little itself borrows the class of what it governs: "launched an attack", "began to shell NAME" (light
and aspectual verbs, called so since Jespersen 1942 and in VerbNet); one that ends a happening has its reversal.
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.parties.phrase_parties import parties
from extract.events.types.class_names import MOBILIZE, OTHER, REJECT, THREATEN
from extract.events.types.noun_types import clause_nouns, named_class, object_nouns
from extract.events.types.pattern_match import NO_MATCH, Match, classify, reverses
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import (
    NO_EVENT,
    aspect_lemmas,
    aspect_verbs,
    classes_with,
    event_nouns,
    look_up,
    party_verbs,
    state_verbs,
    verbs,
    words,
)

_OCCASIONS = frozenset({"place", "way"})  # "took place", "got under way"
_DEEPEST = 3  # verbs that borrow from one another
NEAR_DEEPEST = _DEEPEST - 1  # asked with this depth only what the verb itself, or the one that it governs, says counts


def type_of(document: Document, clause: Clause, depth: int = 0) -> Match:
    """The class of a clause and the rule that gave it; NO_MATCH for a verb that tells of no happening.

    `depth` counts the verbs that borrowed their class on the way here.
    """
    if depth > _DEEPEST:
        return NO_MATCH
    occurring = _occurring(document, clause)
    if occurring:
        return Match(occurring, "occurrence")
    found = _by_pattern(document, clause)
    if found.type == NO_EVENT and "part in" not in clause.particles:
        return NO_MATCH
    if found.noun and found.type != NO_EVENT:
        return found
    if _aspect(clause, "fail") and _is_refusal(document, clause, depth):
        return Match(REJECT, "refused")
    if found.type in classes_with("agreed") and found.rule == "phrasal-verb":
        return found  # "committed itself to buying": promised, whatever it is
    return _ended(document, clause) or _by_aspect(document, clause, depth, found) or _by_itself(clause, found)


def _by_pattern(document: Document, clause: Clause) -> Match:
    """What the lexicon says of the verb with its frames and nouns."""
    of_party = not party_verbs().isdisjoint(clause.lemmas) and _is_done_to_party(document, clause)
    found = classify(clause.lemmas, clause.particles, clause_nouns(document, clause), of_party=of_party)
    return turned_to_threat(document, clause, found)


def _is_done_to_party(document: Document, clause: Clause) -> bool:
    """Whether a clause has a party for its object and does not only name it ("was called Mother")."""
    if document.kids(clause.verb, "oprd") or ("call" in clause.lemmas and len(clause.patients) > 1):
        return False
    others = [p for p in clause.patients if not document.tree.lower[p].endswith(("self", "selves"))]
    return bool(parties(document, others))


def turned_to_threat(document: Document, clause: Clause, match: Match) -> Match:
    """What a vow to do something hostile is: a threat ("vowed to crush the rebels")."""
    if match.type not in classes_with("agreed") or verbs("vowing").isdisjoint(clause.lemmas):
        return match
    if clause.complement < 0 or document.tree.tags[clause.complement] != "VB":
        return match
    inner = type_of(document, read_clause(document, clause.complement), NEAR_DEEPEST).type
    return match._replace(type=THREATEN) if inner in classes_with("hostile") else match


def _by_itself(clause: Clause, found: Match) -> Match:
    """What the pattern says; of a verb without one OTHER, unless it only tells of a state."""
    if found.type == NO_EVENT:
        return NO_MATCH
    if not found.type and state_verbs().keys().isdisjoint(clause.lemmas):
        return Match(OTHER, "open-class")
    return found if found.type else NO_MATCH


def _occurring(document: Document, clause: Clause) -> str:
    """The class of the event noun that is the subject of "erupted", "took place", "began"."""
    if clause.passive or not clause.agents or not _aspect(clause, "occur"):
        return ""
    if clause.patients and document.tree.lower[clause.patients[0]] not in _OCCASIONS:
        return ""
    return named_class(document, clause.agents[0], event_nouns())


def _aspect(clause: Clause, name: str) -> bool:
    """Whether the verb, with one of its frames or alone, is of a list of aspect: occur, light, keep, stop, prepare."""
    if aspect_lemmas(name).isdisjoint(clause.lemmas):
        return False
    listed = aspect_verbs(name)
    return any((lemma, p) in listed for lemma in clause.lemmas for p in (*clause.particles, ""))


def _is_refusal(document: Document, clause: Clause, depth: int) -> bool:
    """Whether a deed is left undone: any that is refused; of what somebody fails to do, what has a class."""
    if verbs("failing").isdisjoint(clause.lemmas) or "to-do" not in clause.particles:
        return True
    return _borrowed(document, clause, depth)[0] not in ("", OTHER)


def _by_aspect(document: Document, clause: Clause, depth: int, own: Match) -> Match | None:
    """What a verb that says little itself borrows: begins, ends, holds, prepares."""
    for name in ("stop", "keep", "light", "prepare"):
        if not _aspect(clause, name):
            continue
        borrowed, noun = _borrowed(document, clause, depth)
        if name == "light" and own.type in classes_with("asked") and not noun:
            return None  # "ordered NAME to leave"
        given = _given(clause, name, borrowed, noun)
        if given not in ("", OTHER):
            return Match(given, f"{name}-verb", noun)
    return None


def _given(clause: Clause, name: str, borrowed: str, noun: str) -> str:
    """The class that a verb of aspect makes of the class that it borrows."""
    if name == "prepare":
        return MOBILIZE if borrowed in classes_with("armed") else ""
    if name == "stop" and not _is_over(clause, noun):
        return reverses().get(borrowed, "")
    return borrowed


def _is_over(clause: Clause, noun: str) -> bool:
    """Whether something only comes to its end in time: who ends a visit breaks nothing off."""
    return "end" in clause.lemmas and noun.removesuffix("s") in words("visits") | words("sittings")


def _borrowed(document: Document, clause: Clause, depth: int) -> tuple[str, str]:
    """The class of the event noun among the clause's objects, with that noun; else of the verb it governs."""
    heads = [head for head in clause.patients if document.mention[head] < 0]
    heads += [head for word, _, behind in clause.preps if _is_light_with(clause, word) for head in behind]
    for noun in (noun for head in heads for noun in object_nouns(document, head)):
        if found := look_up(event_nouns(), noun):
            return found, noun
    verb = clause.complement
    if verb >= 0 and document.tree.tags[verb] in ("VB", "VBG"):
        return type_of(document, read_clause(document, verb), depth + 1).type, ""
    return "", ""


def _is_light_with(clause: Clause, word: str) -> bool:
    """Whether what stands behind a preposition is what the verb only says to be done: "took part in talks"."""
    listed = aspect_verbs("light")
    return any((lemma, p) in listed for lemma in clause.lemmas for p in (word, f"part {word}"))


def _ended(document: Document, clause: Clause) -> Match | None:
    """What putting an end to a happening amounts to: "called a halt to the raids"."""
    if verbs("ending").isdisjoint(clause.lemmas):
        return None
    ends = [head for head in clause.patients if document.tree.lower[head] in words("endings")]
    for noun in (noun for head in _put_to(document, clause, ends) for noun in object_nouns(document, head)):
        reverse = reverses().get(look_up(event_nouns(), noun), "")
        if reverse:
            return Match(reverse, "verb-object", noun)
    return None


def _put_to(document: Document, clause: Clause, ends: Iterable[int]) -> list[int]:
    """What an end is put to: the heads behind the prepositions of each end and of the verb."""
    preps = [k for end in ends for holder in (end, clause.verb) for k in document.kids(holder, "prep", "dative")]
    return [k for p in preps if document.tree.lower[p] in ("to", "of", "on") for k in document.kids(p, "pobj")]

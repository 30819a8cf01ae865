"""Blame and praise in what is said: "NAME has violated the truce", "NAME is a disgrace", "was behind the attack"."""

from __future__ import annotations

from collections.abc import Iterator

from extract.events.arguments.nested_parties import inside
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named, parties
from extract.events.types.class_names import ACCUSE, SUPPORT
from extract.events.types.noun_types import named_class
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.vocabulary import classes_with, event_nouns, singular, verbs, words

_TOLD = ("past", "present", "perfect", "progressive")


def may_blame(document: Document, verb: int) -> bool:
    """Whether a verb can blame or praise its subject: a form of "be", a misdeed."""
    word, lemmas = document.tree.lower[verb], document.lemmas(verb)
    return word in words("being") or word == "be" or "fail" in lemmas or not verbs("misdeeds").isdisjoint(lemmas)


def blamed(document: Document, verb: int) -> tuple[str, Parties]:
    """ACCUSE or SUPPORT with whom the clause of a verb blames or praises; "" where it does neither."""
    if not may_blame(document, verb):
        return "", ()
    clause = read_clause(document, verb)
    if clause.form not in _TOLD or clause.negated:
        return "", ()
    if _is_misdeed(clause):
        return ACCUSE, _named(document, parties(document, clause.agents))
    event_type = _judgement(document, clause.verb)
    return event_type, _named(document, _judged(document, clause)) if event_type else ()


def _named(document: Document, found: Parties) -> Parties:
    return tuple(party for party in found if is_named(document, party))


def _is_misdeed(clause: Clause) -> bool:
    failed = "fail" in clause.lemmas and "to-do" in clause.particles
    return failed or not verbs("misdeeds").isdisjoint(clause.lemmas)


def _judgement(document: Document, verb: int) -> str:
    """What is said of the subject of "is": blame, praise or neither."""
    if document.tree.lower[verb] not in words("being"):
        return ""
    said = document.kid_words(verb, "attr", "acomp")
    if said & words("blame") or _is_held_responsible(document, verb):
        return ACCUSE
    return SUPPORT if said & words("praise") else ""


def _judged(document: Document, clause: Clause) -> Parties:
    """Whom a judgement is about: the subject, or whose it is ("the attack by NAME is a disgrace")."""
    who = parties(document, clause.agents)
    for head in clause.agents:
        who = who or inside(document, head, ("of", "by", "from"))
    return who


def _is_held_responsible(document: Document, verb: int) -> bool:
    """Whether a clause lays a hostile act to its subject: "was behind the attack", "is to blame"."""
    if "blame" in document.kid_words(verb, "xcomp"):
        return True
    return any(_is_harm(document, noun) for noun in _answered_for(document, verb))


def _answered_for(document: Document, verb: int) -> Iterator[int]:
    """What the subject of "is" is behind, or responsible for."""
    yield from document.behind(verb, "behind")
    for word in document.kids(verb, "acomp"):
        if document.tree.lower[word] in ("responsible", "guilty"):
            yield from document.behind(word)


def _is_harm(document: Document, noun: int) -> bool:
    if named_class(document, noun, event_nouns()) in classes_with("armed"):
        return True
    return not words("harm").isdisjoint(singular(document.tree.lower[noun]))

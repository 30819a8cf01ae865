"""The gate: whether a verb tells of a happening that counts, before and after its parties are known.

It is a cascade of rules, each of which turns a kind of verb away. What it asks stands behind three questions:
`may_happen` of the word alone, `is_happening` of the clause with its class, `has_parties` of what was found about it.
"""

from __future__ import annotations

from functools import lru_cache

from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import is_named
from extract.events.types.class_names import OTHER
from extract.events.types.idioms import has_no_words, is_crowded_out, is_mere_state
from extract.events.types.pattern_match import Match
from extract.records import Party
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import lemmas_of
from extract.vocabulary import classes_with, happening_verbs, singular, state_verbs, verbs, words

_TOLD = ("past", "perfect", "future", "would", "progressive")  # forms in which the open class counts
_ARGUMENTS = ("dobj", "nsubj", "nsubjpass")


@lru_cache(maxsize=8192)
def may_happen(word: str, tag: str, joined: bool) -> bool:
    """Whether a lower-case verb form can tell of a happening at all; what a hyphen joins to it is not known here."""
    lemmas = lemmas_of(word, tag)
    return joined or not happening_verbs().isdisjoint(lemmas) or not any(lemma in state_verbs() for lemma in lemmas)


def is_happening(document: Document, clause: Clause, match: Match, cues: frozenset[int]) -> bool:
    """Whether a clause with this class tells of a happening, beside what `cues`, the cues of quotes, say already."""
    if not match.type or _is_manner_of_speech(document, clause, cues) or _is_mere_cue(clause, match, cues):
        return False
    if _is_only_said(document, clause, match) or _goes_on_saying(document, clause, cues):
        return False
    if is_mere_state(document, clause, match) or is_crowded_out(document, clause, match):
        return False
    answers = match.rule == "refused" or match.type in classes_with("answering")
    return not (answers and has_no_words(document, clause))


def _is_mere_cue(clause: Clause, match: Match, cues: frozenset[int]) -> bool:
    """Whether a verb is the cue of a quote and tells of nothing besides."""
    if clause.verb not in cues or match.type in classes_with("told_too"):
        return False
    return not (match.rule == "verb-object" and match.type in classes_with("deeds"))


def _is_manner_of_speech(document: Document, clause: Clause, cues: frozenset[int]) -> bool:
    """Whether a participle only says how a statement was made: "speaking to reporters, she said"."""
    head = document.tree.heads[clause.verb]
    return clause.form == "gerund" and head in cues and not verbs("speaking").isdisjoint(clause.lemmas)


def _is_only_said(document: Document, clause: Clause, match: Match) -> bool:
    """Whether a verb is no more than a statement: it denies a claim, does not support, gives a bad name."""
    tree = document.tree
    if match.type in classes_with("refusing") and tree.deps[clause.verb] in ("relcl", "acl"):
        objects = (form for p in clause.patients for form in singular(tree.lower[p]))
        return not words("claims").isdisjoint(objects)
    if match.type in classes_with("endorsing") and clause.negated:
        return True
    named = len(clause.patients) > 1 or "as" in clause.particles
    blamed = match.type in classes_with("blaming") and named and not clause.passive
    return blamed and not verbs("naming").isdisjoint(clause.lemmas)  # "called NAME a liar"


def _goes_on_saying(document: Document, clause: Clause, cues: frozenset[int]) -> bool:
    """Whether praise or blame goes on from a cue: "confirmed the date and praised the crew"."""
    tree, verb = document.tree, clause.verb
    if tree.deps[verb] != "conj" or verbs("judgements").isdisjoint(clause.lemmas):
        return False
    head = tree.heads[verb]
    return head in cues or not cues.isdisjoint(document.kids(head, "ccomp")) or _views(document, head)


def _views(document: Document, verb: int) -> bool:
    """Whether a verb tells of a view: "suspect", "believe"."""
    lemmas = lemmas_of(document.tree.lower[verb], document.tree.tags[verb])
    return any(state_verbs().get(lemma) in ("view", "speech") for lemma in lemmas)


def has_parties(
    document: Document, clause: Clause, match: Match, who: Parties, whom: Parties, place: Party | None
) -> bool:
    """Whether a named party or place takes part; in what only the open class knows, a named actor."""
    if _lacks_actor(clause, match, who, whom, place) or _lacks_partner(clause, who, whom):
        return False
    if match.type == OTHER:
        return _has_named(document, clause, match, who, whom, place)
    return place is not None or any(is_named(document, p) for p in (*who, *whom)) or bool(who and whom)


def _lacks_actor(clause: Clause, match: Match, who: Parties, whom: Parties, place: Party | None) -> bool:
    """Whether nobody is told to do what is nothing without somebody who does it."""
    if who:
        return False
    if match.type in classes_with("asked"):
        return not verbs("addressing").isdisjoint(clause.lemmas)  # "has been told to leave": by nobody knows whom
    if clause.passive:
        return False
    if match.type in classes_with("met"):
        return not (place and (whom or match.rule == "occurrence"))
    return match.type in classes_with("authored")


def _lacks_partner(clause: Clause, who: Parties, whom: Parties) -> bool:
    """Whether those with whom somebody debates are not told."""
    return len(who) + len(whom) < 2 and not verbs("debates").isdisjoint(clause.lemmas)


def _has_named(
    document: Document, clause: Clause, match: Match, who: Parties, whom: Parties, place: Party | None
) -> bool:
    """Whether entities or states take part in what has no class of its own."""
    named = sum(bool(p.entity_id or p.country) for p in (*who, *whom))
    if match.rule == "open-class":
        return _is_told_of(document, clause, named, place)
    return named > 0 or (place is not None and (clause.passive or bool(who or whom)))


def _is_told_of(document: Document, clause: Clause, named: int, place: Party | None) -> bool:
    """Whether a verb that no pattern knows says enough: of two that are `named`, or of one with a place or a date."""
    if clause.form not in _TOLD or not (clause.patients or clause.preps):
        return False
    if named > 1 or (named and place is not None):
        return True
    possible = named or (clause.passive and place is not None)  # "gas was found off NAME in May"
    return bool(possible) and _is_dated(document, clause)


def _is_dated(document: Document, clause: Clause) -> bool:
    """Whether a calendar date stands in the clause itself."""
    return any(document.dates[n].date_from for n in document.clause_dates(clause.verb, clause.behind()))


def is_only_place(document: Document, clause: Clause, event_type: str, party: Party, place: Party | None) -> bool:
    """Whether what stands as a target is only the place behind a preposition: a town, or the goal of a motion."""
    if place is None or party.spans != place.spans:
        return False
    tree = document.tree
    if tree.deps[tree.before(party.spans[0].end)] in _ARGUMENTS:
        return False
    goal = event_type == OTHER and not verbs("goals").isdisjoint(clause.lemmas)
    return goal or (not party.country and event_type in classes_with("placed"))


def is_official(document: Document, who: Parties) -> bool:
    """Whether somebody who travels does so for a state or a body: by office, title or name."""
    return any(_holds_office(document, party) for party in who)


def _holds_office(document: Document, party: Party) -> bool:
    entity = document.entity(party.entity_id)
    if entity is not None and entity.label != "PERSON":
        return True
    told = " ".join((party.name, *(entity.titles if entity else ()))).lower().split()
    return not words("officials").isdisjoint(form for word in told for form in singular(word))

"""The event lexicon: patterns of verbs and nouns → PLOVER classes, and the closed lists that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extract.morphology import index_forms
from extract.vocabulary import PARTY, Pattern, event_classes, listed_verbs, load_patterns, load_rows

OTHER = "OTHER"
PLACE_NAME = "place-name"  # what patterns write for any name of a place


class Match(NamedTuple):
    """What the lexicon says of a verb: the class, the kind of rule, the noun of the pattern that matched ("" without),
    and the id of that pattern ("" where a rule without pattern gave the class)."""

    type: str
    rule: str
    noun: str = ""
    pattern: str = ""

    @property
    def name(self) -> str:
        """What a row calls the rule that made it: the pattern, else the rule."""
        return self.pattern or self.rule


NO_MATCH = Match("", "")

Patterns = dict[str, dict[str, dict[str, Match]]]  # by verb, frame, noun ("" where none is wanted)


def _by_verb(patterns: Iterable[Pattern]) -> Patterns:
    """Patterns for look-up; a noun of its own goes before the same noun in a set, of sets the first in the file."""
    found: Patterns = {}
    for pattern in patterns:
        by_noun = found.setdefault(pattern.verb, {}).setdefault(pattern.frame, {})
        match = Match(pattern.type, pattern.kind, "", pattern.id)
        if pattern.is_single:
            by_noun[pattern.nouns[0]] = match
        else:
            for noun in pattern.nouns or ("",):
                by_noun.setdefault(noun, match)
    return found


@cache
def _patterns() -> Patterns:
    return _by_verb(sorted((p for p in load_patterns() if p.needs != PARTY), key=lambda p: p.is_single))


@cache
def _of_parties() -> Patterns:
    """The patterns that hold only of what is done to a party ("released the men", not "released a report")."""
    return _by_verb(p for p in load_patterns() if p.needs == PARTY)


@cache
def noun_verbs() -> frozenset[str]:
    """The verbs that some pattern wants an object or a subject for."""
    return frozenset(pattern.verb for pattern in load_patterns() if pattern.objects)


@cache
def happening_verbs() -> frozenset[str]:
    """The verbs that a pattern or a list of events/aspects.csv names."""
    aspects = (verb for pairs in _aspects().values() for verb, _ in pairs)
    return frozenset((*_patterns(), *party_verbs(), *aspects))


@cache
def party_verbs() -> frozenset[str]:
    """The verbs of patterns that hold only of what is done to a party."""
    return frozenset(_of_parties())


@cache
def verb_forms() -> dict[str, tuple[str, ...]]:
    """Forms → base forms of every verb that a pattern or a closed list names."""
    patterns = sorted(load_patterns(), key=lambda pattern: pattern.needs == PARTY)
    named = {pattern.verb: None for pattern in patterns}
    named.update({verb: None for pairs in _aspects().values() for verb, _ in pairs})
    named.update(dict.fromkeys((*state_verbs(), *sorted(listed_verbs()))))
    return index_forms(named)


@cache
def _aspects() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in load_rows("events/aspects.csv"):
        found.setdefault(row["aspect"], []).append((row["verb"], row["frame"]))
    return {name: tuple(pairs) for name, pairs in found.items()}


@cache
def aspect_verbs(name: str) -> frozenset[tuple[str, str]]:
    """The verbs of an aspect of events/aspects.csv (light, keep, stop, fail …) as (verb, frame)."""
    return frozenset(_aspects()[name])


@cache
def aspect_lemmas(name: str) -> frozenset[str]:
    """The verbs of such a list, with whatever particle."""
    return frozenset(verb for verb, _ in aspect_verbs(name))


@cache
def reverses() -> dict[str, str]:
    """The class that ending or halting a happening of a class belongs to."""
    return {name: known.reversal for name, known in event_classes().items() if known.reversal}


@cache
def state_verbs() -> dict[str, str]:
    """Base forms of verbs that tell of no happening by themselves → why (state, view, effort, speech, cause)."""
    return {row["verb"]: row["kind"] for row in load_rows("events/states.csv")}


@cache
def rule_confidences() -> dict[str, float]:
    """The measured precision of each rule for actions."""
    return {row["rule"]: float(row["confidence"]) for row in load_rows("events/rules.csv")}


@cache
def party_nouns() -> dict[str, str]:
    """Nouns for people and bodies, singular → kind (person, body, force, machine)."""
    return {row["noun"]: row["kind"] for row in load_rows("events/parties.csv")}


@cache
def place_nouns() -> frozenset[str]:
    """Common nouns of places, singular."""
    return frozenset(row["noun"] for row in load_rows("events/places.csv"))


@cache
def event_nouns() -> dict[str, str]:
    """Nouns that name a happening, singular → class: those that give a light verb its class."""
    return {row["noun"]: row["class"] for row in load_rows("events/nouns.csv")}


@cache
def lone_nouns() -> dict[str, str]:
    """Nouns that count as happenings by themselves, with their participants, singular → class."""
    return {row["noun"]: row["class"] for row in load_rows("events/nouns.csv") if row["alone"] == "yes"}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(re.split("[ -]", noun)[-1] for noun in event_nouns())


@lru_cache(maxsize=8192)
def names_event(word: str) -> bool:
    """Whether a lower-case noun can be the last word of one of event_nouns."""
    return any(form in _last_words() for form in singular(word.rpartition("-")[2]))


@lru_cache(maxsize=8192)
def singular(noun: str) -> tuple[str, ...]:
    """What a lower-case noun may be the plural of, itself first."""
    forms = [noun]
    if noun.endswith("men"):
        forms.append(noun[:-3] + "man")
    if noun.endswith("ies"):
        forms.append(noun[:-3] + "y")
    if noun.endswith(("ses", "xes", "ches", "shes")):
        forms.append(noun[:-2])
    if noun.endswith("s") and not noun.endswith("ss"):
        forms.append(noun[:-1])
    return tuple(forms)


def look_up(table: dict[str, str], noun: str) -> str:
    """The entry of a noun in any number, "" without one."""
    for form in singular(noun):
        if form in table:
            return table[form]
    return ""


def classify(
    verbs: Sequence[str], particles: Sequence[str], nouns: Mapping[str, Sequence[str]], *, of_party: bool = False
) -> Match:
    """The class of a verb with its particles and its objects' nouns; the fullest pattern wins.

    `verbs` are the base forms that the word may belong to; `nouns` the nouns of its object (under "") and of the
    object of each preposition; `of_party` says that its object is a party. NO_MATCH when no pattern fits.
    """
    table, tried = _patterns(), (*particles, "")
    known = [by_particle for verb in verbs if (by_particle := table.get(verb))]
    for particle in tried:
        wanted = [by_noun for by_particle in known if (by_noun := by_particle.get(particle))]
        if wanted:
            behind = nouns.get(particle.rpartition(" ")[2], ())
            for by_noun in wanted:
                for noun in (*behind, *(nouns.get("", ()) if particle else ())):
                    for form in singular(noun):
                        match = by_noun.get(form)
                        if match is not None:
                            return match._replace(noun=noun)
    if of_party:
        known = [*(by_particle for verb in verbs if (by_particle := _of_parties().get(verb))), *known]
    for particle in tried:
        for by_particle in known:
            found = by_particle.get(particle, {}).get("")
            if found is not None:
                return found
    return NO_MATCH

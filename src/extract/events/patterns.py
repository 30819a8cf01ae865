"""The event lexicon: patterns of verbs and nouns → PLOVER classes, and the closed lists that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extract.events.frames import listed_verbs
from extract.morphology import index_forms
from extract.vocabulary import load_rows, load_toml

OTHER = "OTHER"
SUBJECT = "^"  # before a noun that a pattern wants for its subject
TURNED = "turned"  # the rule of patterns whose subject has it done to it: "received aid from"
PLACE_NAME = "place-name"  # what patterns write for any name of a place


class Match(NamedTuple):
    """What the lexicon says of a verb: the class, the rule, the noun of the pattern that matched ("" without)."""

    type: str
    rule: str
    noun: str = ""


NO_MATCH = Match("", "")


class VerbPattern(NamedTuple):
    """A verb, its particle or preposition ("" without), the head noun of its object, or of its subject behind "^"."""

    verb: str
    particle: str
    noun: str


Patterns = dict[str, dict[str, dict[str, Match]]]  # by verb, particle, noun


# The first that has a pattern wins.
_VERB_FILES = ("events/verbs_figures.toml", "events/verbs_conflict.toml", "events/verbs.toml")


@cache
def verb_groups() -> tuple[dict[str, Any], ...]:
    """The groups of verb patterns, those that win first."""
    return tuple(group for name in _VERB_FILES for group in load_toml(name)["group"])


def _spell_out(groups: Iterable[dict[str, Any]]) -> dict[VerbPattern, Match]:
    found: dict[VerbPattern, Match] = {}
    for group in groups:
        turned = group.get("subject") == "target"
        subjects = [SUBJECT + noun for noun in group.get("subjects", ())]
        for phrase in group["verbs"]:
            verb, _, particle = phrase.partition(" ")
            for noun in subjects or group.get("objects", [""]):
                rule = TURNED if turned else "verb-object" if noun else "phrasal-verb" if particle else "verb"
                found.setdefault(VerbPattern(verb, particle, noun), Match(group["type"], rule, noun))
    return found


@cache
def verb_patterns() -> dict[VerbPattern, Match]:
    """Each pattern → what it says; of two groups with one pattern the first wins."""
    return _spell_out(g for g in verb_groups() if g.get("of") != "party")


@cache
def party_patterns() -> dict[VerbPattern, Match]:
    """The patterns that hold only of what is done to a party ("released the men", not "released a report")."""
    return _spell_out(g for g in verb_groups() if g.get("of") == "party")


def _by_verb(patterns: Mapping[VerbPattern, Match]) -> Patterns:
    found: Patterns = {}
    for (verb, particle, noun), match in patterns.items():
        found.setdefault(verb, {}).setdefault(particle, {})[noun] = match
    return found


@cache
def _patterns() -> Patterns:
    return _by_verb(verb_patterns())


@cache
def _of_parties() -> Patterns:
    return _by_verb(party_patterns())


@cache
def noun_verbs() -> frozenset[str]:
    """The verbs that some pattern wants an object or a subject for."""
    return frozenset(pattern.verb for pattern in verb_patterns() if pattern.noun)


@cache
def happening_verbs() -> frozenset[str]:
    """The verbs that a pattern or a list of events/aspect.toml names."""
    aspects = (phrase.partition(" ")[0] for phrases in _aspect_lists().values() for phrase in phrases)
    return frozenset((*_patterns(), *party_verbs(), *aspects))


@cache
def party_verbs() -> frozenset[str]:
    """The verbs of party_patterns."""
    return frozenset(pattern.verb for pattern in party_patterns())


@cache
def verb_forms() -> dict[str, tuple[str, ...]]:
    """Forms → base forms of every verb that a pattern or a closed list names."""
    named = {pattern.verb: None for pattern in (*verb_patterns(), *party_patterns())}
    for words in (*_aspect_lists().values(), state_verbs(), sorted(listed_verbs())):
        named.update({phrase.partition(" ")[0]: None for phrase in words})
    return index_forms(named)


@cache
def _aspect_lists() -> dict[str, list[str]]:
    data = load_toml("events/aspect.toml")
    return {name: words for name, words in data.items() if isinstance(words, list)}


@cache
def aspect_verbs(name: str) -> frozenset[tuple[str, str]]:
    """The verbs of a list of events/aspect.toml (light, keep, stop, fail …) as (verb, particle)."""
    return frozenset((verb, particle) for verb, _, particle in (w.partition(" ") for w in _aspect_lists()[name]))


@cache
def aspect_lemmas(name: str) -> frozenset[str]:
    """The verbs of such a list, with whatever particle."""
    return frozenset(verb for verb, _ in aspect_verbs(name))


@cache
def reverses() -> dict[str, str]:
    """The class that ending or halting a happening of a class belongs to."""
    return dict(load_toml("events/aspect.toml")["reverse"])


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
    groups = load_toml("events/nouns.toml")["group"]
    return {noun: group["type"] for group in groups for noun in (*group["nouns"], *group.get("with_verb", ()))}


@cache
def lone_nouns() -> dict[str, str]:
    """Nouns that count as happenings by themselves, with their participants, singular → class."""
    return {noun: group["type"] for group in load_toml("events/nouns.toml")["group"] for noun in group["nouns"]}


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
                            return Match(match.type, match.rule, noun)
    if of_party:
        known = [*(by_particle for verb in verbs if (by_particle := _of_parties().get(verb))), *known]
    for particle in tried:
        for by_particle in known:
            found = by_particle.get(particle, {}).get("")
            if found is not None:
                return found
    return NO_MATCH

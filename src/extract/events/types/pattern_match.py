"""The event lexicon: patterns of verbs and nouns → PLOVER classes, and the closed lists that go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extract.vocabulary import PARTY, Pattern, event_classes, load_patterns, load_rows, singular

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
def reverses() -> dict[str, str]:
    """The class that ending or halting a happening of a class belongs to."""
    return {name: known.reversal for name, known in event_classes().items() if known.reversal}


@cache
def rule_confidences() -> dict[str, float]:
    """The measured precision of each rule for actions."""
    return {row["rule"]: float(row["confidence"]) for row in load_rows("events/rules.csv")}


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

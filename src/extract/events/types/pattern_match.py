"""Which pattern of the lexicon a verb matches, with its frames and the nouns beside it: a Match with its class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from extract.vocabulary import PARTY, Pattern, event_classes, load_patterns, singular

PLACE_NAME = "place-name"  # what patterns write for any name of a place
HONOUR = "honour-title"  # for any title of the best of many


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

ByNoun = dict[str, Match]  # by noun, "" where none is wanted
ByFrame = dict[str, ByNoun]


def _by_verb(patterns: Iterable[Pattern]) -> dict[str, ByFrame]:
    """Patterns for look-up; a noun of its own goes before the same noun in a set, of sets the first in the file."""
    found: dict[str, ByFrame] = {}
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
def _patterns() -> dict[str, ByFrame]:
    return _by_verb(sorted((p for p in load_patterns() if p.needs != PARTY), key=lambda p: p.is_single))


@cache
def _of_parties() -> dict[str, ByFrame]:
    """The patterns that hold only of what is done to a party ("released the men", not "released a report")."""
    return _by_verb(p for p in load_patterns() if p.needs == PARTY)


@cache
def reverses() -> dict[str, str]:
    """The class that ending or halting a happening of a class belongs to."""
    return {name: known.reversal for name, known in event_classes().items() if known.reversal}


def classify(
    verbs: Sequence[str], particles: Sequence[str], nouns: Mapping[str, Sequence[str]], *, of_party: bool = False
) -> Match:
    """The class of a verb with its particles and its objects' nouns; the fullest pattern wins.

    `verbs` are the base forms that the word may belong to; `nouns` the nouns of its object (under "") and of the
    object of each preposition; `of_party` says that its object is a party. NO_MATCH when no pattern fits.
    """
    known = _tables(_patterns(), verbs)
    frames = (*particles, "")
    match = _with_noun(known, frames, nouns)
    if match is None:
        match = _without_noun([*_tables(_of_parties(), verbs), *known] if of_party else known, frames)
    return match or NO_MATCH


def _tables(table: Mapping[str, ByFrame], verbs: Sequence[str]) -> list[ByFrame]:
    return [table[verb] for verb in verbs if verb in table]


def _with_noun(known: Sequence[ByFrame], frames: Sequence[str], nouns: Mapping[str, Sequence[str]]) -> Match | None:
    """What a pattern says that wants a noun: behind the preposition of its frame, or as the verb's object."""
    for frame in frames:
        for by_noun in (by_frame[frame] for by_frame in known if frame in by_frame):
            behind = nouns.get(frame.rpartition(" ")[2], ())
            match = _of_noun(by_noun, behind) or (_of_noun(by_noun, nouns.get("", ())) if frame else None)
            if match is not None:
                return match
    return None


def _of_noun(by_noun: ByNoun, nouns: Sequence[str]) -> Match | None:
    """What the first noun says that a pattern has."""
    for noun in nouns:
        for form in singular(noun):
            if form in by_noun:
                return by_noun[form]._replace(noun=noun)
    return None


def _without_noun(known: Sequence[ByFrame], frames: Sequence[str]) -> Match | None:
    """What a pattern says that wants no noun, the surest frame first."""
    found = (by_frame[frame][""] for frame in frames for by_frame in known if "" in by_frame.get(frame, ()))
    return next(found, None)

"""Whether the patterns of verbs go together: one that says otherwise of the same words, one that can never win."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.vocabulary.files import Line, Problem
from extract.vocabulary.keys import EVENT_RULES
from extract.vocabulary.patterns import PARTY, SUBJECT, Pattern, pattern_of

PATH = "events/patterns.csv"
_SHOWN = 4  # nouns in a message


class Placed(NamedTuple):
    """A pattern and the line that it stands in."""

    line: int
    pattern: Pattern

    def says(self) -> tuple[str, str]:
        """Its class and its kind: patterns that differ in either say different things of the same words."""
        return self.pattern.type, self.pattern.kind


def check_patterns(patterns: Sequence[Line], objects: Sequence[Line]) -> Iterator[Problem]:
    """The faults of events/patterns.csv that no single cell shows.

    A pattern of one noun is more specific than one of a set of nouns, that than one that wants none. Of two of the same
    kind that claim the same noun, the one must not say otherwise than the other unless a pattern of that noun decides.
    """
    sets: dict[str, tuple[str, ...]] = {}
    for row in objects:
        sets[row.cells["set"]] = (*sets.get(row.cells["set"], ()), row.cells["noun"])
    rivals: dict[tuple[bool, str, str], list[Placed]] = {}
    for row in patterns:
        pattern = pattern_of(row.cells, sets)
        yield from _check_needs(row.line, pattern)
        key = (pattern.needs == PARTY, pattern.verb, pattern.frame)
        rivals.setdefault(key, []).append(Placed(row.line, pattern))
    for group in rivals.values():
        if len(group) > 1:
            yield from _check_rivals(group)


def _check_needs(line: int, pattern: Pattern) -> Iterator[Problem]:
    if pattern.objects and pattern.needs in ("", PARTY):
        yield Problem(
            PATH, line, f"objects {pattern.objects!r} without a need; write object, subject or turned in needs"
        )
    if pattern.id in EVENT_RULES:
        yield Problem(PATH, line, f"the id {pattern.id!r} is the name of a rule; give another")
    words = pattern.frame.split()
    if len(words) > 1 and any(word.endswith("-do") for word in words):
        told = f"the frame {pattern.frame!r} is never met, for a clause stands alone in a frame; delete the other words"
        yield Problem(PATH, line, told)
    if not pattern.objects and pattern.needs not in ("", PARTY):
        yield Problem(PATH, line, f"needs {pattern.needs!r} without objects; name a set of events/objects.csv or =noun")


def _check_rivals(group: Sequence[Placed]) -> Iterator[Problem]:
    """Patterns of one verb with one frame."""
    singles: dict[str, Placed] = {}
    for placed in group:
        if placed.pattern.is_single:
            noun = placed.pattern.nouns[0]
            first = singles.setdefault(noun, placed)
            if first is not placed:
                yield _twice(placed, first, [noun])
    claimed: dict[str, Placed] = {}
    for placed in group:
        if placed.pattern.is_single:
            continue
        nouns = placed.pattern.nouns or (("",) if not placed.pattern.objects else ())
        clashing: dict[Placed, list[str]] = {}
        wins = not nouns
        for noun in nouns:
            first = claimed.setdefault(noun, placed)
            if first is not placed and first.says() != placed.says() and noun not in singles:
                clashing.setdefault(first, []).append(noun)
            wins |= first is placed and noun not in singles
        for first, words in clashing.items():
            yield _twice(placed, first, words)
        if not wins and not clashing:
            yield _shadowed(placed, claimed, singles)


def _twice(placed: Placed, first: Placed, nouns: Sequence[str]) -> Problem:
    told = ", ".join(noun.removeprefix(SUBJECT) for noun in nouns[:_SHOWN] if noun)
    told = f" ({told}{' …' if len(nouns) > _SHOWN else ''})" if told else ""
    one, other = placed.pattern, first.pattern
    if placed.says() == first.says():
        return Problem(PATH, placed.line, f"{one.id} says what {other.id} in line {first.line} says; delete one")
    what = f"{one.type} {one.kind}" if one.type == other.type else one.type
    against = f"{other.type} {other.kind}" if one.type == other.type else other.type
    mend = "give the noun a pattern of its own (=noun) or take it out of one set" if told else "keep one"
    return Problem(
        PATH, placed.line, f"{one.id} says {what} where {other.id} in line {first.line} says {against}{told}; {mend}"
    )


def _shadowed(placed: Placed, claimed: Mapping[str, Placed], singles: Mapping[str, Placed]) -> Problem:
    noun = (placed.pattern.nouns or ("",))[0]
    before = singles.get(noun, claimed[noun])
    told = "its nouns have" if placed.pattern.objects else "it has"
    return Problem(
        PATH,
        placed.line,
        f"{placed.pattern.id} can never win: {told} other patterns, such as {before.pattern.id} in line {before.line}; "
        "delete it or give it nouns of its own",
    )

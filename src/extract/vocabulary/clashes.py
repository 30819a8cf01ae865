"""Whether the patterns of verbs go together: one that says otherwise of the same words, one that can never win."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extract.vocabulary.files import Line, Problem
from extract.vocabulary.keys import EVENT_RULES
from extract.vocabulary.patterns import PARTY, SUBJECT, Pattern, pattern_of

PATH, OBJECTS = "events/patterns.csv", "events/objects.csv"
_SHOWN = 4  # nouns in a message


class Placed(NamedTuple):
    """A pattern and the line that it stands in."""

    line: int
    pattern: Pattern

    def says(self) -> tuple[str, str]:
        """Its class and its kind: patterns that differ in either say different things of the same words."""
        return self.pattern.type, self.pattern.kind

    def says_beside(self, other: Placed) -> str:
        """What it says and another does not: its class, with its kind where that is the difference."""
        return (
            f"{self.pattern.type} {self.pattern.kind}" if self.pattern.type == other.pattern.type else self.pattern.type
        )


class Clash(NamedTuple):
    """Two patterns of one verb and frame that say different things, and the nouns of which both do."""

    later: Placed
    first: Placed
    nouns: tuple[str, ...]

    @property
    def sets(self) -> tuple[str, str]:
        """The two sets that share the nouns, in the order of their names."""
        one, other = sorted((self.first.pattern.objects, self.later.pattern.objects))
        return one, other


Places = Mapping[tuple[str, str], int]  # (set, noun) → its line in events/objects.csv


def check_patterns(patterns: Sequence[Line], objects: Sequence[Line]) -> Iterator[Problem]:
    """The faults of events/patterns.csv that no single cell shows.

    A pattern of one noun is more specific than one of a set of nouns, that than one that wants none. Of two of the same
    kind that claim the same noun, the one must not say otherwise than the other unless a pattern of that noun decides.
    """
    sets: dict[str, tuple[str, ...]] = {}
    places: dict[tuple[str, str], int] = {}
    for line, cells in objects:
        sets[cells["set"]] = (*sets.get(cells["set"], ()), cells["noun"])
        places.setdefault((cells["set"], cells["noun"]), line)
    rivals: dict[tuple[bool, str, str], list[Placed]] = {}
    for row in patterns:
        pattern = pattern_of(row.cells, sets)
        yield from _check_needs(row.line, pattern)
        key = (pattern.needs == PARTY, pattern.verb, pattern.frame)
        rivals.setdefault(key, []).append(Placed(row.line, pattern))
    clashes: list[Clash] = []
    for group in rivals.values():
        if len(group) > 1:
            yield from _check_rivals(group, clashes)
    yield from _tell_of_clashes(clashes, places)


def _tell_of_clashes(clashes: Sequence[Clash], places: Places) -> Iterator[Problem]:
    """A noun in two sets is told at its row where it is the only one that two patterns share, or where several verbs
    want both sets: then it is the noun that has come, and not a pattern."""
    count = Counter((noun, clash.sets) for clash in clashes for noun in clash.nouns)
    of_nouns: dict[str, list[Clash]] = {}
    for clash in clashes:
        one, other = clash.sets
        nouns = [noun for noun in clash.nouns if len(clash.nouns) == 1 or count[noun, clash.sets] > 1]
        nouns = [noun for noun in nouns if one and other and one != other]
        for noun in nouns:
            of_nouns.setdefault(noun.removeprefix(SUBJECT), []).append(clash)
        if left := [noun for noun in clash.nouns if noun not in nouns]:
            yield _twice(clash.later, clash.first, left)
    for noun, found in of_nouns.items():
        yield from _in_two_sets(noun, found, places)


def _in_two_sets(noun: str, clashes: Sequence[Clash], places: Places) -> Iterator[Problem]:
    """Of the two sets that clash it is put into the one that clashes with more others, or that stands further down."""
    partners = Counter(name for pair in {clash.sets for clash in clashes} for name in pair)
    by_set: dict[str, list[Clash]] = {}
    for clash in clashes:
        by_set.setdefault(max(clash.sets, key=lambda name: (partners[name], places[name, noun])), []).append(clash)
    for added, found in by_set.items():
        later, first, _ = found[0]
        others = list(dict.fromkeys(name for clash in found for name in clash.sets if name != added))
        says = f"{first.pattern.id} in line {first.line} of {PATH} says {first.says_beside(later)}"
        against = f"{later.pattern.id} in line {later.line} {later.says_beside(first)}"
        more = f", and so on with the sets {', '.join(others[1:])}" if others[1:] else ""
        told = f"{noun!r} in the set {added} stands in the set {others[0]} in line {places[others[0], noun]} too"
        yield Problem(
            OBJECTS,
            places[added, noun],
            f"{told}, but {says} and {against}{more}; take it out of one set or give it a pattern of its own (={noun})",
        )


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


def _check_rivals(group: Sequence[Placed], clashes: list[Clash]) -> Iterator[Problem]:
    """Patterns of one verb with one frame; of which nouns two say different things goes to `clashes`."""
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
        clashes += (Clash(placed, first, tuple(words)) for first, words in clashing.items())
        if not wins and not clashing:
            yield _shadowed(placed, claimed, singles)


def _twice(placed: Placed, first: Placed, nouns: Sequence[str]) -> Problem:
    told = ", ".join(noun.removeprefix(SUBJECT) for noun in nouns[:_SHOWN] if noun)
    told = f" ({told}{' …' if len(nouns) > _SHOWN else ''})" if told else ""
    one, other = placed.pattern, first.pattern
    if placed.says() == first.says():
        return Problem(PATH, placed.line, f"{one.id} says what {other.id} in line {first.line} says; delete one")
    what, against = placed.says_beside(first), first.says_beside(placed)
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

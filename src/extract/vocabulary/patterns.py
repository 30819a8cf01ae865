"""The patterns of verbs of events/patterns.csv with the nouns that they want."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from extract.vocabulary.files import Problem, load_lists, load_placed, refused

NO_EVENT = "NONE"  # the class of patterns that tell of no happening
SINGLE = "="  # before a noun that stands for itself alone where a set of nouns may stand
SUBJECT = "^"  # before a noun that a pattern wants for its subject
PARTY, TURNED = "party", "turned"


class Pattern(NamedTuple):
    """A line of events/patterns.csv; `nouns` what `objects` names, none where nothing is wanted."""

    id: str
    type: str
    verb: str
    frame: str
    needs: str
    objects: str
    example: str
    nouns: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of pattern, which has its confidence: verb, phrasal-verb, verb-object or turned."""
        if self.needs == TURNED:
            return TURNED
        return "verb-object" if self.objects else "phrasal-verb" if self.frame else "verb"

    @property
    def is_single(self) -> bool:
        """Whether the pattern is of one noun, so that it goes before those of a set."""
        return self.objects.startswith(SINGLE)


def pattern_of(row: Mapping[str, str], sets: Mapping[str, tuple[str, ...]]) -> Pattern:
    """A row of events/patterns.csv as a pattern; a set that is not there has no nouns."""
    objects = row["objects"]
    nouns = (objects.removeprefix(SINGLE),) if objects.startswith(SINGLE) else sets.get(objects, ())
    if row["needs"] == "subject":
        nouns = tuple(SUBJECT + noun for noun in nouns)
    told = (row["class"], row["verb"], row["frame"], row["needs"], objects, row["example"])
    return Pattern(row["id"], *told, nouns)


@cache
def object_sets() -> dict[str, tuple[str, ...]]:
    """The sets of nouns of events/objects.csv."""
    return load_lists("events/objects.csv", "set", "noun")


@cache
def load_patterns() -> tuple[Pattern, ...]:
    """All patterns, in the order of the file; LexiconError for one that wants a set of nouns that is not there."""
    sets, path = object_sets(), "events/patterns.csv"
    for line, row in load_placed(path):
        objects = row["objects"]
        if objects and not objects.startswith(SINGLE) and objects not in sets:
            told = f"unknown objects {objects!r}; add it to events/objects.csv or mend the name"
            raise refused(Problem(path, line, told))
    return tuple(pattern_of(row, sets) for _, row in load_placed(path))


@cache
def bare_classes() -> dict[str, str]:
    """The class that each verb has by itself, without frame and object: NO_EVENT where it tells of no happening."""
    found: dict[str, str] = {}
    for pattern in load_patterns():
        if not (pattern.frame or pattern.nouns or pattern.needs == PARTY):
            found.setdefault(pattern.verb, pattern.type)
    return found

"""The classes of events."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extract.vocabulary.files import load_rows


class EventClass(NamedTuple):
    """A class of events: what belongs to it, its quad of PLOVER ("" without), the prepositions that lead its target,
    the surest first, the class that ending a happening of it belongs to ("" without), and its traits."""

    name: str
    definition: str
    quad: str
    leads: tuple[str, ...]
    reversal: str
    traits: frozenset[str]


@cache
def event_classes() -> dict[str, EventClass]:
    """The classes by name, in the order of events/classes.csv."""
    return {
        row["class"]: EventClass(
            row["class"],
            row["definition"],
            row["quad"],
            tuple(row["leads"].split()),
            row["reversal"],
            frozenset(row["traits"].split()),
        )
        for row in load_rows("events/classes.csv")
    }


@cache
def classes_with(trait: str) -> frozenset[str]:
    """The classes that have a trait of events/lists.csv ("reciprocal", "deep" …)."""
    return frozenset(name for name, known in event_classes().items() if trait in known.traits)


def leads_of(name: str) -> tuple[str, ...]:
    """The prepositions that lead the target of a class, the surest first."""
    return event_classes()[name].leads


@cache
def relatives(name: str) -> frozenset[str]:
    """The other classes of the same quad."""
    quad = event_classes()[name].quad
    return frozenset(other for other, known in event_classes().items() if quad and known.quad == quad) - {name}

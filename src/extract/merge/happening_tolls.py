"""How many people a happening killed, injured, arrested or displaced, by its reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extract.write import COLUMN_PLACES, Rows

KINDS = ("killed", "injured", "arrested", "displaced")
_PEOPLE = "people"
_NUMBERS = COLUMN_PLACES["numbers"]


class Toll(NamedTuple):
    """What one report gives of a kind: the bounds as whole numbers, `high` empty where the number is open above."""

    low: str
    high: str
    confidence: float


class Given(NamedTuple):
    """A toll with the day on which the article that gives it was published, empty if unknown."""

    published: str
    toll: Toll


Tolls = dict[str, Toll]
NO_TOLLS: Tolls = {}


def read_tolls(rows: Rows) -> dict[str, Tolls]:
    """By event and kind the tolls of an article, from its rows.

    Of several numbers of one kind an event has the greatest: the others are parts of it ("12 dead, five of them
    children") or what it was before ("rose to 41 from 38").
    """
    found: dict[str, Tolls] = defaultdict(dict)
    for row in rows["numbers"]:
        cell = {name: row[place] for name, place in _NUMBERS.items()}
        kind = cell["kind"]
        if kind not in KINDS or cell["unit"] != _PEOPLE or not cell["event_id"]:
            continue
        toll = Toll(_whole(cell["low"]), _whole(cell["high"]), float(cell["confidence"] or 0))
        known = found[cell["event_id"]]
        known[kind] = max(known.get(kind, toll), toll, key=_size)
    return dict(found)


def best_toll(given: Iterable[Given]) -> tuple[str, str]:
    """The bounds that most reports give, of equals the latest published, then the surest; empty if none gives any."""
    counts, latest = Counter[tuple[str, str]](), dict[tuple[str, str], tuple[str, float]]()
    for published, toll in given:
        bounds = (toll.low, toll.high)
        counts[bounds] += 1
        latest[bounds] = max((published, toll.confidence), latest.get(bounds, ("", 0.0)))
    return max(counts, key=lambda bounds: (counts[bounds], latest[bounds]), default=("", ""))


def toll_cells(given: Sequence[tuple[str, Tolls]]) -> list[str]:
    """The cells `killed_low` to `displaced_high`, from each report's day of publication and tolls."""
    return [
        bound
        for kind in KINDS
        for bound in best_toll(Given(published, tolls[kind]) for published, tolls in given if kind in tolls)
    ]


def _size(toll: Toll) -> tuple[int, float, float]:
    return (int(toll.low), float(toll.high or "inf"), toll.confidence)


def _whole(cell: str) -> str:
    return str(int(float(cell))) if cell else ""

"""Places of the United States that bear a country's name: Peru in Indiana, the state of Georgia."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from extract.entities.attributes import Context
from extract.records import Entity
from extract.vocabulary import load_rows, name_words

_AMERICAN = "US"


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    """The code of each country that a state of the union shares its name with → its people and its capital."""
    states = name_words("us_states")
    return {
        row["code"]: (row["name"], *row["people"].split("|"), *row["capital"].split("|"))
        for row in load_rows("names/countries.csv")
        if row["name"] in states
    }


def without_namesake(context: Context, entity: Entity, members: Sequence[int]) -> Entity:
    """The entity with the state that it belongs to, where its name or title only seems to be a country's."""
    if entity.country and _lies_in_state(context, members):
        return replace(entity, country="", state=_AMERICAN)
    code = entity.country or entity.state
    if code not in _shared() or not _is_american(context, *_shared()[code]):
        return entity
    return replace(entity, country="", state=_AMERICAN)


def _lies_in_state(context: Context, members: Sequence[int]) -> bool:
    """Whether a state stands behind a comma where the place is named: Peru, Indiana."""
    words, states = context.words, name_words("us_states")
    ends = (context.spans[number][1] for number in members)
    return any(words.at(end) == "," and words.at(end + 1) in states for end in ends)


def _is_american(context: Context, name: str, *own: str) -> bool:
    """Whether the article has a state's office behind the name, or another state, and nothing of the country's own."""
    texts, states = context.words.texts, name_words("us_states") - {name}
    if not set(own).isdisjoint(texts):
        return False
    office = any(a == name and b in name_words("us_offices") for a, b in pairwise(texts))
    return office or not states.isdisjoint(context.texts)

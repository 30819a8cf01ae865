"""Where the places of an article lie: in two passes, first each name by itself, then by what the others say.

Toponym resolution as a choice among the gazetteer's candidates (Leidner 2007; Lieberman and Samet 2012; DeLozier and
others 2015), here with two linear models: what the first finds likely votes in the second. A name that no candidate
fits takes the place beside it or the one that the article is about. What none is likely for is left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from extract.places.bearers import Candidate, candidate_of, candidates_of, country_record
from extract.places.gazetteer import gazetteer
from extract.places.name_clues import (
    NAME_CLUES,
    VOTE_CLUES,
    Clue,
    Clues,
    Named,
    inherited_clues,
    name_clues,
    read_names,
)
from extract.places.votes import NEAR, Field, gaps, kilometres
from extract.read.publishers import home_country
from extract.records import Entity, Location, Precision
from extract.scoring import LinearModel, per_weights
from extract.scoring.weight_files import load_model
from extract.syntax import Document

_CLOSE = 200.0  # characters in which the closeness of a neighbour falls to 1/e
_FARTHEST = 400  # characters to a neighbour that a name may take its place from
_FAINT = 0.01  # probability of a candidate that adds nothing
_LIKELY = 0.3  # probability of such a neighbour's place
_MOST_FOCI = 50  # names of an article that are compared
_SETTLED = ("city", "capital", "admin2")
_PRECISIONS: dict[str, Precision] = {"capital": "city", "city": "city", "admin2": "admin2", "admin1": "admin1"}
_PRECISIONS |= {"country": "country", "region": "region"}
_INHERITED = ("area", "beside", "focus")


class Choice(NamedTuple):
    """A place that is to be placed, the candidates for it and what speaks for each."""

    named: Named
    candidates: tuple[Candidate, ...]
    clues: tuple[Clues, ...]


@per_weights
def name_model() -> LinearModel[Clue, Literal["candidate"]]:
    """The weights of the first pass."""
    return load_model("place_names", NAME_CLUES, ("candidate",))


@per_weights
def vote_model() -> LinearModel[Clue, Literal["candidate"]]:
    """The weights of the second pass."""
    return load_model("place_votes", (*NAME_CLUES, *VOTE_CLUES), ("candidate",), ("least",))


def find_locations(document: Document, publisher: str = "", url: str = "") -> tuple[Location, ...]:
    """The places of an article that can be placed, in the order of its entities.

    `publisher` and `url`, as the reader knows them, tell where its outlet is at home.
    """
    model = vote_model()
    found = []
    for choice in choices(document, publisher, url):
        chances = _chances([model.score(clues) for clues in choice.clues])
        winner = choice.candidates[_best(chances)]
        sure = _confidence(winner, choice.candidates, chances)
        if sure >= model.thresholds["least"]:
            found.append(_location(choice.named, winner, sure))
    return tuple(found)


def name_choices(document: Document) -> list[Choice]:
    """The names of an article that places bear, by themselves: what the first pass decides on."""
    return [_by_name(named) for named in read_names(document) if named.candidates]


def choices(document: Document, publisher: str = "", url: str = "") -> list[Choice]:
    """The places of an article with all that speaks for their candidates: what the second pass decides on."""
    names = read_names(document)
    if all(named.entity.label != "PLACE" for named in names):
        return []
    names += _home(publisher, url)
    first = [_by_name(named) for named in names]
    score = name_model().score
    chances = [_chances([score(clues) for clues in choice.clues]) for choice in first]
    inherited = _inherited(names, chances)
    field = Field(names)
    votes = field.votes([chance for each in chances for chance in each]).tolist() if field.all else []
    found = []
    for number, choice in enumerate(first):
        if choice.named.entity.label == "PLACE":
            rows = votes[field.starts[number] : field.starts[number + 1]]
            more = inherited.get(number, ())
            candidates = (*choice.candidates, *(candidate for candidate, _ in more))
            clues = [{**c, **_told(row)} for c, row in zip(choice.clues, rows, strict=True)]
            clues += [inherited_clues(choice.named, candidate, near) for candidate, near in more]
            if candidates:
                found.append(Choice(choice.named, candidates, tuple(clues)))
    return found


def _by_name(named: Named) -> Choice:
    return Choice(named, named.candidates, tuple(name_clues(named)))


def _told(row: Iterable[float]) -> Clues:
    return {clue: value for clue, value in zip(VOTE_CLUES, row, strict=True) if value}


def _chances(scores: Sequence[float]) -> list[float]:
    """The probability of each candidate; "none of them" has the score 0."""
    most = max((*scores, 0.0))
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers) + math.exp(-most)
    return [power / total for power in powers]


def _best(chances: Sequence[float]) -> int:
    """The index of what is likeliest, of equals the first."""
    return max(range(len(chances)), key=lambda place: (chances[place], -place))


def _confidence(winner: Candidate, candidates: Sequence[Candidate], chances: Sequence[float]) -> float:
    """The probability of the place and of all that lie near it: a town, its county."""
    likely = [(c, chance) for c, chance in zip(candidates, chances, strict=True) if chance > _FAINT or c is winner]
    return sum(chance for c, chance in likely if c is winner or kilometres(c, winner) < NEAR)


def _home(publisher: str, url: str) -> list[Named]:
    """The country where an outlet is at home and the place in its name, as bodies of the article."""
    country = country_record(home_country(publisher, url))
    told = (candidate_of(country, "name"),) if country is not None else ()
    town = candidates_of(publisher) if "." not in publisher else ()
    outlet = Entity("", publisher, "ORG")
    return [Named(outlet, (), places, (), frozenset(), False, False, False) for places in (told, town) if places]


def _inherited(
    names: Sequence[Named], chances: Sequence[Sequence[float]]
) -> dict[int, tuple[tuple[Candidate, float], ...]]:
    """What each name may take its place from, with how close that is, 0 to 1: the area named beside it, the nearest
    settlement, the settlement that the article is about."""
    tops = [_likeliest(named, chance) for named, chance in zip(names, chances, strict=True)]
    nearest: dict[int, tuple[int, Candidate]] = {}
    usable = [_settled(named, top) for named, top in zip(names, tops, strict=True)]
    for one, other, gap in gaps(names):
        for number, neighbour in ((one, other), (other, one)):
            settlement = usable[neighbour]
            nearer = nearest[number][0] if number in nearest else _FARTHEST
            if settlement is not None and gap < nearer:
                nearest[number] = (gap, settlement)
    focus = _focus(names, tops)
    found: dict[int, tuple[tuple[Candidate, float], ...]] = {}
    for number, named in enumerate(names):
        areas = {beside.area.number: beside.area for beside in named.beside if beside.link != "before"}
        more = [(candidate_of(area, "area"), 1.0) for area in areas.values()]
        if number in nearest:
            gap, candidate = nearest[number]
            more.append((replace(candidate, way="beside"), math.exp(-gap / _CLOSE)))
        if focus is not None and focus[0] != number:
            more.append((replace(focus[1], way="focus"), focus[2]))
        found[number] = tuple(more)
    return found


def _likeliest(named: Named, chances: Sequence[float]) -> tuple[Candidate, float] | None:
    """The place that a name most probably means, with its probability."""
    if not chances:
        return None
    best = _best(chances)
    return (named.candidates[best], chances[best]) if chances[best] >= _LIKELY else None


def _settled(named: Named, top: tuple[Candidate, float] | None) -> Candidate | None:
    """The place of a name if another can take it over: a settlement's."""
    return top[0] if top is not None and top[0].kind in _SETTLED and named.entity.label == "PLACE" else None


def _focus(
    names: Sequence[Named], tops: Sequence[tuple[Candidate, float] | None]
) -> tuple[int, Candidate, float] | None:
    """The name whose place has most of the others around it, the place, and the share of them."""
    mass = [
        (number, top[0], top[1] * len(names[number].mentions))
        for number, top in enumerate(tops)
        if top is not None and top[0].kind != "country" and names[number].entity.label == "PLACE"
    ]
    total = sum(weight for _, _, weight in mass)
    best: tuple[tuple[float, float], int, Candidate] | None = None
    for number, candidate, weight in mass[:_MOST_FOCI]:
        around = sum(other for _, place, other in mass[:_MOST_FOCI] if kilometres(candidate, place) < NEAR)
        rank = (around, weight if candidate.kind in _SETTLED else 0.0)
        if best is None or rank > best[0]:
            best = (rank, number, candidate)
    return (best[1], best[2], best[0][0] / total) if best is not None and total else None


def _location(named: Named, winner: Candidate, confidence: float) -> Location:
    known = gazetteer()
    is_site = winner.way in ("part", "beside", "focus") and winner.kind in ("city", "capital")
    inherited = is_site or winner.way in _INHERITED
    return Location(
        entity_id=named.entity.id,
        name=named.entity.name,
        latitude=winner.latitude,
        longitude=winner.longitude,
        precision="site" if is_site else _PRECISIONS[winner.kind],
        rule=winner.way,
        confidence=confidence,
        geoname_id="" if inherited else winner.geoname_id,
        country=winner.country,
        admin1=known.area_name(winner.admin1),
        admin2=known.area_name(winner.admin2),
    )

"""Which places a name may mean: those that bear it, or the one that stands in it ("Tolven Airport")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from extract.entities.slugs import fold
from extract.entities.states import find_country
from extract.places.gazetteer import Record, gazetteer
from extract.vocabulary import load_rows, name_words

Kind = Literal["country", "admin1", "admin2", "capital", "city", "region", "site"]
Way = Literal["name", "other-name", "short", "bare", "part", "region", "area", "beside", "focus"]

_MOST = 30  # candidates of a name
_LONGEST_NAME = 8  # words of a name whose parts are looked up
_COMPASS = frozenset(word.lower() for name in ("compass", "compass_adjectives") for word in name_words(name))
_AREA_NOUNS = name_words("place_nouns")
_SITE_NOUNS = name_words("site_nouns")
_NO_PART = _COMPASS | _AREA_NOUNS | _SITE_NOUNS | name_words("place_numbers")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `country` is an ISO code, `admin1` and `admin2` are numbers of the gazetteer (-1: none). `way` says by what it was
    found, `rank` how many of the name's places have more people, `share` how many of the people who live in any.
    """

    geoname_id: str
    latitude: float
    longitude: float
    kind: Kind
    way: Way
    population: int = 0
    country: str = ""
    admin1: int = -1
    admin2: int = -1
    rank: int = 0
    share: float = 1.0

    def within(self, area: Record) -> bool:
        """Whether it lies in a country or division, or is it."""
        if area.kind == "country":
            return self.country == area.country
        return (self.admin1 if area.kind == "admin1" else self.admin2) == area.number


@cache
def regions() -> dict[str, Candidate]:
    """The places of `names/regions.csv` by each form of their names, folded."""
    found = {}
    for row in load_rows("names/regions.csv"):
        point = Candidate(row["geoname_id"], float(row["latitude"]), float(row["longitude"]), "region", "region")
        for form in (row["name"], *filter(None, row["variants"].split("|"))):
            found[fold(form)] = point
    return found


@cache
def _short_forms() -> dict[str, str]:
    return {form: row["name"] for row in load_rows("names/abbreviations.csv") for form in row["short"].split("|")}


@cache
def _countries() -> dict[str, Record]:
    """The countries by their codes; they stand first in the gazetteer."""
    known, found, number = gazetteer(), dict[str, Record](), 0
    while (record := known.record(number)).kind == "country":
        found[record.country] = record
        number += 1
    return found


def country_record(code: str) -> Record | None:
    """The country of an ISO code."""
    return _countries().get(code)


@lru_cache(maxsize=4096)
def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The places that a name may mean, those of the name itself first; none for a name that nothing is known of.

    "Tolven City" may be called so, or be the city of Tolven; "southern Norland" is Norland.
    """
    words = name.removeprefix("The ").removeprefix("the ").split()
    rest = _without_nouns(_without_compass(words) if words and words[0].islower() else words)
    found = list(_known(" ".join(words), "name")) if len(rest) == len(words) or words[0][0].isupper() else []
    if len(rest) < len(words):
        found += _unseen(found, _known(" ".join(rest), "bare"))
    return tuple(found or _known(" ".join(_without_nouns(_without_compass(words))), "bare")) or tuple(_of_parts(words))


@lru_cache(maxsize=4096)
def areas_of(name: str) -> tuple[Record, ...]:
    """The countries and divisions that a name or its short form may mean."""
    full = _short_forms().get(name, name)
    country = country_record(find_country(full))
    areas = tuple(area for area in gazetteer().find(full) if area.kind in ("country", "admin1", "admin2"))
    if country is not None:
        return (country, *(area for area in areas if area.kind == "admin1"))
    return areas


def _unseen(found: Sequence[Candidate], more: Iterator[Candidate]) -> list[Candidate]:
    seen = {candidate.geoname_id for candidate in found}
    return [candidate for candidate in more if candidate.geoname_id not in seen]


def _known(name: str, way: Way) -> Iterator[Candidate]:
    """The places of this very name."""
    full = _short_forms().get(name, name)
    own: Way = "short" if full != name else way
    records = list(gazetteer().find(full))
    country = country_record(find_country(full))
    if country is not None and all(record.number != country.number for record in records):
        records.append(country)
    yield from _ranked(records, own)
    if (region := regions().get(fold(full))) is not None:
        yield region


def _ranked(records: Sequence[Record], way: Way) -> Iterator[Candidate]:
    ordered = sorted(records, key=lambda record: (-record.population, record.number))[:_MOST]
    people = sum(record.population for record in ordered) + 1
    for rank, record in enumerate(ordered):
        found: Way = way if record.own or way != "name" else "other-name"
        share = (record.population + 1) / people
        yield candidate_of(record, found, rank, share)


def candidate_of(record: Record, way: Way, rank: int = 0, share: float = 1.0) -> Candidate:
    """A place of the gazetteer as a candidate."""
    return Candidate(
        *(str(record.geoname_id), record.latitude, record.longitude, record.kind, way, record.population),
        *(record.country, record.admin1, record.admin2, rank, share),
    )


def _of_parts(words: Sequence[str]) -> list[Candidate]:
    """The places of the longest parts of a name that some bear."""
    words = words[:_LONGEST_NAME]
    for length in range(len(words) - 1, 0, -1):
        parts = [words[start : start + length] for start in range(len(words) - length + 1)]
        named = [" ".join(part) for part in parts if _may_be_name(part)]
        if found := [c for part in named for c in _known(part, "part") if c.kind != "region"]:
            return found
    return []


def _may_be_name(part: Sequence[str]) -> bool:
    """Whether some words of a name may be one by themselves."""
    return part[0][0].isupper() and part[-1][0].isupper() and any(word.lower() not in _NO_PART for word in part)


def _without_compass(words: Sequence[str]) -> list[str]:
    """The words without directions before them: southern Norland."""
    first = next((place for place, word in enumerate(words) if word.lower() not in _COMPASS), 0)
    return list(words[first:])


def _without_nouns(words: Sequence[str]) -> list[str]:
    """The words without nouns of places at their ends: City of Tolven, Tolven County."""
    rest = list(words)
    if len(rest) > 2 and rest[0].lower() in _AREA_NOUNS and rest[1] == "of":
        rest = rest[2:]
    while len(rest) > 1 and rest[-1].lower() in _AREA_NOUNS:
        rest = rest[:-1]
    return rest

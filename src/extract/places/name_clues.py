"""What speaks for each place that a name may mean: features by name, of the name and of what stands beside it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from extract.places.bearers import Candidate, candidates_of
from extract.places.surroundings import Beside, Link, Noun, areas_beside, kind_of_noun, noun_beside
from extract.records import Entity, Mention
from extract.syntax import Document

NameClue = Literal[
    "country", "region", "admin1", "admin2", "capital", "city", "site",
    "people", "people-division", "people-share", "most-people", "second", "only",
    "other-name", "short", "bare", "part", "part-long", "letters", "words", "in-capitals",
    "bare-water", "capital-rival", "capital-rival-division", "region-rival",
    "comma-inside", "comma-outside", "in-inside", "in-outside", "before-inside", "before-outside",
    "noun-city-fits", "noun-city-else", "noun-division-fits", "noun-division-else",
    "noun-county-fits", "noun-county-else", "noun-water", "noun-land",
    "dateline", "mentions", "person", "body",
    "area", "beside", "focus", "unknown", "site-noun", "closeness",
]  # fmt: skip
VoteClue = Literal[
    "votes-country", "votes-admin1", "votes-admin2", "votes-near", "votes-far", "votes-none",
    "close-country", "close-admin1", "close-near", "support-near", "support-admin1", "support-admin2",
]  # fmt: skip
Clue = NameClue | VoteClue
NAME_CLUES: tuple[Clue, ...] = get_args(NameClue)
VOTE_CLUES: tuple[Clue, ...] = get_args(VoteClue)
Clues = dict[Clue, float]

_WAYS: dict[str, NameClue] = {"other-name": "other-name", "short": "short", "bare": "bare", "part": "part"}
_FITS: dict[tuple[Noun, bool], NameClue] = {
    ("city", True): "noun-city-fits",
    ("city", False): "noun-city-else",
    ("division", True): "noun-division-fits",
    ("division", False): "noun-division-else",
    ("county", True): "noun-county-fits",
    ("county", False): "noun-county-else",
}
_KINDS_OF_NOUN: dict[Noun, tuple[str, ...]] = {
    "city": ("city", "capital"),
    "division": ("admin1",),
    "county": ("admin2",),
}
_BESIDE: dict[tuple[Link, bool], NameClue] = {
    ("comma", True): "comma-inside",
    ("comma", False): "comma-outside",
    ("in", True): "in-inside",
    ("in", False): "in-outside",
    ("before", True): "before-inside",
    ("before", False): "before-outside",
}
_LINKS: tuple[Link, ...] = ("comma", "in", "before")
_LEAST_SHARE = 1e-6  # of people
_DATELINE = 4  # characters of a line that may stand before a dateline
_AGENCY = 30  # characters behind it in which the agency stands in brackets


@dataclass(frozen=True, slots=True)
class Named:
    """A place of an article that is to be placed, or a body that bears a place's name and so tells of the others.

    `candidates` are the places that it may mean, `beside` the areas named beside its mentions, `nouns` the kinds of
    places that the nouns in it and beside it name.
    """

    entity: Entity
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    beside: tuple[Beside, ...]
    nouns: frozenset[Noun]
    is_dateline: bool
    is_person: bool
    is_body: bool


def read_names(document: Document) -> list[Named]:
    """The places of an article and the bodies that bear a place's name, in the order of its entities."""
    text = document.tree.text
    mentions: dict[str, list[Mention]] = {}
    for mention in document.names:
        mentions.setdefault(mention.entity_id, []).append(mention)
    words = {label: _words_of(document, label) for label in ("PERSON", "ORG")}
    found = []
    for entity in document.entities:
        own = mentions.get(entity.id, [])
        if entity.label == "PERSON" or not own:
            continue
        forms = Counter(" ".join(text[m.start : m.end].split()) for m in own)
        candidates = _candidates(entity.name, forms)
        if entity.label == "ORG" and not candidates:
            continue
        nouns = {noun_beside(text, m.start, m.end) for m in own} | set(map(kind_of_noun, entity.name.split()))
        found.append(
            Named(
                entity,
                tuple(own),
                candidates,
                tuple(beside for m in own for beside in areas_beside(text, m.start, m.end)),
                frozenset(noun for noun in nouns if noun is not None),
                _opens_report(text, own[0]),
                entity.name in words["PERSON"],
                entity.name in words["ORG"],
            )
        )
    return found


def _words_of(document: Document, label: str) -> set[str]:
    """The words in the names of all persons, or bodies."""
    named = (entity for entity in document.entities if entity.label == label)
    return {word for entity in named for name in (entity.name, *entity.aliases) for word in name.split()}


def _candidates(name: str, forms: Mapping[str, int]) -> tuple[Candidate, ...]:
    """The places of the full name, else of the form that is used most; those of a part of it come last."""
    tried = dict.fromkeys((name, *sorted(forms, key=lambda form: (-forms[form], form))))
    found = [places for form in tried if (places := candidates_of(form))]
    return next((places for places in found if places[0].way not in ("bare", "part")), (*found, ())[0])


def _opens_report(text: str, mention: Mention) -> bool:
    """Whether a name stands in a dateline."""
    line = text.rfind("\n", 0, mention.start) + 1
    shouted = text[mention.start : mention.end].isupper()
    return mention.start - line < _DATELINE and (shouted or "(" in text[mention.end : mention.end + _AGENCY])


@lru_cache(maxsize=16384)
def _own_clues(candidate: Candidate) -> Clues:
    """What a candidate tells by itself; not to be changed."""
    found: Clues = {candidate.kind: 1.0, "people-share": math.log10(candidate.share + _LEAST_SHARE)}
    people = math.log10(candidate.population + 1)
    if candidate.kind in ("city", "capital"):
        found["people"] = people
    elif candidate.kind in ("admin1", "admin2"):
        found["people-division"] = people
    if candidate.rank < 2 and candidate.kind != "region":
        found["second" if candidate.rank else "most-people"] = 1.0
    if candidate.way in _WAYS:
        found[_WAYS[candidate.way]] = 1.0
    return found


def name_clues(named: Named) -> list[Clues]:
    """What speaks for each of a name's places, other places of the article left aside."""
    told = _form_clues(named)
    rivals = [candidate for candidate in named.candidates if candidate.kind in ("region", "capital")]
    return [_clues(named, candidate, told, rivals) for candidate in named.candidates]


def _clues(named: Named, candidate: Candidate, told: Clues, rivals: Sequence[Candidate]) -> Clues:
    found: Clues = {**_own_clues(candidate), **told}
    if candidate.way == "part" and named.entity.name.count(" ") > 2:
        found["part-long"] = 1.0
    if candidate.way in ("bare", "part") and named.nouns & {"water", "land"}:
        found["bare-water"] = 1.0
    for rival in rivals:
        if rival.kind == "region" and candidate.kind != "region":
            found["region-rival"] = 1.0
        elif rival.kind == "capital" and candidate.kind != "capital" and rival.admin1 != candidate.admin1:
            found["capital-rival-division" if candidate.kind == "admin1" else "capital-rival"] = 1.0
    for link in _LINKS if named.beside else ():
        areas = [b.area for b in named.beside if b.link == link and str(b.area.geoname_id) != candidate.geoname_id]
        if areas:
            found[_BESIDE[link, any(map(candidate.within, areas))]] = 1.0
    for noun, kinds in _KINDS_OF_NOUN.items() if named.nouns else ():
        if noun in named.nouns:
            found[_FITS[noun, candidate.kind in kinds]] = 1.0
    return found


def _form_clues(named: Named) -> Clues:
    """What the name tells, the same for all of its places."""
    name = named.entity.name
    told: dict[NameClue, bool] = {
        "only": len(named.candidates) == 1,
        "in-capitals": name.isupper(),
        "words": " " in name,
        "letters": len(name) < 5,
        "noun-water": "water" in named.nouns,
        "noun-land": "land" in named.nouns,
        "dateline": named.is_dateline,
        "person": named.is_person,
        "body": named.is_body,
    }
    found: Clues = {clue: 1.0 for clue, holds in told.items() if holds}
    found["mentions"] = math.log(max(len(named.mentions), 1))
    return found


def inherited_clues(named: Named, candidate: Candidate, closeness: float) -> Clues:
    """What speaks for a place that the name does not bear, but that stands beside it or that the article is about."""
    found: Clues = {"site": 1.0, "closeness": closeness, "mentions": math.log(max(len(named.mentions), 1))}
    told: dict[NameClue, bool] = {
        "area": candidate.way == "area",
        "beside": candidate.way == "beside",
        "focus": candidate.way == "focus",
        "unknown": not named.candidates,
        "site-noun": "site" in named.nouns,
        "person": named.is_person,
        "body": named.is_body,
        "words": " " in named.entity.name,
    }
    return {**found, **{clue: 1.0 for clue, holds in told.items() if holds}}

"""Where places lie: the choice by what an article says."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from spacy.language import Language

from extract.places import find_locations
from extract.places.bearers import candidates_of
from extract.places.locate import choices
from extract.places.name_clues import Named
from extract.places.votes import VOTE_CLUES, Field, kilometres
from extract.records import Entity, Location, Mention
from extract.syntax import Document, read_document

Reader = Callable[..., Document]


@pytest.fixture(scope="module")
def read(nlp: Language) -> Reader:
    def _read(text: str, *names: str, label: str = "PLACE") -> Document:
        """A text in which the names, each an entity, are marked as places."""
        doc = nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        document = read_document(doc)
        mentions, entities = [], []
        for name in names:
            start = text.index(name)
            entities.append(Entity(f"place:{name.lower()}", name, "PLACE" if label == "PLACE" else "ORG"))
            mentions.append(Mention(start, start + len(name), entities[-1].label, "name", "model", entities[-1].id))
        return document.with_names(sorted(mentions, key=lambda m: m.start), entities)

    return _read


def located(document: Document, publisher: str = "", url: str = "") -> dict[str, Location]:
    return {location.name: location for location in find_locations(document, publisher, url)}


@pytest.mark.parametrize(
    ("text", "names", "country", "admin1"),
    [
        ("The mayor of Paris, Texas, spoke in Dallas.", ("Paris", "Texas", "Dallas"), "US", "Texas"),
        ("The mayor of Paris spoke in Lyon, France.", ("Paris", "Lyon", "France"), "FR", "Île-de-France"),
        ("Floods hit Springfield, Illinois.", ("Springfield", "Illinois"), "US", "Illinois"),
        ("Floods hit Springfield, Missouri.", ("Springfield", "Missouri"), "US", "Missouri"),
        ("She left Georgia for Atlanta and Savannah.", ("Georgia", "Atlanta", "Savannah"), "US", "Georgia"),
        ("She left Georgia for Tbilisi and Armenia.", ("Georgia", "Tbilisi", "Armenia"), "GE", ""),
    ],
)
def test_which_of_a_name(read: Reader, text: str, names: tuple[str, ...], country: str, admin1: str) -> None:
    found = located(read(text, *names))[names[0]]
    assert (found.country, found.admin1) == (country, admin1)
    assert 0 <= found.confidence <= 1


def test_a_street_has_its_town(read: Reader) -> None:
    found = located(read("Fire broke out in Qzwxv Street in Bergen, Norway.", "Qzwxv Street", "Bergen", "Norway"))
    street = found["Qzwxv Street"]
    assert (street.precision, street.geoname_id, street.country) == ("site", "", "NO")
    assert street.rule in ("beside", "focus")
    assert (street.latitude, street.longitude) == (found["Bergen"].latitude, found["Bergen"].longitude)


def test_what_nothing_is_known_of(read: Reader) -> None:
    assert located(read("They went to Qzwxv.", "Qzwxv")) == {}
    assert located(read("They went home.")) == {}
    assert located(read("The Bergen board met.", "Bergen", label="ORG")) == {}


def test_the_outlet_votes(read: Reader) -> None:
    document = read("Police in Cambridge closed a road.", "Cambridge")
    chances = {}
    for outlet in ("", "The Boston Globe", "BBC"):
        [choice] = choices(document, outlet)
        told = [
            clues.get("votes-country", 0.0)
            for c, clues in zip(choice.candidates, choice.clues, strict=True)
            if c.country == "GB"
        ]
        chances[outlet] = max(told)
    assert chances["BBC"] > max(chances["The Boston Globe"], chances[""])


def names_of(*names: str) -> list[Named]:
    return [
        Named(Entity(f"place:{name}", name, "PLACE"), (Mention(40 * n, 40 * n + 5, "PLACE", "name", "model"),),
              candidates_of(name), (), frozenset(), False, False, False)
        for n, name in enumerate(names)
    ]  # fmt: skip


def test_votes_do_not_depend_on_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    names = names_of("Springfield", "Chicago", "Peoria", "Georgia", "Qzwxv")
    field = Field(names)
    chances = [random.Random(1).random() for _ in field.all]
    whole = field.votes(chances)
    monkeypatch.setattr("extract.places.votes._ROWS", 7)
    assert field.votes(chances) == pytest.approx(whole)
    assert whole.shape == (len(field.all), len(VOTE_CLUES))
    assert (whole >= 0).all()


def test_illinois_is_voted_for() -> None:
    field = Field(names_of("Springfield", "Chicago", "Peoria"))
    votes = field.votes([1.0 if c.rank == 0 else 0.0 for c in field.all])
    admin1 = votes[:, VOTE_CLUES.index("votes-admin1")]
    best = max(range(field.starts[1]), key=lambda n: admin1[n])
    assert field.all[best].country == "US"
    assert abs(field.all[best].latitude - 39.8) < 0.1


@pytest.mark.parametrize(("one", "other", "km"), [("Oslo", "Bergen", 305), ("Oslo", "Oslo", 0)])
def test_kilometres(one: str, other: str, km: int) -> None:
    first, second = (
        next(c for c in candidates_of(name) if c.country == "NO" and c.kind in ("city", "capital"))
        for name in (one, other)
    )
    assert kilometres(first, second) == pytest.approx(km, abs=5)

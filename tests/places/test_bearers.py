"""Which places a name may mean."""

from __future__ import annotations

import pytest

from extract.places.bearers import areas_of, candidates_of


def ways(name: str) -> set[tuple[str, str, str]]:
    return {(c.way, c.kind, c.country) for c in candidates_of(name)}


@pytest.mark.parametrize(
    ("name", "way", "kind", "country"),
    [
        ("Oslo", "name", "capital", "NO"),
        ("the Hague", "other-name", "city", "NL"),
        ("Saragossa", "other-name", "city", "ES"),
        ("Calif.", "short", "admin1", "US"),
        ("Britain", "name", "country", "GB"),
        ("southern Norway", "bare", "country", "NO"),
        ("City of Bergen", "bare", "city", "NO"),
        ("Bergen Airport", "bare", "city", "NO"),
        ("Bergen Harbour Hotel", "part", "city", "NO"),
        ("Sahel", "region", "region", ""),
    ],
)
def test_ways(name: str, way: str, kind: str, country: str) -> None:
    assert (way, kind, country) in ways(name)


@pytest.mark.parametrize("name", ["Norwegian", "Qzwxv Street", "Third Avenue", "Qzwxv", "the", "North"])
def test_none(name: str) -> None:
    """Adjectives are no places, nor is a street by its common words."""
    assert not [c for c in candidates_of(name) if c.way == "part" or name == "Norwegian"]


def test_a_direction_that_belongs_to_a_name() -> None:
    assert {c.country for c in candidates_of("South Korea")} == {"KR"}
    assert "region" in {c.kind for c in candidates_of("South America")}
    assert "US" not in {c.country for c in candidates_of("South America")}


def test_the_most_populous_comes_first() -> None:
    people = [c.population for c in candidates_of("Springfield") if c.kind == "city"]
    assert people == sorted(people, reverse=True)
    assert len(people) > 10


def test_areas() -> None:
    assert {area.kind for area in areas_of("Georgia")} == {"country", "admin1"}
    assert [area.country for area in areas_of("Ohio") if area.kind == "admin1"] == ["US"]
    assert areas_of("Qzwxv") == ()

"""What stands beside a name: "Tolven, Ohio", "the city of Tolven"."""

from __future__ import annotations

import pytest

from extract.places.surroundings import areas_beside, noun_beside


def place(text: str) -> tuple[int, int]:
    start = text.index("Tolven")
    return start, start + len("Tolven")


@pytest.mark.parametrize(
    ("text", "link", "country", "kind"),
    [
        ("She lives in Tolven, Ohio, she said.", "comma", "US", "admin1"),
        ("She lives in Tolven (Norway) now.", "comma", "NO", "country"),
        ("She lives in Tolven, Ont., now.", "comma", "CA", "admin1"),
        ("She lives in Tolven in Norway.", "in", "NO", "country"),
        ("She lives in Tolven in the United Kingdom.", "in", "GB", "country"),
        ("Norway's Tolven is small.", "before", "NO", "country"),
        ("The Ohio town of Tolven is small.", "before", "US", "admin1"),
    ],
)
def test_areas(text: str, link: str, country: str, kind: str) -> None:
    assert (link, country, kind) in {(b.link, b.area.country, b.area.kind) for b in areas_beside(text, *place(text))}


@pytest.mark.parametrize(
    "text", ["She left Tolven, he said.", "Tolven, Qzwxv and others", "Tolven. Norway won.", "Tolven"]
)
def test_no_area(text: str) -> None:
    assert not list(areas_beside(text, *place(text)))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("the city of Tolven", "city"),
        ("Tolven County", "county"),
        ("Tolven province", "division"),
        ("the river Tolven", "water"),
        ("the island of Tolven", "land"),
        ("Tolven airport", "site"),
        ("She left Tolven early", None),
    ],
)
def test_nouns(text: str, noun: str | None) -> None:
    assert noun_beside(text, *place(text)) == noun

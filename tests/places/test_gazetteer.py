"""The gazetteer: what it says of well-known places, and what is packed comes back."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.places.gazetteer import _decode, encode, gazetteer
from extract.training.write_gazetteer import Entry, pack
from support.program import ROOT

BIN = files("extract.places").joinpath("gazetteer.bin").read_bytes()
PAGE = (ROOT / "docs" / "places.md").read_text(encoding="utf-8")


def test_it_is_the_one_that_the_page_tells_of() -> None:
    assert hashlib.sha256(BIN).hexdigest() in PAGE
    assert f"{len(BIN):,} bytes" in PAGE
    assert len(BIN) <= 8_000_000


def test_attribution() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(re.search(r"GeoNames.*CC BY 4\.0", page) for page in (PAGE, readme))


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1"),
    [
        ("Oslo", "capital", "NO", "Oslo"),
        ("oslo", "capital", "NO", "Oslo"),
        ("Saragossa", "city", "ES", "Aragón"),
        ("Cook County", "admin2", "US", "Illinois"),
        ("Ohio", "admin1", "US", "Ohio"),
        ("Norway", "country", "NO", ""),
    ],
)
def test_who_bears_a_name(name: str, kind: str, country: str, admin1: str) -> None:
    known = gazetteer()
    assert (kind, country, admin1) in {(r.kind, r.country, known.area_name(r.admin1)) for r in known.find(name)}


@pytest.mark.parametrize("name", ["", "Qzwxv", "-", "\n", "\t1"])
def test_nobody_bears_it(name: str) -> None:
    assert gazetteer().find(name) == ()


def test_by_number() -> None:
    found = gazetteer().of_geonames(3143244)
    assert found is not None
    assert (found.kind, found.country) == ("capital", "NO")
    assert gazetteer().of_geonames(1) is None


@given(st.lists(st.integers(0, 91**3 - 1)))
def test_references_come_back(numbers: list[int]) -> None:
    assert list(_decode("".join(map(encode, numbers)))) == numbers


def test_a_number_too_great() -> None:
    with pytest.raises(ValueError, match="more records"):
        encode(91**3)


def test_what_is_packed_comes_back() -> None:
    land = Entry(1, "Norland", "country", 60.0, 10.0, 5_000_000)
    north = Entry(2, "North", "admin1", 62.5, -11.25, 1_234_567, above=land)
    towns = [Entry(10 + n, f"Town {n}", "city", n / 10, -n / 10, n * 100, above=north) for n in range(600)]
    towns[7].others = {"Tolven"}
    entries = [land, north, *towns]
    for number, entry in enumerate(entries):
        entry.number = number
    from extract.places.gazetteer import Gazetteer

    known = Gazetteer(pack(entries, ["NO"]))
    assert len(known) == 602
    [found] = known.find("Tolven")
    assert (found.geoname_id, found.latitude, found.longitude, found.own) == (17, 0.7, -0.7, False)
    assert (found.country, known.area_name(found.admin1), found.admin2) == ("NO", "North", -1)
    assert all(known.find(f"town {n}")[0].population == round(n * 100, 2 - len(str(n * 100))) for n in range(600))

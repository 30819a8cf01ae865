"""The outline of the world that the map draws: it closes, is small, and countries lie where they lie."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

MOST = 62_000  # bytes of the page


@cache
def world() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(text())
    return read


@cache
def text() -> str:
    return (resources.files("extract.report") / "static" / "world.json").read_text(encoding="utf-8")


def numbers(arc: str) -> list[int]:
    digits, found, value, unit = world()["digits"], [], 0, 1
    half = len(digits) // 2
    for character in arc:
        digit = digits.index(character)
        value, unit = value + digit % half * unit, unit * half
        if digit < half:
            found.append(value // 2 if value % 2 == 0 else -(value + 1) // 2)
            value, unit = 0, 1
    return found


@cache
def points(number: int) -> list[tuple[float, float]]:
    if number < 0:
        return points(~number)[::-1]
    flat, place, found = numbers(world()["arcs"][number]), (0, 0), []
    for east, north in zip(flat[::2], flat[1::2], strict=True):
        place = (place[0] + east, place[1] + north)
        found.append((place[0] / world()["steps"], place[1] / world()["steps"]))
    return found


def country_at(longitude: float, latitude: float) -> list[str]:
    return [country[0] for country in world()["countries"] if holds(country[4], longitude, latitude)]


def holds(rings: list[list[int]], x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        outline = [point for number in ring for point in points(number)]
        for (a, b), (c, d) in pairwise([*outline, outline[0]]):
            crossings += (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a
    return crossings % 2 == 1


def test_it_is_small_and_can_stand_in_a_script() -> None:
    assert len(text().encode()) < MOST
    assert not set("<>&") & set(text())


@pytest.mark.parametrize(
    ("longitude", "latitude", "name"),
    [
        (10.4, 61.5, "Norway"),
        (69.2, 34.5, "Afghanistan"),
        (-78.5, -1.2, "Ecuador"),
        (28.2, -29.6, "Lesotho"),  # a hole in South Africa
        (6.1, 49.7, "Luxembourg"),
        (35.2, 31.9, "Palestine"),
        (144.9, -36.8, "Australia"),
    ],
)
def test_countries_lie_where_they_lie(longitude: float, latitude: float, name: str) -> None:
    assert country_at(longitude, latitude) == [name]


def test_the_sea_is_free() -> None:
    assert country_at(-30.0, 30.0) == []


def test_every_ring_closes() -> None:
    for country in world()["countries"]:
        for ring in country[4]:
            ends = [(points(number)[0], points(number)[-1]) for number in ring]
            assert all(one[1] == following[0] for one, following in pairwise([*ends, ends[0]])), country[0]


def test_names_stand_in_the_world() -> None:
    names = [country[0] for country in world()["countries"]]
    assert len(names) == len(set(names)) > 200
    assert all(-180 <= country[1] <= 180 and -90 <= country[2] <= 90 for country in world()["countries"])

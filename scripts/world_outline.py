"""Writes the world's outline that the report's map draws, from Natural Earth's country boundaries (1:50m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/world_outline.py package/countries-50m.json src/extract/report/static/world.json

Natural Earth is in the public domain (naturalearthdata.com, version 4.1); world-atlas gives it as TopoJSON: arcs that
neighbouring countries share, so that a border is simplified once and stays closed. Points go by the area of the
triangle with their neighbours, the smallest first (Visvalingam and Whyatt 1993), until as many are left as fit; what
is left lies on a grid of STEPS to a degree and is written as differences, two numbers a point, in printable
characters. The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import heapq
import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
POINTS = 14_400  # of all arcs: what keeps the file below 60 kB
SMALLEST = 0.02  # square degrees: islands below are left out, but for the largest of each country
STEPS = 50  # of the grid in a degree
DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "\\<>&")  # nothing that must be escaped
GRID = 40  # places across a country where its name may stand

Point = tuple[float, float]
Ring = list[int]  # numbers of arcs, ~number for one that is read backwards


def main(source: Path, target: Path) -> None:
    """Reads the TopoJSON in `source`, writes `target`."""
    data = source.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{source}: not countries-50m.json of world-atlas 2.0.2")
    topology = json.loads(data)
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = [(one["properties"]["name"], _polygons(one)) for one in topology["objects"]["countries"]["geometries"]]
    countries = [(name, _worth_drawing(polygons, arcs)) for name, polygons in countries]
    used = sorted({max(number, ~number) for _, polygons in countries for ring in polygons for number in ring})
    simple = _simplified([arcs[number] for number in used])
    numbers = {number: place for place, number in enumerate(used)}
    drawn = [
        [*_label(name, polygons, arcs), [[_renumbered(number, numbers) for number in ring] for ring in polygons]]
        for name, polygons in countries
        if polygons
    ]
    world = {"steps": STEPS, "digits": DIGITS, "arcs": [_encoded(arc) for arc in simple], "countries": drawn}
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"{text}\n", encoding="utf-8")
    print(f"{target}: {len(drawn)} countries, {sum(map(len, simple))} points, {len(text.encode())} bytes")


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    x = y = 0
    for east, north in arc:
        x, y = x + east, y + north
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _polygons(geometry: dict[str, Any]) -> list[Ring]:
    """All rings of a country, holes too: the page fills them by the even-odd rule."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def _points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    """The points of a ring; one that crosses the 180th meridian goes on beyond it."""
    points: list[Point] = []
    for number in ring:
        for lon, lat in arcs[number] if number >= 0 else arcs[~number][::-1]:
            turns = round((points[-1][0] - lon) / 360) if points else 0
            points.append((lon + 360 * turns, lat))
    return points


def _area(points: list[Point]) -> float:
    """In square degrees of the equator."""
    flat = [(x * math.cos(math.radians(y)), y) for x, y in points]
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise([*flat, flat[0]]))) / 2


def _worth_drawing(rings: list[Ring], arcs: list[list[Point]]) -> list[Ring]:
    """The largest ring first, and those that are large enough."""
    ordered = sorted(rings, key=lambda ring: -_area(_points(ring, arcs)))
    return [ring for place, ring in enumerate(ordered) if not place or _area(_points(ring, arcs)) >= SMALLEST]


def _triangle(one: Point, two: Point, three: Point) -> float:
    narrow = math.cos(math.radians(two[1]))
    return abs((two[0] - one[0]) * (three[1] - one[1]) - (three[0] - one[0]) * (two[1] - one[1])) * narrow / 2


def _simplified(arcs: list[list[Point]]) -> list[list[Point]]:
    """The arcs with POINTS points in all; the ends of an arc stay, and two points between them if it is closed."""
    before = [[place - 1 for place in range(len(arc))] for arc in arcs]
    after = [[place + 1 for place in range(len(arc))] for arc in arcs]
    left = [len(arc) for arc in arcs]
    heap = [
        (_triangle(*arc[place - 1 : place + 2]), number, place)
        for number, arc in enumerate(arcs)
        for place in range(1, len(arc) - 1)
    ]
    heapq.heapify(heap)
    current = {(number, place): area for area, number, place in heap}
    total = sum(left)
    while heap and total > POINTS:
        area, number, place = heapq.heappop(heap)
        arc = arcs[number]
        if current.get((number, place)) != area or left[number] <= (4 if arc[0] == arc[-1] else 2):
            continue
        del current[number, place]
        low, high = before[number][place], after[number][place]
        after[number][low], before[number][high] = high, low
        left[number] -= 1
        total -= 1
        for near in (low, high):
            if 0 < near < len(arc) - 1:
                sides = arc[before[number][near]], arc[near], arc[after[number][near]]
                current[number, near] = max(area, _triangle(*sides))
                heapq.heappush(heap, (current[number, near], number, near))
    return [
        [point for place, point in enumerate(arc) if place in (0, len(arc) - 1) or (number, place) in current]
        for number, arc in enumerate(arcs)
    ]


def _renumbered(number: int, numbers: dict[int, int]) -> int:
    return numbers[number] if number >= 0 else ~numbers[~number]


def _encoded(arc: list[Point]) -> str:
    """Differences of grid points, zigzagged; a digit of the upper half of the alphabet says that another follows."""
    half = len(DIGITS) // 2
    text, last = [], (0, 0)
    for lon, lat in arc:
        point = (round(lon * STEPS), round(max(lat, -85) * STEPS))
        if text and point == last:
            continue
        for value in (point[0] - last[0], point[1] - last[1]):
            rest = value * 2 if value >= 0 else -value * 2 - 1
            while rest >= half:
                text.append(DIGITS[half + rest % half])
                rest //= half
            text.append(DIGITS[rest])
        last = point
    return "".join(text)


def _label(name: str, rings: list[Ring], arcs: list[list[Point]]) -> tuple[str, float, float, float]:
    """The name, the place in the largest ring that is farthest from its edge, and how far, in degrees of latitude."""
    outline = _points(rings[0], arcs)[:: max(1, len(_points(rings[0], arcs)) // 150)]
    west, east = min(x for x, _ in outline), max(x for x, _ in outline)
    south, north = min(y for _, y in outline), max(y for _, y in outline)
    best = (0.0, (west + east) / 2, (south + north) / 2)
    for across in range(1, GRID):
        for up in range(1, GRID):
            x, y = west + (east - west) * across / GRID, south + (north - south) * up / GRID
            if _is_inside(x, y, outline):
                best = max(best, (_distance(x, y, outline), x, y))
    return name, round((best[1] + 180) % 360 - 180, 1), round(best[2], 1), round(best[0], 1)


def _is_inside(x: float, y: float, outline: list[Point]) -> bool:
    crossings = (
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise([*outline, outline[0]])
    )
    return sum(crossings) % 2 == 1


def _distance(x: float, y: float, outline: list[Point]) -> float:
    narrow = math.cos(math.radians(y))
    return min(math.hypot((a - x) * narrow, b - y) for a, b in outline)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

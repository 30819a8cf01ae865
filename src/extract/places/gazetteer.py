"""The gazetteer: what places bear a name, where they lie and how many live there; one packed file of GeoNames' data.

`gazetteer.bin` is written by `extract.training.write_gazetteer`. Names and numbers stand in blocks that are unpacked
when somebody asks for them, so that opening costs nothing and a worker holds what its articles speak of: names sorted
as `fold` writes them, a line each with references to records; records in columns of differences; the names of
divisions.
"""

from __future__ import annotations

import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Literal

import numpy as np
import numpy.typing as npt

from extract.entities.slugs import fold

Kind = Literal["country", "admin1", "admin2", "capital", "city"]

KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "capital", "city")
MAGIC = b"EXGAZ001"
HEADER = "<8s8I"  # magic, records, areas, blocks of records, of areas, of names, countries, bytes of sizes, of firsts
COLUMNS = 6  # of a record: geoname id, latitude, longitude, people, what it lies in (its number + 1), kind
RECORDS_A_BLOCK = 256
SCALE = 10_000  # a degree in the file: 11 m at most
_DIGITS = "".join(map(chr, range(35, 127))).replace("\\", "")  # of a reference
_WIDTH = 3  # digits
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


def encode(number: int) -> str:
    """A reference as it stands in a line of names. Raises ValueError for a number that is too great."""
    digits: list[str] = []
    for _ in range(_WIDTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    if number:
        raise ValueError("more records than a reference can count")
    return "".join(reversed(digits))


def _decode(text: str) -> Iterator[int]:
    for start in range(0, len(text), _WIDTH):
        number = 0
        for digit in text[start : start + _WIDTH]:
            number = number * len(_DIGITS) + _VALUES[digit]
        yield number


@dataclass(frozen=True, slots=True)
class Record:
    """A place of the gazetteer. `country` is its ISO code, `admin1` and `admin2` are the numbers of the divisions that
    it lies in or is (-1 for none), `own` says whether it was found by its name rather than by another."""

    number: int
    geoname_id: int
    latitude: float
    longitude: float
    population: int
    kind: Kind
    country: str
    admin1: int
    admin2: int
    own: bool = True


class Gazetteer:
    """Looks places up by name. All of it is read only and may be shared."""

    def __init__(self, data: bytes) -> None:
        size = struct.calcsize(HEADER)
        magic, self._records, _, *blocks, codes, sizes, firsts = struct.unpack(HEADER, data[:size])
        if magic != MAGIC:
            raise ValueError("no gazetteer")
        self._data = data
        self._codes = data[size : size + 2 * codes].decode()
        start = size + 2 * codes
        lengths = np.frombuffer(zlib.decompress(data[start : start + sizes]), dtype="<u4").tolist()
        start += sizes
        self._firsts = zlib.decompress(data[start : start + firsts]).decode().split("\n")
        self._starts = list(accumulate(lengths, initial=start + firsts))
        self._first_area, self._first_name = blocks[0], blocks[0] + blocks[1]
        self._block = cache(self._unpacked)
        self._table = cache(self._numbers)
        self._names = cache(self._text)
        self.find = lru_cache(maxsize=4096)(self._found)

    def __len__(self) -> int:
        return int(self._records)

    def _found(self, name: str) -> tuple[Record, ...]:
        """All places of this name, however it is written, those that people call so last."""
        key = fold(name)
        if not key:
            return ()
        block = bisect_right(self._firsts, key) - 1
        if block < 0:
            return ()
        text = self._names(self._first_name + block)
        start = text.find(f"\n{key}\t")
        if start < 0:
            return ()
        start += len(key) + 2
        references = _decode(text[start : text.index("\n", start)])
        return tuple(self.record(number >> 1, own=not number & 1) for number in references)

    @lru_cache(maxsize=4096)  # noqa: B019 - one gazetteer a process
    def record(self, number: int, *, own: bool = True) -> Record:
        """The place of a number."""
        row = self._row(number)
        geoname_id, latitude, longitude, population, _, kind = row
        above = self._line_of(number)
        areas = {KINDS[self._row(area)[5]]: area for area in above}
        country = areas.get("country", -1)
        return Record(
            number,
            geoname_id,
            latitude / SCALE,
            longitude / SCALE,
            population,
            KINDS[kind],
            self._codes[2 * country : 2 * country + 2] if country >= 0 else "",
            areas.get("admin1", -1),
            areas.get("admin2", -1),
            own,
        )

    def of_geonames(self, geoname_id: int) -> Record | None:
        """The place of a number of GeoNames; all blocks are looked through."""
        for block in range(self._first_area):
            found = np.flatnonzero(self._table(block)[:, 0] == geoname_id)
            if len(found):
                return self.record(block * RECORDS_A_BLOCK + int(found[0]))
        return None

    def area_name(self, number: int) -> str:
        """The name of a country or division by its number; empty for -1."""
        if number < 0:
            return ""
        block, place = divmod(number, RECORDS_A_BLOCK)
        return self._names(self._first_area + block).split("\n")[place]

    def _line_of(self, number: int) -> Sequence[int]:
        """The place itself and what it lies in, up to the country."""
        found = [number]
        while above := self._row(found[-1])[4]:
            found.append(above - 1)
        return found

    def _row(self, number: int) -> list[int]:
        block, place = divmod(number, RECORDS_A_BLOCK)
        row: list[int] = self._table(block)[place].tolist()
        return row

    def _unpacked(self, block: int) -> bytes:
        return zlib.decompress(self._data[self._starts[block] : self._starts[block + 1]])

    def _text(self, block: int) -> str:
        return self._unpacked(block).decode()

    def _numbers(self, block: int) -> npt.NDArray[np.int32]:
        packed = np.frombuffer(self._unpacked(block), dtype=np.uint8).reshape(COLUMNS, 4, -1)
        table = np.ascontiguousarray(packed.transpose(0, 2, 1)).view("<i4")[:, :, 0].astype(np.int64)
        return np.cumsum(table, axis=1).T.astype(np.int32)


@cache
def gazetteer() -> Gazetteer:
    """The shipped gazetteer, opened when first asked for."""
    return Gazetteer(files("extract.places").joinpath("gazetteer.bin").read_bytes())

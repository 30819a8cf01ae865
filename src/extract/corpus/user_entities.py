"""Reads the user's word on entities: a CSV file that merges, splits, renames, relabels or drops them for good."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple, get_args

from extract.errors import ArticleError, UsageError
from extract.places.gazetteer import gazetteer
from extract.read.decode import decode
from extract.read.delimited import DELIMITERS, delimiter_of
from extract.read.ids import printable
from extract.records import Label
from extract.write import COLUMNS, split_names

DROPPED = "none"  # as a label
SETTINGS = (
    *("entity_id", "name", "label", "same_as", "country", "latitude", "longitude", "geoname_id", "note", "articles"),
)
_LABELS = get_args(Label)
_ID = re.compile(rf"(?:{'|'.join(map(str.lower, _LABELS))}):\S+")
_COUNTRY = re.compile("[A-Z]{2}")
_NUMBER = re.compile("[0-9]{1,9}")
_DEGREES = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?")


class UserPoint(NamedTuple):
    """Where the user says that a place lies: the cells of places.csv."""

    geoname_id: str
    latitude: str
    longitude: str
    country: str
    admin1: str = ""
    admin2: str = ""
    precision: str = "site"

    def cells(self, name: str) -> tuple[str, ...]:
        """What stands in places.csv behind the ids of article and entity."""
        point = (name, self.geoname_id, self.latitude, self.longitude)
        return (*point, self.country, self.admin1, self.admin2, self.precision, "user", "1.00")


class UserLine(NamedTuple):
    """What a line says of an entity; `articles`: the patterns of those for which it holds, none for all.

    `same_as`: the id that it has from now on; its own: nothing else becomes it; empty: as the corpus tells.
    """

    number: int
    entity_id: str
    name: str
    label: str
    same_as: str
    country: str
    articles: tuple[str, ...]
    more: dict[str, str]
    point: UserPoint | None = None

    def holds_in(self, article_id: str) -> bool:
        """Whether it is about this article."""
        return not self.articles or any(fnmatchcase(article_id, pattern) for pattern in self.articles)


@dataclass(frozen=True, slots=True)
class UserEntities:
    """All lines of a file; `columns` are those that entities.csv takes over as they are."""

    path: Path | None = None
    digest: str = ""
    columns: tuple[str, ...] = ()
    everywhere: Mapping[str, UserLine] = field(default_factory=dict)
    somewhere: Mapping[str, tuple[UserLine, ...]] = field(default_factory=dict)  # for some articles only, by id

    def target(self, entity_id: str, article_id: str) -> str | None:
        """The id that an article's entity has by a line for that article, empty if it is dropped; None without one."""
        for line in self.somewhere.get(entity_id, ()):
            if line.holds_in(article_id):
                return "" if line.label == DROPPED else line.same_as or entity_id
        return None

    def ids(self) -> dict[str, int]:
        """The ids that the lines are about, and where."""
        lines = [*self.everywhere.values(), *(line for some in self.somewhere.values() for line in some)]
        return {line.entity_id: line.number for line in reversed(lines)}


NO_ENTITIES = UserEntities()


def read_user_entities(given: str) -> UserEntities:
    """The lines of a file, none for an empty path.

    Raises UsageError, with the number of the line, for whatever does not hold together.
    """
    if not given:
        return NO_ENTITIES
    path = Path(given)
    try:
        data = path.read_bytes()
        text = decode(data).text
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); mend `entities` in config.toml") from None
    except ArticleError as error:
        raise UsageError(f"{path}: {error}; save it as UTF-8") from None
    everywhere: dict[str, UserLine] = {}
    somewhere: dict[str, list[UserLine]] = {}
    header: list[str] = []
    for number, cells in _rows(path, text):
        if not header:
            header = _checked_header(path, cells)
            continue
        if len(cells) > len(header):
            raise _error(
                path, number, f"{len(cells)} cells under {len(header)} columns; put cells with commas in quotes"
            )
        line = _line(path, number, dict(zip(header, cells, strict=False)))
        if line.articles:
            somewhere.setdefault(line.entity_id, []).append(line)
        elif earlier := everywhere.get(line.entity_id):
            raise _error(path, number, f"{line.entity_id} stands in line {earlier.number} too; remove one of them")
        else:
            everywhere[line.entity_id] = line
    if not header:
        _checked_header(path, [])
    _check_circles(path, everywhere)
    columns = tuple(name for name in header if name not in SETTINGS and name not in COLUMNS["entities"])
    parted = {entity_id: tuple(lines) for entity_id, lines in somewhere.items()}
    return UserEntities(path, hashlib.sha256(data).hexdigest(), columns, everywhere, parted)


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line that holds some, with its number."""
    delimiter = delimiter_of(text.lstrip().partition("\n")[0], ("entity_id",))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error as error:
        marks = DELIMITERS[delimiter]
        raise _error(path, reader.line_num, f"{error}; the cells must be parted by {marks}, as in RFC 4180") from None


def _checked_header(path: Path, cells: list[str]) -> list[str]:
    header = [cell.lower() if cell.lower() in SETTINGS else cell for cell in cells]
    if "entity_id" not in header:
        raise _error(path, 1, f"no header with the column entity_id; let it be {','.join(SETTINGS[:-1])}")
    for name in header:
        if header.count(name) > 1:
            raise _error(
                path,
                1,
                f"the column {printable(name)!r} stands twice; remove one" if name else "a column without a name",
            )
    return header


def _line(path: Path, number: int, row: dict[str, str]) -> UserLine:
    entity_id, label, same_as, country = (row.get(name, "") for name in ("entity_id", "label", "same_as", "country"))
    for name, value in (("entity_id", entity_id), ("same_as", same_as)):
        if (value or name == "entity_id") and not _ID.fullmatch(value):
            raise _error(path, number, f"{name} {value[:60]!r} is no id as in entities.csv, such as person:anna-berg")
    if label and label not in (*_LABELS, DROPPED):
        raise _error(path, number, f"label {label[:60]!r}: it is one of {', '.join(_LABELS)}, or {DROPPED} to drop it")
    if country and not _COUNTRY.fullmatch(country):
        raise _error(path, number, f"country {country[:60]!r} is no code of two letters (ISO 3166-1 alpha-2)")
    if label == DROPPED and same_as not in ("", entity_id):
        raise _error(path, number, f"{entity_id} is dropped and the same as {same_as}; leave one of the two empty")
    articles = tuple(filter(None, split_names(row.get("articles", ""))))
    more = {name: value for name, value in row.items() if name not in SETTINGS}
    point = _point(path, number, row)
    return UserLine(number, entity_id, row.get("name", ""), label, same_as, country, articles, more, point)


def _point(path: Path, number: int, row: Mapping[str, str]) -> UserPoint | None:
    """Where a line says that its place lies; a number of GeoNames alone is looked up in the gazetteer."""
    latitude, longitude, geoname_id = (row.get(name, "") for name in ("latitude", "longitude", "geoname_id"))
    if not (latitude or longitude or geoname_id):
        return None
    if geoname_id and not _NUMBER.fullmatch(geoname_id):
        raise _error(path, number, f"geoname_id {geoname_id[:60]!r} is no number of GeoNames, such as 3143244")
    if latitude or longitude:
        for name, value, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
            if not _DEGREES.fullmatch(value) or abs(float(value)) > most:
                raise _error(path, number, f"{name} {value[:60]!r} is none in decimal degrees, such as -12.5")
        return UserPoint(geoname_id, f"{float(latitude):.5f}", f"{float(longitude):.5f}", row.get("country", ""))
    record = gazetteer().of_geonames(int(geoname_id))
    if record is None:
        known = f"geoname_id {geoname_id} is not in the gazetteer; give latitude and longitude beside it"
        raise _error(path, number, known)
    areas = (gazetteer().area_name(record.admin1), gazetteer().area_name(record.admin2))
    precision = record.kind if record.kind in ("country", "admin1", "admin2") else "city"
    point = (f"{record.latitude:.5f}", f"{record.longitude:.5f}")
    return UserPoint(geoname_id, *point, record.country, *areas, precision)


def _check_circles(path: Path, lines: Mapping[str, UserLine]) -> None:
    for line in lines.values():
        seen = {line.entity_id}
        following = line
        while following.same_as not in ("", following.entity_id):
            if following.same_as in seen:
                raise _error(
                    path, line.number, f"{line.entity_id} is the same as itself in a circle; let one be its own"
                )
            seen.add(following.same_as)
            if following.same_as not in lines:
                break
            following = lines[following.same_as]


def _error(path: Path, number: int, what: str) -> UsageError:
    return UsageError(f"{path}, line {number}: {what}")

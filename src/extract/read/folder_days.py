"""Days that the files of a folder bear in their names or in the addresses above their texts, where most of them do.

A number in one name may be anything; one that most names of a folder have in the same form is a day. What may be two
days is one only if the other names of the folder tell which number is the day.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from extract.read.publication_days import is_iso_date

_MONTHS = tuple("january february march april may june july august september october november december".split())
_MONTH = rf"[0-9]{{1,2}}|sept|{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in _MONTHS)}"
_YEAR = "(?:18|19|20)[0-9]{2}"
_PARTED = "[-_./ ]"
_FORMS = {
    "ymd": rf"(?P<year>{_YEAR})(?P<mark>{_PARTED})(?P<first>{_MONTH})(?P=mark)(?P<second>[0-9]{{1,2}})",
    "packed": rf"(?P<year>{_YEAR})(?P<first>[0-9]{{2}})(?P<second>[0-9]{{2}})(?:[0-9]{{4}}|[0-9]{{6}})?",
    "last": rf"(?P<first>{_MONTH})(?P<mark>{_PARTED})(?P<second>{_MONTH})(?P=mark)(?P<year>{_YEAR})",
}
_DAYS = {name: re.compile(rf"(?<![0-9]){form}(?![0-9])", re.IGNORECASE) for name, form in _FORMS.items()}
_HAS_YEAR = re.compile(_YEAR)
_FEWEST = 2  # files that share a form
_SAMPLE = 1_000  # names of a folder by which its form is told
_LONGEST = 300  # characters of a name or an address that are looked at

_HEAD = 4_000  # characters of a text, or bytes of a file, in which its address may stand
_ADDRESS = re.compile(
    rf"^[ \t]{{0,9}}(?:(?:url|link|source|address) ?: ?)?<?((?:https?://|www\.)\S{{1,{_LONGEST}}}?)>?[ \t]{{0,9}}\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS_FORMS = ("ymd", "packed")  # addresses have the year first
_LOOKED_INTO = 20  # files of a folder, whatever their number


_Pattern = tuple[str, str, bool]


class FolderDays(NamedTuple):
    """The ISO days of the files whose names tell one, and whether the texts' addresses do."""

    of_names: Mapping[str, str] = {}
    in_addresses: bool = False


class _Found(NamedTuple):
    """A day as it is written: in which form, with which marks between its parts, and these."""

    form: str
    mark: str
    year: str
    first: str
    second: str

    @property
    def pattern(self) -> _Pattern:
        """What it has in common with other days of the folder."""
        return self.form, self.mark, self.first.isdigit() and self.second.isdigit()

    def day(self, *, day_first: bool = False) -> str:
        """The ISO day, empty if there is none such."""
        parts = (self.second, self.first) if day_first else (self.first, self.second)
        return _iso_day(self.year, *parts)


def days_of_folder(files: Iterable[str], head: Callable[[str], str]) -> FolderDays:
    """What the names of the articles in a folder tell of their days, and the addresses in the first of its texts.

    `head` is the beginning of a text, by the file's name.

    More than half of the names must bear one day in the same form, and so must the addresses of the texts that are
    looked into: twenty at most, and none where the names tell.
    """
    names = sorted(files)
    pattern = _shared([_written(name, tuple(_DAYS)) for name in _some(names, _SAMPLE)])
    if pattern is not None:
        found = {name: _written(name, (pattern[0],)) for name in names if _HAS_YEAR.search(name)}
        days = _read({name: day[0] for name, day in found.items() if len(day) == 1 and day[0].pattern == pattern})
        if days:
            return FolderDays(days)
    texts = _some([name for name in names if name.lower().endswith(".txt")], _LOOKED_INTO)
    if len(texts) < _FEWEST:
        return FolderDays()
    told = [_written(address_of(head(name)), _ADDRESS_FORMS) for name in texts]
    return FolderDays({}, _shared(told) is not None)


def address_of(text: str) -> str:
    """The address that stands on a line of its own at the head of a text, empty if none does."""
    found = _ADDRESS.search(text[:_HEAD])
    return found[1] if found else ""


def day_of_address(address: str) -> str:
    """The ISO day in an address (https://x.example/2015/11/11/a), empty if it bears none or several."""
    days = {found.day() for found in _written(address, _ADDRESS_FORMS)}
    return days.pop() if len(days) == 1 else ""


def _some(names: list[str], number: int) -> list[str]:
    """At most so many of the names, from all over the list."""
    return names[:: -(-len(names) // number) or 1]


def _written(text: str, forms: Iterable[str]) -> list[_Found]:
    """The days that a name or an address may bear, each once."""
    if not _HAS_YEAR.search(text):
        return []
    found = [
        _Found(form, each.groupdict().get("mark") or "", each["year"], each["first"], each["second"])
        for form in forms
        for each in _DAYS[form].finditer(text[:_LONGEST])
    ]
    return [each for each in dict.fromkeys(found) if each.day() or (each.form == "last" and each.day(day_first=True))]


def _shared(written: list[list[_Found]]) -> _Pattern | None:
    """The pattern of the one day that more than half of the names or addresses bear."""
    patterns = Counter(days[0].pattern for days in written if len(days) == 1)
    for pattern, often in patterns.most_common(1):
        if often >= _FEWEST and often > len(written) / 2:
            return pattern
    return None


def _read(found: Mapping[str, _Found]) -> dict[str, str]:
    """The days of names that share a pattern; none if they do not tell whether the day stands before the month."""
    readings = {
        day_first: {name: day for name, each in found.items() if (day := each.day(day_first=day_first))}
        for day_first in ((False, True) if next(iter(found.values())).form == "last" else (False,))
    }
    best, *others = sorted(readings.values(), key=len, reverse=True)
    is_clear = all(len(other) < len(best) for other in others) and len(best) == len(found)
    return best if is_clear else {}


@lru_cache(maxsize=100_000)  # of a million names most share their days
def _iso_day(year: str, month: str, day: str) -> str:
    iso = f"{year}-{_number(month):02}-{day.zfill(2)}"
    return iso if is_iso_date(iso) else ""


def _number(part: str) -> int:
    if part.isdigit():
        return int(part)
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(part[:3].lower()))


def head_of(file: Path) -> str:
    """The beginning of a text, empty if it cannot be read: who reads the article tells of that."""
    try:
        with file.open("rb") as opened:
            return head_text(opened.read(_HEAD))
    except OSError:
        return ""


def head_text(data: bytes) -> str:
    """The beginning of a text, as far as days are looked for in it."""
    return data[:_HEAD].decode("utf-8", "replace")

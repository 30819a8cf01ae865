"""The form of a gold file: which layers there are, which keys a record has and what may stand in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from extract.errors import GoldError
from extract.records import Modifier, NumberKind
from extract.vocabulary import event_classes

LABELS = ("PERSON", "ORG", "PLACE")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
MODS = ("START", "MID", "END", "BEFORE", "AFTER", "APPROX")
QUOTE_TYPES = ("direct", "indirect", "mixed")
REALIS = ("actual", "reported", "alleged", "future", "negated")
EVENT_TYPES = tuple(event_classes())
NUMBER_KINDS: tuple[str, ...] = get_args(NumberKind)
MODIFIERS: tuple[str, ...] = get_args(Modifier)

_YEAR = r"(?:BC)?(?:\d{4}|\d{3}X?|\d\d(?:XX)?|X{2,4})"
_MONTH = r"(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?"
_PART = rf"(?:{_MONTH}|W(?:\d\d|XX)(?:-(?:[1-7]|WE))?|Q[1-4X]|H[12X]|SP|SU|FA|WI)"
_CLOCK = r"T(?:[A-Z]{2}|(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)"
_COUNT = r"(?:\d+(?:\.\d+)?|X)"
_LENGTH = rf"P(?=.)(?:{_COUNT}(?:DE|CE|ML|WE|[YMWDQC]))*(?:T(?:{_COUNT}[HMS])+)?"
_CALENDAR = rf"{_YEAR}(?:-{_PART})?(?:{_CLOCK})?"
TIMEX_VALUE = re.compile(rf"{_CALENDAR}|{_CLOCK}|{_LENGTH}|PXX|(?:PRESENT|PAST|FUTURE)_REF", re.ASCII)
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Check = Callable[[object], str | None]  # what is wrong with a value, or None


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a gold file whose keys and kinds of values are right. Lines count from 1."""

    line: int
    layer: str
    values: Mapping[str, Any]


def _text(value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else "is to be a string that is not empty"


def _texts(value: object) -> str | None:
    fine = isinstance(value, list) and all(_text(item) is None for item in value)
    return None if fine else "is to be a list of strings that are not empty"


def _some_texts(value: object) -> str | None:
    return _texts(value) if value else "is to be a list of at least one string"


def _flag(value: object) -> str | None:
    return None if isinstance(value, bool) else "is to be true or false"


def _count(value: object) -> str | None:
    fine = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    return None if fine else "is to be a number that is not negative"


def _one_of(*choices: str) -> Check:
    return lambda value: None if value in choices else f"{value!r} is none of {', '.join(choices)}"


def _real_day(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


def _timex(value: object) -> str | None:
    if not isinstance(value, str) or not TIMEX_VALUE.fullmatch(value):
        return f"{value!r} is no TIMEX3 value"
    return f"{value!r} is no day of the calendar" if _FULL_DAY.match(value) and not _real_day(value) else None


def _day(value: object) -> str | None:
    fine = isinstance(value, str) and _FULL_DAY.fullmatch(value) and _real_day(value)
    return None if fine else f"{value!r} is no date of the form YYYY-MM-DD"


def _or_null(check: Check) -> Check:
    return lambda value: None if value is None else check(value)


# layer -> key -> (check, whether the key must be there)
KEYS: dict[str, dict[str, tuple[Check, bool]]] = {
    "article": {
        "id": (_text, True),
        "published": (_or_null(_day), True),
        "sha256": (_text, False),
    },
    "entity": {
        "label": (_one_of(*LABELS), True),
        "name": (_text, True),
        "texts": (_some_texts, True),
        "except": (_texts, False),
    },
    "date": {
        "at": (_text, True),
        "text": (_text, True),
        "type": (_one_of(*TIMEX_TYPES), True),
        "value": (_timex, True),
        "mod": (_or_null(_one_of(*MODS)), False),
    },
    "quote": {
        "at": (_text, True),
        "content": (_some_texts, True),
        "cue": (_or_null(_text), True),
        "source": (_or_null(_text), True),
        "speaker": (_or_null(_text), True),
        "addressee": (_or_null(_text), False),
        "type": (_one_of(*QUOTE_TYPES), True),
        "date": (_or_null(_timex), False),
    },
    "event": {
        "at": (_text, True),
        "trigger": (_text, True),
        "type": (_one_of(*EVENT_TYPES), True),
        "actor": (_texts, True),
        "target": (_texts, True),
        "place": (_or_null(_text), False),
        "date": (_or_null(_timex), False),
        "realis": (_one_of(*REALIS), False),
        "within_quote": (_flag, False),
    },
    "number": {
        "at": (_text, True),
        "text": (_text, True),
        "kind": (_one_of(*NUMBER_KINDS), True),
        "low": (_count, True),
        "high": (_or_null(_count), True),
        "unit": (_text, False),
        "modifier": (_one_of(*MODIFIERS), False),
        "trigger": (_or_null(_text), False),
    },
}


def parse_record(number: int, line: str) -> Record:
    """Read one line of a gold file.

    Raises GoldError (without file and line) for bad JSON, an unknown layer or key, a missing or wrong value.
    """
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise GoldError(f"bad JSON: {error}") from None
    if not isinstance(values, dict):
        raise GoldError("a record is a JSON object")
    layer = values.pop("layer", None)
    keys = KEYS.get(layer) if isinstance(layer, str) else None
    if keys is None:
        raise GoldError(f"unknown layer {layer!r} (known: {', '.join(KEYS)})")
    for key, value in values.items():
        if key not in keys:
            raise GoldError(f"unknown key {key!r} in layer {layer} (known: {', '.join(keys)})")
        if (problem := keys[key][0](value)) is not None:
            raise GoldError(f"{key!r} {problem}" if problem.startswith("is ") else f"{key}: {problem}")
    for key, (_, needed) in keys.items():
        if needed and key not in values:
            raise GoldError(f"layer {layer} lacks the key {key!r}")
    return Record(number, str(layer), values)

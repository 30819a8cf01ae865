"""What another program hands back: untrusted JSON, checked before anything is made of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from extract.errors import GoldError
from extract.labelling.labels import Labels
from extract.read.ids import printable
from extract.records import Span


class Foreign(NamedTuple):
    """One article as it came back, what could not be taken over, and whether a person has worked on it."""

    labels: Labels
    problems: tuple[str, ...]
    annotated: bool


def load_json(data: bytes, where: str) -> object:
    """The parsed JSON. Raises GoldError, naming `where`."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else error
        raise GoldError(f"{where}: not JSON in UTF-8: {reason}") from None


def as_object(value: object, here: str) -> Mapping[str, Any]:
    """The value, which must be a JSON object. Raises GoldError, naming `here`."""
    if not isinstance(value, dict):
        raise GoldError(f"{here}: {_shown(value)} instead of an object")
    return value


def as_list(value: object, here: str) -> list[Any]:
    """The value, which must be a JSON array. Raises GoldError, naming `here`."""
    if not isinstance(value, list):
        raise GoldError(f"{here}: {_shown(value)} instead of a list")
    return value


def as_text(value: object, here: str) -> str:
    """The value, which must be a string without halves of characters. Raises GoldError, naming `here`."""
    if not isinstance(value, str):
        raise GoldError(f"{here}: {_shown(value)} instead of a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise GoldError(f"{here}: half a character, which no file can hold") from None
    return value


def span_of(values: Mapping[str, Any], start: str, end: str, here: str) -> Span:
    """The span of two whole numbers. Raises GoldError, naming `here`."""
    numbers = values.get(start), values.get(end)
    if not all(isinstance(number, int) and not isinstance(number, bool) for number in numbers):
        raise GoldError(f"{here}: {_shown(numbers[0])}, {_shown(numbers[1])} are no offsets")
    return Span(int(numbers[0] or 0), int(numbers[1] or 0))


def trimmed(span: Span, text: str, here: str) -> Span:
    """The span without the blanks at its ends, which are easily marked along. Raises GoldError for nothing but them."""
    words = text[span.start : span.end]
    if not words.strip():
        raise GoldError(f"{here}: a label on only blanks at {span.start}-{span.end}")
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def article_of(values: Mapping[str, Any], here: str) -> Labels:
    """The article that an export has put beside its labels: text, id, publication date, the gold it came from.

    Raises GoldError if something is missing or the text is not the one that was exported.
    """
    text = as_text(values.get("text", values.get("data")), f"{here}: text")
    if "article_id" not in values:
        raise GoldError(f"{here}: no 'article_id': only what `extract export` wrote can be imported")
    article_id = as_text(values["article_id"], f"{here}: article_id")
    if printable(article_id) != article_id or {"", ".", ".."} & set(article_id.split("/")):
        raise GoldError(f"{here}: {article_id!r} is not the id of an article")
    if hashlib.sha256(text.encode()).hexdigest() != values.get("sha256"):
        raise GoldError(f"{here}: the text of {article_id!r} is not the one that was exported (its hash is another)")
    published, source, text_path = (
        as_text(values.get(key) or "", f"{here}: {key}") for key in ("published", "gold", "text_path")
    )
    return Labels(article_id, text, published, source=source, text_path=text_path)


def _shown(value: object) -> str:
    shown = printable(json.dumps(value, ensure_ascii=False, default=str))
    return shown if len(shown) <= 60 else f"{shown[:59]}…"

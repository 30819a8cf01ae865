"""Turns mentions into the entity records of gold: the texts that name an entity and the places where they do not.

In gold every whole-word occurrence of an entity's `texts` is a mention, save inside a longer mention and inside one of
the longer strings in `except`. So an occurrence that is no mention is barred by the fewest words around it that no
mention of the entity stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from extract.records import Span
from extract.score.compiler import find_mentions
from extract.score.gold import GoldEntity, GoldMention
from extract.score.locate_spans import word_pattern

_WORD = re.compile(r"\w+|[^\w\s]")
_CHARACTER = re.compile(r".", re.DOTALL)
_REACH = 12  # words to each side within which an exception is looked for


class Named(NamedTuple):
    """The mentions of one entity, in text order."""

    label: str
    name: str
    spans: tuple[Span, ...]


def group_mentions(mentions: Iterable[GoldMention]) -> list[Named]:
    """The entities by their first mention."""
    groups: dict[tuple[str, str], list[Span]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.start, mention.end)):
        groups.setdefault((mention.label, mention.name), []).append(Span(mention.start, mention.end))
    return [Named(label, name, tuple(dict.fromkeys(spans))) for (label, name), spans in groups.items()]


def entity_records(mentions: Sequence[GoldMention], text: str) -> list[dict[str, Any]]:
    """The entity records that compile to these mentions, as far as any can: see `mismatch`."""
    wanted = [Span(mention.start, mention.end) for mention in mentions]
    return [_record(entity, wanted, text) for entity in group_mentions(mentions)]


class Mismatch(NamedTuple):
    """What records compile to besides what is wanted: mentions that are lost, mentions that nobody has marked."""

    lost: tuple[GoldMention, ...]
    extra: tuple[GoldMention, ...]


def mismatch(records: Iterable[dict[str, Any]], mentions: Iterable[GoldMention], text: str) -> Mismatch:
    """How far the records fall short: a name glued to another word is lost, one in the same words twice is extra."""
    entities = [
        GoldEntity(line, record["label"], record["name"], tuple(record["texts"]), tuple(record.get("except", ())))
        for line, record in enumerate(records)
    ]
    found, wanted = set(find_mentions(entities, text)[0]), set(mentions)
    return Mismatch(_in_order(wanted - found), _in_order(found - wanted))


def _in_order(mentions: Iterable[GoldMention]) -> tuple[GoldMention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end, mention.label, mention.name)))


def _record(entity: Named, wanted: Sequence[Span], text: str) -> dict[str, Any]:
    own = set(entity.spans)
    texts = [
        string
        for string in dict.fromkeys(text[start:end] for start, end in entity.spans)
        if word_pattern(string).search(text)
    ]
    barred: list[str] = []
    for string in texts:
        for span in _occurrences(string, text):
            if span in own or _inside_a_longer(span, wanted) or _is_barred(span, barred, text):
                continue
            if (longer := _exception(span, own, text)) is not None:
                barred.append(longer)
    record: dict[str, Any] = {"layer": "entity", "label": entity.label, "name": entity.name, "texts": texts}
    return {**record, "except": barred} if barred else record


def _occurrences(string: str, text: str) -> Iterator[Span]:
    return (Span(*match.span()) for match in word_pattern(string).finditer(text))


def _inside_a_longer(span: Span, wanted: Iterable[Span]) -> bool:
    """Whether a longer mention takes the place, whatever entity it is of."""
    length = span.end - span.start
    return any(end - start > length and (start <= span.start < end or start < span.end <= end) for start, end in wanted)


def _is_barred(span: Span, barred: Iterable[str], text: str) -> bool:
    return any(
        start <= span.start and span.end <= end for string in barred for start, end in _occurrences(string, text)
    )


def _exception(span: Span, own: set[Span], text: str) -> str | None:
    """The shortest stretch of words around the span that bars it and no mention of the entity, else of characters."""
    for unit in (_WORD, _CHARACTER):
        lefts = [span.start, *_starts_before(span.start, text, unit)]
        rights = [span.end, *_ends_after(span.end, text, unit)]
        for steps in range(1, 2 * _REACH + 1):
            for left in range(max(0, steps - len(rights) + 1), min(steps, len(lefts) - 1) + 1):
                longer = text[lefts[left] : rights[steps - left]]
                places = list(_occurrences(longer, text))
                bars = any(start <= span.start and span.end <= end for start, end in places)
                if bars and not any(start <= a and b <= end for start, end in places for a, b in own):
                    return longer
    return None


def _starts_before(offset: int, text: str, unit: re.Pattern[str]) -> list[int]:
    near = [match.start() for match in unit.finditer(text, max(0, offset - 40 * _REACH), offset)]
    return near[::-1][:_REACH]


def _ends_after(offset: int, text: str, unit: re.Pattern[str]) -> list[int]:
    return [match.end() for match in islice(unit.finditer(text, offset), _REACH)]

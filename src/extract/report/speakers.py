"""Who speaks most, to whom and about whom, counted over all articles of a run in bounded memory."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from extract.read.ids import unescape
from extract.report.article_rows import ArticleRows, parse_spans
from extract.tables import Cells, parties_of

Key = TypeVar("Key", bound=Hashable)

SHOWN = 12  # speakers
_OTHERS = 3  # names in a cell
_MOST = 200_000  # keys of a count; the rarest half is dropped beyond twice as many


class Leaders(Generic[Key]):
    """Counts keys and keeps the frequent ones: exact up to `most` times two distinct keys, then the rare are dropped.

    A key that falls out and comes back starts anew, as in lossy counting (Manku and Motwani 2002): only small counts
    can be too small.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self.counts: Counter[Key] = Counter()

    def add(self, keys: Iterable[Key]) -> None:
        """Counts each key once."""
        self.counts.update(keys)
        if len(self.counts) > 2 * self._most:
            self.counts = Counter(dict(self.counts.most_common(self._most)))


class Other(NamedTuple):
    """Someone spoken to or about, and in how many quotes; `identity` as of a SpeakerRow."""

    identity: str
    name: str
    quotes: int


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with the number of quotes by type, and the most frequent others with how often.

    `identity` is the entity's id, or the name itself of one without, as the page's scripts have it.
    """

    identity: str
    name: str
    quotes: int
    direct: int
    indirect: int
    mixed: int
    to: tuple[Other, ...]
    about: tuple[Other, ...]


class SpeakerCounts:
    """Takes in articles, gives the rows of those who speak most. A speaker is an entity, or a phrase without one."""

    def __init__(self) -> None:
        self._types: Leaders[tuple[str, str]] = Leaders()
        self._to: Leaders[tuple[str, str]] = Leaders()
        self._about: Leaders[tuple[str, str]] = Leaders()
        self._names: Leaders[tuple[str, str]] = Leaders()  # of speakers, and of those spoken to

    def add(self, rows: ArticleRows) -> None:
        """Counts the quotes of one article."""
        addressed = {event["quote_id"]: event for event in rows.events if event["kind"] == "statement"}
        mentions = [
            (int(mention["start"]), int(mention["end"]), unescape(mention["entity_id"]))
            for mention in rows.mentions
            if mention["entity_id"]
        ]
        for quote in rows.quotes:
            speaker = _key(unescape(quote["speaker_id"]), unescape(quote["speaker"]))
            if not speaker:
                continue
            self._types.add([(speaker, quote["type"])])
            self._names.add([(speaker, unescape(quote["speaker"]))])
            event = addressed.get(quote["quote_id"])
            for party in parties_of(event, "target") if event else ():
                self._names.add([(_key(party.entity_id, party.name), party.name)])
                self._to.add([(speaker, _key(party.entity_id, party.name))])
            self._about.add((speaker, one) for one in sorted(_spoken_of(quote, mentions) - {speaker}))

    def rows(self, entity_names: Mapping[str, str]) -> list[SpeakerRow]:
        """The first SHOWN by number of quotes; `entity_names` has at least the ids of `wanted`."""
        types, totals = self._types.counts, self._totals()
        return [
            SpeakerRow(
                identity=speaker,
                name=self._name(speaker, entity_names),
                quotes=totals[speaker],
                direct=types[speaker, "direct"],
                indirect=types[speaker, "indirect"],
                mixed=types[speaker, "mixed"],
                to=self._named(self._to.counts, speaker, entity_names),
                about=self._named(self._about.counts, speaker, entity_names),
            )
            for speaker in self._first()
        ]

    def wanted(self) -> set[str]:
        """The ids that `rows` will name."""
        first = self._first()
        counts = (self._to.counts, self._about.counts)
        return {*first, *(other for speaker in first for pairs in counts for other, _ in _others(pairs, speaker))}

    def _totals(self) -> Counter[str]:
        totals: Counter[str] = Counter()
        for (speaker, _), count in self._types.counts.items():
            totals[speaker] += count
        return totals

    def _first(self) -> list[str]:
        totals = self._totals()
        return sorted(totals, key=lambda speaker: (-totals[speaker], speaker))[:SHOWN]

    def _named(
        self, pairs: Counter[tuple[str, str]], speaker: str, entity_names: Mapping[str, str]
    ) -> tuple[Other, ...]:
        return tuple(Other(other, self._name(other, entity_names), count) for other, count in _others(pairs, speaker))

    def _name(self, key: str, entity_names: Mapping[str, str]) -> str:
        if key in entity_names:
            return entity_names[key]
        named = {name: count for (known, name), count in self._names.counts.items() if known == key}
        return min(named, key=lambda name: (-named[name], name), default=key)


def _key(entity_id: str, name: str) -> str:
    return entity_id or name


def _spoken_of(quote: Cells, mentions: list[tuple[int, int, str]]) -> set[str]:
    """The entities that are mentioned inside what is said; `mentions` are in text order."""
    found = set()
    for span in parse_spans(quote["content_spans"]):
        for index in range(bisect_left(mentions, (span.start, 0, "")), len(mentions)):
            start, end, entity = mentions[index]
            if start >= span.end:
                break
            if end <= span.end:
                found.add(entity)
    return found


def _others(pairs: Counter[tuple[str, str]], speaker: str) -> list[tuple[str, int]]:
    found = [(other, count) for (one, other), count in pairs.items() if one == speaker]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:_OTHERS]

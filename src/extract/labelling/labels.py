"""The labels of one article on their way between a run's tables, gold and the tools of annotators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from extract.records import Span
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldQuote
from extract.write import text_path

Role = Literal["actor", "target", "place"]
ROLES: tuple[Role, ...] = ("actor", "target", "place")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the text names a party of an event; a party without a place in the text has no slot."""

    role: Role
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Labels:
    """One article: offsets are half-open code points of `text`, `line` of every label is 0.

    `slots` runs parallel to `events`. `sentences` may be empty. `source` is the gold file that the labels were
    compiled from, so that what nobody changes keeps its wording; empty for the labels of a run. `text_path` is where
    the run has the text, as in articles.csv.
    """

    id: str
    text: str
    published: str = ""
    mentions: tuple[GoldMention, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    slots: tuple[tuple[Slot, ...], ...] = ()
    sentences: tuple[Span, ...] = ()
    source: str = ""
    text_path: str = ""

    @property
    def file_name(self) -> str:
        """The path, without its suffix, for files about the article: that of its text, which every system takes."""
        return (self.text_path or text_path(self.id)).partition("/")[2].removesuffix(".txt")

    def words(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def filled(
        self,
        mentions: Iterable[GoldMention],
        dates: Iterable[GoldDate],
        quotes: Iterable[GoldQuote],
        events: Iterable[GoldEvent],
    ) -> Labels:
        """The same article with these labels, each once, and without slots."""
        happenings = tuple(dict.fromkeys(events))
        return replace(
            self,
            mentions=tuple(dict.fromkeys(mentions)),
            dates=tuple(dict.fromkeys(dates)),
            quotes=tuple(dict.fromkeys(quotes)),
            events=happenings,
            slots=((),) * len(happenings),
        )

"""From matched patterns to time expressions with TIMEX3 values, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.dates.anchor import Anchor, Passage
from extract.dates.calendar import Moment
from extract.dates.context import Tense
from extract.dates.day_month_order import DayOrder
from extract.dates.grammar import Found
from extract.dates.lexer import CodeBook, Tokens
from extract.vocabulary.numerals import number_of_digits

BEYOND = re.compile(r"-|(?:BC)?(?:0000|[0-9]{5})")
RELATIONS = {
    word: word for word in ("last", "next", "following", "previous", "coming", "past", "same", "current", "latest")
}
RELATIONS |= {"preceding": "previous", "prior": "previous", "ensuing": "following", "subsequent": "following"}
BACKWARD = frozenset({"last", "past", "previous"})
FORWARD = frozenset({"next", "coming", "following"})
LEANING = frozenset({"following", "previous", "same", "that"})  # relations to the date last spoken of
WHOLE = frozenset({"whole", "entire", "full"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value for the tokens `first` to `last` (half-open); `type` and `mod` as in TIMEX3."""

    first: int
    last: int
    type: str
    value: str
    mod: str = ""
    anchor: Anchor = "none"
    rule: str = ""


@dataclass(slots=True)
class Reading:
    """All that a resolver sees: the match, its article's tokens and the state of the passage."""

    found: Found
    tokens: Tokens
    book: CodeBook
    passage: Passage
    tense: Callable[[int, int], Tense]  # of the sentence around tokens (first, last)
    order: DayOrder
    shared: Moment | None = None  # the dated end of the list or range that the match begins
    since: Moment | None = None  # the dated start of the range that the match ends
    opened: Moment | None = None  # the weekday that begins the range which the match, a weekday, ends
    joined: bool = False  # another expression stands before it in its sentence
    repeated: bool = False  # a set stands before it in its sentence: weekdays from 6 a.m. to 9 a.m.
    ahead: Moment | None = None  # the next date that names its year

    def has(self, name: str) -> bool:
        """Whether the group took part in the match."""
        return name in self.found.groups

    def word(self, name: str) -> str:
        """The group's word in lower case, or nothing."""
        span = self.found.groups.get(name)
        return self.tokens.words[span[0]] if span else ""

    def value(self, name: str, group: str = "") -> str:
        """The lexicon's value, in class `name`, of the group (by default of the same name)."""
        return self.book.value(name, self.word(group or name.lower()))

    def number(self, name: str) -> float:
        """The number that a group holds; `a` and `an` are 1."""
        span = self.found.groups.get(name)
        if span is None:
            return 0.0
        at, word = span[0], self.tokens.words[span[0]]
        if word in ("a", "an", "the", "another", "additional", "one"):
            return 1.0
        if at in self.tokens.numbers:
            return self.tokens.numbers[at]
        return number_of_digits(word) or float(self.book.value("ORD", word) or 0)

    @property
    def weekday(self) -> int:
        """The ISO number of the weekday in the match, 0 without one."""
        return int(self.value("WEEKDAY") or self.value("WABBR", "weekday") or 0)

    @property
    def words(self) -> list[str]:
        """The match's words in lower case."""
        return self.tokens.words[self.found.first : self.found.last]

    @property
    def relation(self) -> str:
        """The relative word without articles: "same" of "the same"; "prior" is "previous"."""
        span = self.found.groups.get("rel")
        if span is None:
            return ""
        words = self.tokens.words[span[0] : min(span[0] + 3, self.found.last)]
        return next((RELATIONS[word] for word in words if word in RELATIONS), words[0])

    @property
    def mod(self) -> str:
        """START, MID, END from a portion; APPROX from "about"."""
        portion = self.word("portion")
        if portion:
            return next(filter(None, (self.book.value(name, portion) for name in ("PORTION", "EDGE", "HALFWORD"))), "")
        return "APPROX" if self.has("approx") else self.value("NUDGE")

    def made(
        self,
        value: str,
        anchor: Anchor = "none",
        *,
        type_: str = "",
        mod: str | None = None,
        rule: str = "",
        first: int = -1,
    ) -> list[Resolved]:
        """The match with this value, from token `first` on; nothing where that is empty or beyond the calendar."""
        if not value or BEYOND.match(value):
            return []
        found = self.found
        kind = type_ or found.rule.type
        told = self.mod if mod is None else mod
        return [Resolved(max(first, found.first), found.last, kind, value, told, anchor, rule or found.rule.name)]

"""The labels of one article made by hand, as spans over its text (half-open offsets in code points).

`line` is the line of the gold file that a label comes from.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Span


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A person, organisation or place: `texts` name it, the longer `excepts` do not."""

    line: int
    label: str
    name: str
    texts: tuple[str, ...]
    excepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One occurrence of an entity's text; `name` is the entity's."""

    start: int
    end: int
    label: str
    name: str

    @property
    def entity(self) -> str:
        """Label and name: a town and the player who is called after it are two."""
        return f"{self.label} {self.name}"


@dataclass(frozen=True, slots=True)
class GoldDate:
    """A temporal expression; `mod` is empty where the file says null."""

    line: int
    start: int
    end: int
    type: str
    value: str
    mod: str = ""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Attributed content; `speaker` and `date` are empty where the file says null."""

    line: int
    type: str
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    speaker: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A happening; actors and targets are names, `place` and `date` empty where the file says null."""

    line: int
    trigger: Span
    type: str
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    realis: str = "actual"
    within_quote: bool = False


@dataclass(frozen=True, slots=True)
class GoldNumber:
    """A number of people or an amount of money; `high` is None where it is open, `trigger` where no word tells it."""

    line: int
    start: int
    end: int
    kind: str
    low: float
    high: float | None
    unit: str = "people"
    modifier: str = "exact"
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """All labels of one article, each layer in the order of its file, mentions in text order."""

    id: str
    published: str = ""
    entities: tuple[GoldEntity, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    numbers: tuple[GoldNumber, ...] = ()

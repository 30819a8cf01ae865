"""What the stages hand on to one another: frozen records, offsets half-open in Unicode code points of the article."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Label = Literal["PERSON", "ORG", "PLACE"]
MentionKind = Literal["name", "pronoun", "nominal"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuoteType = Literal["direct", "indirect", "mixed"]
JOINED = " | "  # between the names of several speakers
PeopleKind = Literal["killed", "injured", "missing", "arrested", "displaced", "infected", "present"]
NumberKind = Literal["killed", "injured", "missing", "arrested", "displaced", "infected", "present", "money"]
Modifier = Literal["exact", "about", "at least", "at most", "range"]
Realis = Literal["actual", "reported", "alleged", "future", "negated"]
Precision = Literal["site", "city", "admin2", "admin1", "country", "region"]


class Span(NamedTuple):
    """A stretch of the article's text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """When the article came out and how that is known."""

    date: str  # ISO day, or month where no day is known, empty where neither is
    source: Literal["metadata", "text", "name", "url", "none"]
    span: Span | None = None

    @property
    def first(self) -> str:
        """The first day that it may be."""
        return f"{self.date}-01" if self._is_month else self.date

    @property
    def last(self) -> str:
        """The last day that it may be."""
        if not self._is_month:
            return self.date
        return f"{self.date}-{monthrange(int(self.date[:4]), int(self.date[5:]))[1]}"

    @property
    def _is_month(self) -> bool:
        return len(self.date) == len("2021-03")


UNDATED = Published("", "none")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the reader hands it on. `text` is what every offset counts in."""

    id: str
    path: str
    text: str
    sha256: str
    language: str
    title: str = ""
    published: str = ""  # ISO day or month from metadata.csv or the file; empty: to be looked for in the text
    publisher: str = ""
    url: str = ""
    note: str = ""  # what was amiss as it was read, on one line
    stand_in: Published = UNDATED  # the day that file name or address bear, should nothing else tell one


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, trimmed of white space, with the index of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, pronoun or noun phrase that stands for an entity. `entity_id` is empty while unresolved."""

    start: int
    end: int
    label: Label
    kind: MentionKind
    rule: str
    entity_id: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place of one article; equal ids are one entity across articles."""

    id: str
    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2, for a country itself
    state: str = ""  # ISO code of the state that the entity is, belongs to or acts for, where sure
    gender: Literal["", "female", "male"] = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place of an article lies: a point in WGS 84 decimal degrees, and how close that is meant."""

    entity_id: str
    name: str  # of the entity
    latitude: float
    longitude: float
    precision: Precision
    rule: str
    confidence: float
    geoname_id: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    admin1: str = ""  # names of the divisions that it lies in, or is
    admin2: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression with its TIMEX3 value (BC years as `BC0490`)."""

    start: int
    end: int
    type: TimexType
    value: str
    rule: str
    mod: str = ""  # START, MID, END, BEFORE, AFTER, APPROX or empty
    date_from: str = ""  # ISO days, both inclusive; empty for durations, sets, vague values and BC
    date_to: str = ""
    anchor: Literal["explicit", "published", "previous date", "none"] = "none"


@dataclass(frozen=True, slots=True)
class Quote:
    """Content attributed to a source. The speaker's fields are filled by the speaker stage."""

    type: QuoteType
    content: tuple[Span, ...]
    rule: str
    confidence: float
    cue: Span | None = None
    source: Span | None = None
    addressee: Span | None = None
    speaker: str = ""
    speaker_id: str = ""
    speaker_rule: str = field(default="", compare=False)  # how the speaker was found (docs/rules.md)
    speaker_confidence: float = field(default=0.0, compare=False)  # that words and speaker are right, 0 to 1
    date: str = ""  # TIMEX3 value of when it was said

    @property
    def speakers(self) -> tuple[tuple[str, str], ...]:
        """The name and entity id of each speaker: several are joined by " | " in `speaker` and `speaker_id` alike."""
        if JOINED not in self.speaker_id:
            return ((self.speaker, self.speaker_id),) if self.speaker else ()
        return tuple(zip(self.speaker.split(JOINED), self.speaker_id.split(JOINED), strict=True))


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, a target or a place of an event."""

    name: str
    spans: tuple[Span, ...]
    entity_id: str = ""
    country: str = ""  # ISO code of the state that it is or acts for
    rule: str = field(default="", compare=False)  # what gave it: "subject", "nested:of" … (docs/rules.md)


@dataclass(frozen=True, slots=True)
class Event:
    """A statement (one for each quote) or an action; `quote` and `time` index the article's quotes and dates."""

    kind: Literal["statement", "action"]
    type: str
    trigger: Span | None
    sentence: Span
    rule: str
    confidence: float
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    place: Party | None = None
    date: str = ""
    date_from: str = ""
    date_to: str = ""
    date_source: Literal["explicit", "relative", "inherited", "published", "none"] = "none"
    date_rule: str = field(default="", compare=False)  # where the date stands: "clause", "sentence" … (docs/rules.md)
    time: int | None = None
    realis: Realis = "actual"
    within_quote: bool = False
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """How many people something befell, or how much money; `event` indexes the article's events."""

    start: int
    end: int
    kind: NumberKind
    low: float
    high: float | None  # None: open above
    unit: str  # people, or the ISO 4217 code of a currency
    modifier: Modifier
    rule: str
    confidence: float
    event: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article; plain data, so that it travels between processes."""

    article: Article
    published: Published
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    locations: tuple[Location, ...] = ()
    numbers: tuple[Number, ...] = ()

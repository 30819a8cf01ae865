"""brat standoff: ID.txt beside ID.ann, and the annotation.conf that names the types.

Spans (T) have fragments for the pieces of a quote and at line ends, which no span may hold; quotes are linked to their
parts by relations (R), events (E) to the parties that the text names; types and realis are attributes (A), all that
is free text stands in notes (#). Offsets are code points. Format: brat.nlplab.org/standoff.html.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.labelling.labels import ROLES, Labels
from extract.score.gold import GoldEvent, GoldQuote
from extract.score.gold_schema import EVENT_TYPES, LABELS, MODS, QUOTE_TYPES, REALIS, TIMEX_TYPES

_LINE_END = re.compile("[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_PARTS = ("CUE", "SOURCE", "ADDRESSEE")


def standoff(labels: Labels) -> str:
    """The .ann file of an article."""
    return "".join(f"{line}\n" for line in _Standoff(labels).lines())


def configuration() -> str:
    """annotation.conf: which types, links and attributes there are."""
    parties = "|".join((*LABELS, "PARTY"))
    roles = f"Actor*:{parties}, Target*:{parties}, Place?:{parties}"
    sections = {
        "entities": (*LABELS, "PARTY", *TIMEX_TYPES, "QUOTE", *_PARTS),
        "relations": (
            *(f"{part.capitalize()}\tArg1:QUOTE, Arg2:{part}" for part in _PARTS),
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
        ),
        "events": tuple(f"{kind}\t{roles}" for kind in EVENT_TYPES),
        "attributes": (
            f"Mod\tArg:{'|'.join(TIMEX_TYPES)}, Value:{'|'.join(MODS)}",
            f"QuoteType\tArg:QUOTE, Value:{'|'.join(QUOTE_TYPES)}",
            f"Realis\tArg:<EVENT>, Value:{'|'.join(REALIS)}",
            "WithinQuote\tArg:<EVENT>",
        ),
    }
    return "\n".join(line for name, lines in sections.items() for line in (f"[{name}]", "", *lines, ""))


class _Standoff:
    """Numbers the lines of one article."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._numbers: Counter[str] = Counter()
        self._lines: list[str] = []
        self._spans: dict[tuple[str, str], str] = {}

    def lines(self) -> list[str]:
        for mention in self._labels.mentions:
            self._note(self._span(mention.label, [(mention.start, mention.end)]), entity=mention.name)
        for date in self._labels.dates:
            place = self._span(date.type, [(date.start, date.end)])
            self._attribute("Mod", place, date.mod)
            self._note(place, value=date.value)
        for quote in self._labels.quotes:
            self._quote(quote)
        for event, slots in zip(self._labels.events, self._labels.slots, strict=True):
            names = {(mention.start, mention.end): mention.label for mention in self._labels.mentions}
            parties = [(slot.role, self._span(names.get(slot.span, "PARTY"), [slot.span])) for slot in slots]
            self._event(event, parties)
        return self._lines

    def _quote(self, quote: GoldQuote) -> None:
        content = self._span("QUOTE", quote.content, own=True)
        self._attribute("QuoteType", content, quote.type)
        for part, span in zip(_PARTS, (quote.cue, quote.source, quote.addressee), strict=True):
            if span:
                self._line("R", f"{part.capitalize()} Arg1:{content} Arg2:{self._span(part, [span])}")
        self._note(content, speaker=quote.speaker, date=quote.date)

    def _event(self, event: GoldEvent, parties: Iterable[tuple[str, str]]) -> None:
        trigger = self._span(event.type, [event.trigger], own=True)
        arguments = []
        count: Counter[str] = Counter()
        for role, party in dict.fromkeys(parties):
            count[role] += 1
            arguments.append(f"{role.capitalize()}{count[role] if count[role] > 1 else ''}:{party}")
        happening = self._line("E", " ".join((f"{event.type}:{trigger}", *arguments)))
        self._attribute("Realis", happening, event.realis)
        if event.within_quote:
            self._line("A", f"WithinQuote {happening}")
        named = dict(zip(ROLES, (" | ".join(event.actors), " | ".join(event.targets), event.place), strict=True))
        self._note(happening, **named, date=event.date)

    def _span(self, kind: str, spans: Iterable[tuple[int, int]], *, own: bool = False) -> str:
        """The id of a text-bound line; equal ones are one, unless it is to be its `own`."""
        fragments = [piece for span in spans for piece in self._fragments(*span)]
        offsets = ";".join(f"{start} {end}" for start, end in fragments)
        if own or (kind, offsets) not in self._spans:
            words = " ".join(map(self._labels.words, fragments))
            self._spans[kind, offsets] = self._line("T", f"{kind} {offsets}\t{words}")
        return self._spans[kind, offsets]

    def _fragments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A span without its line ends and the blanks beside them."""
        text = self._labels.text
        edges = [start, *(edge for gap in _LINE_END.finditer(text, start, end) for edge in gap.span()), end]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            words = text[left:right]
            if words.strip():
                yield left + len(words) - len(words.lstrip()), left + len(words.rstrip())

    def _attribute(self, name: str, of: str, value: str) -> None:
        if value:
            self._line("A", f"{name} {of} {value}")

    def _note(self, of: str, **values: str) -> None:
        known = [f"{name}: {' '.join(value.split())}" for name, value in values.items() if value]
        if known:
            self._line("#", f"AnnotatorNotes {of}\t{'; '.join(known)}")

    def _line(self, kind: str, rest: str) -> str:
        self._numbers[kind] += 1
        name = f"{kind}{self._numbers[kind]}"
        self._lines.append(f"{name}\t{rest}")
        return name

"""WebAnno TSV 3.3, which INCEpTION reads too: a line for each token, a column for each feature of a layer.

Names are in the built-in layer of named entities; dates, quotes and events in layers of their own, which the project
must have before the import. Offsets are UTF-16 code units, as Java counts them. Format: the appendix "WebAnno TSV 3.3
File format" of INCEpTION's user guide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from extract.labelling.labels import Labels
from extract.labelling.offsets import Utf16
from extract.labelling.tokens import covered, sentences
from extract.records import Span

NAME = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
DATE, QUOTE, EVENT = "webanno.custom.Date", "webanno.custom.Quote", "webanno.custom.Event"
LINK = "webanno.custom.QuoteLink"
LAYERS: Mapping[str, tuple[str, ...]] = {
    NAME: ("identifier", "value"),
    DATE: ("kind", "mod", "timex"),
    EVENT: ("actor", "kind", "place", "realis", "target", "when", "within"),
    QUOTE: ("kind", "part", "speaker", "when"),
}
_HEADER = "\n".join(
    [
        "#FORMAT=WebAnno TSV 3.3",
        *(f"#T_SP={layer}|{'|'.join(features)}" for layer, features in LAYERS.items()),
        f"#T_RL={LINK}|role|BT_{QUOTE}",
    ]
)
_RESERVED = re.compile(r"->|[\\\[\]|_;*]")
_CONTROL = re.compile("[\x00-\x1f\\\\]")
_READABLE = {"\t": "\\t", "\f": "\\f", "\r": "\\r", "\b": "\\b"}


@dataclass(eq=False, slots=True)
class _Mark:
    """An annotation: the tokens it covers and its number, where lines would leave open which one is meant."""

    layer: str
    values: Mapping[str, str]
    tokens: range
    number: int = 0


def tsv(labels: Labels) -> str:
    """The .tsv file of an article."""
    table = _Table(labels)
    blocks = [_HEADER, "", *table.sentences()]
    return "\n".join(blocks) + "\n"


class _Table:
    """The columns of one article."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._utf16 = Utf16(labels.text)
        self._sentences = sentences(labels)
        self._tokens = [token for tokens in self._sentences for token in tokens]
        self._starts = [token.start for token in self._tokens]
        self._firsts = [0]
        for tokens in self._sentences:
            self._firsts.append(self._firsts[-1] + len(tokens))
        self._cells: dict[tuple[int, str], list[_Mark]] = defaultdict(list)
        self._links: dict[int, list[tuple[str, _Mark, _Mark]]] = defaultdict(list)
        self._fill()

    def _fill(self) -> None:
        for mention in self._labels.mentions:
            self._mark(NAME, Span(mention.start, mention.end), identifier=mention.name, value=mention.label)
        for date in self._labels.dates:
            self._mark(DATE, Span(date.start, date.end), kind=date.type, mod=date.mod, timex=date.value)
        for event in self._labels.events:
            self._mark(
                EVENT,
                event.trigger,
                actor=" | ".join(event.actors),
                kind=event.type,
                place=event.place,
                realis=event.realis,
                target=" | ".join(event.targets),
                when=event.date,
                within="true" if event.within_quote else "false",
            )
        for quote in self._labels.quotes:
            known = {"kind": quote.type, "speaker": quote.speaker, "when": quote.date}
            head = self._mark(QUOTE, quote.content[0], part="content", **known)
            parts = [("continued", span) for span in quote.content[1:]]
            named = {"cue": quote.cue, "source": quote.source, "addressee": quote.addressee}
            parts += [(part, span) for part, span in named.items() if span]
            for part, span in parts:
                target = self._mark(QUOTE, span, part=part)
                self._links[target.tokens[0]].append((part, head, target))
        self._number()

    def _mark(self, layer: str, span: Span, **values: str) -> _Mark:
        mark = _Mark(layer, values, covered(self._starts, span))
        for token in mark.tokens:
            self._cells[token, layer].append(mark)
        return mark

    def _number(self) -> None:
        """Numbers what covers several tokens or shares one with another of its layer, in the order of the text."""
        numbers = count(1)
        for _, marks in sorted(self._cells.items(), key=lambda item: item[0]):
            for mark in marks:
                if not mark.number and (len(mark.tokens) > 1 or len(marks) > 1):
                    mark.number = next(numbers)

    def sentences(self) -> Iterator[str]:
        for number, tokens in enumerate(self._sentences, 1):
            words = self._labels.words((tokens[0].start, tokens[-1].end))
            lines = [f"#Text={escape_text(line)}" for line in words.split("\n")]
            first = self._firsts[number - 1]
            lines += [self._row(first + index) for index in range(len(tokens))]
            yield "\n".join(["", *lines])

    def _row(self, token: int) -> str:
        start, end = self._tokens[token]
        cells = [self._address(token), f"{self._utf16.units(start)}-{self._utf16.units(end)}"]
        cells.append(self._labels.words((start, end)))
        for layer, features in LAYERS.items():
            marks = self._cells.get((token, layer), [])
            cells += ["|".join(_value(mark, feature) for mark in marks) or "_" for feature in features]
        links = self._links.get(token, [])
        cells.append("|".join(escape_value(role) for role, _, _ in links) or "_")
        cells.append("|".join(self._reference(head, target) for _, head, target in links) or "_")
        return "\t".join([*cells, ""])

    def _address(self, token: int) -> str:
        sentence = bisect_right(self._firsts, token)
        return f"{sentence}-{token - self._firsts[sentence - 1] + 1}"

    def _reference(self, head: _Mark, target: _Mark) -> str:
        numbers = f"[{head.number}_{target.number}]" if head.number or target.number else ""
        return self._address(head.tokens[0]) + numbers


def _value(mark: _Mark, feature: str) -> str:
    value = " ".join(mark.values.get(feature, "").split())
    return (escape_value(value) if value else "*") + (f"[{mark.number}]" if mark.number else "")


def escape_value(value: str) -> str:
    """A feature's value: what parts values stands behind a backslash, the arrow as one sign."""
    return _RESERVED.sub(r"\\\g<0>", value)


def escape_text(line: str) -> str:
    """A line of a sentence: control characters and the backslash stand behind a backslash."""
    return _CONTROL.sub(lambda match: _READABLE.get(match[0], "\\" + match[0]), line)

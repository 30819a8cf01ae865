"""Lists what a run got wrong, each in its sentence, by layer and class, so that a person can work from it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.records import Span
from extract.score.compare import Comparison, Layer, Pair
from extract.score.gold import GoldDate, GoldMention, GoldNumber
from extract.score.matching import Words, jaccard, pair_spans
from extract.score.predictions import PredDate, PredMention, PredNumber
from extract.score.quote_classes import MISSED_CLASSES, class_of_missed

MISSED, SPURIOUS, BOUNDARY = "missed", "spurious", "wrong boundary"
_ASPECTS = (
    *("label", "entity", "name", "value", "source", "speaker", "type", "mod", "cue"),
    *("actor", "target", "place", "date", "realis", "kind", "unit", "modifier", "event"),
)
KINDS = (
    MISSED,
    *(f"{MISSED}, {name}" for name in MISSED_CLASSES),
    SPURIOUS,
    BOUNDARY,
    *(f"wrong {aspect}" for aspect in _ASPECTS),
)  # as they are listed


@dataclass(frozen=True, slots=True)
class Mistake:
    """One miss, spurious row or wrong aspect of a row.

    `span` is where it stands, `what` its words, `difference` what differs ("speaker: gold A, got B"), `line`
    the gold record's line (0: none), `count` how many mentions share the same difference.
    """

    layer: str
    kind: str
    article_id: str
    span: Span
    sentence: str
    what: str
    difference: str = ""
    line: int = 0
    count: int = 1


def list_mistakes(comparisons: Iterable[Comparison], layer: str | None = None) -> tuple[Mistake, ...]:
    """All mistakes of a layer (None: of all), by layer, class and place in the articles."""
    compared = [(comparison, _Place(comparison)) for comparison in comparisons]
    listed: list[Mistake] = []
    for name, lister in _LISTERS.items():
        if layer in (None, name):
            found = [mistake for comparison, place in compared for mistake in lister(comparison, place)]
            listed += sorted(found, key=lambda m: (KINDS.index(m.kind), m.article_id, m.span))
    return tuple(listed)


class _Place:
    """Words and sentences of one article."""

    def __init__(self, comparison: Comparison) -> None:
        self.id = comparison.id
        self.text = comparison.text
        self._sentences = comparison.sentences
        self._starts = [sentence.start for sentence in comparison.sentences]

    def words(self, *spans: Span | None) -> str:
        """The words of the spans on one line, in quotes; "none" without any."""
        parts = [" ".join(self.text[span.start : span.end].split()) for span in spans if span]
        return '"' + " … ".join(parts) + '"' if parts else "none"

    def sentence(self, span: Span) -> str:
        """The sentence in which the span begins (without sentences: the line), the span set in >> <<."""
        index = bisect_right(self._starts, span.start) - 1
        if index >= 0 and span.start < self._sentences[index].end:
            start, end = self._sentences[index]
        else:
            start = self.text.rfind("\n", 0, span.start) + 1
            newline = self.text.find("\n", span.start)
            end = newline if newline >= 0 else len(self.text)
        stop = min(span.end, end)
        marked = f"{self.text[start : span.start]}>>{self.text[span.start : stop]}<<{self.text[stop:end]}"
        return " ".join(marked.split())

    def mistake(self, layer: str, kind: str, spans: Sequence[Span], difference: str = "", line: int = 0) -> Mistake:
        """A mistake at the first of the spans."""
        first = min(spans) if spans else Span(0, 0)
        return Mistake(layer, kind, self.id, first, self.sentence(first), self.words(*spans), difference, line)


def _mentions(comparison: Comparison, place: _Place) -> Iterator[Mistake]:
    layer = comparison.mentions
    missed, spurious = list(layer.missed), list(layer.spurious)
    overlaps = pair_spans([Span(x.start, x.end) for x in missed], [Span(x.start, x.end) for x in spurious])
    in_overlap, of_overlap = {i for i, _ in overlaps}, {j for _, j in overlaps}
    for i, gold in enumerate(missed):
        if i not in in_overlap:
            yield place.mistake("mentions", MISSED, [Span(gold.start, gold.end)], f"gold {gold.label} {gold.name}")
    for j, pred in enumerate(spurious):
        if j not in of_overlap:
            yield place.mistake("mentions", SPURIOUS, [Span(pred.start, pred.end)], f"got {pred.label} {pred.name}")
    for i, j in sorted(overlaps):
        span, other = (Span(x.start, x.end) for x in (missed[i], spurious[j]))
        got = f"gold {missed[i].label}, got {place.words(other)} {spurious[j].label}"
        yield place.mistake("mentions", BOUNDARY, [span], got)
    clusters = _cluster_words(layer.pairs)
    differences: dict[str, Callable[[Any], str]] = {
        "label": lambda pair: f"label: gold {pair.gold.label}, got {pair.pred.label}",
        "entity": lambda pair: clusters[pair.gold.entity, pair.pred.entity_id],
        "name": lambda pair: f"name: gold {pair.gold.name}, got {pair.pred.name or 'none'}",
    }
    for aspect, difference in differences.items():
        same: dict[str, Mistake] = {}
        for pair in layer.pairs:
            if not pair.right[aspect]:
                span = Span(pair.gold.start, pair.gold.end)
                mistake = place.mistake("mentions", f"wrong {aspect}", [span], difference(pair))
                first = same.get(mistake.difference, replace(mistake, count=0))
                same[mistake.difference] = replace(first, count=first.count + 1)
        yield from same.values()


def _cluster_words(
    pairs: Sequence[Pair[GoldMention, PredMention]],
) -> Mapping[tuple[str, str], str]:
    """For each gold entity and predicted id: where the others of either went."""
    both = Counter((pair.gold.entity, pair.pred.entity_id) for pair in pairs)
    words: dict[tuple[str, str], str] = {}
    for entity, entity_id in both:
        elsewhere = [f"{other or 'none'} ×{n}" for (one, other), n in both.items() if one == entity]
        beside = [f"{one} ×{n}" for (one, other), n in both.items() if other == entity_id]
        words[entity, entity_id] = (
            f"entity: gold {entity}, got {entity_id or 'none'}; {entity} went to {', '.join(elsewhere)}; "
            f"{entity_id or 'none'} holds {', '.join(beside)}"
        )
    return words


def _dates(comparison: Comparison, place: _Place) -> Iterator[Mistake]:
    def span_of(date: GoldDate | PredDate) -> Span:
        return Span(date.start, date.end)

    layer = comparison.dates
    for gold in layer.missed:
        value = f"gold {gold.type} {gold.value} {gold.mod}".rstrip()
        yield place.mistake("dates", MISSED, [span_of(gold)], value, gold.line)
    for pred in layer.spurious:
        yield place.mistake("dates", SPURIOUS, [span_of(pred)], f"got {pred.type} {pred.value} {pred.mod}".rstrip())
    yield from _wrong_aspects(
        "dates",
        layer,
        place,
        lambda gold: [span_of(gold)],
        {
            "value": lambda gold, pred: (gold.value, pred.value),
            "type": lambda gold, pred: (gold.type, pred.type),
            "mod": lambda gold, pred: (gold.mod, pred.mod),
            "boundary": lambda gold, pred: (place.words(span_of(gold)), place.words(span_of(pred))),
        },
    )


def _quotes(comparison: Comparison, place: _Place) -> Iterator[Mistake]:
    layer = comparison.quotes
    tokens = Words(comparison.text)
    spurious = [(tokens.within(pred.content), pred) for pred in layer.spurious]
    labels = [tokens.within(gold.content) for gold in (*layer.missed, *(pair.gold for pair in layer.pairs))]
    for gold in layer.missed:
        wanted = tokens.within(gold.content)
        nearest = max(((jaccard(wanted, found), -at) for at, (found, _) in enumerate(spurious)), default=(0.0, 0))
        difference = f"source {place.words(gold.source)}, cue {place.words(gold.cue)}, speaker {gold.speaker or 'none'}"
        if nearest[0]:
            difference += f"; nearest row: {place.words(*spurious[-nearest[1]][1].content)}"
        kind = class_of_missed(gold, wanted, labels, near=nearest[0] > 0)
        yield place.mistake("quotes", f"{MISSED}, {kind}", gold.content, difference, gold.line)
    for pred in layer.spurious:
        difference = f"source {place.words(pred.source)}, cue {place.words(pred.cue)}, speaker {pred.speaker or 'none'}"
        yield place.mistake("quotes", SPURIOUS, pred.content, difference)
    yield from _wrong_aspects(
        "quotes",
        layer,
        place,
        lambda gold: gold.content,
        {
            "source": lambda gold, pred: (place.words(gold.source), place.words(pred.source)),
            "speaker": lambda gold, pred: (gold.speaker, pred.speaker),
            "date": lambda gold, pred: (gold.date, pred.date),
            "type": lambda gold, pred: (gold.type, pred.type),
            "cue": lambda gold, pred: (place.words(gold.cue), place.words(pred.cue)),
            "boundary": lambda gold, pred: (place.words(*gold.content), place.words(*pred.content)),
        },
    )


def _actions(comparison: Comparison, place: _Place) -> Iterator[Mistake]:
    layer = comparison.actions
    for gold in layer.missed:
        row = _row(gold.type, gold.actors, gold.targets, gold.date)
        yield place.mistake("actions", MISSED, [gold.trigger], row, gold.line)
    for pred in layer.spurious:
        row = _row(pred.type, pred.actors, pred.targets, pred.date)
        yield place.mistake("actions", SPURIOUS, [pred.trigger] if pred.trigger else [], row)
    yield from _wrong_aspects(
        "actions",
        layer,
        place,
        lambda gold: [gold.trigger],
        {
            "type": lambda gold, pred: (gold.type, pred.type),
            "actor": lambda gold, pred: (_names(gold.actors), _names(pred.actors)),
            "target": lambda gold, pred: (_names(gold.targets), _names(pred.targets)),
            "place": lambda gold, pred: (gold.place, _names(pred.places)),
            "date": lambda gold, pred: (gold.date, pred.date),
            "realis": lambda gold, pred: (gold.realis, pred.realis),
        },
    )


def _numbers(comparison: Comparison, place: _Place) -> Iterator[Mistake]:
    layer = comparison.numbers
    for gold in layer.missed:
        told = f"gold {gold.kind} {_value(gold)}"
        yield place.mistake("numbers", MISSED, [Span(gold.start, gold.end)], told, gold.line)
    for pred in layer.spurious:
        yield place.mistake("numbers", SPURIOUS, [Span(pred.start, pred.end)], f"got {pred.kind} {_value(pred)}")
    yield from _wrong_aspects(
        "numbers",
        layer,
        place,
        lambda gold: [Span(gold.start, gold.end)],
        {
            "kind": lambda gold, pred: (gold.kind, pred.kind),
            "value": lambda gold, pred: (_value(gold), _value(pred)),
            "unit": lambda gold, pred: (gold.unit, pred.unit),
            "modifier": lambda gold, pred: (gold.modifier, pred.modifier),
            "event": lambda gold, pred: (place.words(gold.trigger), place.words(pred.trigger)),
            "boundary": lambda gold, pred: (
                place.words(Span(gold.start, gold.end)),
                place.words(Span(pred.start, pred.end)),
            ),
        },
    )


def _value(number: GoldNumber | PredNumber) -> str:
    return f"{number.low:g}–{'' if number.high is None else f'{number.high:g}'}"


def _wrong_aspects(
    name: str,
    layer: Layer[Any, Any],
    place: _Place,
    spans: Callable[[Any], Sequence[Span]],
    values: Mapping[str, Callable[[Any, Any], tuple[str, str]]],
) -> Iterator[Mistake]:
    """A mistake for each pair and aspect that is not right, aspect by aspect."""
    for aspect, both in values.items():
        for pair in layer.pairs:
            if not pair.right[aspect]:
                gold, got = both(pair.gold, pair.pred)
                difference = f"{aspect}: gold {gold or 'none'}, got {got or 'none'}"
                yield place.mistake(name, f"wrong {aspect}", spans(pair.gold), difference, pair.gold.line)


def _names(parties: Iterable[str]) -> str:
    return " | ".join(parties)


def _row(kind: str, actors: Iterable[str], targets: Iterable[str], date: str) -> str:
    return f"{kind}: {_names(actors) or 'nobody'} -> {_names(targets) or 'nobody'}, {date or 'no date'}"


_LISTERS: dict[str, Callable[[Comparison, _Place], Iterator[Mistake]]] = {
    "mentions": _mentions,
    "dates": _dates,
    "quotes": _quotes,
    "actions": _actions,
    "numbers": _numbers,
}

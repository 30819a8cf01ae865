"""Sets the gold of an article against the rows of a run: pairs with what is right in each, misses, spurious rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.records import Span
from extract.score.gold import Gold, GoldDate, GoldEvent, GoldMention, GoldNumber, GoldQuote
from extract.score.matching import (
    Pairs,
    Words,
    cluster_fits,
    normal,
    pair_contents,
    pair_spans,
    same_day,
    same_or_none,
    same_parties,
    touch,
)
from extract.score.predictions import PredAction, PredDate, Prediction, PredMention, PredNumber, PredQuote

GoldT = TypeVar("GoldT")
PredT = TypeVar("PredT")


@dataclass(frozen=True, slots=True)
class Pair(Generic[GoldT, PredT]):
    """A gold label and the row that answers it; `right` says for each aspect of the layer whether it agrees."""

    gold: GoldT
    pred: PredT
    right: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Layer(Generic[GoldT, PredT]):
    """One layer of one article."""

    pairs: tuple[Pair[GoldT, PredT], ...]
    missed: tuple[GoldT, ...]
    spurious: tuple[PredT, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article: its gold against its rows, layer by layer."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    mentions: Layer[GoldMention, PredMention]
    dates: Layer[GoldDate, PredDate]
    quotes: Layer[GoldQuote, PredQuote]
    actions: Layer[GoldEvent, PredAction]
    numbers: Layer[GoldNumber, PredNumber]


def compare(gold: Gold, prediction: Prediction) -> Comparison:
    """Compare one article, layer by layer."""
    return Comparison(
        id=gold.id,
        text=prediction.text,
        sentences=prediction.sentences,
        mentions=compare_mentions(gold.mentions, prediction.mentions),
        dates=compare_dates(gold.dates, prediction.dates),
        quotes=compare_quotes(gold.quotes, prediction.quotes, Words(prediction.text)),
        actions=compare_actions(gold.events, prediction.actions),
        numbers=compare_numbers(gold.numbers, prediction.numbers),
    )


def compare_mentions(gold: Sequence[GoldMention], pred: Sequence[PredMention]) -> Layer[GoldMention, PredMention]:
    """Mentions answer one another only with equal spans. Aspects: label, entity (its cluster), name."""
    by_span = {(mention.start, mention.end): index for index, mention in enumerate(pred)}
    spans = [(mention.start, mention.end) for mention in gold]
    pairs = [(i, by_span[span]) for i, span in enumerate(spans) if span in by_span]
    fits = dict(zip(pairs, cluster_fits([(gold[i].entity, pred[j].entity_id) for i, j in pairs]), strict=True))
    return _layer(
        gold,
        pred,
        pairs,
        lambda i, j: {
            "label": gold[i].label == pred[j].label,
            "entity": fits[i, j],
            "name": normal(gold[i].name) == normal(pred[j].name),
        },
    )


def compare_dates(gold: Sequence[GoldDate], pred: Sequence[PredDate]) -> Layer[GoldDate, PredDate]:
    """Dates answer one another when they overlap. Aspects: value, type, mod, boundary."""
    pairs = pair_spans([Span(x.start, x.end) for x in gold], [Span(x.start, x.end) for x in pred])
    return _layer(
        gold,
        pred,
        pairs,
        lambda i, j: {
            "value": gold[i].value == pred[j].value,
            "type": gold[i].type == pred[j].type,
            "mod": gold[i].mod == pred[j].mod,
            "boundary": (gold[i].start, gold[i].end) == (pred[j].start, pred[j].end),
        },
    )


def compare_quotes(gold: Sequence[GoldQuote], pred: Sequence[PredQuote], words: Words) -> Layer[GoldQuote, PredQuote]:
    """Quotes answer one another by content. Aspects: source (its words), speaker (name), date, type, cue, boundary."""
    contents = [words.within(quote.content) for quote in gold]
    found = [words.within(quote.content) for quote in pred]
    sources = [words.within([quote.source] if quote.source else []) for quote in gold]
    found_sources = [words.within([quote.source] if quote.source else []) for quote in pred]
    return _layer(
        gold,
        pred,
        pair_contents(contents, found, sources, found_sources),
        lambda i, j: {
            "source": bool(sources[i] & found_sources[j]) or not (sources[i] or found_sources[j]),
            "speaker": same_or_none(gold[i].speaker, pred[j].speaker),
            "date": same_day(gold[i].date, pred[j].date),
            "type": gold[i].type == pred[j].type,
            "cue": touch(gold[i].cue, pred[j].cue),
            "boundary": contents[i] == found[j],
        },
    )


def compare_actions(gold: Sequence[GoldEvent], pred: Sequence[PredAction]) -> Layer[GoldEvent, PredAction]:
    """Actions answer one another when their triggers overlap.

    Aspects: type, actor, target, place, date, realis, and row (type, actor, target and date all right).
    """

    def right(i: int, j: int) -> dict[str, bool]:
        event, action = gold[i], pred[j]
        aspects = {
            "type": event.type == action.type,
            "actor": same_parties(event.actors, action.actors),
            "target": same_parties(event.targets, action.targets),
            "place": same_parties([event.place], action.places),
            "date": same_day(event.date, action.date),
            "realis": event.realis == action.realis,
        }
        return {**aspects, "row": all(aspects[key] for key in ("type", "actor", "target", "date"))}

    pairs = pair_spans([event.trigger for event in gold], [action.trigger for action in pred])
    return _layer(gold, pred, pairs, right)


def compare_numbers(gold: Sequence[GoldNumber], pred: Sequence[PredNumber]) -> Layer[GoldNumber, PredNumber]:
    """Numbers answer one another when they overlap.

    Aspects: kind, value (kind, low and high), unit, modifier, event (the trigger of the row's event is the labelled
    one, or neither has any), boundary.
    """

    def right(i: int, j: int) -> dict[str, bool]:
        number, row = gold[i], pred[j]
        same = number.kind == row.kind
        return {
            "kind": same,
            "value": same and (number.low, number.high) == (row.low, row.high),
            "unit": number.unit == row.unit,
            "modifier": number.modifier == row.modifier,
            "event": touch(number.trigger, row.trigger),
            "boundary": (number.start, number.end) == (row.start, row.end),
        }

    pairs = pair_spans([Span(n.start, n.end) for n in gold], [Span(n.start, n.end) for n in pred])
    return _layer(gold, pred, pairs, right)


def _layer(
    gold: Sequence[GoldT],
    pred: Sequence[PredT],
    pairs: Pairs,
    right: Callable[[int, int], Mapping[str, bool]],
) -> Layer[GoldT, PredT]:
    answered, answering = {i for i, _ in pairs}, {j for _, j in pairs}
    return Layer(
        pairs=tuple(Pair(gold[i], pred[j], right(i, j)) for i, j in sorted(pairs)),
        missed=tuple(label for i, label in enumerate(gold) if i not in answered),
        spurious=tuple(row for j, row in enumerate(pred) if j not in answering),
    )

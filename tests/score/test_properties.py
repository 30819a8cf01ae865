"""What the figures of any gold and any output must obey."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extract.records import Span
from extract.score import MEASURES, Figure, Gold
from extract.score.compare import compare
from extract.score.figures import measure_article
from extract.score.gold import GoldDate, GoldEvent, GoldMention, GoldNumber, GoldQuote
from extract.score.predictions import PredAction, PredDate, Prediction, PredMention, PredNumber, PredQuote


def counts(figure: Figure) -> tuple[int, int, int, int]:
    return figure.correct, figure.wrong, figure.missed, figure.spurious


WORDS = "Ada met Bo in Torvik and Cy said that all is well there today".split()
LONG = " ".join(WORDS)
STARTS = [sum(len(word) + 1 for word in WORDS[:index]) for index in range(len(WORDS))]
ENDS = [start + len(word) for start, word in zip(STARTS, WORDS, strict=True)]
SPANS = st.tuples(st.integers(0, len(WORDS) - 1), st.integers(0, 3)).map(
    lambda at: Span(STARTS[at[0]], ENDS[min(sum(at), len(WORDS) - 1)])
)
NAMES = st.sampled_from(["Ada", "Bo", "Cy Ek", "Ek", "Torvik"])
DAYS = st.sampled_from(["", "2020", "2020-05", "2020-05-04"])
LABELS = st.sampled_from(["PERSON", "ORG", "PLACE"])
MENTIONS = st.builds(lambda span, label, name: GoldMention(*span, label, name), SPANS, LABELS, NAMES)
DATES = st.builds(lambda span, value: GoldDate(1, *span, "DATE", value), SPANS, DAYS)
QUOTES = st.builds(
    lambda content, cue, source, speaker, date: GoldQuote(1, "direct", (content,), cue, source, None, speaker, date),
    *(SPANS, st.none() | SPANS, st.none() | SPANS, st.just("") | NAMES, DAYS),
)
EVENTS = st.builds(
    lambda trigger, kind, actors, targets, date: GoldEvent(1, trigger, kind, tuple(actors), tuple(targets), "", date),
    *(SPANS, st.sampled_from(["AID", "OTHER"]), st.lists(NAMES, max_size=2), st.lists(NAMES, max_size=2), DAYS),
)
NUMBERS = st.builds(
    lambda span, kind, low, high: GoldNumber(1, *span, kind, low, None if high is None else low + high),
    *(SPANS, st.sampled_from(["killed", "money"]), st.integers(0, 9), st.none() | st.integers(0, 9)),
)
GOLDS = st.builds(
    lambda mentions, dates, quotes, events, numbers: Gold(
        "x",
        mentions=tuple(mentions),
        dates=tuple(dates),
        quotes=tuple(quotes),
        events=tuple(events),
        numbers=tuple(numbers),
    ),
    st.lists(MENTIONS, max_size=5, unique_by=lambda mention: (mention.start, mention.end)),
    st.lists(DATES, max_size=4),
    st.lists(QUOTES, max_size=4),
    st.lists(EVENTS, max_size=4),
    st.lists(NUMBERS, max_size=4, unique_by=lambda number: (number.start, number.end)),
)


def as_prediction(gold: Gold) -> Prediction:
    """The rows that say just what the gold says."""
    return Prediction(
        "x",
        LONG,
        mentions=tuple(PredMention(m.start, m.end, m.label, m.entity, m.name) for m in gold.mentions),
        dates=tuple(PredDate(d.start, d.end, d.type, d.value, d.mod) for d in gold.dates),
        quotes=tuple(PredQuote(q.type, q.content, q.cue, q.source, q.speaker, q.date) for q in gold.quotes),
        actions=tuple(
            PredAction(e.trigger, e.type, e.actors, e.targets, (e.place,), e.date, e.realis) for e in gold.events
        ),
        numbers=tuple(
            PredNumber(n.start, n.end, n.kind, n.low, n.high, n.unit, n.modifier, n.trigger) for n in gold.numbers
        ),
    )


@given(GOLDS)
def test_the_gold_finds_itself_whole(gold: Gold) -> None:
    figures = measure_article(compare(gold, as_prediction(gold)))
    sizes = {"mentions": gold.mentions, "dates": gold.dates, "quotes": gold.quotes, "actions": gold.events}
    for measure in MEASURES:
        if measure.kind == "f1" and not measure.aspect:
            assert counts(figures[measure.key]) == (len(sizes[measure.layer]), 0, 0, 0)
    assert figures["mentions.strict"].value == (100.0 if gold.mentions else 0.0)


@given(GOLDS.filter(lambda gold: len({d.start for d in gold.dates}) == len(gold.dates)))
def test_the_gold_as_prediction_gives_100_where_spans_are_distinct(gold: Gold) -> None:
    distinct = replace(
        gold,
        quotes=tuple({quote.content: quote for quote in gold.quotes}.values()),
        events=tuple({event.trigger: event for event in gold.events}.values()),
    )
    figures = measure_article(compare(distinct, as_prediction(distinct)))
    assert {figure.value for figure in figures.values() if not figure.empty} <= {100.0}


@given(GOLDS, GOLDS)
def test_every_label_and_every_row_is_counted_once(gold: Gold, other: Gold) -> None:
    figures = measure_article(compare(gold, as_prediction(other)))
    sizes = {
        "mentions": (len(gold.mentions), len(other.mentions)),
        "dates": (len(gold.dates), len(other.dates)),
        "quotes": (len(gold.quotes), len(other.quotes)),
        "actions": (len(gold.events), len(other.events)),
        "numbers": (len(gold.numbers), len(other.numbers)),
    }
    for measure in MEASURES:
        figure = figures[measure.key]
        assert 0 <= figure.value <= 100
        assert min(counts(figure)) >= 0
        if measure.kind == "f1":
            labels, rows = sizes[measure.layer]
            assert figure.correct + figure.wrong + figure.missed == labels
            assert figure.correct + figure.wrong + figure.spurious == rows


@given(GOLDS, st.data())
def test_a_dropped_row_never_raises_recall(gold: Gold, data: st.DataObject) -> None:
    whole = as_prediction(gold)
    if whole.dates:
        gone = data.draw(st.integers(0, len(whole.dates) - 1))
        fewer = replace(whole, dates=whole.dates[:gone] + whole.dates[gone + 1 :])
        before, after = (measure_article(compare(gold, rows))["dates.value"] for rows in (whole, fewer))
        assert after.correct + after.wrong == before.correct + before.wrong - 1
        assert after.missed == 1
        assert after.recall < 100


@given(GOLDS, GOLDS)
def test_precision_and_recall_swap_with_gold_and_rows(gold: Gold, other: Gold) -> None:
    there = measure_article(compare(gold, as_prediction(other)))["mentions.strict"]
    back = measure_article(compare(other, as_prediction(gold)))["mentions.strict"]
    assert (there.precision, there.recall) == (back.recall, back.precision)

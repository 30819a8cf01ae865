"""The figures of small outputs whose counts are known, and what any output must obey."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.score import MEASURES, Figure, Scores, compile_gold, score
from extract.score.figures import add_up
from support.score_output import RECORDS, TEXT, Rows, rows_of, torvik, write_gold, write_output

PERFECT = {  # correct, wrong, missed, spurious
    "mentions.strict": (10, 0, 0, 0),
    "mentions.entity": (10, 0, 0, 0),
    "mentions.name": (10, 0, 0, 0),
    "dates.value": (5, 0, 0, 0),
    "dates.type": (5, 0, 0, 0),
    "dates.mod": (5, 0, 0, 0),
    **{f"quotes.{name}": (3, 0, 0, 0) for name in ("relaxed", "e2e", "speaker", "date", "type", "cue")},
    **{f"actions.{name}": (3, 0, 0, 0) for name in ("trigger", "type", "actor", "target")},
    **{f"actions.{name}": (3, 0, 0, 0) for name in ("place", "date", "realis", "row")},
    **{f"numbers.{name}": (0, 0, 0, 0) for name in ("kind", "value", "unit", "modifier", "event")},  # none is labelled
}


def counts(figures: dict[str, Figure]) -> dict[str, tuple[int, int, int, int]]:
    return {key: (f.correct, f.wrong, f.missed, f.spurious) for key, f in figures.items()}


def scored(tmp_path: Path, change: Callable[[Rows], object] | None = None) -> Scores:
    gold, rows = torvik(tmp_path)
    if change:
        change(rows)
    return score(write_output(tmp_path / "out", rows, {"elsewhere": TEXT, "torvik": TEXT}), gold)


def test_the_gold_as_output_is_perfect(tmp_path: Path) -> None:
    scores = scored(tmp_path)
    assert counts(scores.total) == PERFECT
    assert {figure.value for key, figure in scores.total.items() if any(PERFECT[key])} == {100.0}
    assert list(scores.total) == [measure.key for measure in MEASURES]
    assert scores.articles == {"torvik": scores.total}


def put(table: str, row: int, **cells: Any) -> Callable[[Rows], object]:
    """A change that sets cells of one row."""
    return lambda rows: rows[table][row].update(cells)


def drop(table: str, row: int) -> Callable[[Rows], object]:
    return lambda rows: rows[table].pop(row)


def add(table: str, row: int, **cells: Any) -> Callable[[Rows], object]:
    return lambda rows: rows[table].append({**rows[table][row], **cells})


def at(string: str, after: str = "") -> dict[str, int]:
    start = TEXT.index(string, TEXT.index(after))
    return {"start": start, "end": start + len(string)}


def prefixed(prefix: str, string: str, after: str = "") -> dict[str, int]:
    return {f"{prefix}_{key}": value for key, value in at(string, after).items()}


CHANGES: list[tuple[str, Callable[[Rows], object], dict[str, tuple[int, int, int, int]]]] = [
    ("a label", put("mentions", 0, label="ORG"), {"mentions.strict": (9, 1, 0, 0)}),
    (
        "a missed mention",
        drop("mentions", 0),
        {"mentions.strict": (9, 0, 1, 0), "mentions.entity": (9, 0, 0, 0), "mentions.name": (9, 0, 0, 0)},
    ),
    (
        "a wider mention",
        put("mentions", 1, **at("Mayor Ada Lund")),
        {"mentions.strict": (9, 0, 1, 1), "mentions.entity": (9, 0, 0, 0), "mentions.name": (9, 0, 0, 0)},
    ),
    ("a spurious mention", add("mentions", 0, **at("bridge")), {"mentions.strict": (10, 0, 0, 1)}),
    ("a pronoun is no name", add("mentions", 0, kind="pronoun", **at("We")), {}),
    ("a nominal is no name", add("mentions", 0, kind="nominal", **at("Mayor")), {}),
    ("an empty kind is a name", put("mentions", 0, kind=""), {}),
    ("the same mention twice", add("mentions", 0), {}),
    (
        "a mention of another entity",
        put(
            "mentions", 4, entity_id="PERSON:Per Dahl", name="Per Dahl"
        ),  # Lund to Dahl: the tie goes to whom it met first
        {"mentions.entity": (9, 1, 0, 0), "mentions.name": (9, 1, 0, 0)},
    ),
    (
        "a mention without entity",
        put("mentions", 4, entity_id="", name=""),
        {"mentions.entity": (9, 1, 0, 0), "mentions.name": (9, 1, 0, 0)},
    ),
    ("a mention's name", put("mentions", 0, name="Lund"), {"mentions.name": (9, 1, 0, 0)}),
    ("the corpus's name of an entity", put("entities", 0, name="Lund"), {}),
    ("an entity's article and case", put("mentions", 5, name="the HARBOUR Council"), {}),
    ("a date's value", put("dates", 0, value="2020-05"), {"dates.value": (4, 1, 0, 0)}),
    ("a date's type", put("dates", 0, type="TIME"), {"dates.type": (4, 1, 0, 0)}),
    ("a date's mod", put("dates", 4, mod=""), {"dates.mod": (4, 1, 0, 0)}),
    ("a wider date", put("dates", 1, **at("on Monday")), {}),
    (
        "a missed date",
        drop("dates", 0),
        {"dates.value": (4, 0, 1, 0), "dates.type": (4, 0, 0, 0), "dates.mod": (4, 0, 0, 0)},
    ),
    ("a spurious date", add("dates", 0, **at("bridge")), {"dates.value": (5, 0, 0, 1)}),
    ("a quote's source", put("quotes", 0, **prefixed("source", "Dahl")), {"quotes.e2e": (2, 1, 0, 0)}),
    ("a quote without source", put("quotes", 0, source_start="", source_end=""), {"quotes.e2e": (2, 1, 0, 0)}),
    ("a part of the source", put("quotes", 1, **prefixed("source", "according to Nordbladet")), {}),
    ("a quote's speaker", put("quotes", 0, speaker="Per Dahl"), {"quotes.speaker": (2, 1, 0, 0)}),
    ("a speaker's surname", put("quotes", 0, speaker="Lund"), {}),
    ("no speaker", put("quotes", 0, speaker=""), {"quotes.speaker": (2, 1, 0, 0)}),
    ("a quote's date", put("quotes", 0, date="2020"), {"quotes.date": (2, 1, 0, 0)}),
    ("the month of a quote", put("quotes", 0, date="2020-05"), {}),
    ("a quote's type", put("quotes", 0, type="mixed"), {"quotes.type": (2, 1, 0, 0)}),
    ("a quote's cue", put("quotes", 0, **prefixed("cue", "met")), {"quotes.cue": (2, 1, 0, 0)}),
    ("a quote without cue", put("quotes", 0, cue_start="", cue_end=""), {"quotes.cue": (2, 1, 0, 0)}),
    (
        "half of a quote",
        put("quotes", 0, content_spans="{}-{}".format(*at("We will rebuild the old bridge").values())),
        {},
    ),
    (
        "a fragment of a quote",
        put("quotes", 0, content_spans="{}-{}".format(*at("Nobody will").values())),
        {
            **{f"quotes.{name}": (2, 0, 1, 1) for name in ("relaxed", "e2e", "speaker")},
            **{f"quotes.{name}": (2, 0, 0, 0) for name in ("date", "type", "cue")},
        },
    ),
    (
        "a spurious quote",
        add("quotes", 0, content_spans="0-5"),
        {f"quotes.{name}": (3, 0, 0, 1) for name in ("relaxed", "e2e", "speaker")},
    ),
    (
        "the same quote twice",
        add("quotes", 0, source_start="", source_end=""),
        {f"quotes.{name}": (3, 0, 0, 1) for name in ("relaxed", "e2e", "speaker")},
    ),
    ("an action's type", put("events", 0, type="OTHER"), {"actions.type": (2, 1, 0, 0), "actions.row": (2, 1, 0, 0)}),
    (
        "one actor too many",
        put("events", 1, actor="Harbour Council | Nordbladet"),
        {"actions.actor": (2, 1, 0, 0), "actions.row": (2, 1, 0, 0)},
    ),
    ("one of two actors", put("events", 0, actor="Dahl"), {}),
    ("a target", put("events", 2, target="Ada Lund"), {"actions.target": (2, 1, 0, 0), "actions.row": (2, 1, 0, 0)}),
    ("a place", put("events", 1, place="Torvik"), {"actions.place": (2, 1, 0, 0)}),
    ("a date", put("events", 0, date="2019-05-04"), {"actions.date": (2, 1, 0, 0), "actions.row": (2, 1, 0, 0)}),
    ("realis", put("events", 0, realis="future"), {"actions.realis": (2, 1, 0, 0)}),
    ("a wider trigger", put("events", 0, **prefixed("trigger", "met Per Dahl")), {}),
    ("a statement is no action", add("events", 0, kind="statement", trigger_start="", trigger_end=""), {}),
    (
        "an action without trigger",
        add("events", 0, trigger_start="", trigger_end=""),
        {"actions.trigger": (3, 0, 0, 1), "actions.row": (3, 0, 0, 1)},
    ),
    (
        "a missed action",
        drop("events", 0),
        {
            **{f"actions.{name}": (2, 0, 1, 0) for name in ("trigger", "row")},
            **{f"actions.{name}": (2, 0, 0, 0) for name in ("type", "actor", "target", "place", "date", "realis")},
        },
    ),
    ("rows of another article", add("dates", 0, article_id="elsewhere"), {}),
]


@pytest.mark.parametrize(("change", "differs"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_counts_after_one_change(
    tmp_path: Path, change: Callable[[Rows], object], differs: dict[str, tuple[int, int, int, int]]
) -> None:
    assert counts(scored(tmp_path, change).total) == {**PERFECT, **differs}


def test_percentages_follow_from_the_counts() -> None:
    figure = Figure("f1", correct=6, wrong=2, missed=2, spurious=4)
    assert (figure.precision, figure.recall, figure.value) == (50.0, 60.0, 54.5)
    share = Figure("share", correct=2, wrong=1)
    assert (share.value, share.as_dict()) == (
        66.7,
        {"value": 66.7, "correct": 2, "wrong": 1, "missed": 0, "spurious": 0},
    )
    clusters = Figure("b-cubed", correct=1, wrong=1, credit=(1.0, 2.0))
    assert (clusters.precision, clusters.recall, clusters.value) == (50.0, 100.0, 66.7)


@pytest.mark.parametrize("kind", ["f1", "share", "b-cubed"])
def test_nothing_to_count_is_0(kind: Any) -> None:
    figure = Figure(kind)
    assert figure.empty
    assert (figure.value, figure.precision, figure.recall) == (0.0, 0.0, 0.0)


def test_totals_add_counts_not_percentages() -> None:
    few, many = Figure("f1", correct=1), Figure("f1", correct=0, wrong=9)
    empty = {measure.key: Figure(measure.kind) for measure in MEASURES}
    total = add_up([{**empty, "dates.value": few}, {**empty, "dates.value": many}])
    assert total["dates.value"] == Figure("f1", correct=1, wrong=9)
    assert total["dates.value"].value == 10.0


def test_two_articles_are_scored_apart_and_together(tmp_path: Path) -> None:
    gold, rows = torvik(tmp_path)
    second = write_gold(gold / "wire" / "b.jsonl", [{**RECORDS[0], "id": "wire/b"}, *RECORDS[1:]])
    other = rows_of(compile_gold(second, TEXT, "wire/b"))
    other["dates"].pop()
    both = {table: rows[table] + (other[table] if table != "entities" else []) for table in rows}
    scores = score(write_output(tmp_path / "out", both, {"torvik": TEXT, "wire/b": TEXT}), gold)
    assert list(scores.articles) == ["torvik", "wire/b"]
    assert counts(scores.articles["torvik"]) == PERFECT
    assert scores.articles["wire/b"]["dates.value"].missed == 1
    assert counts(scores.total)["dates.value"] == (9, 0, 1, 0)
    assert counts(scores.total)["mentions.strict"] == (20, 0, 0, 0)

"""Each miss, spurious row and wrong aspect is listed in its sentence with what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extract.records import Span
from extract.score import Mistake, list_mistakes, score
from extract.score.gold import GoldQuote
from extract.score.mistakes import KINDS
from extract.score.print_score import format_mistakes
from extract.score.quote_classes import class_of_missed
from support.score_output import TEXT, Rows, torvik, write_output


def mistakes_after(tmp_path: Path, change: Callable[[Rows], object], layer: str | None = None) -> tuple[Mistake, ...]:
    gold, rows = torvik(tmp_path)
    change(rows)
    return list_mistakes(score(write_output(tmp_path / "out", rows, {"torvik": TEXT}), gold).comparisons, layer)


def span(string: str) -> dict[str, int]:
    return {"start": TEXT.index(string), "end": TEXT.index(string) + len(string)}


def _rename(rows: Rows, name: str, other: str) -> None:
    for row in rows["mentions"]:
        if row["name"] == name:
            row["name"] = other


MISTAKES: list[tuple[str, Callable[[Rows], object], str, str, str, str]] = [
    # name, change, layer, kind, what, difference
    ("missed mention", lambda r: r["mentions"].pop(2), "mentions", "missed", '"Per Dahl"', "gold PERSON Per Dahl"),
    (
        *("spurious mention", lambda r: r["mentions"].append({**r["mentions"][0], **span("bridge")})),
        *("mentions", "spurious", '"bridge"', "got PLACE Torvik"),
    ),
    (
        *("wider mention", lambda r: r["mentions"][1].update(span("Mayor Ada Lund"))),
        *("mentions", "wrong boundary", '"Ada Lund"', 'gold PERSON, got "Mayor Ada Lund" PERSON'),
    ),
    (
        *("label", lambda r: r["mentions"][2].update(label="ORG")),
        *("mentions", "wrong label", '"Per Dahl"', "label: gold PERSON, got ORG"),
    ),
    (
        *("name", lambda r: _rename(r, "Harbour Council", "Council")),
        *("mentions", "wrong name", '"Harbour Council"', "name: gold Harbour Council, got Council"),
    ),
    ("missed date", lambda r: r["dates"].pop(4), "dates", "missed", '"June 2021"', "gold DATE 2021-06 START"),
    (
        *("spurious date", lambda r: r["dates"].append({**r["dates"][0], **span("plan")})),
        *("dates", "spurious", '"plan"', "got DATE 2020-05-04"),
    ),
    (
        *("value", lambda r: r["dates"][1].update(value="2020-05-11")),
        *("dates", "wrong value", '"Monday"', "value: gold 2020-05-04, got 2020-05-11"),
    ),
    (
        *("mod", lambda r: r["dates"][4].update(mod="")),
        *("dates", "wrong mod", '"June 2021"', "mod: gold START, got none"),
    ),
    (
        *("wider date", lambda r: r["dates"][1].update(span("on Monday"))),
        *("dates", "wrong boundary", '"Monday"', 'boundary: gold "Monday", got "on Monday"'),
    ),
    (
        *("missed quote", lambda r: r["quotes"].pop(1), "quotes", "missed, indirect"),
        '"The Harbour Council rejected the plan last week"',
        'source "Nordbladet", cue "according to", speaker Nordbladet',
    ),
    (
        *("spurious quote", lambda r: r["quotes"].append({**r["quotes"][0], "content_spans": "0-5"})),
        *("quotes", "spurious", '"Storm"', 'source "Lund", cue "said", speaker Ada Lund'),
    ),
    (
        *("speaker", lambda r: r["quotes"][2].update(speaker="Ada Lund"), "quotes", "wrong speaker"),
        '"work begins in June 2021 … the Harbour Council had agreed"',
        "speaker: gold Per Dahl, got Ada Lund",
    ),
    (
        *("source", lambda r: r["quotes"][2].update(source_start="", source_end=""), "quotes", "wrong source"),
        '"work begins in June 2021 … the Harbour Council had agreed"',
        'source: gold "Dahl", got none',
    ),
    (
        *("cue", lambda r: r["quotes"][1].update(cue_start=0, cue_end=5), "quotes", "wrong cue"),
        '"The Harbour Council rejected the plan last week"',
        'cue: gold "according to", got "Storm"',
    ),
    (
        "missed action",
        lambda r: r["events"].pop(0),
        "actions",
        "missed",
        '"met"',
        "CONSULT: Ada Lund | Per Dahl -> nobody, 2020-05-04",
    ),
    (
        *("spurious action", lambda r: r["events"].append({**r["events"][2], "trigger_start": 0, "trigger_end": 5})),
        *("actions", "spurious", '"Storm"', "OTHER: nobody -> nobody, 2021-06"),
    ),
    (
        *("actor", lambda r: r["events"][0].update(actor="Nordbladet")),
        *("actions", "wrong actor", '"met"', "actor: gold Ada Lund | Per Dahl, got Nordbladet"),
    ),
    (
        *("place", lambda r: r["events"][0].update(place="")),
        *("actions", "wrong place", '"met"', "place: gold Torvik, got none"),
    ),
    (
        *("realis", lambda r: r["events"][2].update(realis="actual")),
        *("actions", "wrong realis", '"begins"', "realis: gold future, got actual"),
    ),
]


@pytest.mark.parametrize(
    ("change", "layer", "kind", "what", "difference"),
    [case[1:] for case in MISTAKES],
    ids=[case[0] for case in MISTAKES],
)
def test_a_mistake_is_listed_with_what_differs(
    tmp_path: Path, change: Callable[[Rows], object], layer: str, kind: str, what: str, difference: str
) -> None:
    (mistake,) = mistakes_after(tmp_path, change)
    assert (mistake.layer, mistake.kind, mistake.what, mistake.difference) == (layer, kind, what, difference)


def test_a_mistake_shows_its_sentence_with_the_words_marked(tmp_path: Path) -> None:
    (mistake,) = mistakes_after(tmp_path, lambda rows: rows["dates"].pop(3))
    assert mistake.sentence.startswith("The Harbour Council rejected the plan >>last week<<, according to Nordbladet.")
    assert format_mistakes([mistake]).splitlines()[:2] == [
        "dates: missed (1)",
        f'  torvik {mistake.span.start}-{mistake.span.end}, gold line 10: "last week"',
    ]


def test_without_sentences_a_mistake_shows_its_line(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["dates"].pop(0)
        rows["sentences"].clear()

    (mistake,) = mistakes_after(tmp_path, change)
    assert mistake.sentence == "Torvik, >>4 May 2020<<"


def test_a_missed_quote_names_the_nearest_row(tmp_path: Path) -> None:
    start = TEXT.index("Nobody will pay")
    missed, spurious = mistakes_after(
        tmp_path, lambda rows: rows["quotes"][0].update(content_spans=f"{start}-{start + len('Nobody will pay')}")
    )
    assert (missed.kind, spurious.kind) == ("missed, boundary", "spurious")
    assert missed.difference.endswith('; nearest row: "Nobody will pay"')


def test_mentions_with_the_same_difference_are_listed_once(tmp_path: Path) -> None:
    (mistake,) = mistakes_after(tmp_path, lambda rows: _rename(rows, "Ada Lund", "Lund"))
    assert (mistake.what, mistake.count) == ('"Ada Lund"', 2)
    assert '"Ada Lund" (×2)' in format_mistakes([mistake])
    assert format_mistakes([mistake]).startswith("mentions: wrong name (2)")


def test_a_split_entity_says_where_its_mentions_went(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["mentions"][4].update(entity_id="PERSON:Lund", name="")
        rows["entities"].append({"entity_id": "PERSON:Lund", "name": "", "label": "PERSON"})

    mistakes = mistakes_after(tmp_path, change, "mentions")
    (entity,) = [mistake for mistake in mistakes if mistake.kind == "wrong entity"]
    assert entity.difference == (
        "entity: gold PERSON Ada Lund, got PERSON:Lund; PERSON Ada Lund went to PERSON:Ada Lund ×1, PERSON:Lund ×1; "
        "PERSON:Lund holds PERSON Ada Lund ×1"
    )


def test_one_layer_alone_can_be_listed(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        for table in ("mentions", "dates", "quotes", "events"):
            rows[table].pop(0)

    assert {mistake.layer for mistake in mistakes_after(tmp_path, change)} == {"mentions", "dates", "quotes", "actions"}
    assert {mistake.layer for mistake in mistakes_after(tmp_path, change, "quotes")} == {"quotes"}


def test_classes_are_listed_in_one_order(tmp_path: Path) -> None:
    def change(rows: Rows) -> None:
        rows["dates"][4].update(mod="")
        rows["dates"][3].update(value="")
        rows["dates"].append({**rows["dates"][0], **span("plan")})
        rows["dates"].pop(1)

    kinds = [mistake.kind for mistake in mistakes_after(tmp_path, change)]
    assert kinds == ["missed", "spurious", "wrong value", "wrong mod"]
    assert sorted(kinds, key=KINDS.index) == kinds


def test_nothing_found_lists_every_label_as_missed(tmp_path: Path) -> None:
    gold, rows = torvik(tmp_path)
    empty: Rows = {table: [] for table in rows}
    scores = score(write_output(tmp_path / "out", empty, {"torvik": TEXT}), gold)
    assert len(list_mistakes(scores.comparisons)) == 10 + 5 + 3 + 3
    assert {mistake.kind.partition(",")[0] for mistake in list_mistakes(scores.comparisons)} == {"missed"}
    assert {figure.value for figure in scores.total.values()} == {0.0}


def test_names_with_a_bar_are_one_name(tmp_path: Path) -> None:
    (mistake,) = mistakes_after(tmp_path, lambda rows: rows["events"][0].update(actor="Lund \\| Moe"))
    assert mistake.difference == "actor: gold Ada Lund | Per Dahl, got Lund | Moe"
    assert mistake.kind == "wrong actor"


@pytest.mark.parametrize(
    ("quote", "others", "near", "kind"),
    [
        ({}, [], True, "boundary"),
        ({}, [{1, 2, 3}], False, "inside speech"),
        ({}, [{1, 2}, {1, 9, 8}], False, "direct"),
        ({"source": None}, [], False, "no source"),
        ({"cue": None}, [], False, "no cue"),
        ({"type": "mixed"}, [], False, "mixed"),
    ],
)
def test_a_missed_quote_has_a_class(quote: dict[str, object], others: list[set[int]], near: bool, kind: str) -> None:
    label = {"line": 1, "type": "direct", "content": (Span(0, 5),), "cue": Span(6, 8), "source": Span(9, 12), **quote}
    assert class_of_missed(GoldQuote(**label), {1, 2}, others, near=near) == kind  # type: ignore[arg-type]

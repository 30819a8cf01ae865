"""`extract score` prints tables, JSON and the mistakes, and refuses what it cannot score in one line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import ExtractError, GoldError, UsageError
from extract.score import MEASURES, Mistake, list_mistakes, score
from extract.score.commands import run_score
from extract.score.mistakes import KINDS
from extract.score.report import format_mistakes, format_scores
from score_output import COLUMNS, RECORDS, TEXT, Rows, torvik, write_gold, write_output


@pytest.fixture
def perfect(tmp_path: Path) -> tuple[Path, Path, Rows]:
    gold, rows = torvik(tmp_path)
    return write_output(tmp_path / "out", rows, {"torvik": TEXT}), gold, rows


def mistakes_after(tmp_path: Path, change: Callable[[Rows], object], layer: str | None = None) -> tuple[Mistake, ...]:
    gold, rows = torvik(tmp_path)
    change(rows)
    return list_mistakes(score(write_output(tmp_path / "out", rows, {"torvik": TEXT}), gold).comparisons, layer)


def span(string: str) -> dict[str, int]:
    return {"start": TEXT.index(string), "end": TEXT.index(string) + len(string)}


def test_a_table_for_each_layer(perfect: tuple[Path, Path, Rows], capsys: pytest.CaptureFixture[str]) -> None:
    output, gold, _ = perfect
    assert run_score(output, gold, as_json=False, errors=None) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert [block.split()[0] for block in blocks] == ["mentions", "dates", "quotes", "actions"]
    assert blocks[1].rstrip() == (
        "dates    value  precision  recall  correct  wrong  missed  spurious\n"
        "  value  100.0      100.0   100.0        5      0       0         0\n"
        "  type   100.0                           5      0\n"
        "  mod    100.0                           5      0"
    )


def test_articles_stand_side_by_side(tmp_path: Path) -> None:
    gold, rows = torvik(tmp_path)
    write_gold(gold / "b.jsonl", [{**RECORDS[0], "id": "b"}, RECORDS[6]])
    table = format_scores(score(write_output(tmp_path / "out", rows, {"torvik": TEXT, "b": TEXT}), gold))
    lines = table.rpartition("\n\n")[2].splitlines()
    assert [line.split()[0] for line in lines] == ["articles", "b", "torvik", "all"]
    assert lines[1].split()[1:] == ["-", "-", "0.0", "-", "-", "-", "-", "-"]
    assert lines[2].split()[1:] == ["100.0"] * 8


def test_json_has_every_figure_and_the_hash_of_the_gold(
    perfect: tuple[Path, Path, Rows], capsys: pytest.CaptureFixture[str]
) -> None:
    output, gold, _ = perfect
    assert run_score(output, gold, as_json=True, errors="all") == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["gold", "total", "articles", "errors"]
    assert list(found["total"]) == [measure.key for measure in MEASURES]
    assert found["articles"]["torvik"] == found["total"]
    assert found["errors"] == []
    assert len(found["gold"]["torvik"]) == 64


def test_json_without_errors_has_none(perfect: tuple[Path, Path, Rows], capsys: pytest.CaptureFixture[str]) -> None:
    output, gold, _ = perfect
    run_score(output, gold, as_json=True, errors=None)
    assert "errors" not in json.loads(capsys.readouterr().out)


def test_no_mistakes(perfect: tuple[Path, Path, Rows], capsys: pytest.CaptureFixture[str]) -> None:
    output, gold, _ = perfect
    assert run_score(output, gold, as_json=False, errors="all") == 0
    assert capsys.readouterr().out.endswith("\n\nno mistakes\n")


CONTENT = span("The Harbour Council rejected the plan last week")
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
        *("name", lambda r: r["entities"][3].update(name="Council")),
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
        *("missed quote", lambda r: r["quotes"].pop(1), "quotes", "missed"),
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
    assert (missed.kind, spurious.kind) == ("missed", "spurious")
    assert missed.difference.endswith('; nearest row: "Nobody will pay"')


def test_mentions_with_the_same_difference_are_listed_once(tmp_path: Path) -> None:
    (mistake,) = mistakes_after(tmp_path, lambda rows: rows["entities"][0].update(name="Lund"))
    assert (mistake.what, mistake.count) == ('"Ada Lund"', 2)
    assert '"Ada Lund" (×2)' in format_mistakes([mistake])
    assert format_mistakes([mistake]).startswith("mentions: wrong name (2)")


def test_a_split_entity_says_where_its_mentions_went(tmp_path: Path) -> None:
    mistakes = mistakes_after(tmp_path, lambda rows: rows["mentions"][4].update(entity_id="PERSON:Lund"), "mentions")
    (entity,) = [mistake for mistake in mistakes if mistake.kind == "wrong entity"]
    assert entity.difference == (
        "entity: gold Ada Lund, got PERSON:Lund; Ada Lund went to PERSON:Ada Lund ×1, PERSON:Lund ×1; "
        "PERSON:Lund holds Ada Lund ×1"
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
    assert {mistake.kind for mistake in list_mistakes(scores.comparisons)} == {"missed"}
    assert {figure.value for figure in scores.total.values()} == {0.0}


def test_names_with_a_bar_are_one_name(tmp_path: Path) -> None:
    (mistake,) = mistakes_after(tmp_path, lambda rows: rows["events"][0].update(actor="Lund \\| Moe"))
    assert mistake.difference == "actor: gold Ada Lund | Per Dahl, got Lund | Moe"
    assert mistake.kind == "wrong actor"


def no_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").unlink()


def other_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").write_text(TEXT.replace("Monday", "Tuesday"), encoding="utf-8")


def other_hash(folder: Path) -> None:
    write_gold(folder / "gold" / "torvik.jsonl", [{**RECORDS[0], "sha256": "0" * 64}])


def latin_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").write_bytes(b"\xe6")


def no_table(folder: Path) -> None:
    (folder / "out" / "quotes.csv").unlink()


def no_column(folder: Path) -> None:
    path = folder / "out" / "dates.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("value", "timex", 1), encoding="utf-8")


def no_header(folder: Path) -> None:
    (folder / "out" / "dates.csv").write_text("", encoding="utf-8")


def bad_offset(folder: Path) -> None:
    columns = COLUMNS["mentions"].split()
    cells = {"article_id": "torvik", "start": "x", "end": "4", "kind": "name"}
    row = ",".join(cells.get(column, "") for column in columns)
    (folder / "out" / "mentions.csv").write_text(f"{','.join(columns)}\n{row}\n", encoding="utf-8")


def no_offset(folder: Path) -> None:
    path = folder / "out" / "dates.csv"
    path.write_text(f"{','.join(COLUMNS['dates'].split())}\ntorvik\n", encoding="utf-8")


def not_utf8(folder: Path) -> None:
    (folder / "out" / "entities.csv").write_bytes(b"entity_id,name\nx,\xe6\n")


def bad_gold(folder: Path) -> None:
    (folder / "gold" / "torvik.jsonl").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "error", "message"),
    [
        (no_text, UsageError, "labels an article that"),
        (other_text, GoldError, "at: 'Monday' is not in the article (its article: "),
        (other_hash, GoldError, "torvik.jsonl:1: sha256: this is not the text that was labelled"),
        (latin_text, UsageError, "cannot be read as UTF-8 text"),
        (no_table, UsageError, "quotes.csv is missing"),
        (no_column, UsageError, "dates.csv lacks the column 'value'"),
        (no_header, UsageError, "dates.csv lacks the column 'article_id'"),
        (bad_offset, UsageError, "mentions.csv:2: 'x', '4' are no offsets"),
        (no_offset, UsageError, "dates.csv:2: start and end are empty"),
        (not_utf8, UsageError, "entities.csv cannot be read: "),
        (bad_gold, GoldError, "torvik.jsonl:1: bad JSON: "),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_cannot_be_scored_is_one_clear_line(
    tmp_path: Path,
    perfect: tuple[Path, Path, Rows],
    spoil: Callable[[Path], None],
    error: type[ExtractError],
    message: str,
) -> None:
    output, gold, _ = perfect
    spoil(tmp_path)
    with pytest.raises(error) as caught:
        run_score(output, gold, as_json=False, errors=None)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("missing", ["output", "gold", "layer", "files"])
def test_missing_folders_and_unknown_layers(perfect: tuple[Path, Path, Rows], missing: str) -> None:
    output, gold, _ = perfect
    nowhere = output / "nowhere"
    if missing == "files":
        nowhere.mkdir()
    arguments = {
        "output": (nowhere, gold, None),
        "gold": (output, nowhere, None),
        "files": (output, nowhere, None),
        "layer": (output, gold, "verbs"),
    }
    found, labels, errors = arguments[missing]
    with pytest.raises(UsageError):
        run_score(found, labels, as_json=False, errors=errors)


def test_the_score_loads_no_model() -> None:
    check = "import sys, extract.score.commands; sys.exit(any(m in sys.modules for m in ('spacy', 'pandas', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0

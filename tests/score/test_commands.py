"""`extract score` prints tables, JSON and the mistakes, and refuses what it cannot score in one line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import ExtractError, GoldError, UsageError
from extract.score import MEASURES, score
from extract.score.commands import run_score
from extract.score.print_score import format_scores
from support.score_output import RECORDS, TEXT, Rows, torvik, write_gold, write_output


@pytest.fixture
def perfect(tmp_path: Path) -> tuple[Path, Path, Rows]:
    gold, rows = torvik(tmp_path)
    return write_output(tmp_path / "out", rows, {"torvik": TEXT}), gold, rows


def test_a_table_for_each_layer(perfect: tuple[Path, Path, Rows], capsys: pytest.CaptureFixture[str]) -> None:
    output, gold, _ = perfect
    assert run_score(output, gold, as_json=False, errors=None) == 0
    blocks = capsys.readouterr().out.split("\n\n")
    assert [block.split()[0] for block in blocks] == ["mentions", "dates", "quotes", "actions", "numbers"]
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
    assert lines[1].split()[1:] == ["-", "-", "0.0", *["-"] * 6]
    assert lines[2].split()[1:] == [*["100.0"] * 8, "-"]  # no number is labelled


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


def test_texts_lie_where_the_articles_table_says(tmp_path: Path) -> None:
    gold, rows = torvik(tmp_path)
    output = write_output(tmp_path / "out", rows, {"torvik": TEXT})
    (gold / "torvik.jsonl").rename(gold / "%74orvik.jsonl")
    (output / "texts" / "torvik.txt").rename(output / "texts" / "100%25%3A.txt")
    table = output / "articles.csv"
    rows = table.read_text(encoding="utf-8")
    table.write_text(rows.replace("texts/torvik", "texts/100%25%3A"), encoding="utf-8")
    assert list(score(output, gold).articles) == ["torvik"]
    table.write_text(rows.replace("texts/torvik", "texts/../../t"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"articles.csv: 'torvik': not the path of a text"):
        score(output, gold)
    table.write_text(rows, encoding="utf-8")
    write_gold(gold / "torvik.jsonl")
    with pytest.raises(UsageError, match="label one article; keep one of them"):
        score(output, gold)


def no_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").unlink()


def other_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").write_text(TEXT.replace("Monday", "Sunday"), encoding="utf-8")


def other_hash(folder: Path) -> None:
    write_gold(folder / "gold" / "torvik.jsonl", [{**RECORDS[0], "sha256": "0" * 64}])


def latin_text(folder: Path) -> None:
    (folder / "out" / "texts" / "torvik.txt").write_bytes(b"\xe6")


def unknown_text(folder: Path) -> None:
    write_gold(folder / "gold" / "b.jsonl", [{**RECORDS[0], "id": "b"}])


def no_entity(folder: Path) -> None:
    path = folder / "out" / "entities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("PERSON:Ada Lund", "PERSON:Ada", 1), encoding="utf-8")


def bad_gold(folder: Path) -> None:
    (folder / "gold" / "torvik.jsonl").write_text("{", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "error", "message"),
    [
        (no_text, UsageError, "texts/torvik.txt: cannot be read (No such file or directory): run `extract run` again"),
        (unknown_text, UsageError, "labels an article that"),
        (other_text, GoldError, "at: 'Monday' is not in the article (its article: "),
        (other_hash, GoldError, "torvik.jsonl:1: sha256: this is not the text that was labelled"),
        (latin_text, UsageError, "texts/torvik.txt: not UTF-8 (byte 0)"),
        (no_entity, UsageError, "mentions.csv: torvik#m2: 'PERSON:Ada Lund' is not in entities.csv"),
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

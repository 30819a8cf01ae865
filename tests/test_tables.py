"""Damaged tables and texts: whatever reads them names file and line and what to do, and ends with status 2."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from extract.cli import main
from extract.errors import UsageError
from extract.frames import read_tables
from extract.tables import read_names, read_rows, read_table
from extract.write import COLUMNS
from support.program import run_extract
from support.report_samples import HARBOUR, failed, harbour, write_run

Damage = Callable[[Path], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    write_run(folder / "out", [(harbour("a"), HARBOUR), (harbour("b"), HARBOUR), (failed("c"), "")])
    (folder / "gold").mkdir()
    (folder / "gold" / "a.jsonl").write_text(json.dumps({"layer": "article", "id": "a", "published": None}) + "\n")
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    shutil.copytree(sound, tmp_path / "run")
    return tmp_path / "run"


def cell(table: str, line: int, column: str, value: str) -> Damage:
    """Writes one cell anew; lines count from 1, the header's."""

    def damage(out: Path) -> None:
        path = out / f"{table}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        rows[line - 1][COLUMNS[table].index(column)] = value
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    return damage


def lines(table: str, change: Callable[[list[bytes]], list[bytes]]) -> Damage:
    def damage(out: Path) -> None:
        path = out / f"{table}.csv"
        path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))

    return damage


def both(one: Damage, other: Damage) -> Damage:
    def damage(out: Path) -> None:
        one(out)
        other(out)

    return damage


def swapped(before: bytes, after: bytes) -> Callable[[list[bytes]], list[bytes]]:
    return lambda found: b"".join(found).replace(before, after, 1).splitlines(keepends=True)


LONG = str(len(HARBOUR) + 1)
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a missing table": (lambda out: (out / "mentions.csv").unlink(), "mentions.csv: cannot be read (No such file"),
    "an empty table": (lines("mentions", lambda _: []), "mentions.csv:1: no column 'article_id'"),
    "a missing column": (lines("mentions", swapped(b"label", b"tag")), "mentions.csv:1: no column 'label'"),
    "a column twice": (lines("mentions", swapped(b"label", b"start")), "mentions.csv:1: the column 'start' twice"),
    "a row cut early": (
        lines("mentions", lambda f: [*f[:3], f[3][:20]]),
        "mentions.csv:4: the row is cut",
    ),
    "a row cut late": (
        lines("mentions", lambda f: [*f[:-1], f[-1][:-3]]),
        "mentions.csv:7: the row is cut",
    ),
    "a cell gone": (lines("mentions", swapped(b",Oslo,", b",")), "mentions.csv:3: 10 cells instead of 11"),
    "a quotation mark": (lines("mentions", swapped(b",Oslo,", b',"Oslo,')), "mentions.csv:7: not a row"),
    "no UTF-8": (lines("mentions", swapped(b"Oslo", b"Osl\xf8")), "mentions.csv:3: not UTF-8"),
    "a NUL": (lines("mentions", swapped(b"Oslo", b"Osl\0")), "mentions.csv:3: a NUL in the row"),
    "an offset that is no number": (cell("mentions", 3, "start", "x"), "mentions.csv:3: .* start 'x'"),
    "an offset with a sign": (cell("mentions", 3, "start", "-1"), "mentions.csv:3: .* start '-1'"),
    "an offset of other digits": (cell("mentions", 3, "start", "١"), "mentions.csv:3: .* start '١'"),
    "no offset": (cell("mentions", 3, "end", ""), "mentions.csv:3: .* end ''"),
    "an end before the start": (cell("mentions", 3, "end", "2"), "mentions.csv:3: .* the span "),
    "an end outside the text": (cell("mentions", 3, "end", LONG), "mentions.csv:3: .* the span "),
    "half a span": (cell("quotes", 2, "cue_end", ""), "quotes.csv:2: .* the span "),
    "a cue outside the text": (cell("quotes", 2, "cue_end", LONG), "quotes.csv:2: .* the span "),
    "spans that are none": (cell("quotes", 2, "content_spans", "3-"), "quotes.csv:2: .* content_spans '3-'"),
    "spans outside the text": (cell("quotes", 2, "content_spans", f"1-{LONG}"), "quotes.csv:2: .* the spans "),
    "a trigger outside the text": (cell("events", 3, "trigger_end", LONG), "events.csv:3: .* the span "),
    "a kind that is none": (cell("events", 2, "kind", "actoin"), "events.csv:2: .* kind 'actoin'"),
    "an unknown article": (cell("mentions", 5, "article_id", "aa"), "mentions.csv:5: .* 'aa', which articles.csv has"),
    "an article behind the last": (cell("dates", 3, "article_id", "d"), "dates.csv:3: .* 'd', which articles.csv has"),
    "no article": (cell("mentions", 3, "article_id", ""), "mentions.csv:3: .* '' after 'a', out of order"),
    "rows out of order": (lines("dates", lambda f: [*f, f[1]]), "dates.csv:4: .* 'a' after 'b', out of order"),
    "half a table": (lines("events", lambda f: f[:4]), "events.csv:4: .* 1 row of 'b', for which"),
    "no row left": (lines("quotes", lambda f: f[:1]), "quotes.csv:1: .* 0 rows of 'a', for which"),
    "a row gone": (lines("sentences", lambda f: [*f[:2], *f[3:]]), "sentences.csv:6: .* has n_sentences 5"),
    "the last row gone": (lines("mentions", lambda f: f[:-1]), "mentions.csv:6: .* 2 rows of 'b', for which"),
    "a row too many": (cell("articles", 2, "n_dates", "0"), "dates.csv:3: .* 1 row of 'a', for which"),
    "a row of an article that failed": (cell("articles", 4, "n_dates", "1"), "dates.csv:3: .* 0 rows of 'c', for"),
    "a label that is none": (cell("mentions", 3, "label", "FOO"), "mentions.csv:3: .* label 'FOO'"),
    "a type of date that is none": (cell("dates", 2, "type", "DAY"), "dates.csv:2: .* type 'DAY'"),
    "a type of quote that is none": (cell("quotes", 2, "type", "Direct"), "quotes.csv:2: .* type 'Direct'"),
    "a type of event that is none": (cell("events", 2, "type", "foo"), "events.csv:2: .* type 'foo'"),
    "a realis that is none": (cell("events", 2, "realis", "sure"), "events.csv:2: .* realis 'sure'"),
    "an id twice": (cell("mentions", 3, "mention_id", "a#m1"), "mentions.csv:3: .* the id 'a#m1' twice"),
    "no id": (cell("mentions", 3, "mention_id", ""), "mentions.csv:3: .* the id '' missing"),
    "an article twice": (lines("articles", lambda f: [*f[:2], *f[1:]]), "articles.csv:3: .* 'a' twice"),
    "a length that is no number": (cell("articles", 2, "n_chars", "many"), "articles.csv:2: .* n_chars 'many'"),
    "an article outside the folder": (
        cell("articles", 2, "article_id", "../a"),
        "articles.csv:2: .* article_id '../a'",
    ),
    "an empty span outside the text": (
        both(cell("events", 3, "trigger_start", LONG), cell("events", 3, "trigger_end", LONG)),
        "events.csv:3: .* the span ",
    ),
}
OF_ENTITIES: dict[str, tuple[Damage, str]] = {  # which labels do not ask for
    "an entity twice": (lines("entities", lambda f: [*f[:2], *f[1:]]), "entities.csv:3: .* 'person:ada-brandt' twice"),
    "an entity's label that is none": (cell("entities", 2, "label", "FOO"), "entities.csv:2: .* label 'FOO'"),
}
OF_ALL_COLUMNS: dict[str, tuple[Damage, str]] = {  # which the score does not ask for
    "a day that is none": (cell("dates", 2, "date_from", "2019-13-01"), "dates.csv:2: .* date_from '2019-13-01'"),
    "a truth that is none": (cell("events", 2, "within_quote", "maybe"), "events.csv:2: .* within_quote 'maybe'"),
    "a confidence that is none": (cell("quotes", 2, "confidence", "high"), "quotes.csv:2: .* confidence 'high'"),
    "a count that is none": (cell("articles", 2, "n_words", "many"), "articles.csv:2: .* n_words 'many'"),
    "a status that is none": (cell("articles", 2, "status", "fine"), "articles.csv:2: .* status 'fine'"),
}
TEXTS: dict[str, tuple[Damage, str]] = {
    "a missing text": (lambda out: (out / "texts" / "a.txt").unlink(), "a.txt: cannot be read (No such file"),
    "a text of other bytes": (lambda out: _write(out, b"\xe6" * len(HARBOUR)), "a.txt: not UTF-8 (byte 0)"),
    "a cut text": (lambda out: _write(out, HARBOUR.encode()[:50]), "a.txt: not the text that the tables count in"),
}
COMMANDS: dict[str, list[str]] = {
    "score": ["score", "out", "--gold", "gold"],
    "report": ["report", "out"],
    "export": ["export", "out", "--to", "doccano", "--output", "labels"],
    "browse": ["browse", "out", "--no-open", "--port", "0"],
}


def _write(out: Path, data: bytes) -> None:
    (out / "texts" / "a.txt").write_bytes(data)


def matches(message: str, pattern: str) -> bool:
    first, _, rest = pattern.partition(" .* ")
    return first in message and rest in message


def _status(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Of a command in the folder of `out`; browse serves nothing."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("extract.database.browse.find_spec", lambda _name: True)
    monkeypatch.setattr("extract.database.browse._serve", lambda *_: None)
    return main(COMMANDS[command])


def refused(folder: Path, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The one line of a command that must end with status 2."""
    assert _status(folder, command, monkeypatch) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("extract: out/")
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_table(
    folder: Path, damage: str, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, message = DAMAGES[damage]
    spoil(folder / "out")
    found = refused(folder, command, capsys, monkeypatch)
    assert matches(found, message), found


@pytest.mark.parametrize(
    ("damage", "command"),
    [
        *product(OF_ALL_COLUMNS, ["report", "export", "browse"]),
        *product(OF_ENTITIES, ["report", "browse"]),
    ],
)
def test_a_damaged_cell_of_any_column(
    folder: Path, damage: str, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, message = (OF_ALL_COLUMNS | OF_ENTITIES)[damage]
    spoil(folder / "out")
    found = refused(folder, command, capsys, monkeypatch)
    assert matches(found, message), found


@pytest.mark.parametrize("command", ["score", "report", "export"])
@pytest.mark.parametrize("damage", TEXTS)
def test_a_damaged_text(
    folder: Path, damage: str, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, message = TEXTS[damage]
    spoil(folder / "out")
    found = refused(folder, command, capsys, monkeypatch)
    assert matches(found, message), found


@pytest.mark.parametrize("damage", [*DAMAGES, *OF_ALL_COLUMNS, *OF_ENTITIES])
def test_data_frames(folder: Path, damage: str) -> None:
    spoil, message = (DAMAGES | OF_ALL_COLUMNS | OF_ENTITIES)[damage]
    spoil(folder / "out")
    with pytest.raises(UsageError) as caught:
        read_tables(folder / "out")
    assert matches(str(caught.value), message), caught.value


@pytest.mark.parametrize("command", COMMANDS)
def test_sound_tables(folder: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _status(folder, command, monkeypatch) == 0


def test_the_tables_of_a_run_are_sound(corpus_output: Path) -> None:
    assert all(sum(1 for _ in read_rows(corpus_output, table)) > 0 for table in COLUMNS)


def test_columns_in_another_order_and_more_of_them(folder: Path) -> None:
    path = folder / "out" / "entities.csv"
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(["more", *reversed(row)] for row in rows)
    assert read_names(folder / "out") == {"person:ada-brandt": "Ada Brandt", "place:oslo": "Oslo"}
    assert list(next(read_table(folder / "out", "entities"))) == list(COLUMNS["entities"])


def test_it_is_one_line_from_outside_too(folder: Path) -> None:
    DAMAGES["a NUL"][0](folder / "out")
    done = run_extract("score", "out", "--gold", "gold", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "extract: out/mentions.csv:3: a NUL in the row; run `extract run` again\n"

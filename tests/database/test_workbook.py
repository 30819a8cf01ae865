"""The workbook: what openpyxl and pandas find in it is what the tables say, as text, whatever it looks like."""

from __future__ import annotations

import csv
import os
import re
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from extract import cli
from extract.database import WORKBOOK_FILE, check_workbook, tell_of_old_workbook, workbook, write_workbook
from extract.database.meanings import load_meanings
from extract.errors import UsageError
from extract.records import MentionKind, QuoteType, Realis, TimexType
from extract.vocabulary import load_rows
from extract.write import COLUMNS, Rows
from support.program import ROOT
from support.report_samples import HARBOUR, harbour, write_run

ODD = ["=1+1", "+41 22", "-5", "@here", "2021-08-16", "1/2", "007", "TRUE", "a\x0bb", "two\nlines ", " _x0041_"]


def changed(table: str, **cells: str) -> Rows:
    """The harbour article, some cells of the first row of a table changed."""
    rows = harbour()
    first = dict(zip(COLUMNS[table], rows[table][0], strict=True)) | cells
    rows[table][0] = tuple(first.values())
    return rows


def written(out: Path, rows: Rows) -> tuple[Any, list[str]]:
    write_run(out, [(rows, HARBOUR)])
    told = write_workbook(out)
    return openpyxl.load_workbook(out / WORKBOOK_FILE), told


def records(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_every_cell_of_every_table_is_there(corpus_output: Path, tmp_path: Path) -> None:
    path = tmp_path / "whole.xlsx"
    assert write_workbook(corpus_output, path) == []
    frames = pd.read_excel(path, sheet_name=None, dtype=str, keep_default_na=False)
    assert list(frames) == [*workbook.SHEETS, "columns"]
    assert set(workbook.SHEETS) == set(COLUMNS)
    for table in COLUMNS:
        with (corpus_output / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row, found in zip(csv.DictReader(file), frames[table].to_dict("records"), strict=True):
                for column, cell in row.items():
                    shown = str(found[column])
                    assert shown.lower() == cell if cell in ("true", "false") else _alike(shown, cell), (table, column)


def _alike(shown: str, cell: str) -> bool:
    return shown == cell or (re.fullmatch(r"-?[\d.]+", cell) is not None and float(shown) == float(cell))


@pytest.mark.parametrize("text", ODD)
def test_text_is_text(tmp_path: Path, text: str) -> None:
    book, _ = written(tmp_path / "out", changed("quotes", speaker=text))
    sheet = book["quotes"]
    column = [cell.value for cell in sheet[1]].index("speaker") + 1
    cell = sheet.cell(2, column)
    assert cell.value == text.replace("\x0b", "\ufffd")
    assert (cell.data_type, cell.number_format) == ("s", "@")


def test_numbers_and_booleans_are_none(tmp_path: Path) -> None:
    book, _ = written(tmp_path / "out", harbour())
    event = records(book["events"])[0]
    assert isinstance(event["confidence"], float)
    assert isinstance(event["trigger_start"], int)
    assert isinstance(event["within_quote"], bool)
    dated = next(row for row in records(book["events"]) if row["date_from"])
    assert all(isinstance(dated[column], str) for column in ("date", "date_from", "date_to"))


def test_heads_stand_still_and_can_be_filtered(tmp_path: Path) -> None:
    book, _ = written(tmp_path / "out", harbour())
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])


def test_what_people_read_stands_first(tmp_path: Path) -> None:
    book, _ = written(tmp_path / "out", harbour())
    heads = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    assert heads["events"][:5] == ["kind", "actor", "type", "trigger", "target"]
    assert heads["quotes"][:2] == ["speaker", "content"]
    for table, columns in COLUMNS.items():
        assert set(columns) <= set(heads[table])
        assert len(set(heads[table])) == len(heads[table])
    [article] = records(book["articles"])
    assert all(event["title"] == article["title"] for event in records(book["events"]))


def test_the_same_bytes_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = write_run(tmp_path / "out", [(harbour(), HARBOUR)])
    write_workbook(out)
    before = (out / WORKBOOK_FILE).read_bytes()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 0, 0, 0, 0, 0, 0))
    write_workbook(out)
    assert (out / WORKBOOK_FILE).read_bytes() == before
    assert b"20" not in re.findall(rb"modified[^<]*>(..)", before)
    assert not list(out.glob(".*.partial"))


def test_what_excel_does_not_take_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    long = "🙂" * 20_000
    book, told = written(tmp_path / "out", changed("quotes", content=long))
    [quote] = records(book["quotes"])
    assert quote["content"] == "🙂" * (workbook.LONGEST_CELL // 2)
    more = len(harbour()["quotes"]) - 1
    assert "quotes: 1 cell cut at 32,767 characters, which is Excel's limit; quotes.csv has all" in told
    assert f"quotes: {more} rows left out, for Excel takes 2; quotes.csv has all" in told
    assert records(book["columns"])[0]["meaning"] == f"Left out here: {told[0]}"


def test_a_cell_of_the_greatest_length_stays(tmp_path: Path) -> None:
    book, told = written(tmp_path / "out", changed("quotes", content="x" * workbook.LONGEST_CELL))
    assert (len(records(book["quotes"])[0]["content"]), told) == (workbook.LONGEST_CELL, [])


def test_an_empty_run(tmp_path: Path) -> None:
    out = write_run(tmp_path / "out", [])
    write_workbook(out)
    assert records(openpyxl.load_workbook(out / WORKBOOK_FILE)["events"]) == []


def test_it_says_what_every_column_means(tmp_path: Path) -> None:
    book, _ = written(tmp_path / "out", harbour())
    told = {(row["table"], row["column"]) for row in records(book["columns"]) if row["value"] is None}
    assert told == {(table, column) for table, columns in COLUMNS.items() for column in columns}


def test_it_says_what_the_values_mean() -> None:
    values: dict[tuple[str, str], list[str]] = {}
    for line in load_meanings():
        if line.value:
            values.setdefault((line.table, line.column), []).append(line.value)
    classes = {row["class"]: row["definition"] for row in load_rows("events/classes.csv")}
    assert set(values["events", "type"]) == {"STATEMENT", *classes}
    told = {line.value: line.meaning for line in load_meanings() if line.column == "type"}
    assert {name: told[name] for name in classes} == classes
    for column, wanted in ((("events", "realis"), Realis), (("quotes", "type"), QuoteType)):
        assert set(values[column]) == set(wanted.__args__)
    for column, wanted in ((("mentions", "kind"), MentionKind), (("dates", "type"), TimexType)):
        assert set(values[column]) == set(wanted.__args__)
    examples = [line.example for line in load_meanings() if line.table == "events" and line.column == "type"]
    assert all(examples[1:])


def test_openpyxl_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match="pip install openpyxl"):
        check_workbook()


def test_export_writes_it_and_not_over_yours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = write_run(tmp_path / "out", [(harbour(), HARBOUR)])
    assert cli.main(["export", str(out), "--to", "xlsx"]) == 0
    assert capsys.readouterr().out == f"{out / WORKBOOK_FILE}\n"
    assert cli.main(["export", str(out), "--to", "xlsx"]) == 2
    assert "is there already" in capsys.readouterr().err
    assert cli.main(["export", str(out), "--to", "xlsx", "--force"]) == 0
    assert cli.main(["export", str(out), "--to", "xlsx", "--output", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / WORKBOOK_FILE).read_bytes() == (out / WORKBOOK_FILE).read_bytes()
    assert cli.main(["export", str(out), "--to", "xlsx", "--articles", "a"]) == 2
    assert "a workbook holds the whole run" in capsys.readouterr().err


def test_a_workbook_of_earlier_tables_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = write_run(tmp_path / "out", [(harbour(), HARBOUR)])
    tell_of_old_workbook(out)
    write_workbook(out)
    tell_of_old_workbook(out)
    assert capsys.readouterr().out == ""
    os.utime(out / WORKBOOK_FILE, ns=(0, 0))
    tell_of_old_workbook(out)
    assert "shows earlier tables" in capsys.readouterr().out


def test_the_page_says_the_same() -> None:
    page = (ROOT / "docs" / "classes-and-columns.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^##+ ([a-z_: ]+)\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL))
    for line in load_meanings():
        about, meaning, example = (cell.replace("|", r"\|") for cell in (line.value, line.meaning, line.example))
        if about:
            assert f"| {about} | {meaning} | {example} |\n" in parts[f"{line.table}: {line.column}"]
        else:
            shown = f"{meaning} Example: {example}" if example else meaning
            assert f"| {line.column} | {shown} |\n" in parts[line.table]

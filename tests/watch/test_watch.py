"""A folder that is watched: runs when files have changed, alerts that are told once, a clean end."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extract.config import AlertSettings, load_config
from extract.database import DATABASE_FILE, empty_database
from extract.errors import Interrupted, UsageError
from extract.run import RunOptions
from extract.watch.alerts import LOG_FILE, check_alerts, id_column, new_rows
from extract.watch.command import snapshot, watch_corpus
from extract.write import COLUMNS

LEFT = AlertSettings(name="left", table="mentions", where="text LIKE '%Orlova%'")


def out_with(tmp_path: Path, *texts: str) -> Path:
    """A folder with a database of these mentions."""
    import sqlite3

    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    (out / DATABASE_FILE).unlink(missing_ok=True)
    with sqlite3.connect(out / DATABASE_FILE) as file, empty_database() as empty:
        empty.backup(file)
        rows = [("a", f"a#m{number}", text) for number, text in enumerate(texts)]
        file.executemany("INSERT INTO mentions (article_id, mention_id, text) VALUES (?, ?, ?)", rows)
    file.close()
    empty.close()
    return out


def logged(out: Path) -> list[list[str]]:
    with (out / LOG_FILE).open(encoding="utf-8", newline="") as file:
        return [row[1:4] for row in csv.reader(file)]


def test_rows_are_told_once(tmp_path: Path) -> None:
    out = out_with(tmp_path, "Lena Orlova", "Anna Berg")
    [found] = new_rows(out, [LEFT])
    assert found.line() == "left: a#m0: Lena Orlova"
    assert new_rows(out, [LEFT]) == []
    [later] = new_rows(out_with(tmp_path, "Lena Orlova", "Anna Berg", 'Ms, "Orlova"\n'), [LEFT])
    assert later.id == "a#m2"
    assert logged(out) == [["alert", "table", "id"], ["left", "mentions", "a#m0"], ["left", "mentions", "a#m2"]]


def test_a_line_that_was_cut_off_is_told_anew(tmp_path: Path) -> None:
    out = out_with(tmp_path, "Lena Orlova", "Vera Orlova")
    new_rows(out, [LEFT])
    log = out / LOG_FILE
    log.write_bytes(log.read_bytes()[:-9])
    assert [row.id for row in new_rows(out, [LEFT])] == ["a#m1"]
    assert len(logged(out)) == 3


def test_without_alerts_or_tables_nothing_is_written(tmp_path: Path) -> None:
    assert new_rows(tmp_path, [LEFT]) == []
    assert new_rows(out_with(tmp_path, "Lena Orlova"), []) == []
    assert not (tmp_path / "out" / LOG_FILE).exists()


@pytest.mark.parametrize(
    ("table", "where", "says"),
    [
        ("events", "typ = 'PROTEST'", "no such column: typ"),
        ("events", "type = ", "syntax error"),
        ("events", "type = 'A';", "syntax error"),
        ("events", "1) --", "syntax error"),
        ("events", "1; DROP TABLE events", "syntax error"),
        ("events", "event_id IN (SELECT article_id FROM articles)", "prohibited"),
        ("events", "EXISTS (SELECT 1 FROM sqlite_master)", "not authorized"),
        ("events", "load_extension('x')", "not authorized"),
        ("events", "type = ?", "binding"),
        ("events", "type = '\0'", ""),
        ("deeds", "1", "there is no table 'deeds'; it is one of articles, "),
    ],
)
def test_a_condition_that_does_not_hold_is_told_in_one_line(table: str, where: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_alerts([AlertSettings(name="mine", table=table, where=where)])
    assert str(caught.value).startswith("alert 'mine': ")
    assert says in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_conditions_that_hold() -> None:
    wheres = ("type = 'PROTEST' AND confidence >= 0.5", "date_from > '2020' -- since then", "lower(text) GLOB '*x*'")
    check_alerts([AlertSettings(name=where, table="events", where=where) for where in wheres])
    with pytest.raises(UsageError, match="the name stands twice"):
        check_alerts([LEFT, LEFT])


@pytest.mark.parametrize("table", COLUMNS)
def test_each_table_has_its_id(table: str) -> None:
    assert id_column(table) in COLUMNS[table][:2]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[alert]]\nname = 'a'\ntable = 'events'\n", "alert.0.where: Field required"),
        ("alert = ['a']\n", "alert.0: "),
        ("[[alert]]\nname = ''\ntable = 'events'\nwhere = '1'\n", "alert.0.name: "),
        ("[[alert]]\nname = 'a'\ntable = 'events'\nwhere = '1'\nwhen = 2\n", "unknown key 'alert.0.when'"),
    ],
)
def test_an_alert_that_is_none_is_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "c.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_config(file)
    assert says in str(caught.value)


def test_a_snapshot_tells_changes_of_the_corpus_alone(tmp_path: Path) -> None:
    out, file = tmp_path / "out", tmp_path / "a.txt"
    out.mkdir()
    file.write_text("One.", encoding="utf-8")
    first = snapshot(tmp_path, out)
    (out / "x.csv").write_text("x", encoding="utf-8")
    assert snapshot(tmp_path, out) == first
    (tmp_path / "b.txt").write_text("Two.", encoding="utf-8")
    second = snapshot(tmp_path, out)
    os.utime(file, ns=(1, 1))
    assert len({first, second, snapshot(tmp_path, out)}) == 3
    assert snapshot(file, out) != snapshot(tmp_path / "b.txt", out)


class Rounds:
    """In the place of the run: adds a file in its first round, fails in its second, ends the watch in its third."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def __call__(self, corpus: Path, *_: object) -> int:
        self.seen.append(len(list(corpus.iterdir())))
        if len(self.seen) == 1:
            (corpus / "b.txt").write_text("Two.", encoding="utf-8")
        if len(self.seen) == 2:
            raise UsageError("the disk is full")
        if len(self.seen) == 3:
            raise Interrupted(signal.SIGTERM)
        return 0


def test_rounds_follow_the_files(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    corpus, rounds = tmp_path / "in", Rounds()
    corpus.mkdir()
    (corpus / "a.txt").write_text("One.", encoding="utf-8")
    with pytest.raises(Interrupted):
        watch_corpus(corpus, tmp_path / "out", RunOptions(), every=0.01, run=rounds)
    assert rounds.seen == [1, 2, 2]
    assert caplog.messages == ["the disk is full; tried again in 0.01 seconds"]


def test_what_fails_at_the_start_ends_it(tmp_path: Path) -> None:
    def run(*_: object) -> int:
        raise UsageError("no model")

    with pytest.raises(UsageError, match="there is no such folder"):
        watch_corpus(tmp_path / "in", tmp_path / "out", RunOptions(), run=run)
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    with pytest.raises(UsageError, match="no model"):
        watch_corpus(tmp_path, tmp_path / "out", RunOptions(), run=run)


def test_the_command_waits_for_articles_and_ends_cleanly(tmp_path: Path) -> None:
    corpus = tmp_path / "in"
    corpus.mkdir()
    command = [sys.executable, "-m", "extract", "watch", str(corpus), "--output", str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    killer = threading.Timer(60, process.kill)
    killer.start()
    assert process.stdout is not None
    assert process.stdout.readline().endswith("in: no articles yet\n")
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    killer.cancel()
    assert process.returncode == 143
    assert errors.count("\n") == 1
    assert "Traceback" not in errors

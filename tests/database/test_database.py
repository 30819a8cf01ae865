"""extract.sqlite: the same rows as the CSV files, keys that hold, search, views."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from extract.database import write_database
from extract.errors import Interrupted, UsageError
from extract.write import COLUMNS
from extract.write.cells import number_cell
from extract.write.column_types import kind_of
from support.report_places import placed_run
from support.report_samples import HARBOUR, failed, harbour, hostile_run, spoken_by, write_run


@pytest.fixture
def small(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    out = write_run(tmp_path, [(harbour("a"), HARBOUR), (harbour("b", duplicate_of="a"), HARBOUR), (failed("c"), "")])
    with closing(sqlite3.connect(write_database(out))) as database:
        yield database


@pytest.fixture(scope="module")
def corpus(corpus_output: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(write_database(corpus_output))) as database:
        yield database


def asked(database: sqlite3.Connection, query: str, *values: object) -> list[Any]:
    return database.execute(query, values).fetchall()


@pytest.mark.parametrize("table", COLUMNS)
def test_tables_hold_what_the_csv_files_hold(corpus: sqlite3.Connection, corpus_output: Path, table: str) -> None:
    columns = [row[1] for row in asked(corpus, f"PRAGMA table_info({table})")]
    assert [column for column in columns if column != "position"] == list(COLUMNS[table])
    with (corpus_output / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row.values()) for row in csv.DictReader(file)]
    names = ", ".join(f'"{column}"' for column in COLUMNS[table])

    def cell(value: object, column: str) -> str:
        if value is None:
            return ""
        if kind_of(column) == "boolean":
            return "true" if value else "false"
        if column in ("low", "high") and isinstance(value, float):
            return number_cell(value)
        decimals = 5 if column in ("latitude", "longitude") else 2
        return f"{value:.{decimals}f}" if isinstance(value, float) else str(value)

    found = [
        tuple(cell(value, column) for value, column in zip(row, COLUMNS[table], strict=True))
        for row in asked(corpus, f"SELECT {names} FROM {table} ORDER BY rowid")
    ]
    assert found == expected


def test_numbers_are_numbers(corpus: sqlite3.Connection) -> None:
    [types] = asked(corpus, "SELECT typeof(start), typeof(text) FROM sentences LIMIT 1")
    assert types == ("integer", "text")
    [types] = asked(corpus, "SELECT typeof(confidence), typeof(within_quote) FROM events LIMIT 1")
    assert types == ("real", "integer")


def test_every_key_leads_somewhere(corpus: sqlite3.Connection) -> None:
    assert asked(corpus, "PRAGMA foreign_key_check") == []
    assert asked(corpus, "PRAGMA integrity_check") == [("ok",)]
    for search in ("sentences_fts", "quotes_fts"):
        corpus.execute(f"INSERT INTO {search} ({search}) VALUES ('integrity-check')")


def test_parties_stand_apart(small: sqlite3.Connection) -> None:
    found = asked(small, "SELECT role, number, name, country FROM event_parties WHERE event_id = 'a#e2' ORDER BY role")
    assert found == [("actor", 1, "Unions", None), ("actor", 2, "Port \\| Council", "NO"), ("place", 1, "Oslo", None)]


def test_search_knows_inflections(small: sqlite3.Connection) -> None:
    query = "SELECT q.quote_id FROM quotes_fts JOIN quotes q ON q.position = quotes_fts.rowid WHERE quotes_fts MATCH ?"
    assert asked(small, query + " ORDER BY 1", "opens") == [("a#q1",), ("b#q1",)]
    assert asked(small, query, "speaker: brandt AND content: nothing") == []
    query = "SELECT text FROM sentences_fts WHERE sentences_fts MATCH ?"
    assert set(asked(small, query, "meeting OR met")) == {("Unions met in Oslo on 3 May 2019.",)}


def test_quotes_by_speaker(small: sqlite3.Connection) -> None:
    found = asked(small, "SELECT speaker, said_from, title, published FROM quotes_by_speaker WHERE article_id = 'a'")
    assert found == [
        ("Ada Brandt", "2019-05-04", "Strike ends", "2019-05-04"),  # undated: the day of publication
        (None, "2019-05-04", "Strike ends", "2019-05-04"),
    ]


def test_of_a_publication_only_the_month_is_known(tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour("a", published="2019-02"), HARBOUR)])
    with closing(sqlite3.connect(write_database(out))) as database:
        found = asked(database, "SELECT DISTINCT said_from, said_to, published FROM quotes_by_speaker")
    assert found == [("2019-02-01", "2019-02-28", "2019-02")]


def test_events_by_pair_and_month(small: sqlite3.Connection) -> None:
    found = asked(small, "SELECT actor, target, month, events, statements FROM events_by_pair_and_month")
    assert found == [("Ada Brandt", "Unions", None, 2, 2)]


def test_a_month_is_known_only_where_the_date_is_that_close(corpus: sqlite3.Connection) -> None:
    wide = asked(
        corpus,
        "SELECT count(*) FROM event_pairs WHERE month IS NOT NULL AND substr(date_from, 1, 7) <> substr(date_to, 1, 7)",
    )
    assert wide == [(0,)]
    assert asked(corpus, "SELECT count(*) > 0 FROM event_pairs WHERE month IS NOT NULL") == [(1,)]


@pytest.mark.parametrize(
    "view",
    ["quotes_by_speaker", "speakers", "event_pairs", "events_by_pair_and_month", "events_by_countries_and_month"],
)
def test_views_have_rows_and_count_them_all(corpus: sqlite3.Connection, view: str) -> None:
    [(rows,)] = asked(corpus, f"SELECT count(*) FROM {view}")
    assert rows > 0
    if view == "quotes_by_speaker":
        assert asked(corpus, "SELECT count(*) FROM quotes") == [(rows,)]


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour(), HARBOUR)])
    assert write_database(out).read_bytes() == write_database(out).read_bytes()


def test_an_empty_run(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write_database(write_run(tmp_path, [])))) as database:
        assert asked(database, "SELECT * FROM quotes_by_speaker") == []
        assert asked(database, "SELECT * FROM quotes_fts WHERE quotes_fts MATCH 'x'") == []


def test_each_of_several_speakers_is_found_by_its_aliases(tmp_path: Path) -> None:
    rows = spoken_by(harbour(), "US | Oman", "place:us | place:oman")
    rows["entities"][2:] = spoken_by(harbour(), "US", "place:us")["entities"][2:]
    database = sqlite3.connect(write_database(write_run(tmp_path, [(rows, HARBOUR)])))
    found = database.execute("SELECT name FROM names_fts WHERE names_fts MATCH 'america' ORDER BY 1").fetchall()
    database.close()
    assert found == [("US",), ("US | Oman",)]


def test_hostile_cells_stay_cells(tmp_path: Path) -> None:
    out = hostile_run(tmp_path)
    with closing(sqlite3.connect(write_database(out))) as database:
        assert asked(database, "SELECT count(*) FROM articles") == [(9,)]
        assert asked(database, "PRAGMA integrity_check") == [("ok",)]


class TestWriting:
    def test_an_earlier_database_is_replaced_with_what_lay_beside_it(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "extract.sqlite").write_bytes(b"old")
        (out / "extract.sqlite-wal").write_bytes(b"old")
        write_database(out)
        left = sorted(path.name for path in out.iterdir() if "sqlite" in path.name)
        assert left == ["extract.sqlite"]

    def test_a_reader_of_the_earlier_one_goes_on(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        with closing(sqlite3.connect(write_database(out))) as reader:
            assert asked(reader, "SELECT count(*) FROM quotes") == [(2,)]
            write_run(out, [(harbour("a"), HARBOUR), (harbour("b"), HARBOUR)])
            write_database(out)
            assert asked(reader, "SELECT count(*) FROM quotes") == [(2,)]

    def test_the_same_id_twice_is_refused(self, tmp_path: Path) -> None:
        path = write_run(tmp_path, [(harbour(), HARBOUR)]) / "quotes.csv"
        path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[-1])
        with pytest.raises(UsageError, match=r"quotes.csv:4: .*'harbour#q2' twice"):
            write_database(tmp_path)
        assert not [path.name for path in tmp_path.iterdir() if "sqlite" in path.name]

    @pytest.mark.parametrize("looks", [0, 5, 50])
    def test_it_stops_when_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "extract.sqlite").write_bytes(b"old")
        monkeypatch.setattr("extract.database.sqlite._STEPS", 10)
        calls = iter(range(looks))
        sqlite3.enable_callback_tracebacks(False)  # datasette, which other tests import, turns them on

        def check() -> None:
            if next(calls, None) is None:
                raise Interrupted(15)

        with pytest.raises(Interrupted):
            write_database(out, check)
        assert (out / "extract.sqlite").read_bytes() == b"old"
        assert not list(out.glob(".*.partial"))

    def test_a_folder_stands_in_the_way(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "extract.sqlite").mkdir()
        with pytest.raises(UsageError, match="cannot be written"):
            write_database(out)
        assert not list(out.glob(".*.partial"))

    def test_no_tables(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="cannot be read"):
            write_database(tmp_path)
        assert list(tmp_path.iterdir()) == []


def test_events_with_their_places(tmp_path: Path) -> None:
    with closing(sqlite3.connect(write_database(placed_run(tmp_path)))) as database:
        columns = "event_id, place, latitude, longitude, country, admin1, precision, place_confidence"
        found = asked(database, f"SELECT {columns} FROM event_places ORDER BY event_id")
        assert len(found) == 13
        assert found[0] == ("a#e10", "Bergen", 60.39299, 5.32415, "NO", "Vestland", "city", 0.97)
        counted = asked(database, "SELECT place, count(*) FROM event_places GROUP BY place ORDER BY 2 DESC, 1 LIMIT 3")
        assert counted == [("Oslo", 5), ("Norway", 3), ("Bergen", 2)]
        assert asked(database, "SELECT DISTINCT article_id FROM event_places") == [("a",)]

"""Parquet, and what docs/database.md promises."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from extract.database import check_parquet, write_database, write_parquet
from extract.database.browse import METADATA
from extract.errors import UsageError
from extract.frames import read_tables
from extract.write import COLUMNS
from support.program import ROOT, run_extract
from support.report_samples import HARBOUR, harbour, write_run

QUERIES = json.loads((ROOT / "src/extract/database" / METADATA).read_text(encoding="utf-8"))["databases"]["extract"][
    "queries"
]
DOCS = (ROOT / "docs" / "database.md").read_text(encoding="utf-8")


class TestParquet:
    def test_the_same_rows_with_types(self, corpus_output: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        for table in COLUMNS:
            (out / f"{table}.csv").write_bytes((corpus_output / f"{table}.csv").read_bytes())
        paths = write_parquet(out)
        frames = read_tables(out)
        assert [path.name for path in paths] == [f"{table}.parquet" for table in COLUMNS]
        for table, path in zip(COLUMNS, paths, strict=True):
            found = pq.read_table(path)
            assert tuple(found.column_names) == COLUMNS[table]
            for column, values in found.to_pydict().items():
                expected = [None if value is pd.NA else value for value in frames[table][column]]
                plain = [value.isoformat() if isinstance(value, date) else value for value in values]
                assert plain == expected, (table, column)

    def test_it_is_the_same_every_time(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        assert [path.read_bytes() for path in write_parquet(out)] == [path.read_bytes() for path in write_parquet(out)]
        assert not list(out.glob(".*.partial"))

    def test_an_empty_run(self, tmp_path: Path) -> None:
        assert all(pq.read_table(path).num_rows == 0 for path in write_parquet(write_run(tmp_path, [])))

    def test_a_publication_may_be_a_month(self, tmp_path: Path) -> None:
        articles = write_parquet(write_run(tmp_path, [(harbour(published="2019-05"), HARBOUR)]))[0]
        assert pq.read_table(articles).to_pydict()["published"] == ["2019-05"]

    def test_a_day_that_is_none(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(published="soon"), HARBOUR)])
        with pytest.raises(UsageError, match=r"articles.csv:2: .* published 'soon'"):
            write_parquet(out)
        assert not list(out.glob(".*.partial"))

    def test_without_pyarrow_the_line_to_install_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("extract.database.parquet.find_spec", lambda _name: None)
        with pytest.raises(UsageError, match=r"pip install pyarrow"):
            check_parquet()

    def test_a_run_writes_it_on_demand(self, tmp_path: Path) -> None:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "a.txt").write_text("Mayor Ada Brandt said on Monday that the port of Oslo was open.\n")
        done = run_extract("run", tmp_path / "in", "--output", tmp_path / "out", "--format", "parquet")
        assert done.returncode == 0, done.stderr
        assert pq.read_table(tmp_path / "out" / "sentences.parquet").num_rows == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, corpus_output: Path) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    outputs = folder / "outputs"
    outputs.mkdir()
    for table in COLUMNS:
        (outputs / f"{table}.csv").write_bytes((corpus_output / f"{table}.csv").read_bytes())
    write_database(outputs)
    write_parquet(outputs)
    return folder


class TestDocs:
    @pytest.mark.parametrize("block", re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL))
    def test_python_runs(self, folder: Path, block: str) -> None:
        done = subprocess.run([sys.executable, "-c", block], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) > 3

    @pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", DOCS, re.DOTALL))
    def test_sql_finds_something(self, folder: Path, query: str) -> None:
        with closing(sqlite3.connect(folder / "outputs" / "extract.sqlite")) as database:
            assert database.execute(query).fetchall()

    def test_every_table_and_view_is_told(self, folder: Path) -> None:
        with closing(sqlite3.connect(folder / "outputs" / "extract.sqlite")) as database:
            names = database.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
            ).fetchall()
        made = {name for (name,) in names if "_fts_" not in name} - set(COLUMNS)
        assert made == {name for name in made if f"`{name}`" in DOCS}
        assert len(made) >= 8

    def test_every_saved_query_is_told(self) -> None:
        assert all(query["title"].lower() in DOCS.lower() for query in QUERIES.values())

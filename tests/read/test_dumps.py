"""Dumps of articles: rows become articles, faults are told and cost nothing else."""

from __future__ import annotations

import gzip
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read import Source, count_articles, find_articles, read_dump
from extract.read.folder_entries import ids_in_folder
from extract.read.ids import LONGEST_ID, row_id
from extract.records import Article
from extract.write import text_file, text_path

TEXT = "The mayor of Port Selda said on Tuesday that the harbour would open.\n"


def source(file: Path) -> Source:
    return Source("wire", file.name, file)


def read(file: Path, max_chars: int = 1000) -> list[tuple[str, Any]]:
    """Ids with texts, or with the reasons why there is none."""
    found = read_dump(source(file), max_chars=max_chars)
    return [(place.article_id, r.text if isinstance(r, Article) else str(r)) for place, r in found]


def jsonl(folder: Path, *rows: object, name: str = "wire.jsonl") -> Path:
    """A dump of rows, or of bytes as they are."""
    lines = (row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows)
    data = b"".join(line + b"\n" for line in lines)
    file = folder / name
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    return file


def parquet(folder: Path, **columns: list[Any]) -> Path:
    file = folder / "wire.parquet"
    pq.write_table(pa.table(columns), file, row_group_size=3)
    return file


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.jsonl.gz", "WIRE.JSONL.GZ"])
def test_rows_are_articles(tmp_path: Path, name: str) -> None:
    row = {"id": "k1", "text": TEXT, "published": "2021-09-08", "title": " A\ntitle", "url": "u", "publisher": "P"}
    [(place, article)] = read_dump(source(jsonl(tmp_path, row, name=name.lower())), max_chars=1000)
    assert isinstance(article, Article)
    assert (place.article_id, place.path) == ("wire/k1", f"{name.lower()}#1")
    assert (article.id, article.path, article.text) == ("wire/k1", f"{name.lower()}#1", TEXT)
    assert (article.published, article.title, article.url, article.publisher) == ("2021-09-08", "A title", "u", "P")


def test_parquet_gives_the_same(tmp_path: Path) -> None:
    ids, texts = [f"k{n}" for n in range(50)], [f"{TEXT}{n}" for n in range(50)]
    rows = [{"id": k, "text": t, "published": "2021-09-08"} for k, t in zip(ids, texts, strict=True)]
    days = [date(2021, 9, 8)] * 50
    one = [(p.article_id, r) for p, r in read_dump(source(jsonl(tmp_path, *rows)), max_chars=1000)]
    file = parquet(tmp_path, id=ids, text=texts, published=days, other=[1.5] * 50)
    two = [(p.article_id, r) for p, r in read_dump(source(file), max_chars=1000)]
    assert [(i, r.sha256, r.published) for i, r in one if isinstance(r, Article)] == [
        (i, r.sha256, r.published) for i, r in two if isinstance(r, Article)
    ]
    assert len(one) == len(two) == 50
    assert (count_articles(source(file)), count_articles(source(tmp_path / "wire.jsonl"))) == (50, 50)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-09-08T10:11:12Z", "2021-09-08"),
        ("2021-09-08 10:11", "2021-09-08"),
        (None, ""),
        ("", ""),
        (1631059200, "2021-09-08"),
        ("2021-09", "2021-09"),
        (float("nan"), ""),
        ("08.09.2021", None),
        ("2021-02-30", None),
        ("2021-09-08x", None),
        ([2021, 9, 8], None),
    ],
)
def test_publication_dates(tmp_path: Path, value: object, day: str | None) -> None:
    [(_, found)] = read_dump(source(jsonl(tmp_path, {"id": 1, "text": TEXT, "published": value})), max_chars=1000)
    assert isinstance(found, Article)
    assert found.published == (day or "")
    assert ("write it as YYYY-MM-DD" in found.note) == (day is None)


def test_time_stamps_and_numbers_in_parquet(tmp_path: Path) -> None:
    moment = datetime(2021, 9, 8, 23, 59, tzinfo=UTC)
    file = parquet(tmp_path, id=[7, None], text=[TEXT, TEXT.encode().decode()], published=[moment, None])
    (one, first), (two, second) = read_dump(source(file), max_chars=1000)
    assert (one.article_id, two.article_id) == ("wire/7", "wire/2")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, second.published) == ("2021-09-08", "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"{broken", "not JSON: "),
        (b"[" * 100_000, "not JSON: "),
        (b"[1]", "not a JSON object"),
        ({"id": "x"}, "empty"),
        ({"id": "x", "text": " "}, "empty"),
        ({"id": "x", "text": ["a"]}, "its text is no string: "),
        ({"id": "x", "text": "\0" * 50}, "binary: "),
        ({"id": "x", "text": "a" * 1001}, "too large: 1,001 characters, the limit is 1,000"),
        ({"id": "x", "text": "a" * 2_000_000}, "too large: over"),
        ({"id": "x", "text": "Der Bürgermeister sagte am Dienstag, der Hafen werde bald geöffnet. " * 9}, "not in en"),
    ],
)
def test_a_bad_row_costs_nothing_else(tmp_path: Path, row: object, reason: str) -> None:
    good = {"id": "a", "text": TEXT}
    first, bad, last = read(jsonl(tmp_path, good, row, b"", {**good, "id": "b"}))
    assert (first, last) == (("wire/a", TEXT), ("wire/b", TEXT))
    assert bad[1].startswith(reason)
    assert bad[0] in ("wire/x", "wire/2")


@pytest.mark.parametrize(
    ("cell", "text", "note"),
    [
        (b"The caf\xe9 \x93Volna\x94 opened.", "The café “Volna” opened.", "Windows-1252: 3"),
        (b"The harbour opened.\0 It is there to stay.", "The harbour opened.\ufffd It is there to stay.", "U+FFFD"),
        (rb"The harbour opened.\u0000 It is there.", "The harbour opened.\ufffd It is there.", "U+FFFD"),
        (rb"The harbour opened. \ud83d It is there.", "The harbour opened. \ufffd It is there.", "U+FFFD"),
        (b"The harbour opened.\n\tIt is there to stay.", "The harbour opened.\n\tIt is there to stay.", ""),
    ],
)
def test_what_can_be_read_of_a_row(tmp_path: Path, cell: bytes, text: str, note: str) -> None:
    line = b'{"text": "' + cell + b'"}'
    (tmp_path / "wire.jsonl").write_bytes(line.replace(b"\n", b"\r"))
    [(_, found)] = read_dump(source(tmp_path / "wire.jsonl"), max_chars=1000)
    assert isinstance(found, Article)
    assert found.text == text.replace("\n", "\r")
    assert note in found.note
    assert bool(note) == bool(found.note)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"id": 1, "layer": "quotes"}\n' * 5, "no dump of articles"),
        (b"hello\n" * 5, "no dump of articles"),
        (b"\x00\xff" * 500, "no dump of articles"),
    ],
)
def test_a_file_that_is_no_dump_is_told_once(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_bytes(data)
    [(name, told)] = read(file)
    assert name == "wire.jsonl"
    assert told.startswith(reason)


def test_empty_dumps_say_so(tmp_path: Path) -> None:
    no_row = "empty: a dump without a row"
    assert read(jsonl(tmp_path)) == [("wire.jsonl", "empty")]
    assert read(jsonl(tmp_path, b"", b"  ")) == [("wire.jsonl", no_row)]
    assert read(jsonl(tmp_path, name="wire.jsonl.gz")) == [("wire.jsonl.gz", no_row)]
    assert read(parquet(tmp_path, text=pa.array([], pa.string()))) == [("wire.parquet", no_row)]
    (tmp_path / "wire.csv").write_text("id,text\n", encoding="utf-8")
    assert read(tmp_path / "wire.csv") == [("wire.csv", no_row)]
    for name in ("wire.csv", "wire.parquet", "wire.jsonl.gz"):
        (tmp_path / name).write_bytes(b"")
        assert read(tmp_path / name) == [(name, "empty")]


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_a_torn_gzip_gives_what_it_has(tmp_path: Path, cut: float) -> None:
    file = jsonl(tmp_path, *({"id": n, "text": f"{TEXT} {n * 7919 % 1009}"} for n in range(900)), name="wire.jsonl.gz")
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * cut)])
    *rows, (name, told) = read(file)
    assert [row[0] for row in rows] == [f"wire/{n}" for n in range(len(rows))]
    assert name == "wire.jsonl.gz"
    assert "damaged after row" in told
    assert count_articles(source(file)) == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [("wire.jsonl.gz", b"no gzip"), ("wire.parquet", b"no parquet"), ("wire.parquet", b""), ("wire.jsonl", None)],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, data: bytes | None) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    [(told, reason)] = read(file)
    assert told == name
    assert "\n" not in reason
    assert count_articles(source(file)) == 0


def test_parquet_without_text(tmp_path: Path) -> None:
    assert read(parquet(tmp_path, id=["a"])) == [
        (
            "wire.parquet",
            "no dump of articles: it has no column `text`, nor another usual name; "
            "name the articles' column in [input.columns]",
        )
    ]


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = parquet(tmp_path, id=["a"], text=[TEXT])
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert read(file) == [("wire.parquet", "Parquet needs pyarrow: pip install pyarrow")]


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    row = b'{"id": "\\ud800", "text": "The mayor said so. \\ud83d\\ude00 \\ud83d", "title": "\\udc00"}'
    [(place, found)] = read_dump(source(jsonl(tmp_path, row)), max_chars=1000)
    assert isinstance(found, Article)
    assert (found.text, found.title) == ("The mayor said so. 😀 \ufffd", "\ufffd")
    place.article_id.encode()


@pytest.mark.parametrize(
    ("name", "article_id"),
    [
        ("a", "wire/a"),
        ("2021/09/a", "wire/2021/09/a"),
        ("../../x", r"wire/\u002e\u002e/\u002e\u002e/x"),
        ("/etc/passwd", r"wire/\e/etc/passwd"),
        ("nul\0", r"wire/nul\u0000"),
        ("a.txt/b.txt/c.txt", "wire/a.txt~/b.txt~/c.txt"),
        ("", r"wire/\e"),
    ],
)
def test_ids_of_rows(name: str, article_id: str) -> None:
    assert row_id("wire", name) == article_id


@given(st.text(st.characters(codec=None)), st.integers(1, 3000))
def test_ids_of_rows_stay_inside(name: str, times: int) -> None:
    found = row_id("a/" * 1200 + "wire", name * times)
    file = text_file(Path("/out"), text_path(found))
    assert file.is_relative_to("/out/texts")
    assert ".." not in file.parts
    assert len(found.encode()) <= LONGEST_ID
    assert not any(part.lower().endswith(".txt") for part in found.split("/")[:-1])


def test_dumps_are_met_in_the_walk(tmp_path: Path) -> None:
    for name in ("a.txt", "wire/b.jsonl", "wire/c.txt", "d.PARQUET", "e.json", "f.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = [(each.article_id, each.is_of_many) for each in find_articles(tmp_path, None)]
    assert found == [("a", False), ("d", True), ("e", True), ("wire/b", True), ("wire/c", False)]
    assert [each.article_id for each in find_articles(tmp_path / "wire" / "b.jsonl", None)] == ["b"]


@pytest.mark.parametrize(
    ("files", "folders", "ids"),
    [
        (["a.jsonl", "a.parquet"], [], ["a.jsonl", "a.parquet"]),
        (["a.jsonl", "a.jsonl.gz"], [], ["a.jsonl", "a.jsonl.gz"]),
        (["a.jsonl", "a.txt"], [], ["a", "a"]),
        (["a.jsonl"], ["a"], ["a.jsonl"]),
        (["a.jsonl"], ["a", "a.jsonl"], ["a.jsonl~"]),
        (["a.txt.jsonl", "a.txt"], [], ["a.txt.jsonl", "a"]),
        (["a.jsonl.jsonl", "a.jsonl"], [], ["a.jsonl.jsonl", "a"]),
    ],
)
def test_names_of_dumps(files: list[str], folders: list[str], ids: list[str]) -> None:
    assert ids_in_folder(files, folders) == ids

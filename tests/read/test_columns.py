"""Columns of any name, tables in any of the encodings and formats that people hold."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import ReadOptions, Source
from extract.read.dump_columns import COLUMNS, OTHER_NAMES, Columns, columns_taken, renamed, told_columns
from extract.read.parts import readings_of
from extract.records import Article

TEXT = "The mayor of Port Selda said on Tuesday that the harbour would open again in spring."


def read(folder: Path, name: str, data: bytes, columns: Columns = ()) -> tuple[list[Article | str], dict[str, Columns]]:
    """The articles of a dump, or why there are none, and the columns that were taken for others."""
    file = folder / name
    file.write_bytes(data)
    taken: dict[str, Columns] = {}
    found = readings_of(Source("wire", name, file), {}, ReadOptions(1000, columns=columns), taken)
    return [str(each) if isinstance(each, ArticleError) else each for _, each in found], taken


def workbook(*rows: list[object]) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["notes"])
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("names", "given_columns", "taken"),
    [
        ("id text published", (), {"id": "id", "text": "text", "published": "published"}),
        ("body text", (), {"text": "text"}),
        ("Body Date Headline", (), {"text": "Body", "published": "Date", "title": "Headline"}),
        ("article content maintext", (), {"text": "content"}),
        (
            *("dateTimePub url source body", ()),
            {"text": "body", "published": "dateTimePub", "url": "url", "publisher": "source"},
        ),
        ("text story", (("text", "story"),), {"text": "story"}),
        ("text body", (("text", "story"),), {"text": "text"}),
        ("words", (), {}),
    ],
)
def test_which_column_is_taken(names: str, given_columns: Columns, taken: dict[str, str]) -> None:
    assert columns_taken(tuple(names.split()), given_columns) == taken


@given(st.permutations([*COLUMNS, *OTHER_NAMES["text"], *OTHER_NAMES["published"]]))
def test_the_order_of_columns_does_not_matter(names: list[str]) -> None:
    assert dict(columns_taken(tuple(names))) == {name: name for name in COLUMNS}


def test_what_was_taken_is_told() -> None:
    assert renamed(columns_taken(("Text", "date"))) == (("published", "date"),)
    assert told_columns((("text", "body"), ("published", "date"))) == "text from `body`, published from `date`"


ROW = {"headline": "Harbour opens", "date": "2021-09-08", "body": TEXT, "link": "https://x.example/1", "outlet": "Wire"}
LINES = "\n".join([",".join(ROW), ",".join(f'"{cell}"' for cell in ROW.values()), ""])
DUMPS = {
    "wire.csv": LINES.encode(),
    "wire16.csv": LINES.encode("utf-16"),
    "wire16le.csv": LINES.encode("utf-16-le"),
    "semi.csv": ("sep=;\n" + LINES.replace(",", ";")).encode(),
    "wire.tsv": LINES.replace(",", "\t").encode(),
    "wire.csv.gz": gzip.compress(LINES.encode()),
    "wire.ndjson": json.dumps(ROW).encode(),
    "wire.json": json.dumps([ROW]).encode(),
    "one.json": json.dumps(ROW).encode(),
    "lines.json": (json.dumps(ROW) + "\n").encode() * 2,
    "nested.json": json.dumps({"status": "ok", "articles": {"total": 1, "results": [ROW]}}).encode(),
    "wire.xlsx": workbook(list(ROW), [*ROW.values()]),
    "dates.xlsx": workbook(list(ROW), [date(2021, 9, 8) if key == "date" else value for key, value in ROW.items()]),
}


@pytest.mark.parametrize("name", DUMPS)
def test_dumps_of_all_kinds_give_the_same(tmp_path: Path, name: str) -> None:
    found, taken = read(tmp_path, name, DUMPS[name])
    article = found[0]
    assert isinstance(article, Article), article
    assert (article.id, article.text, article.title) == ("wire/1", TEXT, "Harbour opens")
    assert (article.published, article.url, article.publisher, article.note) == (
        *("2021-09-08", "https://x.example/1", "Wire", ""),
    )
    assert len(found) == (2 if name == "lines.json" else 1)
    assert taken[name] == tuple(zip(COLUMNS[1:], ("body", "date", "headline", "link", "outlet"), strict=True))


def test_windows_1252_is_read_and_told(tmp_path: Path) -> None:
    [article], _ = read(tmp_path, "wire.csv", f"text\n{TEXT} Caf\xe9 \x93Volna\x94\n".encode("latin-1"))
    assert isinstance(article, Article)
    assert article.text == f"{TEXT} Café “Volna”"


def test_a_publisher_may_be_an_object(tmp_path: Path) -> None:
    [article], _ = read(
        tmp_path, "a.json", json.dumps([{"body": TEXT, "source": {"id": None, "name": "Wire"}}]).encode()
    )
    assert isinstance(article, Article)
    assert article.publisher == "Wire"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.json", b"{", "not JSON: "),
        ("a.json", b'{"a": [1, 2]}', "no dump of articles: it holds neither an object nor a list"),
        ("a.json", b"[" * 100_000, "not JSON: nested too deep"),
        ("a.json", b"[]", "empty: a dump without a row"),
        ("a.json", b"", "empty"),
        ("a.xlsx", b"no zip", "no Excel sheet, or a damaged one"),
        ("a.xlsx", workbook(["a"], ["b"]), "no dump of articles: no sheet has a column `text`"),
    ],
)
def test_what_is_no_dump_says_so(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    [told], _ = read(tmp_path, name, data)
    assert isinstance(told, str)
    assert told.startswith(reason)
    assert "\n" not in told


def test_a_sheet_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert read(tmp_path, "a.xlsx", DUMPS["wire.xlsx"])[0] == ["XLSX needs openpyxl: pip install openpyxl"]

"""CSV dumps: rows become articles; tables that are none are told or passed over."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.read import Source, WalkNotes, count_articles, find_articles, read_dump
from extract.records import Article
from extract.write import COLUMNS

TEXT = "The mayor of Port Selda said on Tuesday that the harbour would open."
ROW = "k1,2021-09-08,Harbour opens,https://x.example,The Courier,"


def source(folder: Path, data: str | bytes, name: str = "wire.csv") -> Source:
    file = folder / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Source("wire", name, file)


def read(folder: Path, data: str | bytes, max_chars: int = 1000) -> list[tuple[str, str]]:
    """Ids with texts, or with the reasons why there is none."""
    found = read_dump(source(folder, data), max_chars=max_chars)
    return [(place.article_id, r.text if isinstance(r, Article) else str(r)) for place, r in found]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_are_articles(tmp_path: Path, mark: str, end: str, delimiter: str) -> None:
    lines = ["ID,published,title,url,publisher,Text", f'{ROW}"{TEXT}"', ""]
    data = mark + end.join(line.replace(",", delimiter) for line in lines)
    [(place, article)] = read_dump(source(tmp_path, data), max_chars=1000)
    assert isinstance(article, Article)
    assert (place.article_id, place.path, article.text) == ("wire/k1", "wire.csv#1", TEXT)
    assert (article.published, article.title) == ("2021-09-08", "Harbour opens")
    assert (article.url, article.publisher) == ("https://x.example", "The Courier")


def test_cells_are_read_as_they_are(tmp_path: Path) -> None:
    data = f'text,other\r\n"{TEXT}\r\n\r\n""So,"" she said, ""so.""\n",5\r\n\r\n{TEXT}\r\n'
    assert read(tmp_path, data) == [("wire/1", f'{TEXT}\r\n\r\n"So," she said, "so."\n'), ("wire/2", TEXT)]
    assert count_articles(source(tmp_path, data)) == 2


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("x,,", "empty"),
        ("x", "empty"),
        ("x,,It fell, she said, again", "5 cells under 3 columns; quote the cells that hold commas"),
        ("x,,\0\0\0\0\0", "binary: "),
        ("x,," + "a" * 1001, "too large: 1,001 characters"),
        ("x,," + "Der Bürgermeister sagte am Dienstag: der Hafen werde bald geöffnet. " * 9, "not in en"),
    ],
)
def test_a_bad_row_costs_nothing_else(tmp_path: Path, row: str, reason: str) -> None:
    first, bad, last = read(tmp_path, f"id,published,text\na,,{TEXT}\n{row}\nb,,{TEXT}\n")
    assert (first, last) == (("wire/a", TEXT), ("wire/b", TEXT))
    assert bad[1].startswith(reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("id,words\n1,x\n", "no dump of articles: its first line names no column `text`, nor another usual name; name"),
        ("", "empty"),
        ("\0\0\0\0", "no dump of articles: "),
        ("text,id,id\nx,1,2\n", "no dump of articles: the column `id` stands twice"),
    ],
)
def test_a_file_that_is_no_dump_is_told_once(tmp_path: Path, data: str | bytes, reason: str) -> None:
    [(name, told)] = read(tmp_path, data)
    assert name == "wire.csv"
    assert told.startswith(reason)
    assert count_articles(source(tmp_path, data)) == 0


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        ('"It fell\n', "damaged after row 1: unexpected end of data; write it as RFC 4180 says"),
        ('"It" fell\n', "damaged after row 1: "),
        ('"It fell.\n' + "It rose again. " * 100_000, "damaged after row 1: a row of over 1,049,576 characters: "),
    ],
)
def test_damage_keeps_what_stands_before_it(tmp_path: Path, rest: str | bytes, reason: str) -> None:
    head = f"text\n{TEXT}\n" + "\n" * 20_000  # a decoder reads ahead
    rest = rest if isinstance(rest, bytes) else rest.encode()
    first, (name, told) = read(tmp_path, head.encode() + rest)
    assert first == ("wire/1", TEXT)
    assert name == "wire.csv"
    assert told.startswith(reason)


def test_bytes_that_are_no_utf8_cost_no_row(tmp_path: Path) -> None:
    row = f"{TEXT} Caf\xe9 \x93No\x94 \x81".encode("latin-1")
    [(_, found), (_, other)] = read_dump(source(tmp_path, b"text\n" + row + f"\n{TEXT}\n".encode()), max_chars=1000)
    assert isinstance(found, Article)
    assert found.text == f"{TEXT} Café “No” \ufffd"
    assert "Windows-1252: 3" in found.note
    assert "U+FFFD in the text: 1" in found.note
    assert isinstance(other, Article)
    assert (other.text, other.note) == (TEXT, "")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1, max_size=5))
def test_what_python_writes_is_read(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    rows = io.StringIO(newline="")
    csv.writer(rows, lineterminator="\n").writerows(
        [["id", "text"], *([str(n), f"{TEXT} {c}"] for n, c in enumerate(cells))]
    )
    found = read(tmp_path_factory.mktemp("csv"), rows.getvalue())
    assert found == [(f"wire/{n}", f"{TEXT} {cell}") for n, cell in enumerate(cells)]


@pytest.mark.parametrize("table", [name for name in COLUMNS if name != "articles"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_tables_of_a_run_are_no_articles(tmp_path: Path, table: str, mark: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "old").mkdir()
    file = tmp_path / "old" / f"{table}.csv"
    file.write_text(f"{mark}{','.join(COLUMNS[table])}\n", encoding="utf-8")
    notes = WalkNotes()
    assert [each.article_id for each in find_articles(tmp_path, None, notes)] == ["a"]
    assert notes.ignored == {"table of extract": 1}
    with pytest.raises(UsageError, match="not a file of articles"):
        find_articles(file, None)


def test_metadata_is_no_dump(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("path,text\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("text\n", encoding="utf-8")
    assert [(each.article_id, each.is_of_many) for each in find_articles(tmp_path, None)] == [("b", True)]
    with pytest.raises(UsageError, match="not a file of articles"):
        find_articles(tmp_path / "metadata.csv", None)

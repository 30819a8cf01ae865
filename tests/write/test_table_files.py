"""Tables on disk: whole or as they were, byte for byte the same everywhere."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError, UsageError
from extract.read import Source
from extract.records import Article, Entity, Extraction, Mention, Published, Quote, Sentence, Span
from extract.write import COLUMNS, Rows, TableWriter, failed_rows, locate_rows, table_rows, text_path

HEADERS = {name: ",".join(columns) + "\n" for name, columns in COLUMNS.items()}


def rows_of(article_id: str, text: str = "A text.", **records: Any) -> Rows:
    article = Article(article_id, f"{article_id}.txt", text, text.encode().hex().ljust(64, "0")[:64], "en")
    located = {"path": article.path, "sha256": article.sha256, "text_path": text_path(article_id)}
    return locate_rows(
        table_rows(Extraction(replace(article, id=""), Published("", "none"), **records)), article_id, located
    )


def write(out: Path, *articles: Rows) -> None:
    with TableWriter(out) as writer:
        for rows in articles:
            writer.add(rows)


def read(out: Path, table: str) -> list[list[str]]:
    with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def snapshot(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_no_articles_make_empty_tables(tmp_path: Path) -> None:
    write(tmp_path / "deep/out")
    assert snapshot(tmp_path / "deep/out") == {f"{name}.csv": HEADERS[name].encode() for name in sorted(COLUMNS)}


def test_columns_are_those_of_the_documentation(tmp_path: Path) -> None:
    write(tmp_path)
    assert {name: tuple(read(tmp_path, name)[0]) for name in COLUMNS} == COLUMNS


def test_rows_of_several_articles(tmp_path: Path) -> None:
    berg = Entity("person:anna-berg", "Anna Berg", "PERSON")
    mention = Mention(0, 1, "PERSON", "name", "model", berg.id)
    write(tmp_path, *(rows_of(name, name, mentions=(mention,), entities=(berg,)) for name in ("a", "b")))
    assert [row[0] for row in read(tmp_path, "articles")] == ["article_id", "a", "b"]
    assert [row[1] for row in read(tmp_path, "mentions")] == ["mention_id", "a#m1", "b#m1"]
    assert read(tmp_path, "entities")[1:] == [
        ["person:anna-berg", "Anna Berg", "PERSON", "", "", "2", "2", "", "", "", "", ""]
    ]


def test_failed_articles_have_their_row(tmp_path: Path) -> None:
    write(tmp_path, rows_of("a"), failed_rows(Source("b", "b.txt", Path("b.txt")), ArticleError("empty")))
    header, *found = read(tmp_path, "articles")
    status = header.index("status")
    assert [row[status : status + 2] for row in found] == [["ok", ""], ["failed", "empty"]]


@pytest.mark.parametrize("order", [("b", "a"), ("a", "a"), ("a/b", "a")])
def test_articles_come_in_order(tmp_path: Path, order: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="in the order of their ids"):
        write(tmp_path, *map(rows_of, order))


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("plain", "plain"),
        ("", ""),
        ("a,b", '"a,b"'),
        ('say "no"', '"say ""no"""'),
        ("lone\rreturn", '"lone\rreturn"'),
        ("lone\nfeed", '"lone\nfeed"'),
        ("both\r\n", '"both\r\n"'),
        ("\r", '"\r"'),
        ("\n", '"\n"'),
        (" spaces ", " spaces "),
        ("nul\0nul", "nul\0nul"),
        ("=1+1", "=1+1"),
        ("\u2028\x85\x0b", "\u2028\x85\x0b"),
        ("'", "'"),
        ("😀", "😀"),
    ],
)
def test_quoting(tmp_path: Path, cell: str, line: str) -> None:
    rows = rows_of("a")
    rows["sentences"] = [("a", "a#s1", "0", "0", "1", cell)]
    write(tmp_path, rows)
    data = (tmp_path / "sentences.csv").read_bytes()
    assert data == f"{HEADERS['sentences']}a,a#s1,0,0,1,{line}\n".encode()
    assert read(tmp_path, "sentences")[1][-1] == cell


def test_undecodable_file_names_stay_readable(tmp_path: Path) -> None:
    write(tmp_path, failed_rows(Source("a", "a\udcff.txt", Path("a")), ArticleError("empty")))
    assert read(tmp_path, "articles")[1][1] == r"a\udcff.txt"


text = st.text(st.one_of(st.sampled_from('\r\n\0",;|# \u2028'), st.characters(codec="utf-8")), max_size=30)


offsets = st.lists(st.integers(0, 30), min_size=4, max_size=4)


@given(text, offsets, text)
def test_any_extraction_reads_back(tmp_path: Path, words: str, offsets: list[int], name: str) -> None:
    offsets = [min(offset, len(words)) for offset in offsets]
    one, two = Span(*sorted(offsets[:2])), Span(*sorted(offsets[2:]))
    rows = rows_of(
        "a",
        words,
        sentences=(Sentence(*one, 0),),
        mentions=(Mention(*two, "ORG", "name", "model", name),),
        entities=(Entity(name, name, "ORG", (words,)),),
        quotes=(Quote("mixed", (one, two), "rule", 0.5, cue=one, source=two, speaker=name),),
    )
    rows["articles"] = [(*rows["articles"][0][:3], name, *rows["articles"][0][4:])]
    write(tmp_path, rows)
    for table in COLUMNS:
        assert [tuple(row) for row in read(tmp_path, table)[1:]] == rows[table]
    [sentence] = read(tmp_path, "sentences")[1:]
    assert words[int(sentence[3]) : int(sentence[4])] == sentence[5]


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    for out in ("one", "two"):
        write(tmp_path / out, rows_of("a"), rows_of("b", "B"))
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_an_exception_leaves_the_earlier_tables(tmp_path: Path) -> None:
    write(tmp_path, rows_of("a"))
    before = snapshot(tmp_path)
    interrupted = rows_of("c")
    interrupted["events"] = (1 / 0 for _ in "x")  # type: ignore[assignment]
    with pytest.raises(ZeroDivisionError):
        write(tmp_path, rows_of("b", "x" * 1_000_000), interrupted)
    assert snapshot(tmp_path) == before


def test_leftovers_of_a_killed_run_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "victim").write_text("theirs", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / ".partial").mkdir()
    (tmp_path / ".partial/articles.csv").write_text("half a r", encoding="utf-8")
    (tmp_path / ".partial/events.csv").symlink_to(tmp_path / "victim")
    (tmp_path / ".partial/texts").symlink_to(tmp_path / "texts")
    (tmp_path / "texts/.0123456789abcdef.partial").write_text("half", encoding="utf-8")
    (tmp_path / "texts/.theirs.partial").write_text("theirs", encoding="utf-8")
    write(tmp_path, rows_of("a"))
    assert set(snapshot(tmp_path)) == {*(f"{name}.csv" for name in COLUMNS), "victim", "texts/.theirs.partial"}
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "theirs"


class FullDisk(io.StringIO):
    """A file on a disk with room for the header only."""

    def write(self, line: str) -> int:
        if line in HEADERS.values():
            return len(line)
        raise OSError(28, "No space left on device")


def test_a_full_disk_while_rows_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, rows_of("a"))
    before = snapshot(tmp_path)
    monkeypatch.setattr(Path, "open", lambda *_, **__: FullDisk())
    with pytest.raises(UsageError) as caught:
        write(tmp_path, rows_of("b"))
    monkeypatch.undo()
    assert str(caught.value).startswith(f"{tmp_path / 'articles.csv'}: cannot be written (No space left on device)")
    assert "\n" not in str(caught.value)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    write(tmp_path, rows_of("a"))
    before = snapshot(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(UsageError, match="No space left on device"):
        write(tmp_path, rows_of("b"))
    assert snapshot(tmp_path) == before


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(UsageError, match=r"articles\.csv: cannot be written \(Permission denied\)"):
        TableWriter(tmp_path).__enter__()
    assert snapshot(tmp_path) == {}


def test_a_file_where_the_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    for out in (tmp_path / "out", tmp_path / "out/deeper"):
        with pytest.raises(UsageError, match="a file, where a folder is to be; choose another --output"):
            write(out)


def test_a_folder_where_a_table_goes(tmp_path: Path) -> None:
    (tmp_path / "quotes.csv").mkdir()
    with pytest.raises(UsageError, match=r"quotes\.csv: a folder stands where a table goes"):
        write(tmp_path)
    assert snapshot(tmp_path) == {}


def run(out: Path, *article_ids: str) -> None:
    with TableWriter(out) as writer:
        for article_id in article_ids:
            writer.add(rows_of(article_id, article_id))
            writer.write_text(text_path(article_id), article_id)


def texts(out: Path) -> list[str]:
    return [name for name in snapshot(out) if not name.endswith(".csv")]


def test_texts_of_articles_that_are_gone_are_removed(tmp_path: Path) -> None:
    run(tmp_path, "a", "b/c", "b/d", "e/f/g", "h")
    run(tmp_path, "a", "b/d", "i")
    assert texts(tmp_path) == ["texts/a.txt", "texts/b/d.txt", "texts/i.txt"]
    assert not (tmp_path / "texts/e").exists()


def test_the_text_of_an_article_that_fails_now_is_removed(tmp_path: Path) -> None:
    run(tmp_path, "a", "b")
    write(tmp_path, failed_rows(Source("a", "a.txt", Path("a")), ArticleError("empty")), rows_of("b"))
    assert texts(tmp_path) == ["texts/b.txt"]


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "texts/mine").mkdir(parents=True)
    (tmp_path / "texts/mine/notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    run(tmp_path, "a")
    run(tmp_path)
    assert texts(tmp_path) == ["notes.txt", "texts/mine/notes.txt"]


def test_a_text_that_a_blind_file_system_has_under_an_earlier_name_stays(tmp_path: Path) -> None:
    run(tmp_path, "Kabul", "Marn")
    # to a file system that is blind to case these are two names of one file
    (tmp_path / "texts/kabul.txt").hardlink_to(tmp_path / "texts/Kabul.txt")
    write(tmp_path, rows_of("kabul", "Kabul"), rows_of("marn"))
    assert texts(tmp_path) == ["texts/Kabul.txt", "texts/kabul.txt"]


def test_the_texts_of_tables_without_their_paths_are_removed(tmp_path: Path) -> None:
    run(tmp_path, "a|b", "c")
    (tmp_path / "texts/a%7Cb.txt").rename(tmp_path / "texts/a|b.txt")
    (tmp_path / "articles.csv").write_text("article_id,sha256\na|b,ab\nc,ab\n", encoding="utf-8")
    run(tmp_path, "a|b")
    assert texts(tmp_path) == ["texts/a%7Cb.txt"]


@pytest.mark.parametrize(
    "earlier",
    [
        "",
        "not,a,table\n1,2,3\n",
        "article_id,sha256\n../notes,ab\n",
        "article_id,sha256\nz,ab\n../notes,ab\n",
        "article_id,sha256\nz,ab\na,ab\n",
        'article_id,sha256\n"../notes,ab\n',
        "article_id\n../notes\n",
        "article_id,sha256\nlinked/notes,ab\n",
    ],
)
def test_a_damaged_earlier_table_removes_nothing_else(tmp_path: Path, earlier: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/linked").symlink_to(tmp_path)
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "articles.csv").write_text(earlier, encoding="utf-8")
    run(tmp_path, "a")
    assert (tmp_path / "notes.txt").exists()
    assert (tmp_path / "texts/a.txt").exists()


def test_a_binary_file_in_place_of_the_earlier_table(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_bytes(b"\xff\xfe\x00")
    run(tmp_path, "a")
    assert texts(tmp_path) == ["texts/a.txt"]


def test_records_have_no_field_that_the_tables_leave_out() -> None:
    known = {"id", "path", "text", "sha256", "language", "title", "published", "publisher", "url", "note", "stand_in"}
    assert {field.name for field in fields(Article)} == known
    assert replace(Article("a", "a", "", "", "en")) == Article("a", "a", "", "", "en")

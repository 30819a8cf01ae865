"""Which files of a corpus are articles, in which order, under which ids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.read import WalkNotes, find_articles
from extract.read.folder_entries import ids_in_folder
from extract.write import text_path
from extract.write.texts import remove_texts, write_text


def plant(folder: Path, *paths: str) -> Path:
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("A text.", encoding="utf-8")
    return folder


def ids(corpus: Path, exclude: Path | None = None) -> list[str]:
    return [source.article_id for source in find_articles(corpus, exclude)]


def test_ids_are_paths_without_suffix(tmp_path: Path) -> None:
    plant(tmp_path, "b.txt", "a.txt", "wire/2021/kabul.txt")
    assert ids(tmp_path) == ["a", "b", "wire/2021/kabul"]


def test_source_names_its_file(tmp_path: Path) -> None:
    plant(tmp_path, "wire/kabul.txt")
    [source] = find_articles(tmp_path, None)
    assert (source.article_id, source.path) == ("wire/kabul", "wire/kabul.txt")
    assert source.file.read_text(encoding="utf-8") == "A text."


@pytest.mark.parametrize(
    "path",
    [
        *(".hidden.txt", "_draft.txt", "README.txt", "README", "README.md.txt", "metadata.csv", ".git/a.txt"),
        *(
            "_old/a.txt",
            "wire/_b.txt",
            "wire/README.txt",
            "picture.png",
            "notes.rst",
            "README.md",
            "README/a.txt",
            "a.txt.gz",
        ),
    ],
)
def test_no_articles(tmp_path: Path, path: str) -> None:
    plant(tmp_path, "yes.txt", path)
    assert ids(tmp_path) == ["yes"]


def test_other_files_are_counted_by_kind(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "b.png", "c/d.PNG", "c/e.rst", "README", "_e.png", "metadata.csv")
    plant(tmp_path, "LICENSE", "Dr. Okoro on 3.5", "draft. of it", ".txt")
    (tmp_path / "f.rst").symlink_to("a.txt")
    (tmp_path / "old.csv").write_text("article_id,text\n", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    notes = WalkNotes()
    (tmp_path / "binary").write_bytes(b"\0\1" * 9)
    assert [each.article_id for each in find_articles(tmp_path, None, notes)] == [
        "Dr. Okoro on 3.5",
        "a",
        "draft. of it",
    ]
    assert notes.ignored == {
        ".png": 2,
        ".rst": 2,
        "without a suffix": 2,
        "no regular file": 1,
        "table of extract": 1,
    }


def test_frames_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, "news.html", "news_files/anchor.html", "news_files/deep/b.HTM", "news_files/style.css")
    plant(tmp_path, "old.HTM", "old-Dateien/frame.htm", "case_files/a.txt", "memo.txt", "memo_files/a.html")
    notes = WalkNotes()
    found = [source.article_id for source in find_articles(tmp_path, None, notes)]
    assert found == ["case_files/a", "memo", "memo_files/a", "news", "old"]
    assert notes.frames == 3
    assert notes.ignored == {".css": 1}


def test_articles_beside_the_frames_of_a_saved_page_are_read(tmp_path: Path) -> None:
    own = [f"kabul_files/{name}" for name in ("a.txt", "b.md", "c.pdf", "d.docx", "deep/e.txt", "f.jsonl", "g.csv")]
    plant(tmp_path, "kabul.html", "kabul_files/frame.html", "kabul_files/a.html", *own)
    notes = WalkNotes()
    assert [source.path for source in find_articles(tmp_path, None, notes)] == ["kabul.html", *own]
    assert notes.frames == 2


def test_order_is_that_of_the_ids(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt", "a-c.txt", "a.txt", "a b/x.txt", "a0.txt", "B.txt", "a/b/c.txt", "é.txt")
    found = ids(tmp_path)
    assert found == sorted(found)
    assert len(found) == 8


def test_colliding_files_keep_their_suffix(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "a.TXT", "b.txt", "x/a.txt")
    assert ids(tmp_path) == ["a.TXT", "a.txt", "b", "x/a"]


def test_a_stem_that_is_another_file_keeps_its_suffix(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "a.TXT", "a.txt.txt")
    assert ids(tmp_path) == ["a.TXT", "a.txt", "a.txt.txt"]


def test_a_text_never_takes_the_place_of_a_folder(tmp_path: Path) -> None:
    plant(tmp_path, "a.TXT", "a.txt/b.txt", "c/d.txt", "c.txt")
    assert ids(tmp_path) == ["a.TXT", "a.txt/b", "c", "c/d"]


names = st.lists(st.from_regex(r"[ab](\.txt|\.TXT|~){1,3}", fullmatch=True), unique=True, max_size=8)


@given(names, names)
def test_ids_in_a_folder_are_distinct(files: list[str], folders: list[str]) -> None:
    files = [name for name in files if name.lower().endswith(".txt") and name not in folders]
    found = ids_in_folder(files, folders)
    assert len(set(found)) == len(files)
    assert not {f"{name}.txt" for name in found} & set(folders)


@pytest.mark.parametrize(
    "name", ["new\nline", "tab\there", "semi;colon#|", "😀", "emoji 👩‍👩‍👧", "\udcff\udc80", "x" * 251]
)
def test_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_bytes(b"A text.")
    [source] = find_articles(tmp_path, None)
    source.article_id.encode("utf-8")
    assert "\n" not in source.article_id
    assert source.file.read_bytes() == b"A text."


def test_output_folder_inside_is_left_out(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "out/texts/a.txt", "deep/out/texts/a.txt")
    assert ids(tmp_path, tmp_path / "out") == ["a", "deep/out/texts/a"]
    assert ids(tmp_path, tmp_path / "deep" / ".." / "deep" / "out") == ["a", "out/texts/a"]


@pytest.mark.parametrize("left", [".extract/journal.sqlite", "tables"])
def test_outputs_of_earlier_runs_are_left_out(tmp_path: Path, left: str) -> None:
    tables = [f"{name}.csv" for name in ("articles", "sentences", "mentions", "events")]
    names = [left] if left != "tables" else tables
    plant(tmp_path, "a.txt", "o/texts/a.txt", *(f"o/{name}" for name in names), "p/articles.log", "p/b.txt")
    notes = WalkNotes()
    assert [source.article_id for source in find_articles(tmp_path, None, notes)] == ["a", "p/b"]
    assert (notes.outputs, notes.ignored) == (["o/"], {".log": 1})


def test_output_elsewhere_does_not_matter(tmp_path: Path) -> None:
    plant(tmp_path / "corpus", "a.txt")
    assert ids(tmp_path / "corpus", tmp_path / "out") == ["a"]
    assert ids(tmp_path / "corpus", tmp_path) == ["a"]


@pytest.mark.parametrize(("corpus", "out"), [("c", "c"), ("c/texts", "c"), ("c/texts/x", "c")])
def test_output_onto_the_corpus_is_refused(tmp_path: Path, corpus: str, out: str) -> None:
    plant(tmp_path, "c/texts/x/a.txt")
    with pytest.raises(UsageError, match="choose another --output"):
        find_articles(tmp_path / corpus, tmp_path / out)


def test_one_file(tmp_path: Path) -> None:
    plant(tmp_path, "a.txt", "_b.txt", "c.txt")
    assert ids(tmp_path / "a.txt") == ["a"]
    assert ids(tmp_path / "_b.txt") == ["_b"]


def test_one_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    plant(tmp_path, "a.png")
    with pytest.raises(UsageError, match=r"a\.png: not a file of articles; name one"):
        find_articles(tmp_path / "a.png", None)


@pytest.mark.parametrize("name", ["missing", "missing\nline", "x" * 5000, "a.txt/b", "nul\0"])
def test_a_missing_corpus_is_named_in_one_line(tmp_path: Path, name: str) -> None:
    plant(tmp_path, "a.txt")
    with pytest.raises(UsageError) as caught:
        find_articles(tmp_path / name, None)
    assert "\n" not in str(caught.value)
    assert "name" in str(caught.value)


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert ids(tmp_path) == []


def test_loops_of_links_end(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "ping.txt").symlink_to("pong.txt")
    (tmp_path / "pong.txt").symlink_to("ping.txt")
    notes = WalkNotes()
    assert [source.article_id for source in find_articles(tmp_path, None, notes)] == ["a/b"]
    assert len(notes.links) == 4


def test_links_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    corpus = plant(tmp_path / "corpus", "a.txt")
    plant(tmp_path / "secret", "b.txt")
    (corpus / "file.txt").symlink_to(tmp_path / "secret" / "b.txt")
    (corpus / "folder").symlink_to(tmp_path / "secret")
    (corpus / "twice.txt").symlink_to("file.txt")
    (corpus / "nowhere.txt").symlink_to("gone")
    notes = WalkNotes()
    assert [source.article_id for source in find_articles(corpus, None, notes)] == ["a"]
    assert sorted(notes.links) == [
        "file.txt: a link that leads outside the corpus, not followed",
        "folder: a link that leads outside the corpus, not followed",
        "nowhere.txt: a link that leads nowhere",
        "twice.txt: a link that leads outside the corpus, not followed",
    ]


def test_a_link_to_a_file_inside_is_followed(tmp_path: Path) -> None:
    plant(tmp_path, ".store/1.txt", "a.txt")
    (tmp_path / "linked.txt").symlink_to(".store/1.txt")
    (tmp_path / "linked.png").symlink_to("a.txt")
    assert ids(tmp_path) == ["a", "linked"]


def test_a_corpus_that_is_a_link_itself(tmp_path: Path) -> None:
    plant(tmp_path / "real", "a.txt")
    (tmp_path / "link").symlink_to("real")
    assert ids(tmp_path / "link") == ["a"]


def test_a_pipe_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert ids(tmp_path) == []


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Lets the folders called `name` be unreadable, as they are for users who are not root."""
    scandir = os.scandir

    def denied(path: Any) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", denied)


def test_unreadable_folders_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "a.txt", "b/locked/x.txt", "c.txt")
    refuse(monkeypatch, "locked")
    notes = WalkNotes()
    assert [source.article_id for source in find_articles(tmp_path, None, notes)] == ["a", "c"]
    assert notes.unreadable == ["b/locked/: Permission denied"]


def test_an_unreadable_corpus_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "locked/a.txt")
    refuse(monkeypatch, "locked")
    with pytest.raises(UsageError, match="Permission denied"):
        find_articles(tmp_path / "locked", None)


def test_folders_nested_by_the_thousand(tmp_path: Path) -> None:
    deep = "d/" * 1200 + "a"
    write_text(tmp_path, text_path(deep), "A text.")
    assert ids(tmp_path / "texts") == [deep]
    remove_texts(tmp_path, [text_path(deep)])
    assert list((tmp_path / "texts").iterdir()) == []


def test_paths_too_long_are_reported(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(11):
        folder = folder / ("f" * 240)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("A text.", encoding="utf-8")
    notes = WalkNotes()
    assert list(find_articles(tmp_path, None, notes)) == []
    assert len(notes.unreadable) == 1


def test_the_walk_is_lazy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, *(f"{letter}/x.txt" for letter in "abcdef"))
    opened: list[str] = []
    scandir = os.scandir

    def noted(path: Path) -> Any:
        opened.append(path.name)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", noted)
    walk = find_articles(tmp_path, None)
    opened.clear()
    assert next(walk).article_id == "a/x"
    assert opened == [tmp_path.name, "a"]

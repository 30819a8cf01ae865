"""Days in file names and in addresses count where most files of a folder have them in one form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read import Source, find_articles, read_article
from extract.read.folder_days import address_of, day_of_address, days_of_folder
from extract.read.metadata import Metadata
from extract.records import Published

TEXT = "Harbour opens\n\nThe mayor of Port Selda said on Tuesday that the harbour would open again.\n"


def no_head(_: str) -> str:
    return ""


def days(*names: str) -> list[str]:
    """The days of some names of one folder, in their order."""
    found = days_of_folder(names, no_head).of_names
    return [found.get(name, "") for name in names]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["breitbart_2015-11-11_x.txt", "cnn_2015-12-01_y.txt", "more.txt"], ["2015-11-11", "2015-12-01", ""]),
        (["2015_11_11 a.html", "2015_1_2 b.html"], ["2015-11-11", "2015-01-02"]),
        (["20151111-a.txt", "b20151201.pdf"], ["2015-11-11", "2015-12-01"]),
        (["20151111103000.txt", "201512010915.txt"], ["2015-11-11", "2015-12-01"]),
        (["a 11 Nov 2015.txt", "b 1 december 2015.txt"], ["2015-11-11", "2015-12-01"]),
        (["Nov-11-2015.txt", "Sept-01-2015.txt"], ["2015-11-11", "2015-09-01"]),
        (["a_11-12-2015.txt", "b_13-12-2015.txt"], ["2015-12-11", "2015-12-13"]),
        (["a_11-12-2015.txt", "b_12-13-2015.txt"], ["2015-11-12", "2015-12-13"]),
    ],
)
def test_a_form_that_most_names_share(names: list[str], found: list[str]) -> None:
    assert days(*names) == found
    assert days(*reversed(names)) == found[::-1]


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["a_2015-11-11.txt"],  # one is no pattern
        ["a_2015-11-11.txt", "b_2015-11-12.txt", "c.txt", "d.txt"],  # half are not most
        ["a_2015-11-11.txt", "b 12 Nov 2015.txt", "c_20151113.txt"],
        ["a_11-12-2015.txt", "b_10-12-2015.txt"],  # day and month could change places
        ["a_13-12-2015.txt", "b_12-13-2015.txt"],
        ["a_2015-11-11_2021-01-01.txt", "b_2015-11-12_2021-01-01.txt"],  # written, or saved?
        ["id-20209999.txt", "id-20208888.txt"],
        ["a_2015-02-30.txt", "b_2015-02-31.txt"],
        ["season-2015-16.txt", "season-2016-17.txt"],
        ["11-market-2015.txt", "12-mayhem-2015.txt"],
        ["120151111.txt", "220151112.txt"],
        ["a_3015-11-11.txt", "b_3015-11-12.txt"],
    ],
)
def test_what_is_no_day(names: list[str]) -> None:
    assert not any(days(*names))


def test_the_form_of_a_large_folder_is_told_by_some_of_its_names() -> None:
    names = [f"wire_{2000 + n % 20}-{n % 12 + 1:02}-{n % 28 + 1:02}_{n}.txt" for n in range(20_000)]
    found = days_of_folder([*names, "more.txt"], no_head).of_names
    assert len(found) == 20_000
    assert found["wire_2000-01-01_0.txt"] == "2000-01-01"


@given(st.lists(st.text(st.characters(exclude_characters="/\0"), max_size=30), max_size=20))
def test_any_names(names: list[str]) -> None:
    assert days_of_folder(names, no_head) == days_of_folder(names[::-1], no_head)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://x.example/2015/11/11/a", "2015-11-11"),
        ("https://x.example/world/2015/nov/11/a", "2015-11-11"),
        ("https://x.example/a-20151111.html", "2015-11-11"),
        ("https://x.example/2015/11/11/20151111-a", "2015-11-11"),
        ("https://x.example/2015/11/11/20151112-a", ""),
        ("https://x.example/2015/11/a", ""),
        ("https://x.example/11/12/2015/a", ""),
        ("", ""),
    ],
)
def test_the_day_of_an_address(address: str, day: str) -> None:
    assert day_of_address(address) == day


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://x.example/a\n\nIt fell.", "https://x.example/a"),
        ("It falls\r\n\r\nURL: www.x.example/a \r\nIt fell.", "www.x.example/a"),
        ("It falls\n<https://x.example/a>\nhttps://x.example/b\n", "https://x.example/a"),
        ("It falls, says https://x.example/a today.", ""),
        ("It falls.\n" * 1000 + "https://x.example/a\n", ""),
    ],
)
def test_the_address_at_the_head_of_a_text(text: str, address: str) -> None:
    assert address_of(text) == address


def stand_ins(corpus: Path) -> dict[str, Published]:
    sources = find_articles(corpus, None)
    return {s.article_id: read_article(s, {}, max_chars=10_000).stand_in for s in sources}


def test_each_folder_for_itself(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        for day in (11, 12):
            name = f"wire_2015-11-{day}.txt" if folder == "a" else f"wire-{day}.txt"
            text = TEXT if folder == "a" else f"https://x.example/2016/02/{day}/x\n\n{TEXT}"
            (tmp_path / folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "b" / "plain.txt").write_text(TEXT, encoding="utf-8")
    assert stand_ins(tmp_path) == {
        "a/wire_2015-11-11": Published("2015-11-11", "name"),
        "a/wire_2015-11-12": Published("2015-11-12", "name"),
        "b/plain": Published("", "none"),
        "b/wire-11": Published("2016-02-11", "url"),
        "b/wire-12": Published("2016-02-12", "url"),
    }


def test_one_address_is_no_pattern(tmp_path: Path) -> None:
    for name in "abc":
        head = "https://x.example/2016/02/11/x\n\n" if name == "a" else ""
        (tmp_path / f"{name}.txt").write_text(head + TEXT, encoding="utf-8")
    assert set(stand_ins(tmp_path).values()) == {Published("", "none")}


def test_an_address_that_metadata_give_is_the_articles_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    known = {"a.txt": Metadata(url="https://x.example/2016/02/11/x")}
    article = read_article(Source("a", "a.txt", tmp_path / "a.txt"), known, max_chars=10_000)
    assert article.stand_in == Published("2016-02-11", "url")


def test_no_more_than_twenty_texts_of_a_folder_are_looked_into() -> None:
    names = [f"{n}.txt" for n in range(1000)]
    opened: list[str] = []
    days_of_folder(names, lambda name: opened.append(name) or "")
    assert 10 <= len(opened) <= 20

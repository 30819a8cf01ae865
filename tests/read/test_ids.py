"""Article ids: readable, distinct, safe in a cell and as a path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.ids import LONGEST_ID, article_id_of, escape, safe_component, unescape

anything = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("path", "article_id"),
    [
        ("kabul", "kabul"),
        ("wire/2021/kabul", "wire/2021/kabul"),
        ("Überblick – Tag 1", "Überblick – Tag 1"),
        ("😀", "😀"),
        ("a|b", r"a\|b"),
        ("a;b#c", r"a\;b\#c"),
        ("a\\b", r"a\\b"),
        ("line\nbreak", r"line\u000abreak"),
        ("tab\tnul\0", r"tab\u0009nul\u0000"),
        ("byte\udcff", r"byte\udcff"),
        ("right\u202eleft", r"right\u202eleft"),
        ("../../x", r"\u002e\u002e/\u002e\u002e/x"),
        ("./x", r"\u002e/x"),
        ("/etc/passwd", r"\e/etc/passwd"),
        ("a//b", r"a/\e/b"),
        ("", r"\e"),
        ("...", "..."),
    ],
)
def test_article_id(path: str, article_id: str) -> None:
    assert article_id_of(path) == article_id


@given(anything)
def test_id_is_a_safe_path_and_one_line(path: str) -> None:
    article_id = article_id_of(path)
    article_id.encode("utf-8")
    assert not any(part in ("", ".", "..") for part in article_id.split("/"))
    assert article_id.isprintable() or not any(char < " " or char in "\x7f\x85\u2028\u2029" for char in article_id)


@given(anything, anything)
def test_ids_are_distinct(one: str, other: str) -> None:
    assert (article_id_of(one) == article_id_of(other)) == (one == other)


@given(anything)
def test_escaped_names_come_back(name: str) -> None:
    assert unescape(escape(name)) == name


@pytest.mark.parametrize("char", ["a", "é", "中", "😀", "#"])
def test_long_names_are_cut_and_stay_distinct(char: str) -> None:
    one, other = safe_component(char * 300), safe_component(char * 300 + "x")
    assert one != other
    assert len(one.encode()) <= 251
    assert one.startswith(escape(char) * 10)


def test_long_paths_are_cut() -> None:
    long = article_id_of("/".join(["folder"] * 1000))
    assert len(long.encode()) <= LONGEST_ID
    assert long != article_id_of("/".join(["folder"] * 1001))

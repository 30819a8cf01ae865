"""Markdown: prose without its marks, front matter told apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import Source, read_article
from extract.read.markdown import read_markdown
from extract.read.metadata import Metadata

PROSE = "The mayor said so."


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("A line\nthat goes on.\r\nAnd on.", ["A line that goes on. And on."]),
        ("One.  \nTwo.\\\nThree.", ["One.", "Two.", "Three."]),
        ("# Title\n\nText.\n\n## Part #", ["Title", "Text.", "Part"]),
        ("Title\n=====\n\nText.", ["Title", "Text."]),
        ("It is *so* and **so** and __so__ `so`.", ["It is so and so and so so."]),
        ('The [mayor](https://x.example/a_b) said ![a quay](q.jpg "Quay") so<br>.', ["The mayor said so."]),
        ("See <https://x.example>.\n\n[ref]: https://x.example", ["See https://x.example."]),
        ("> “It fell,”\n> she said.", ["“It fell,” she said."]),
        ("- one\n- two\n\n1. three\n2. four", ["one", "two", "1. three", "2. four"]),
        ("2021. A year to forget.", ["2021. A year to forget."]),
        ("    Indented prose.", ["Indented prose."]),
        ("One.\n\n* * *\n\nTwo.", ["One.", "Two."]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"]),
        ("```\nIt fell.\n```", ["It fell."]),
        ("<!-- hidden -->\n\n<p>It <b>fell</b>.</p>", ["It fell ."]),
        ("AT&amp;T rose 5\\* \\# 1.", ["AT&T rose 5* # 1."]),
        ("5 * 3 * 2 and snake_case_name", ["5 * 3 * 2 and snake_case_name"]),
    ],
)
def test_prose(text: str, paragraphs: list[str]) -> None:
    assert read_markdown(text.encode()).text == "\n\n".join(paragraphs) + "\n"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("---\ntitle: Harbour opens\ndate: 2021-09-08\n---\n", Metadata("2021-09-08", "Harbour opens")),
        (
            '---\ntitle: "Who: the mayor"\npublished: 2021-09-08T10:00:00Z\n---\n',
            Metadata("2021-09-08", "Who: the mayor"),
        ),
        (
            "---\r\ntitle: 'A'\r\ntags:\r\n  - x\r\n- y\r\n# z\r\nurl: https://x.example/a\r\n---\r\n",
            Metadata(title="A", url="https://x.example/a"),
        ),
        ("---\nurl: /a\nsite: The Courier\ndate: May 2021\n...\n", Metadata("2021-05", publisher="The Courier")),
        ('+++\ntitle = "A"\ndate = 2021-09-08\n+++\n', Metadata("2021-09-08", "A")),
        ("+++\ntitle = 'A'\ndate = 2021-09-08T10:00:00Z\n+++\n", Metadata("2021-09-08", "A")),
    ],
)
def test_front_matter(text: str, known: Metadata) -> None:
    found = read_markdown(f"{text}\n{PROSE}\n".encode())
    assert (found.text, found.known) == (f"{PROSE}\n", known)


@pytest.mark.parametrize(
    "text", ["---\nIt fell.\n---\n", "---\n\nIt fell.", "+++\nIt fell.\n+++\n", "---\ntitle: It fell."]
)
def test_no_front_matter(text: str) -> None:
    found = read_markdown(text.encode())
    assert "It fell." in found.text
    assert found.known == Metadata()


@pytest.mark.parametrize(
    ("text", "title"),
    [("# One\n\nText.", "One"), ("Text.\n\n# One", ""), ("## One\n\nText.", ""), ("---\ntitle: A\n---\n# One", "A")],
)
def test_title(text: str, title: str) -> None:
    assert read_markdown(text.encode()).known.title == title


@pytest.mark.parametrize("text", ["", " \n\t", "---\n---\n", "---\ntitle: A\n---\n", "<!-- a -->", "* * *"])
def test_nothing(text: str) -> None:
    assert not read_markdown(text.encode()).text.strip()


@pytest.mark.parametrize("deep", ["".join(f"{'  ' * n}- a\n" for n in range(40)), "> " * 40 + "a\n"])
def test_nothing_below_or_in_what_is_nested_deep_is_lost(deep: str) -> None:
    text = read_markdown(f"{deep}\n{PROSE}\n".encode()).text
    assert text.count("a\n") == deep.count("a\n")
    assert text.endswith(f"{PROSE}\n")


def test_what_is_nested_too_deep_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("> " * 50_000 + PROSE, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"^the md file is nested too deep; save it as \.txt$"):
        read_article(Source("a", "a.md", file), {}, max_chars=1_000_000)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t")))
def test_any_text(text: str) -> None:
    found = read_markdown(text.encode()).text
    found.encode()
    assert "\n\n\n" not in found

"""The page as a file: what it counts, what it shows, that nothing in a text can become markup or script."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shlex
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from extract.errors import UsageError
from extract.report import LIMIT, write_report
from extract.report.article_rows import read_articles
from extract.report.chosen_articles import choose_articles
from extract.report.speakers import Leaders, SpeakerCounts
from extract.write import COLUMNS
from support.program import ROOT, run_extract
from support.report_samples import (
    HARBOUR,
    HOSTILE,
    article_row,
    empty_rows,
    failed,
    harbour,
    harbour_with_a_deed_in_a_quote,
    hostile_run,
    write_run,
)


class Page(HTMLParser):
    """What a browser makes of the file: elements with attributes, text by element, the data."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "line", "rect"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    @property
    def words(self) -> str:
        return " ".join(" ".join(text for tag, text in self.texts if tag not in ("script", "style")).split())

    @property
    def data(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(next(text for tag, text in self.texts if tag == "script" and text[0] == "{"))
        return read


def page_of(out: Path, *patterns: str, limit: int = LIMIT) -> Page:
    return Page(write_report(out, patterns, limit))


def many(out: Path, count: int, **cells: str) -> Path:
    days = [f"20{number % 40:02d}-01-01" for number in range(count)]
    return write_run(
        out, [(harbour(f"a{number:04d}", published=days[number], **cells), HARBOUR) for number in range(count)]
    )


def test_a_speaker_speaks_to_the_target_of_the_statement_not_of_a_deed_in_it(tmp_path: Path) -> None:
    counts = SpeakerCounts()
    [article] = read_articles(write_run(tmp_path, [(harbour_with_a_deed_in_a_quote(), HARBOUR)]))
    counts.add(article)
    assert counts.rows({})[0].to == (("Unions", 1),)


def test_totals_and_speakers(tmp_path: Path) -> None:
    page = page_of(write_run(tmp_path, [(harbour(), HARBOUR), (failed("zebra"), "")]))
    assert "1 article, published on 2019-05-04" in page.words
    assert "Quotes 2 2 direct, 0 indirect, 0 mixed" in page.words
    assert "Events 2 1 action, 1 statement" in page.words
    assert "1 failed, 0 skipped zebra.txt failed: empty" in page.words
    speakers = [attributes.get("data-speaker") for _, attributes in page.elements if "data-speaker" in attributes]
    assert speakers == ["person:ada-brandt"]
    assert "Unions 1" in page.words  # to whom she speaks


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    out = write_run(tmp_path, [(harbour(), HARBOUR)])
    assert write_report(out).read_bytes() == write_report(out).read_bytes()
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["report.html", "texts", *(f"{table}.csv" for table in COLUMNS)]
    )


def test_an_empty_run_has_a_page(tmp_path: Path) -> None:
    page = page_of(write_run(tmp_path, []))
    assert "0 articles" in page.words
    assert "No event has a date." in page.words
    assert "No quote has a speaker." in page.words
    assert page.data["articles"] == []


class TestChoice:
    def test_the_newest_that_fit_and_it_says_so(self, tmp_path: Path) -> None:
        out = many(tmp_path, 40)
        page = page_of(out, limit=280_000)
        shown = [page.data["strings"][article[2]] for article in page.data["articles"]]
        assert shown == sorted(shown, reverse=True)
        assert shown[0] == "2039-01-01"
        assert 0 < len(shown) < 40
        assert f"{len(shown)} of 40 articles are on this page, the newest that fit" in page.words
        assert "Quotes 80" in page.words  # totals count them all

    def test_all_of_a_small_run_without_a_word_of_limits(self, tmp_path: Path) -> None:
        page = page_of(many(tmp_path, 4))
        assert len(page.data["articles"]) == 4
        assert "on this page" not in page.words

    def test_chosen_articles(self, tmp_path: Path) -> None:
        page = page_of(many(tmp_path, 12), "a0003", "a001*")
        ids = sorted(page.data["strings"][article[0]] for article in page.data["articles"])
        assert ids == ["a0003", "a0010", "a0011"]
        assert "3 of the 3 chosen articles are on this page." in page.words

    def test_a_pattern_that_matches_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"no article matches 'b\*'"):
            write_report(many(tmp_path, 1), ["b*"])

    def test_a_long_article_is_named_and_passed_over(self, tmp_path: Path) -> None:
        rows = empty_rows()
        long = "Words. " * 100_000
        rows["articles"].append(article_row("b", long, published="2050-01-01"))
        out = write_run(tmp_path, [(harbour("a"), HARBOUR), (rows, long)])
        choice = choose_articles(out, (), 1_000_000)
        assert (choice.ids, choice.readable, choice.too_long) == (("a",), 2, ("b",))
        assert "Too long for this page: b." in page_of(out, limit=1_500_000).words

    def test_the_page_keeps_to_its_limit(self, tmp_path: Path) -> None:
        out = many(tmp_path, 300)
        for limit in (600_000, 700_000):
            assert write_report(out, limit=limit).stat().st_size < limit

    def test_undated_articles_come_last(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour("a", published=""), HARBOUR), (harbour("b"), HARBOUR)])
        assert choose_articles(out, (), 1_000_000).ids == ("b", "a")


class TestSecurity:
    @pytest.fixture
    def evil(self, tmp_path: Path) -> Path:
        return hostile_run(tmp_path / "out")

    def test_no_element_and_no_attribute_comes_from_the_tables(self, tmp_path: Path, evil: Path) -> None:
        page = page_of(evil)
        plain = page_of(write_run(tmp_path / "plain", [(harbour(), HARBOUR)]))
        known = {tag for tag, _ in plain.elements} | {"details", "summary", "ul", "li", "code"}
        assert {tag for tag, _ in page.elements} <= known
        assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
        assert [tag for tag, _ in page.elements].count("script") == 3  # data, the outline of the world, the program
        links = {attributes.get("href") or "" for _, attributes in page.elements if "href" in attributes}
        assert all(link.startswith("#") or link == "data:," for link in links)
        assert "49" not in page.words  # no template in a cell is run

    def test_the_data_hold_the_text_unchanged(self, evil: Path) -> None:
        page = page_of(evil)
        texts = [article[7] for article in page.data["articles"]]
        assert sorted(texts) == sorted(f"{HARBOUR}{text}\n" for text in HOSTILE)

    def test_the_policy_allows_the_page_s_own_script_and_style_only(self, evil: Path) -> None:
        path = write_report(evil)
        page = Page(path)
        policy = next(
            attributes["content"] or ""
            for tag, attributes in page.elements
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        )
        text = path.read_text(encoding="utf-8")
        for tag, directive in (("script", "script-src"), ("style", "style-src")):
            [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{directive} 'sha256-{digest}';" in policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy
        assert not re.search(r"https?:", policy)

    def test_scripts_never_make_markup_of_strings(self) -> None:
        folder = ROOT / "src" / "extract" / "report" / "static"
        sources = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
        assert sources
        bad = re.compile(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttp"
        )
        assert not [name for name, source in sources.items() if bad.search(source)]
        assert all(name in "".join(sources) or name.endswith(".js") for name in sources)

    def test_nothing_on_the_page_loads(self, evil: Path) -> None:
        page = page_of(evil)
        assert not [attributes for _, attributes in page.elements if "src" in attributes or "style" in attributes]


class TestCommand:
    def test_it_writes_the_page_anew_and_says_where(self, tmp_path: Path) -> None:
        out = many(tmp_path, 3)
        done = run_extract("report", out, "--articles", "a0001", "a0002")
        assert (done.returncode, done.stderr) == (0, "")
        assert Path(done.stdout.strip()) == out / "report.html"
        assert len(Page(out / "report.html").data["articles"]) == 2

    def test_a_folder_without_a_run_is_one_line(self, tmp_path: Path) -> None:
        done = run_extract("report", tmp_path)
        assert done.returncode == 2
        assert "name a folder that `extract run` wrote" in done.stderr
        assert len(done.stderr.splitlines()) == 1


class TestDocs:
    DOCS = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")

    def test_the_commands_run(self, corpus_output: Path, tmp_path: Path) -> None:
        shutil.copytree(corpus_output, tmp_path / "outputs")
        lines = [line for block in re.findall(r"```sh\n(.*?)```", self.DOCS, re.DOTALL) for line in block.splitlines()]
        assert len(lines) == 2
        for line in lines:
            done = run_extract(*shlex.split(line)[1:], cwd=tmp_path)
            assert (done.returncode, done.stderr) == (0, ""), line
        assert len(Page(tmp_path / "outputs" / "report.html").data["articles"]) == 2  # the second line's

    def test_the_links_lead_somewhere(self) -> None:
        links = re.findall(r"\]\(([^):#]+)[^):]*\)", self.DOCS)
        assert links
        assert all((ROOT / "docs" / link).exists() for link in links)

    def test_what_a_number_is_told(self) -> None:
        assert f"under {LIMIT // 1_000_000} MB" in self.DOCS


class TestBadInput:
    def test_a_folder_without_tables(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"articles.csv: cannot be read"):
            write_report(tmp_path)

    def test_a_missing_text(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "texts" / "harbour.txt").unlink()
        with pytest.raises(UsageError, match=r"harbour.txt: cannot be read"):
            write_report(out)

    def test_a_text_that_is_not_utf8(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "texts" / "harbour.txt").write_bytes(b"\xff\xfe")
        with pytest.raises(UsageError, match="not UTF-8"):
            write_report(out)

    def test_a_text_that_is_not_the_tables_own(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "texts" / "harbour.txt").write_text(HARBOUR + "!", encoding="utf-8")
        with pytest.raises(UsageError, match=r"harbour.txt: not the text that the tables count in"):
            write_report(out)

    @pytest.mark.parametrize(
        ("before", "after", "message"),
        [
            (b"article_id,", b"id,", "no column 'article_id'"),
            (b"harbour#m1,", b"harbour#m1,more,", "cells instead of"),
            (b",model", b',"model', "mentions.csv:4: not a row|cells instead of"),
            (b"harbour#m1", b"\xff", "mentions.csv:2: not UTF-8"),
        ],
    )
    def test_a_damaged_table(self, tmp_path: Path, before: bytes, after: bytes, message: str) -> None:
        path = write_run(tmp_path, [(harbour(), HARBOUR)]) / "mentions.csv"
        path.write_bytes(path.read_bytes().replace(before, after, 1))
        with pytest.raises(UsageError, match=message):
            write_report(tmp_path)

    def test_a_count_that_is_no_number(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(n_words="many"), HARBOUR)])
        with pytest.raises(UsageError, match=r"articles.csv:2: .* n_words 'many'"):
            write_report(out)

    def test_no_half_page_is_left_when_it_cannot_be_put_in_place(self, tmp_path: Path) -> None:
        out = write_run(tmp_path, [(harbour(), HARBOUR)])
        (out / "report.html").mkdir()
        with pytest.raises(UsageError, match=r"report.html: cannot be written"):
            write_report(out)
        assert not list(out.glob(".*.partial"))

    def test_a_link_is_replaced_and_not_written_through(self, tmp_path: Path) -> None:
        out = write_run(tmp_path / "out", [(harbour(), HARBOUR)])
        other = tmp_path / "other.html"
        other.write_text("mine")
        (out / "report.html").symlink_to(other)
        write_report(out)
        assert other.read_text() == "mine"


def test_leaders_keep_the_frequent_in_bounded_memory() -> None:
    leaders: Leaders[str] = Leaders(most=10)
    for number in range(1_000):
        leaders.add([f"rare {number}", "often"])
    assert leaders.counts["often"] == 1_000
    assert len(leaders.counts) <= 21

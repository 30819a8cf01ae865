"""HTML pages: five usual layouts, their encodings, days and dangers."""

from __future__ import annotations

import socket
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import Any, Never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import Metadata, Source, read_article
from extract.read.html_page import page_text, read_page
from extract.read.page_tree import parsed, prepare
from support.sample_pages import BODY, LAYOUTS, ONE, PAGES, TEXT, THREE, TWO, page


@pytest.mark.parametrize("layout", LAYOUTS)
def test_five_usual_layouts(layout: str) -> None:
    found = read_page((PAGES / f"{layout}.html").read_bytes())
    assert found.text == (PAGES / f"{layout}.txt").read_text(encoding="utf-8")
    assert found.known == LAYOUTS[layout]


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        f"<h2>Swimming hall to close</h2><b>by Ida Marsh</b><br>Tuesday<br><br>{ONE}<br><br>{TWO}<br><br>{THREE}<hr>",
        f"<div>{BODY}<p><a href=/a>The report (PDF)</a></p></div>",
        f"<article><h1><a href=/>Swimming hall to close</a></h1><p>{ONE}<p>{TWO}<p>{THREE}</article>",
        f"<h1>Swimming hall to close</h1><p><img src=a.jpg> {ONE}</p><div class='image left'><img src=b.jpg>"
        f"<p>The hall in 1980 (Photo: Redhill Echo)</p></div><p>{TWO}</p><div class=pullquote>“A roof of that age "
        f"cannot be mended twice”</div><p>{THREE}</p>",
        f"<table><tr><td><a href=/>Home</a></td><td>{BODY}</td></tr></table>",
        f"<h1>Swimming hall to close</h1><p>{ONE}<br></p><p>{TWO}<br>{THREE}</p>",
        BODY.replace("council", "<b>coun</b>cil")
        .replace("roof", "<a href=/r>roof</a>")
        .replace(" age", "\n&nbsp; age"),
        f"<pre>{TEXT}</pre>",
        "<pre>" + "\n\n".join(textwrap.fill(line, 60) for line in TEXT.split("\n\n")) + "</pre>",
        BODY.replace("</h1>", "</h1><div data-component=byline-block><i>Ida Marsh</i><i>Reporter</i></div>"),
        f"<div class='caption'>The hall in 1980</div>{BODY}<p class=wp-caption-text>The roof</p>",
    ],
)
def test_paragraphs(body: str) -> None:
    assert read_page(page(body)).text == TEXT


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("don&#146;t &#147;go&#148; &#150; &#x92;", "don’t “go” – ’"),
        ("a&#39;s &#x2014; &#8220;b&#8221; &eacute;&nbsp;&amp;lt;", "a's — “b” é &lt;"),
        ("a&#0;b&#1;c&#xFFFF;d&#xD800;e&#11;f&#999999999;g&#127;h", "abcdefgh"),
        ("a\x0cb\uffffc\x0bd\x7fe\x00f\x1cg", "a bcdefg"),
    ],
)
def test_characters(written: str, read: str) -> None:
    assert read_page(page(BODY.replace("said Vera", f"said {written} Vera"))).text == TEXT.replace(
        "said Vera", f"said {read} Vera"
    )


def test_a_table_of_figures_is_a_line_a_row() -> None:
    table = "<table><tr><th>Year</th><th>Visitors</th></tr><tr><td>2008</td><td>88,000</td></tr></table>"
    found = read_page(page(BODY.replace(f"<p>{TWO}", f"{table}<p>{TWO}"))).text
    assert found == TEXT.replace(TWO, f"Year | Visitors\n\n2008 | 88,000\n\n{TWO}")


def test_a_short_article() -> None:
    assert read_page(page(f"<h1>Swimming hall to close</h1><p>{ONE}</p>")).text.endswith(f"{ONE}\n")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Swimming hall to close - Redhill Echo</title>", "Swimming hall to close"),
        ("<title>Redhill Echo: Swimming hall to close</title>", "Swimming hall to close"),
        (
            "<title>Redhill Echo</title><meta property=og:title content='Swimming hall to close'>",
            "Swimming hall to close",
        ),
        ("", "Swimming hall to close"),
    ],
)
def test_title(head: str, title: str) -> None:
    assert read_page(page(head=head)).known.title == title


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ("<meta property='article:published_time' content='2009-05-05T23:30:00-05:00'>", "", "2009-05-05"),
        ("<meta name=date content='2009-05-05'>", "", "2009-05-05"),
        ("<link rel=canonical href='https://echo.example/2009/05/05/hall'>", "", "2009-05-05"),
        ('<script type="application/ld+json">{"datePublished": "2009-05-05"}</script>', "", "2009-05-05"),
        ("", "<time datetime='2009-05-05T10:00'>yesterday</time>", "2009-05-05"),
        ("", "<span itemprop=datePublished content='2009-05-05'>x</span>", "2009-05-05"),
        ("", "<p class=meta>Posted by Ida on May 5th, 2009 in <a href=c>News</a></p>", "2009-05-05"),
        ("", "<span class=date>05.06.2009</span>", "2009-06-05"),
        ("", "<span class=date>25/06/2009</span>", "2009-06-25"),
        ("", "<i>Tuesday, 5 May 2009</i>", "2009-05-05"),
        ("", "<i>Tuesday, 5 May 1987</i>", "1987-05-05"),
        ("", "<span class=date>05/06/2009</span>", ""),
        ("<meta name=date content='05/06/2009'>", "", ""),
        ("<link rel=canonical href=https://echo.example.in/a>", "<i class=date>05/06/2009</i>", "2009-06-05"),
        ("<meta property=og:site_name content='The New York Times'>", "<i class=date>05/06/2009</i>", "2009-05-06"),
        ("", "<span class=updated-date>5 May 2009</span>", ""),
        ("", "<aside><time datetime='2009-05-05'>5 May</time></aside>", ""),
        ("", "<div class=comments><span class=date>5 May 2009</span></div>", ""),
        ("", "<i>It was opened on 5 May 2009 by the mayor</i>", ""),
        ("", "<footer>© 2009 Redhill Echo</footer>", ""),
        ("", "<span class=time>9:40</span>", ""),
        ("", "<span class=date>today</span>", ""),
        ("", "", ""),
    ],
)
def test_the_day_is_told_never_guessed(head: str, line: str, day: str) -> None:
    above = "<div class=topbar><span class=date>Friday, March 3, 2023</span></div>"
    assert read_page(page(above + BODY.replace("</h1>", f"</h1>{line}"), head)).known.published == day


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<div class=date>5 May 2009</div>", "2009-05-05"),
        ("<div><span class=date>5 May 2009</span> <a>News</a></div>", "2009-05-05"),
        ("<div class=date>5 May 2009</div><a>Home</a><a>News</a><a>Sport</a><a>Weather</a>", ""),
    ],
)
def test_a_day_above_the_title_must_be_next_to_it(above: str, day: str) -> None:
    assert read_page(page(above + BODY)).known.published == day


def test_a_day_below_a_title_that_is_no_heading() -> None:
    title = "<font size=5><b>Swimming hall to close</b></font><br><font>REDHILL, May 5, 1998</font>"
    body = BODY.replace("<h1>Swimming hall to close</h1>", title)
    assert read_page(page(body, "<title>Swimming hall to close</title>")).known.published == "1998-05-05"


def test_metadata_csv_beats_the_page_field_by_field(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes((PAGES / "newspaper.html").read_bytes())
    source = Source("a", "a.html", file)
    article = read_article(source, {"a.html": Metadata(published="2020-02-02")}, max_chars=10_000)
    assert (article.published, article.title, article.publisher) == (
        *("2020-02-02", "Harbour talks end without a deal", "The Selda Courier"),
    )


@pytest.mark.parametrize(
    ("charset", "said", "letters"),
    [
        ("windows-1251", "<meta charset=windows-1251>", "Кабул"),
        ("windows-1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "Кабул"),
        ("koi8-r", "<META CHARSET='KOI8-R'>", "Кабул"),
        ("cp1252", "<meta charset=iso-8859-1>", "“naïve” – €5"),
        ("utf-8", "<meta charset=windows-1251>", "“naïve” – Кабул"),
        ("utf-8-sig", "", "“naïve” – Кабул"),
        ("utf-16", "<meta charset=utf-8>", "“naïve” – Кабул"),
        ("cp1252", "<meta charset=no-such-thing>", "“The naïve café owner said so,” he told a fiancée"),
        ("cp1252", "<meta charset=base64>", "“The naïve café owner said so,” he told a fiancée"),
    ],
)
def test_encodings(charset: str, said: str, letters: str) -> None:
    html = f"<html><head>{said}<title>T</title></head><body><p>{letters}</p></body></html>"
    assert letters in page_text(html.encode(charset)).text


def test_a_page_in_windows_1251_as_an_article(tmp_path: Path) -> None:
    body = BODY.replace("The hall was", "The hall, “Волна”, was")
    file = tmp_path / "a.htm"
    file.write_bytes(page(body).replace(b"utf-8", b"windows-1251").decode().encode("windows-1251"))
    article = read_article(Source("a", "a.htm", file), {}, max_chars=10_000)
    assert article.text == TEXT.replace("The hall was", "The hall, “Волна”, was")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<html></html>", "no article found in the page; save its text as .txt"),
        (b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article: a page of links"),
        (b"<div>" * 100_000, "no article found in the page"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" * 50, ""),
        (b"<p>a</p>" * 6_250_001, "too large: over 20,000,000 bytes, the limit is 100,000 characters"),
        (page(f"<p>{ONE}</p>" * 1_000), "too large: "),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.html"
    file.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_article(Source("a", "a.html", file), {}, max_chars=100_000)
    assert str(caught.value).startswith(reason)
    assert len(str(caught.value).splitlines()) == 1


def test_nothing_is_fetched_and_no_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> Never:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    secret = tmp_path / "secret"
    secret.write_text("a secret of the house", encoding="utf-8")
    html = (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}">'
        f'<!ENTITY b "&a;&a;">]><html xmlns:xi="http://www.w3.org/2001/XInclude"><head><base href="http://x.example/">'
        f'<link rel=stylesheet href="http://x.example/a.css"><script src="http://x.example/a.js"></script></head><body>'
        f'{BODY}<p>And &a;&b; so on.</p><iframe src="http://x.example/"></iframe><xi:include href="{secret.as_uri()}"/>'
        f"</body></html>"
    )
    assert "a secret" not in read_page(html.encode()).text


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + BODY,
        "<div>" + "<span>" * 200 + "<img src=x>" * 20_000 + BODY,
        "<br>" * 200_000 + BODY,
        "<table><tr><td>" * 20_000 + BODY,
        "<time datetime=2020-01-01>x</time>" * 20_000 + BODY,
        f'<script type="application/ld+json">{"[" * 200_000}</script>{BODY}',
    ],
    ids=["deep", "pictures", "breaks", "tables", "days", "brackets"],
)
def test_hostile_pages_take_no_longer(body: str) -> None:
    begun = time.process_time()
    try:
        text = read_page(page(body)).text
    except ArticleError as error:
        text = str(error)
    assert text
    assert time.process_time() - begun < 20


MANY = " ".join(f"a{number}=b" for number in range(200_000))


@pytest.mark.parametrize(
    "html",
    [
        page(f"<p {MANY}>{ONE}</p>{BODY}").decode(),
        page(f"</p {MANY.replace('=b', '')}>{BODY}").decode(),
        page(BODY).decode().replace("<html", f"<html {MANY}"),
        page(f"<script>if (a<b) x()</script><!--><p {MANY}>{BODY}").decode(),
        page(f"<p a='>' {MANY} b=\"<p>\">{ONE}</p>{BODY}").decode(),
    ],
    ids=["start", "end", "html", "script", "quoted"],
)
def test_attributes_by_the_thousand_take_no_longer(html: str) -> None:
    begun = time.process_time()
    assert read_page(html.encode()).text.endswith(f"{ONE}\n\n{TWO}\n\n{THREE}\n")
    assert time.process_time() - begun < 20


def test_fonts_by_the_thousand_are_unwrapped_in_no_time() -> None:
    tree = parsed("<p>" + "<font size=2>x</font>" * 90_000)
    assert tree is not None
    begun = time.process_time()
    prepare(tree)
    assert time.process_time() - begun < 5
    assert tree.text_content() == "x" * 90_000


@pytest.mark.parametrize("nest", ["<div>", "<b>", "<font size=2><i>", "<table><tr><td>"])
@pytest.mark.parametrize("often", [100, 400, 50_000])
def test_an_article_below_unclosed_elements_is_read_to_its_end(nest: str, often: int) -> None:
    text = read_page(page(nest * often + BODY)).text
    assert text.split("\n\n")[-3:] == [ONE, TWO, f"{THREE}\n"]


def test_what_is_no_tag_stays() -> None:
    many = " ".join(f"w{number}" for number in range(500))
    script = f'<script type="application/ld+json">{{"x": "a <b {many}", "datePublished": "2009-05-05"}}</script>'
    found = read_page(page(f"<!-- <p {many} -->{BODY}", f"<title>Swimming hall to close</title>{script}"))
    assert found.text == TEXT
    assert found.known.published == "2009-05-05"


def test_a_page_of_too_many_tags_is_told_so() -> None:
    with pytest.raises(ArticleError, match=r"^too large: 600,0\d\d tags, the limit is 500,000; save its text as .txt$"):
        read_page(page("<b></b>" * 300_000 + BODY))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_piece_of_a_page(data: st.DataObject) -> None:
    html = (PAGES / f"{data.draw(st.sampled_from(sorted(LAYOUTS)))}.html").read_text(encoding="utf-8")
    start, end = sorted(data.draw(st.lists(st.integers(0, len(html)), min_size=2, max_size=2)))
    strange = data.draw(st.one_of(st.text(max_size=20), st.builds("&#{};".format, st.integers(0, 70_000))))
    try:
        text = read_page((html[:start] + strange + html[end:]).encode()).text
    except ArticleError as error:
        text = str(error)
    assert text.strip()
    assert "\n\n\n" not in text


def test_the_libraries_are_loaded_only_when_needed() -> None:
    heavy = "trafilatura", "htmldate", "lxml", "pypdf", "docx", "markdown_it"
    code = f"import sys, extract.cli, extract.run.command; print([n for n in {heavy} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

"""Exports of databases: each article a row with its fields; what is cut, mixed up or none is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import ReadOptions, Source
from extract.read.exports import split_text
from extract.read.exports.export_fields import day_in
from extract.read.parts import readings_of
from extract.records import Article
from support.export_samples import EXPORTS, Sample, factiva_shown_text, new_nexis_text, old_nexis_text, samples


def read(folder: Path, name: str, data: bytes) -> list[Article | str]:
    file = folder / name
    file.write_bytes(data)
    found = readings_of(Source("file", name, file), {}, ReadOptions(100_000), {})
    return [f"{place.article_id}: {each}" if isinstance(each, ArticleError) else each for place, each in found]


def fields(article: Article | str) -> tuple[str, ...]:
    assert isinstance(article, Article), article
    return article.title, article.publisher, article.published, article.text


def expected(sample: Sample) -> tuple[str, ...]:
    return sample.title, sample.publisher, sample.day, "\n\n".join([sample.title, *sample.paragraphs]) + "\n"


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("count", [3, 12])
def test_round_trip(tmp_path: Path, name: str, count: int) -> None:
    articles = samples(count)
    found = read(tmp_path, name, EXPORTS[name](articles))
    assert [fields(each) for each in found] == [expected(each) for each in articles]
    assert [each.id for each in found if isinstance(each, Article)] == [f"file/{n}" for n in range(1, count + 1)]
    assert {each.note for each in found if isinstance(each, Article)} == {""}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_of_one_article_is_that_article(tmp_path: Path, name: str) -> None:
    [sample] = samples(1)
    [article] = read(tmp_path, name, EXPORTS[name]([sample]))
    assert fields(article) == expected(sample)
    assert isinstance(article, Article)
    assert article.id == "file"


@pytest.mark.parametrize("name", [name for name in EXPORTS if not name.endswith(".docx")])
def test_a_truncated_export_is_told(tmp_path: Path, name: str) -> None:
    articles = samples(4)
    data = EXPORTS[name](articles)
    cut = data.index(b"no teachers", data.index(b"round 3", data.index(b"round 2, ") if b"round 2, " in data else 0))
    found = read(tmp_path, name, data[: cut + 150])
    told = [each if isinstance(each, str) else each.note for each in found]
    assert any(told), found
    whole = [each for each in found if isinstance(each, Article) and not each.note]
    assert all(fields(each) in [expected(sample) for sample in articles] for each in whole)


def test_the_publisher_below_a_copyright_and_labels_for_title_and_text(tmp_path: Path) -> None:
    head = "1 of 2 DOCUMENTS\n\nCopyright 2005 The Press\nAll Rights Reserved\nThe Tolven Courier\n\nJanuary 4, 2005"
    text = f"{head}\n\nLENGTH: 5 words\n\nHEADLINE: It\n fell\n\nBODY:\nIt fell here\non Monday.\n\nLANGUAGE: ENGLISH\n"
    [article, _] = read(tmp_path, "a.txt", f"{text}{text.replace('1 of', '2 of')}".encode())
    assert fields(article) == ("It fell", "The Tolven Courier", "2005-01-04", "It fell\n\nIt fell here on Monday.\n")


def test_headings_of_proquest_in_capitals(tmp_path: Path) -> None:
    data = EXPORTS["proquest.txt"](samples(3)).decode()
    shown = data.replace("Full text: ", "FULL TEXT\r\n").replace("Subject: Schools", "DETAILS\r\n\r\nSubject: Schools")
    found = read(tmp_path, "a.txt", shown.encode())
    assert [fields(each) for each in found] == [expected(each) for each in samples(3)]


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    text = old_nexis_text(samples(4)).decode()
    begin, end = text.index("2 of 4 DOCUMENTS"), text.index("3 of 4 DOCUMENTS")
    *found, told = read(tmp_path, "a.txt", (text[:begin] + text[end:]).encode())
    assert len(found) == 3
    assert told == "file/4: the export lacks its document 2: it is damaged or was cut; download it anew"


def test_a_cover_sheet_that_names_more_is_told(tmp_path: Path) -> None:
    text = new_nexis_text(samples(3)).decode().replace("Documents (3)", "Documents (4)")
    *found, told = read(tmp_path, "a.txt", text.encode())
    assert len(found) == 3
    assert told == "file/4: the cover sheet names 4 documents, 3 are in the export; download it anew"


def test_two_databases_in_one_file_are_refused(tmp_path: Path) -> None:
    data = old_nexis_text(samples(3)) + b"\n\n" + factiva_shown_text(samples(3))
    [told] = read(tmp_path, "a.txt", data)
    assert told == "file: looks like exports of Nexis and Factiva in one file; save each in a file of its own"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "1 of 9 DOCUMENTS\n\nIt fell.\n\n2 of 9 DOCUMENTS\n\nIt rose.\n",
            "publisher, day and title, LENGTH or another",
        ),
        ("It fell.\nEnd of Document\nIt rose.\nEnd of Document\n", "title, publisher, day, then `Body` and the text"),
        ("It fell.\n\nDocument TOLC000020210104eh1400001\n", "HD and TD fields, or a line such as `512 words`"),
        (f"{'_' * 60}\nIt fell.\nPublication info: x\n{'_' * 60}\n", "a title, `Full text:` and `Publication title:`"),
        (
            f"{'_' * 60}\nReport Information from ProQuest\n{'_' * 60}\nIt fell.\n",
            "cannot be split: none of its documents",
        ),
    ],
)
def test_what_looks_like_an_export_and_cannot_be_split_is_failed(tmp_path: Path, text: str, reason: str) -> None:
    found = read(tmp_path, "a.txt", text.encode())
    assert found
    assert all(isinstance(each, str) and reason in each and "\n" not in each for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "The archive holds 3 of 262 DOCUMENTS that were asked for.",
        "End of document reviews came in spring.\n\nBody\n\nIt fell.",
        "He signed Document 9 of the treaty.\n\nDocument A1\n\nHD is a code. SN is another.",
        f"Sign here:\n{'_' * 60}\nFull text: see below.",
        "Copyright 2021\n\nLENGTH: 90 words\n\nIt fell.",
    ],
)
def test_prose_is_no_export(text: str) -> None:
    assert split_text(text) is None or "Full text" in text


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([old_nexis_text, new_nexis_text, factiva_shown_text]), st.data())
def test_no_cut_breaks_it_and_none_makes_up_an_article(make: object, data: st.DataObject) -> None:
    articles = samples(3)
    text = make(articles).decode("utf-8-sig")  # type: ignore[operator]
    cut = data.draw(st.integers(0, len(text)))
    try:
        found = split_text(text[:cut])
    except ArticleError:
        return
    whole = {line for each in articles for line in each.paragraphs}
    for content in found if isinstance(found, list) else []:
        if not isinstance(content, ArticleError) and not content.note:
            assert whole >= set(content.text.strip().split("\n\n")[1:]) or content is found[-1]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("January 4, 2010 Monday", "2010-01-04"),
        ("December 19, 1991, Sunday, An Edition", "1991-12-19"),
        ("Monday, 4 January 2010 10:15 AM GMT", "2010-01-04"),
        ("9 Januar 1993", "1993-01-09"),
        ("Communication, mardi 14 mars 2006, p. 16", "2006-03-14"),
        ("Jan 4, 2021", "2021-01-04"),
        ("January 2010", "2010-01"),
        ("Section 5; Page 16", ""),
        ("The 19th of May", ""),
    ],
)
def test_days_of_exports(line: str, day: str) -> None:
    assert day_in(line) == day

"""Documents of other programs, mails, saved pages and feeds: their text, and what they tell of it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from extract.errors import ArticleError, SkippedArticle
from extract.read.content import Content
from extract.read.formats import Contents, read_contents
from support.export_samples import rtf
from support.format_samples import archived_page, atom, epub, mail, odt, page, prose, rss, zipped

BODY = "\n\n".join(prose(1)) + "\n"


def one(ending: str, data: bytes) -> Content:
    found = read_contents(ending, data, 1_000_000)
    assert isinstance(found, Content)
    return found


def several(ending: str, data: bytes) -> Contents:
    found = read_contents(ending, data, 1_000_000)
    assert isinstance(found, list)
    return found


def test_rich_text() -> None:
    assert one(".rtf", rtf(prose(1))).text == BODY
    assert one(".rtf", rb"{\rtf1\ansi\ansicpg1252 The caf\'e9 \'93Volna\'94\par is open.}").text == (
        "The café “Volna”\n\nis open.\n"
    )
    table = rb"{\rtf1\trowd\cellx1\cellx2\intbl Ships\cell 90\cell\row\pard It fell.\par}"
    assert one(".rtf", table).text == "Ships | 90\n\nIt fell.\n"


def test_open_document() -> None:
    found = one(".odt", odt(1))
    assert found.text == f"Harbour to open\n\n{BODY}\nShips | 90\n"
    assert found.known.title == "Harbour to open"


def test_electronic_book() -> None:
    found = one(".epub", epub(1))
    assert found.text == BODY
    assert (found.known.title, found.known.published, found.known.publisher) == (
        *("Harbour to open", "2021-09-08", "The Courier"),
    )


def test_mail() -> None:
    found = one(".eml", mail(1))
    assert found.text == BODY
    assert (found.known.title, found.known.published) == ("Harbour to open – at last", "2021-09-08")
    assert found.note == ""
    assert one(".eml", mail(1, attachment="a.pdf")).note == "attachments are not read: 1; save them beside the mail"
    assert one(".eml", mail(1, attachment="a.png")).note == ""


def test_mail_in_html() -> None:
    message = EmailMessage()
    message["Subject"] = "Our letter"
    message.set_content(page(1).decode(), subtype="html")
    found = one(".eml", message.as_bytes())
    assert found.text == f"Harbour to open\n\n{BODY}"
    assert found.known.title == "Our letter"


def test_archived_page() -> None:
    found = one(".mhtml", archived_page(1))
    assert found.text == f"Harbour to open\n\n{BODY}"
    assert (found.known.url, found.known.published) == ("https://courier.example/2021/harbour", "2021-09-08")


@pytest.mark.parametrize("make", [rss, atom])
def test_feeds(make: object) -> None:
    first, second = several(".rss", make(1, 2))  # type: ignore[operator]
    assert isinstance(first, Content)
    assert isinstance(second, Content)
    assert first.text == f"Harbour to open 1\n\n{BODY}"
    assert (first.known.title, first.known.published) == ("Harbour to open 1", "2021-09-08")
    assert (first.known.url, first.known.publisher) == ("https://courier.example/1", "The Courier")


def test_teasers_of_a_feed_are_told() -> None:
    data = rss(1).replace(b"</item>", b"</item><item><title>Short</title><description>It fell.</description></item>", 1)
    first, second = several(".xml", data)
    assert isinstance(first, Content)
    assert str(second).startswith("a teaser, no full text: 'Short'")
    with pytest.raises(SkippedArticle, match="a feed without full texts"):
        several(
            ".rss",
            b"<rss><channel><item><title>Short</title><description>It fell.</description></item></channel></rss>",
        )


@pytest.mark.parametrize(
    ("ending", "data", "reason"),
    [
        (".rtf", b"no rtf", "no RTF; "),
        (".rtf", rtf([]), "empty: there is no text in the document"),
        (".odt", b"no zip", "no OpenDocument text, or a damaged one; "),
        (".odt", zipped({"a.xml": b""}), "no OpenDocument text but another zip file; "),
        (".odt", zipped({"content.xml": b"<x/>"}), "no OpenDocument text but a sheet"),
        (".odt", odt(1)[:-200], "no OpenDocument text, or a damaged one; "),
        (".epub", zipped({"META-INF/container.xml": b"<x/>"}), "no electronic book"),
        (".epub", b"PK", "no electronic book (EPUB), or a damaged one; "),
        (".eml", b"It fell.\n\nIt rose.", "no mail: it has no header; "),
        (".eml", b"Subject: x\nFrom: a@b.example\n\n", "no text in the mail; "),
        (".mhtml", b"Subject: x\nFrom: a@b.example\n\nIt fell.", "no page in the file; "),
        (".xml", b"<x><y/></x>", "no feed (RSS or Atom) but other XML; "),
        (".rss", b"It fell.", "empty: there is no XML in it"),
    ],
)
def test_what_is_none_says_so(ending: str, data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError) as told:
        read_contents(ending, data, 1_000_000)
    assert str(told.value).startswith(reason)
    assert "\n" not in str(told.value)


def test_entities_and_files_are_not_read() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY b "bbbbbbbbbb">]>'
    found = several(".rss", evil + rss(1).partition(b"?>")[2].replace(b"The Courier", b"The &e;&b; Courier"))
    assert "root:" not in str(found)

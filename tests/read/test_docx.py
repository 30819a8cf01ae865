"""Word documents: paragraphs in order, changes as accepted, nothing of what cannot be read but one line."""

from __future__ import annotations

import io
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read import Source, read_article
from extract.read.content import Content
from extract.read.docx import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
PROSE = "The mayor of Port Selda said on Tuesday that the harbour would open."


def packed(document: docx.document.Document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def written(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return packed(document)


def read_xml(*elements: str) -> Content:
    """What is read of a document with these elements in its body."""
    document = docx.Document()
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, parse_xml(element))
    return read_docx(packed(document))


def test_paragraphs() -> None:
    document = docx.Document()
    document.core_properties.title = "Document1"
    document.sections[0].header.paragraphs[0].text = "The Selda Courier"
    document.add_paragraph("Politics")
    document.add_paragraph("Harbour opens", style="Title")
    paragraph = document.add_paragraph("The mayor of ")
    paragraph.add_run("Port").bold = True
    paragraph.add_run(" Selda\tsaid\xa0so.")
    paragraph.add_run().add_break()
    paragraph.add_run("She left.")
    document.add_paragraph("  ")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), "Year Visitors 2008 88,000".split(), strict=True
    ):
        cell.text = text
    document.add_paragraph("one item", style="List Bullet")
    found = read_docx(packed(document))
    assert found.text.rstrip("\n").split("\n\n") == [
        *("Politics", "Harbour opens", "The mayor of Port Selda said so.", "She left."),
        *("Year | Visitors", "2008 | 88,000", "one item"),
    ]
    assert (found.known.title, found.known.published) == ("Harbour opens", "")


def _table(*cells: str) -> str:
    row = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:sdt><w:sdtContent><w:tr>{row}</w:tr></w:sdtContent></w:sdt></w:tbl>"


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tables_within_tables_are_read_once() -> None:
    inner = _table(_paragraph("2008"), _paragraph("88,000"))
    outer = _table(_paragraph("A") + _paragraph("B"), inner + _paragraph("C"))
    assert read_xml(outer.replace("<w:tbl", f"<w:tbl {W}", 1)).text == "A\n\nB\n\n2008 | 88,000\n\nC\n"


def test_tables_nested_by_the_hundred_take_no_longer() -> None:
    nest = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    many = nest[0] * 60 + _paragraph("x") * 5_000 + nest[1] * 60
    begun = time.process_time()
    assert read_xml(many.replace("<w:tbl", f"<w:tbl {W}", 1)).text.split() == ["x"] * 5_000
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(
    ("style", "title"), [("Title", "Harbour opens"), ("Heading 1", "Harbour opens"), ("Normal", "")]
)
def test_title(style: str, title: str) -> None:
    document = docx.Document()
    document.add_paragraph("Harbour opens", style=style)
    document.add_paragraph(PROSE)
    assert read_docx(packed(document)).known.title == title


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>fell.</w:t></w:r></w:ins></w:p>", "It fell."),
        ("<w:p><w:r><w:t>It fell.</w:t></w:r><w:del><w:r><w:delText> No.</w:delText></w:r></w:del></w:p>", "It fell."),
        ("<w:p><w:hyperlink><w:r><w:t>It</w:t></w:r></w:hyperlink><w:r><w:t> fell.</w:t></w:r></w:p>", "It fell."),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>It fell.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "It fell."),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>It fell.</w:t></w:r></w:p>", "It fell."),
        ("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r></w:p>", "co-op"),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>It fell.</w:t></w:r></w:p>", "It fell."),
        (
            "<w:p><w:r><w:t>It fell.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
            "<w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            "It fell.\n\nBox.",
        ),
    ],
)
def test_what_word_wraps_round_text(xml: str, text: str) -> None:
    xml = xml.replace(">", f" {W} {MC}>", 1)
    assert read_xml(xml).text == f"{text}\n"


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"hello", "no Word document, or a damaged one; "),
        (written(PROSE)[:-100], "no Word document, or a damaged one; "),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "encrypted, or a .doc of old; "),
        (zipped(a=b"x"), "no Word document but another zip file; "),
        (zipped(**{"[Content_Types].xml": b"<x/>"}), "the docx file cannot be read ("),
        (zipped(bomb=b"\0" * 100_000_001), "too large: it unpacks to 100,000,001 bytes"),
        (written(), "empty: there is no text in the document"),
        (written(" ", "\t"), "empty: there is no text in the document"),
        (written(PROSE * 200), "too large: 13,601 characters, the limit is 9,000 characters"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        read_article(Source("a", "a.docx", file), {}, max_chars=9000)
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


def test_no_entity_is_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(written("AAA"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    head, _, rest = parts["word/document.xml"].partition(b"?>")
    parts["word/document.xml"] = head + b"?>" + entity + rest.replace(b"AAA", b"It fell. &x;")
    assert read_docx(zipped(**parts)).text == "It fell.\n"


def test_without_python_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ArticleError, match=r"^DOCX needs python-docx: pip install python-docx$"):
        read_docx(written(PROSE))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_costs_only_itself(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    whole = bytearray(written(PROSE, PROSE))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("docx") / "a.docx"
    file.write_bytes(whole)
    try:
        said = read_article(Source("a", "a.docx", file), {}, max_chars=1000).text.strip()
    except ArticleError as error:
        said = str(error)
        assert len(said.splitlines()) == 1
    assert said

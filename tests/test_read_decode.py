"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read.decode import decode

PROSE = (
    "The mayor of Port Selda said on Tuesday that the café would open again. “We’re in no hurry,” she said – not yet."
)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + PROSE.encode(encoding)) == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "mac-roman"])
@pytest.mark.parametrize("times", [1, 50])
def test_encodings_without_mark(encoding: str, times: int) -> None:
    assert decode((PROSE * times).encode(encoding)) == PROSE * times


@pytest.mark.parametrize(
    "text",
    ["The café was closed.", "Müller spoke in Zürich on Monday.", "Señor Peña said so.", "£5 a day, 20 °C.", "caf\xe9"],
)
def test_latin_1(text: str) -> None:
    assert decode(text.encode("latin-1")) == text


@pytest.mark.parametrize("text", ["He said “no”.", "It’s over.", "It cost €5…"])
def test_windows_1252_of_a_few_words(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
def test_line_ends_stay(end: str) -> None:
    assert decode(f"One.{end}Two.{end}{end}".encode()) == f"One.{end}Two.{end}{end}"


@pytest.mark.parametrize("text", ["", " ", "\ufeffa", "a\ufeffb", "tab\tand\x1b[1mescape", "😀", "e\u0301"])
def test_nothing_but_the_mark_is_dropped(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00",
        b"PK\x03\x04\x14\x00\x00\x00",
        b"\x1f\x8b\x08\x00" + bytes(range(200, 256)),
        bytes(range(256)) * 4,
        b"one\0two",
        b"one" * 40_000 + b"\0",
        b"\x01\x02\x03 text",
        codecs.BOM_UTF8 + b"a\0b",
    ],
)
def test_binary(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^binary: [^\n]+$"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF16_LE + b"a\0b",
        codecs.BOM_UTF16_LE + b"\x00\xd8a\x00",
        codecs.BOM_UTF8 + b"caf\xe9",
        codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff",
        PROSE.encode() * 3 + b"\xff",
    ],
)
def test_cannot_be_decoded(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^cannot be decoded: [^\n]+$"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    reason = ""
    try:
        decode(data).encode("utf-8")
    except ArticleError as error:
        reason = str(error)
    assert reason.startswith(("binary: ", "cannot be decoded: ")) or not reason


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")

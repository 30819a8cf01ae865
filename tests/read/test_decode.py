"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ArticleError
from extract.read.decode import Decoded, decode, is_utf8

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
    assert decode(mark + PROSE.encode(encoding)).text == PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "mac-roman"])
@pytest.mark.parametrize("times", [1, 50])
def test_encodings_without_mark(encoding: str, times: int) -> None:
    assert decode((PROSE * times).encode(encoding)).text == PROSE * times


@pytest.mark.parametrize(
    "text",
    ["The café was closed.", "Müller spoke in Zürich on Monday.", "Señor Peña said so.", "£5 a day, 20 °C.", "caf\xe9"],
)
def test_latin_1(text: str) -> None:
    assert decode(text.encode("latin-1")).text == text


@pytest.mark.parametrize("text", ["He said “no”.", "It’s over.", "It cost €5…"])
def test_windows_1252_of_a_few_words(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\x85"])
def test_line_ends_stay(end: str) -> None:
    assert decode(f"One.{end}Two.{end}{end}".encode()).text == f"One.{end}Two.{end}{end}"


@pytest.mark.parametrize("text", ["", " ", "\ufeffa", "a\ufeffb", "tab\tand\x1b[1mescape", "😀", "e\u0301"])
def test_nothing_but_the_mark_is_dropped(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()).text == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\x00",
        b"PK\x03\x04\x14\x00\x00\x00",
        b"\x1f\x8b\x08\x00" + bytes(range(200, 256)),
        bytes(range(256)) * 4,
        b"one\0two",
        b"one\0" * 40_000,
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
        codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff",
    ],
)
def test_cannot_be_decoded(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^cannot be decoded: [^\n]+$"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "text", "guessed", "lost"),
    [
        (PROSE.encode() + b" \x93Yes\x94 \x96 caf\xe9", f"{PROSE} “Yes” – café", 4, 0),
        (b"Caf\xe9 talk: " + PROSE.encode() + b" Se\xf1or", f"Café talk: {PROSE} Señor", 2, 0),
        ("“No.”".encode() + b" Z\xfcrich, M\xfcnchen, caf\xe9", "“No.” Zürich, München, café", 3, 0),
        (PROSE.encode() + b"\x93Half\x94 caf\xe9\x94 " * 3, PROSE + "“Half” café” " * 3, 12, 0),
        (PROSE.encode() + b" \x81 \x8d", f"{PROSE} \ufffd \ufffd", 0, 2),
        (PROSE.encode() + b"\xe2\x80", f"{PROSE}\ufffd", 0, 1),  # cut within a character
        (PROSE.encode() + b"\xe2", f"{PROSE}\ufffd", 0, 1),
        (b"\x80\x9c" + PROSE.encode(), f"\ufffd{PROSE}", 0, 1),
        (PROSE.encode() + b" \xf0\x9f\x98 so", f"{PROSE} \ufffd so", 0, 1),
        (codecs.BOM_UTF8 + b"caf\xe9", "café", 1, 0),
        (b"one" * 40_000 + b"\0", "one" * 40_000 + "\ufffd", 0, 1),
        (PROSE.encode() * 3 + b"\0", f"{PROSE * 3}\ufffd", 0, 1),
        (b"x" * 100_000 + PROSE.encode() + b"\xe9", "x" * 100_000 + PROSE + "é", 1, 0),
        (b"x" * 100_000 + b" caf\xe9 \x93No\x94", "x" * 100_000 + " café “No”", 0, 0),
        (PROSE.encode("cp1252") + b"\x81", f"{PROSE}\ufffd", 0, 1),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le") + b"a", f"{PROSE}\ufffd", 0, 1),
        (PROSE.encode() + "\ufffd".encode(), f"{PROSE}\ufffd", 0, 0),
    ],
)
def test_what_can_be_read_is_read_and_counted(data: bytes, text: str, guessed: int, lost: int) -> None:
    assert decode(data) == Decoded(text, guessed, lost)


def test_what_was_mended_is_told_on_one_line() -> None:
    assert Decoded("a").note == ""
    assert Decoded("é\ufffd", 1200, 1).note == (
        "bytes that are no UTF-8, read as Windows-1252: 1,200; characters that cannot be read, U+FFFD in the text: 1"
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp1250", "gbk", "shift-jis", "cp1251"])
def test_other_encodings_are_no_spoilt_utf8(encoding: str) -> None:
    text = f"{PROSE} 北京。Кабул. Łódź, Å”, É” – " * 20
    assert not is_utf8(text.encode(encoding, "ignore").decode("utf-8", "surrogateescape"))


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    reason = ""
    try:
        decode(data).text.encode("utf-8")
    except ArticleError as error:
        reason = str(error)
    assert reason.startswith(("binary: ", "cannot be decoded: ")) or not reason


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_text_comes_back(text: str) -> None:
    assert decode(text.encode("utf-8")).text == text.removeprefix("\ufeff")

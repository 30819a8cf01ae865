"""Turns an article's bytes into text: by byte order mark, as UTF-8, or in the encoding that they look like.

What a few bytes spoil is mended, told and read: only what is mostly unreadable is refused.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from extract.errors import ArticleError

# UTF-32 before UTF-16: its little-endian mark begins with the other's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # characters or bytes looked at to tell a binary file and to detect an encoding
_CONTROLS = "".join(map(chr, (*range(9), *range(14, 27), *range(28, 32), 0x7F)))  # no white space, no escape
_MOST_UNREADABLE = 0.1  # of the characters: random bytes have this many control characters, text has almost none
_UNREADABLE = "\ufffd"

# Below this, chardet has seen too little to choose among its hundred encodings ("caf\xe9" alone gives 0.02); English
# sentences in Windows-1252 give 0.13 to 0.25. Western text is then by far the likeliest.
_LEAST_CONFIDENCE = 0.12  # of chardet's, from 0 to 1
_FALLBACK = "cp1252"
_MEANT_WESTERN = ("ascii", "utf-8", "iso8859-1", "iso-8859-1", "latin-1")  # the first two it is not, the others mean it

# Bytes that are no UTF-8 come as U+DC80 to U+DCFF ("surrogateescape"). What begins like a mark of punctuation, an
# accented letter or an emoji and breaks off is a character that was cut; any other is what Windows-1252 means by it.
_CUT = (
    "\udce2[\udc80-\udcbf]|\udcef[\udc80-\udcbf]|\udcf0[\udc90-\udcbf][\udc80-\udcbf]?"
    "|[\udcc2\udcc3\udce2\udcef\udcf0]\\Z|\\A\udc80[\udc80-\udcbf]"
)
_STRAY = re.compile(f"(?P<cut>{_CUT})|[\ud800-\udfff]|\0")
_ANY_STRAY = re.compile("[\ud800-\udfff\0]")
_WESTERN = {
    chr(0xDC00 + byte): sign for byte in range(0x80, 0x100) if (sign := bytes([byte]).decode(_FALLBACK, "ignore"))
}
# What UTF-8 writes in English prose; read as Windows-1252 its bytes would make signs that no prose has ("â€œ", "Ã©").
_UTF8_SIGN = re.compile("[\xa0-\u017f\u2010-\u2044\u20ac\u2122\U0001f300-\U0001faff]")
_STRAY_PER_SIGN = 3  # spoilt bytes for each sign that shows the text to be UTF-8
_LOST = "\ud800"  # no character: in a text, it stands for bytes that mean nothing
codecs.register_error("extract.lost", lambda error: (_LOST, error.end))  # type: ignore[attr-defined]


class Decoded(NamedTuple):
    """A text; of its characters `guessed` were bytes that are no UTF-8, `lost` ones stand as U+FFFD."""

    text: str
    guessed: int = 0
    lost: int = 0

    @property
    def note(self) -> str:
        """What was mended, on one line; empty if nothing was."""
        told = (
            f"bytes that are no UTF-8, read as Windows-1252: {self.guessed:,}" if self.guessed else "",
            f"characters that cannot be read, U+FFFD in the text: {self.lost:,}" if self.lost else "",
        )
        return "; ".join(filter(None, told))


def decode(data: bytes) -> Decoded:
    """The text of `data`, unchanged but for the byte order mark: line ends stay as they are.

    A few bytes that are no UTF-8, and NUL, are mended as `mended` says. Raises ArticleError: "binary: …" for what is no
    text, "cannot be decoded: …" for text most of which is in no encoding that is known.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return readable(_decoded(data[len(mark) :], encoding))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "surrogateescape")
        return readable(text if is_utf8(text) else _detected(data, error.start))
    sample = text[:_SAMPLE]
    if sample.count("\0") > _MOST_UNREADABLE * len(sample):  # UTF-16 of ASCII letters is valid UTF-8 too
        wide = readable(_detected(data, 0))
        if sum(char.isascii() for char in wide.text[:_SAMPLE]) < len(wide.text[:_SAMPLE]) / 2:
            raise ArticleError("binary: control characters")  # any bytes read in pairs are letters of some script
        return wide
    return readable(text)


def encoding_of(head: bytes) -> str:
    """The encoding of a table that begins so, as Python calls it: UTF-16 or UTF-32 if it is that, else "utf-8-sig".

    Bytes that are no UTF-8 are left to `mended`.
    """
    for mark, encoding in _MARKS[1:]:
        if head.startswith(mark):
            return encoding.removesuffix("-le").removesuffix("-be")  # which take the mark away themselves
    if head.count(b"\0") <= _MOST_UNREADABLE * len(head):
        return "utf-8-sig"
    return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"


def is_utf8(text: str) -> bool:
    """Whether bytes, read as UTF-8 with "surrogateescape", are that: signs of prose, and few strays among them."""
    return len(_STRAY.findall(text)) <= _STRAY_PER_SIGN * len(_UTF8_SIGN.findall(text))


def mended(text: str) -> Decoded:
    """A text with what is meant by its bytes that are no UTF-8, which "surrogateescape" has left there.

    They are read as Windows-1252; where that has no sign, and for NUL, half a character and one that was cut, stands
    U+FFFD.
    """
    if not _ANY_STRAY.search(text):
        return Decoded(text)
    strays = list(_STRAY.finditer(text))
    signs = ["" if stray["cut"] else _WESTERN.get(stray[0], "") for stray in strays]
    lost = signs.count("")
    rest = iter(signs)
    return Decoded(_STRAY.sub(lambda _: next(rest) or _UNREADABLE, text), len(signs) - lost, lost)


def readable(text: str) -> Decoded:
    """What `mended` makes of a text.

    Raises ArticleError ("binary: …", "cannot be decoded: …") if too much of it is unreadable.
    """
    sample = text[:_SAMPLE]
    controls = len(sample) - len(sample.translate(_WITHOUT_CONTROLS))
    if controls > _MOST_UNREADABLE * len(sample):
        raise ArticleError("binary: control characters")
    found = mended(text)
    if found.lost > _MOST_UNREADABLE * len(text):
        raise ArticleError("cannot be decoded: most of it is no text in any known encoding; save it as UTF-8")
    return found


def _decoded(data: bytes, encoding: str) -> str:
    """The text in this encoding, strays in it for what is none."""
    return data.decode(encoding, "surrogateescape" if encoding == "utf-8" else "extract.lost")


def _detected(data: bytes, first: int) -> str:
    """The text in the encoding that the bytes round `first`, the first that is no UTF-8, look like."""
    import chardet  # only files that are not UTF-8 pay for it

    start = max(0, first - _SAMPLE // 2)
    found = chardet.detect(data[start : start + _SAMPLE], prefer_superset=True, compat_names=False)
    encoding, confidence = found["encoding"], found["confidence"] or 0.0
    if encoding is None:
        raise ArticleError(f"binary: {found['mime_type'] or 'no text'}")
    if confidence < _LEAST_CONFIDENCE or encoding.lower() in _MEANT_WESTERN:
        encoding = _FALLBACK
    try:
        return _decoded(data, encoding)
    except LookupError:
        raise ArticleError(f"cannot be decoded: neither UTF-8 nor {encoding}; save it as UTF-8") from None


_WITHOUT_CONTROLS = dict.fromkeys(map(ord, _CONTROLS))

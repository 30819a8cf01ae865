"""Turns an article's bytes into text: by byte order mark, as strict UTF-8, or in the encoding that they look like."""

from __future__ import annotations

import codecs

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
_BINARY_SHARE = 0.01  # of control characters; text of any kind has almost none

# Below this, chardet has seen too little to choose among its hundred encodings ("caf\xe9" alone gives 0.02); English
# sentences in Windows-1252 give 0.13 to 0.25. Western text is then by far the likeliest.
_LEAST_CONFIDENCE = 0.12
_FALLBACK = "cp1252"


def decode(data: bytes) -> str:
    """The text of `data`, unchanged but for the byte order mark: line ends stay as they are.

    Raises ArticleError: "binary: …" for what is no text, "cannot be decoded: …" for text in no encoding that is known.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return checked(_strict(data[len(mark) :], encoding))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return checked(_detected(data))
    if "\0" in text[:_SAMPLE]:  # UTF-16 of ASCII letters is valid UTF-8 too
        wide = checked(_detected(data))
        if sum(char.isascii() for char in wide[:_SAMPLE]) < len(wide[:_SAMPLE]) / 2:
            raise ArticleError("binary: control characters")  # any bytes read in pairs are letters of some script
        return wide
    return checked(text)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(f"cannot be decoded: not {encoding} at byte {error.start:,}") from None


def _detected(data: bytes) -> str:
    import chardet  # only files that are not UTF-8 pay for it

    sample = data[:_SAMPLE]
    if _is_damaged_utf8(sample):
        raise ArticleError("cannot be decoded: damaged UTF-8; mend it or save it anew")
    found = chardet.detect(sample, prefer_superset=True, compat_names=False)
    encoding, confidence = found["encoding"], found["confidence"] or 0.0
    if encoding is None:
        raise ArticleError(f"binary: {found['mime_type'] or 'no text'}")
    if confidence < _LEAST_CONFIDENCE:
        try:
            return data.decode(_FALLBACK)
        except UnicodeDecodeError:
            pass
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise ArticleError(f"cannot be decoded: neither UTF-8 nor {encoding}; save it as UTF-8") from None


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether most of the bytes above ASCII are UTF-8: another encoding would turn all of these into other letters."""
    text = sample.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    return sum(char > "\x7f" for char in text) - damaged > 3 * damaged > 0


def checked(text: str) -> str:
    """`text`, unless it is full of control characters. Raises ArticleError ("binary: …")."""
    sample = text[:_SAMPLE]
    controls = len(sample) - len(sample.translate(_WITHOUT_CONTROLS))
    if "\0" in text or controls > _BINARY_SHARE * len(sample):
        raise ArticleError("binary: control characters")
    return text


_WITHOUT_CONTROLS = dict.fromkeys(map(ord, _CONTROLS))

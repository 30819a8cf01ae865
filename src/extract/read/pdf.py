"""Reads a PDF by pypdf: its lines with their places, which extract.read.pdf_lines makes paragraphs of."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from unicodedata import category

from extract.errors import ArticleError
from extract.read.content import Content, cleaned, on_one_line
from extract.read.metadata import Metadata
from extract.read.pdf_lines import Line, paragraphs_of

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_HEAD = 3  # paragraphs in which the title that the file names must stand to be believed
_SOFT_END = re.compile("(?:\xad|‐)\\s*$")  # hyphens that only programs write
_GLYPH = re.compile(r"\(cid:[0-9]+\)|/?\b[gG][0-9]{1,3}(?![0-9])")
_STRANGE = ("Co", "Cn", "Cc", "So", "Sm", "Sk")  # of Unicode: private, unassigned, control, symbols
_GARBLED = 0.2
_LEAST_TO_TELL = 40  # characters
_OVERPRINTED = 0.2  # of the height of letters
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "‑": "-"})


def read_pdf(data: bytes, max_chars: int) -> Content:
    """The paragraphs of a PDF, a blank line between them, without page numbers and running heads.

    The title that the file names is believed if one of the first paragraphs says it too. The day that the file was made
    on is not the article's and is not taken. Raises ArticleError for what is no PDF, needs a password, or has no text;
    pages are read until there are more than `max_chars` characters.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError:
        raise ArticleError("PDF needs pypdf: pip install pypdf") from None
    if b"%PDF-" not in data[:1024]:
        raise ArticleError("no PDF; open it in a viewer and print it to a new PDF, or save its text as .txt")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError("encrypted: it asks for a password; save it without one")
        pages = _pages(reader, max_chars)
        name = on_one_line(str(reader.metadata.title or "")) if reader.metadata else ""
    except DependencyError:
        raise ArticleError("encrypted by AES; save it without encryption") from None
    except PyPdfError as error:
        raise ArticleError(f"a damaged PDF ({on_one_line(str(error))[:100]}); print it to a new PDF") from None
    paragraphs = paragraphs_of(pages)
    if not paragraphs:
        raise ArticleError("no text in the PDF: a scan? Make it searchable first (ocrmypdf FILE FILE)")
    if is_garbled("\n".join(paragraphs)):
        raise ArticleError(
            "its fonts do not tell which letters they show; read them anew (ocrmypdf --force-ocr FILE FILE)"
        )
    title = next((line for line in paragraphs[:_HEAD] if line == name), "")
    return Content(cleaned("\n\n".join(paragraphs) + "\n"), Metadata(title=title))


def is_garbled(text: str) -> bool:
    """Whether a fifth of a text or more is none: names of glyphs, signs for private use, symbols."""
    text = "".join(text.split())
    if len(text) < _LEAST_TO_TELL:
        return False
    glyphs = sum(len(glyph) for glyph in _GLYPH.findall(text))
    strange = sum(not sign.isascii() and category(sign) in _STRANGE for sign in text)
    return glyphs + strange >= _GARBLED * len(text)


def _pages(reader: PdfReader, max_chars: int) -> list[list[Line]]:
    pages, length = [], 0
    for page in reader.pages:
        pages.append(_lines(page))
        length += sum(len(line.text) for line in pages[-1])
        if length > max_chars:
            break
    return pages


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page in the order of its content stream, each where it begins and as high as most of it is."""
    lines: list[Line] = []
    pieces: list[tuple[str, float, float, float]] = []
    shown = defaultdict[str, list[tuple[float, float, float]]](list)

    def finish() -> None:
        if line := _line(pieces):
            lines.append(line)
        pieces.clear()

    def visit(text: str, matrix: list[float], text_matrix: list[float], _: Any, size: float) -> None:  # noqa: ANN401
        for number, piece in enumerate(text.split("\n")):
            if number:
                finish()
            if piece and not _is_overprinted(piece, place := _place(matrix, text_matrix, size), shown):
                pieces.append((piece, *place))

    page.extract_text(visitor_text=visit)
    finish()
    return lines


def _is_overprinted(
    piece: str, place: tuple[float, float, float], shown: defaultdict[str, list[tuple[float, float, float]]]
) -> bool:
    """Whether the same words stand there already, as bold letters and shadows are made; notes those that do not."""
    words = piece.strip()
    near = _OVERPRINTED * place[2]
    if len(words) > 1 and any(abs(x - place[0]) < near and abs(y - place[1]) < near for x, y, _ in shown[words]):
        return True
    shown[words].append(place)
    return False


def _line(pieces: list[tuple[str, float, float, float]]) -> Line | None:
    written = "".join(piece[0] for piece in pieces)
    text = on_one_line(written.translate(_LIGATURES))
    if not text:
        return None
    if _SOFT_END.search(written):
        text = f"{text.removesuffix('‐').rstrip()}\xad"
    _, x, y, _ = next(piece for piece in pieces if piece[0].strip())
    height = max(pieces, key=lambda piece: len(piece[0].strip()))[3]
    return Line(text.replace("‐", "-"), x, y, height)


def _place(matrix: list[float], text_matrix: list[float], size: float) -> tuple[float, float, float]:
    """Where a text begins on the page, and the height of its letters: in points, the origin at the bottom left."""
    a, b, c, d, e, f = matrix
    x, y = text_matrix[4], text_matrix[5]
    height = abs(size * (b * text_matrix[2] + d * text_matrix[3])) or abs(size)
    return a * x + c * y + e, b * x + d * y + f, height

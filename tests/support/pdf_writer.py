"""Writes small PDFs for the tests: lines at places, in Helvetica."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

Placed = tuple[float, float, float, str]  # x, y, size, text
LEADING = 14.0


def pdf(pages: Iterable[Sequence[Placed]], *, title: str = "") -> bytes:
    """A PDF of these pages; its information names a title and a day of creation."""
    streams = [_stream(page) for page in pages]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + _escaped(title) + b") /CreationDate (D:20200101000000Z) >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {6 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + stream + b"\nendstream")
    return _file(objects)


def column(lines: Iterable[str], *, x: float = 72, top: float = 760, size: float = 11) -> list[Placed]:
    """Lines one below another; an empty one leaves half a line free, two spaces at the beginning indent."""
    placed, y = [], top
    for line in lines:
        if line:
            indent = 12 if line.startswith("  ") else 0
            placed.append((x + indent, y, size, line.strip()))
        y -= LEADING if line else LEADING / 2
    return placed


def _stream(page: Sequence[Placed]) -> bytes:
    shown = (f"BT /F1 {size} Tf {x} {y} Td (".encode() + _escaped(text) + b") Tj ET\n" for x, y, size, text in page)
    return zlib.compress(b"".join(shown))


def _escaped(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n0000000000 65535 f \n".encode() + table + trailer.encode()

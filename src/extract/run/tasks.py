"""What travels between the processes of a run: texts one way, rows the other. Plain data, never a Doc."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import NamedTuple

from extract.records import UNDATED, Published
from extract.write import Rows


class Task(NamedTuple):
    """A text to be worked on, under the key that its result is filed under."""

    key: bytes
    text: str
    published: str
    language: str
    publisher: str = ""
    url: str = ""
    stand_in: Published = UNDATED


Chunk = Sequence[Task]


class Outcome(NamedTuple):
    """The result of a task: its rows as `pack_rows` made them and its text, or else why there are none.

    `again`: the failure lies perhaps in the machine, not in the text, so the next run tries once more.
    """

    key: bytes
    rows: bytes = b""
    text: bytes = b""
    failure: str = ""
    again: bool = False


def pack_rows(rows: Rows) -> bytes:
    """Rows as compressed JSON."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def unpack_rows(packed: bytes) -> Rows:
    """The rows behind `pack_rows` (lists in place of tuples)."""
    rows: Rows = json.loads(zlib.decompress(packed))
    if not isinstance(rows, dict):
        raise ValueError("no rows")
    return rows


def pack_text(text: str) -> bytes:
    """A text as compressed UTF-8."""
    return zlib.compress(text.encode(), 3)


def unpack_text(packed: bytes) -> str:
    """The text behind `pack_text`."""
    return zlib.decompress(packed).decode()

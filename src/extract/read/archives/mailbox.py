"""Opens mailboxes (mbox, RFC 4155): mails one after another, each behind a line that begins with "From "."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO

from extract.errors import ArticleError
from extract.read.archives.budget import Budget
from extract.read.archives.member import Failure, Member
from extract.read.limits import MARKUP
from extract.read.source import Source

_BEGINS = re.compile(rb"From \S+.*(?:19|20)[0-9]{2}")  # the sender and when it came
_QUOTED = re.compile(rb">+From ")
_LINE = 1 << 20


def mailbox_members(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """The mails of a mailbox, by their numbers. Raises ArticleError for what is none."""
    for number, mail in enumerate(_mails(file), 1):
        budget.spend(len(mail or b""))
        place = replace(source.part(str(number)), kind=".eml")
        if mail is None:
            yield place, ArticleError(f"too large: a mail of over {MARKUP:,} bytes")
        else:
            yield Member(place, partial(io.BytesIO, mail))


def _mails(file: IO[bytes]) -> Iterator[bytes | None]:
    """The bytes of each mail, None for one that is too large."""
    lines: list[bytes] = []
    size, is_blank = 0, True
    if not _BEGINS.match(first := file.readline(_LINE)):
        raise ArticleError(
            'no mailbox: its first line does not begin with "From " and a sender; export it anew as mbox'
        )
    while line := file.readline(_LINE):
        if is_blank and _BEGINS.match(line):
            yield b"".join(lines) if size <= MARKUP else None
            lines, size = [], 0
        else:
            size += len(line)
            if size <= MARKUP:
                lines.append(line[1:] if _QUOTED.match(line) else line)
        is_blank = line in (b"\n", b"\r\n")
    if first and lines:
        yield b"".join(lines) if size <= MARKUP else None

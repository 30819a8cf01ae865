"""Which kind of archive is opened by what."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from extract.errors import ArticleError
from extract.read.archives.budget import Budget
from extract.read.archives.mailbox import mailbox_members
from extract.read.archives.member import Failure, Member
from extract.read.archives.tar import tar_members
from extract.read.archives.warc import warc_members
from extract.read.archives.zip import wacz_members, zip_members
from extract.read.ids import printable
from extract.read.limits import MEMBER
from extract.read.source import Source

_OPENERS: dict[str, Callable[[Source, IO[bytes], Budget], Iterator[Member | Failure]]] = {
    ".zip": zip_members,
    ".wacz": wacz_members,
    ".tar": tar_members,
    ".tar.gz": tar_members,
    ".tgz": tar_members,
    ".warc": warc_members,
    ".warc.gz": warc_members,
    ".mbox": mailbox_members,
}
_FROM_THE_END = (".zip", ".wacz", ".tar")  # what is not read in one go from its beginning


def members_of(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """The files of an archive that may be articles, with the reasons for those that cannot be opened.

    What cannot be an article is left aside, as in a folder. Raises ArticleError for what is no archive or is damaged,
    when all before the damage has been given, and TooMuch.
    """
    number = 0
    try:
        for member in _OPENERS[source.ending](source, _seekable(source, file), budget):
            yield member
            number += 1
    except (ArticleError, MemoryError):
        raise
    except (Exception, zlib.error) as error:  # whatever the libraries raise over an archive that is damaged
        reason = " ".join(printable(str(error)).split())[:100] or type(error).__name__
        where = f"damaged after its article {number:,}" if number else "damaged, or no such archive"
        raise ArticleError(f"{where} ({reason}); what stands before is read. Get it anew, or unpack it") from None


def _seekable(source: Source, file: IO[bytes]) -> IO[bytes]:
    """An archive within another is unpacked if it is not read in one go."""
    if source.ending not in _FROM_THE_END or isinstance(file, (io.BufferedReader, io.BytesIO)):
        return file
    data = file.read(MEMBER + 1)
    if len(data) > MEMBER:
        raise ArticleError(f"too large: an archive of over {MEMBER:,} bytes in another one; unpack it")
    return io.BytesIO(data)

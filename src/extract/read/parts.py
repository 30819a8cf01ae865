"""The one way from a file to its articles, whether it holds one, several, or other files that do.

A file gives parts, one after another. A part is what is read by itself, in the time that a file may take: a document, a
dump, a file within an archive. It gives readings: one article, or as many as an export or a dump holds, each with the
Source that names it, or the reason why there is none. So a part that cannot be read costs no other, and one that ends
its reader is passed over by the next.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import astuple, replace
from typing import IO, NamedTuple

from extract.errors import ArticleError
from extract.read.archives import Budget, Member, TooMuch, members_of
from extract.read.article_of import Reading, ReadOptions, article_of
from extract.read.content import Content
from extract.read.dump_columns import Columns
from extract.read.dumps import read_rows
from extract.read.file_kinds import ARCHIVES, DUMPS, REFUSED, SHEETS, refusal
from extract.read.formats import bytes_of, read_contents
from extract.read.ids import printable
from extract.read.limits import DEEPEST, MEMBER
from extract.read.metadata import Metadata
from extract.read.source import Source
from extract.read.zipped import BROKEN_ZIP
from extract.records import Article

UNREADABLE = (OSError, RuntimeError, *BROKEN_ZIP)  # what libraries raise over a file that is damaged or locked


class Part(NamedTuple):
    """What is read by itself: where it lies, what reads it, and a digest of its bytes if they are all known before."""

    place: Source
    read: Callable[[], Iterator[Reading]]
    digest: bytes = b""


def parts_of(
    source: Source, metadata: Mapping[str, Metadata], options: ReadOptions, taken: MutableMapping[str, Columns]
) -> Iterator[Part]:
    """The parts of a file on disk; what `metadata` tells beats what the file does.

    Which columns of a dump are called otherwise than ours is entered into `taken`, by its path. Raises OSError if the
    file is not there any more.
    """
    member = Member(source, lambda: source.file.open("rb"), metadata.get(source.path, Metadata()))
    return _parts(member, options, taken, None, 0)


def readings_of(
    source: Source, metadata: Mapping[str, Metadata], options: ReadOptions, taken: MutableMapping[str, Columns]
) -> Iterator[Reading]:
    """All articles of a file on disk, as `parts_of` and its parts give them."""
    for part in parts_of(source, metadata, options, taken):
        yield from part.read()


def _parts(
    member: Member, options: ReadOptions, taken: MutableMapping[str, Columns], budget: Budget | None, depth: int
) -> Iterator[Part]:
    ending = member.source.ending
    if ending in REFUSED:
        yield _failing(member.source, refusal(ending))
    elif ending in ARCHIVES:
        yield from _archived(member, options, taken, budget, depth)
    elif ending in DUMPS and ending not in SHEETS:
        yield Part(member.source, lambda: _rows(member, options, taken))
    else:
        yield _document(member, options, taken)


def _archived(
    member: Member, options: ReadOptions, taken: MutableMapping[str, Columns], budget: Budget | None, depth: int
) -> Iterator[Part]:
    """The parts of an archive. What is hostile in one within another is told of the outermost."""
    number = 0
    try:
        with member.open() as file:
            if depth >= DEEPEST:
                raise TooMuch(f"archives nested more than {DEEPEST} deep; unpack it")
            known = budget or Budget.of(file)
            for inner in members_of(member.source, file, known):
                number += 1
                if isinstance(inner, Member):
                    yield from _parts(inner, options, taken, known, depth + 1)
                else:
                    yield _failing(*inner)
        if not number:
            raise ArticleError("no article in the archive: no file in it is of a kind that is read")
    except TooMuch as error:
        if depth:
            raise
        yield _failing(member.source.whole(), ArticleError(str(error)))
    except (ArticleError, *UNREADABLE) as error:
        yield _failing(member.source.whole(), _told(error))


def _told(error: Exception) -> ArticleError:
    """What is amiss with a file that cannot be read, in words."""
    if isinstance(error, ArticleError):
        return error
    if isinstance(error, OSError) and error.strerror:
        return ArticleError(f"cannot be read: {error.strerror}")
    if "password" in str(error):
        return ArticleError("encrypted: it asks for a password; pack it without one")
    reason = " ".join(printable(str(error)).split())[:100] or type(error).__name__
    return ArticleError(f"cannot be read: the file is damaged ({reason})")


def _failing(place: Source, error: ArticleError) -> Part:
    return Part(place, lambda: iter([(place, error)]))


def _rows(member: Member, options: ReadOptions, taken: MutableMapping[str, Columns]) -> Iterator[Reading]:
    """The articles of a dump that is read row by row."""
    try:
        with member.open() as file:
            opened = io.BufferedReader(_seekable(member.source, file))  # type: ignore[type-var]
            if not opened.peek(1):
                raise ArticleError("empty")
            yield from read_rows(member.source, opened, options, taken)
    except (ArticleError, *UNREADABLE) as error:
        yield member.source.whole(), _told(error)


def _seekable(source: Source, file: IO[bytes]) -> IO[bytes]:
    """Parquet is read from its end on: one within an archive is unpacked for that."""
    if source.ending != ".parquet" or isinstance(file, io.BufferedReader):
        return file
    data = file.read(MEMBER + 1)
    if len(data) > MEMBER:
        raise ArticleError(f"too large: a .parquet file of over {MEMBER:,} bytes in an archive; unpack it")
    return io.BytesIO(data)


def _document(member: Member, options: ReadOptions, taken: MutableMapping[str, Columns]) -> Part:
    """A file that is read as a whole."""
    source = member.source
    try:
        with member.open() as file:
            data = bytes_of(source.ending, file, options.max_chars)
    except (ArticleError, *UNREADABLE) as error:
        return _failing(source.whole(), _told(error))
    digest = hashlib.sha256(data).digest()
    if source.ending in SHEETS:
        return Part(source, lambda: read_rows(source, io.BytesIO(data), options, taken), digest)
    return Part(source, lambda: _articles(member, data, options), digest)


def _articles(member: Member, data: bytes, options: ReadOptions) -> Iterator[Reading]:
    """The article of a document, or those of an export."""
    source = member.source
    try:
        found = read_contents(source.ending, data, options.max_chars)
    except ArticleError as error:
        yield source, error
        return
    if isinstance(found, Content):
        yield source, _article(source, found, member, options)
        return
    for number, content in enumerate(found, 1):
        place = source.part(str(number))
        yield place, content if isinstance(content, ArticleError) else _article(place, content, member, options)


def _article(place: Source, content: Content, member: Member, options: ReadOptions) -> Article | ArticleError:
    told = (member.given, content.known, member.fallback)
    known = Metadata(*(next(filter(None, each), "") for each in zip(*map(astuple, told), strict=True)))
    notes = "; ".join(filter(None, (content.note, member.given.note, content.known.note)))
    try:
        return article_of(place, content.text, replace(known, note=notes), options)
    except ArticleError as error:
        return error

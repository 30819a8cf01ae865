"""Opens tar files, packed by gzip or not."""

from __future__ import annotations

import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import IO

from extract.errors import ArticleError
from extract.read.archives.archive_tree import tree_of
from extract.read.archives.budget import Budget
from extract.read.archives.member import Failure, Member
from extract.read.metadata import Metadata
from extract.read.source import Source

_PIECE = 1 << 20
_GZIP = zlib.MAX_WBITS | 16


def tar_members(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """The articles of a tar file, in the order of their ids, as the walk of a folder finds them.

    A packed one is unpacked to a temporary file that has no name. Links and devices are no files. Raises ArticleError
    behind the articles of one that breaks off.
    """
    with ExitStack() as stack:
        damage = ""
        if source.ending != ".tar":
            unpacked = stack.enter_context(tempfile.TemporaryFile())
            damage = _unpack(file, unpacked, budget)
            file = unpacked
        archive = stack.enter_context(tarfile.open(fileobj=file, mode="r:"))
        infos: dict[str, tarfile.TarInfo] = {}
        try:
            for info in archive:
                if info.isreg():
                    budget.spend(info.size if source.ending == ".tar" else 0)
                    infos[info.name] = info
        except (tarfile.TarError, EOFError) as error:
            damage = str(error) or "it breaks off"
        size = file.seek(0, 2)
        whole = {name: info for name, info in infos.items() if info.offset_data + info.size <= size}
        if len(whole) < len(infos):
            damage = damage or "it breaks off"

        def opened(name: str) -> IO[bytes]:
            member = archive.extractfile(whole[name])
            if member is None:
                raise ArticleError("no regular file in the archive")
            return member

        def beginning(name: str, size: int) -> bytes:
            with opened(name) as member:
                return member.read(size)

        tree = tree_of(source, whole, beginning)
        yield from tree.failures
        for name, place in tree.sources.items():
            yield Member(place, partial(opened, name), tree.metadata.get(name, Metadata()))
        if damage:
            raise ArticleError(f"damaged: {damage}; what stands before is read. Get it anew")


def _unpack(file: IO[bytes], unpacked: IO[bytes], budget: Budget) -> str:
    """Unpacks as much as there is; what is wrong with the rest, if anything is."""
    unpacker, damage = zlib.decompressobj(_GZIP), ""
    try:
        while packed := file.read(_PIECE):
            while packed:
                piece = unpacker.decompress(packed, _PIECE)
                budget.spend(len(piece), 0)
                unpacked.write(piece)
                packed = unpacker.unconsumed_tail
                if unpacker.eof:  # another member may follow
                    packed = unpacker.unused_data.lstrip(b"\0")
                    unpacker = zlib.decompressobj(_GZIP) if packed else unpacker
        damage = "" if unpacker.eof else "it breaks off"
    except zlib.error as error:
        if not unpacked.tell():
            raise
        damage = str(error)
    unpacked.seek(0)
    return damage

"""Opens zip files, and web archives packed as such."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import IO

from extract.errors import ArticleError
from extract.read.archives.archive_tree import tree_of
from extract.read.archives.budget import Budget
from extract.read.archives.member import Failure, Member
from extract.read.archives.warc import warc_members
from extract.read.metadata import Metadata
from extract.read.source import Source

_ENCRYPTED = 1  # bit of a member's flags
_WARC_FOLDER, _WARCS = "archive/", (".warc", ".warc.gz")


def zip_members(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """The articles of a zip file, in the order of their ids, as the walk of a folder finds them."""
    with zipfile.ZipFile(file) as archive:
        infos = _files(archive, budget)

        def beginning(name: str, size: int) -> bytes:
            if infos[name].flag_bits & _ENCRYPTED:
                return b""
            with archive.open(infos[name]) as member:
                return member.read(size)

        tree = tree_of(source, infos, beginning)
        yield from tree.failures
        for name, place in tree.sources.items():
            yield Member(place, partial(archive.open, infos[name]), tree.metadata.get(name, Metadata()))


def wacz_members(source: Source, file: IO[bytes], budget: Budget) -> Iterator[Member | Failure]:
    """The pages of a web archive that is a zip file of WARC files with their index (WACZ 1.1)."""
    with zipfile.ZipFile(file) as archive:
        infos = _files(archive, budget)
        names = sorted(name for name in infos if name.startswith(_WARC_FOLDER) and name.endswith(_WARCS))
        if not names:
            raise ArticleError("no web archive: there is no WARC file in its folder `archive`")
        for name in names:
            place = source if len(names) == 1 else replace(source.part(name.removeprefix(_WARC_FOLDER)), kind=".warc")
            with archive.open(infos[name]) as warc:
                yield from warc_members(place, warc, budget)


def _files(archive: zipfile.ZipFile, budget: Budget) -> dict[str, zipfile.ZipInfo]:
    """The files of an archive by their names, paid for."""
    infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
    budget.spend(sum(info.file_size for info in infos.values()), len(infos))
    return infos

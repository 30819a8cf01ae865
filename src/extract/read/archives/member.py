"""A file, on disk or in an archive, that can be opened and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, NamedTuple

from extract.errors import ArticleError
from extract.read.metadata import Metadata
from extract.read.source import Source


class Member(NamedTuple):
    """A file: where it lies, what opens it, what metadata.csv says of it, and what its archive does.

    The file itself beats what its archive says, metadata.csv beats both.
    """

    source: Source
    open: Callable[[], IO[bytes]]
    given: Metadata = Metadata()
    fallback: Metadata = Metadata()


Failure = tuple[Source, ArticleError]

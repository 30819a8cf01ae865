"""What an archive, with all that is nested in it, may unpack to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, Self

from extract.errors import ArticleError
from extract.read.limits import MEMBERS, most_unpacked


class TooMuch(ArticleError):
    """An archive that is given up as a whole: it unpacks to too much, or nests too deep."""


@dataclass(slots=True)
class Budget:
    """Bytes and files that may still be unpacked."""

    left: int
    limit: int
    members: int = MEMBERS

    @classmethod
    def of(cls, file: IO[bytes]) -> Self:
        """The budget of an archive by its size."""
        here = file.tell()
        size = file.seek(0, os.SEEK_END)
        file.seek(here)
        return cls(most_unpacked(size), most_unpacked(size))

    def spend(self, size: int, members: int = 1) -> None:
        """Takes so much off it. Raises TooMuch."""
        self.left -= size
        self.members -= members
        if self.left < 0:
            raise TooMuch(f"too large: it unpacks to more than {self.limit:,} bytes, a bomb? If it is none, unpack it")
        if self.members < 0:
            raise TooMuch(f"too large: it holds more than {MEMBERS:,} files; unpack it")

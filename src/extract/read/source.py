"""Where an article lies: in a file of its own, or in one that holds several."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.read.file_kinds import MANY, PACKED_ROWS, ROWS, ending_of
from extract.read.ids import row_id, safe_component

_HERE = (".txt", *ROWS, *PACKED_ROWS)  # nothing that has to be taken apart as a whole


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article lies: its id, its path relative to the corpus with `/` separators, and its path on disk.

    Of a file that holds several, `article_id` is what their ids begin with, before a slash, unless `inner_id` is. Of
    one within an archive `file` is a path that is not there: the archive's, and behind it the name inside.
    """

    article_id: str
    path: str
    file: Path
    day: str = ""  # that its name bears, as do most names of its folder
    has_dated_address: bool = False  # most texts of its folder have an address that bears a day
    kind: str = ""  # the ending that a name without one would bear, as the first bytes tell
    inner_id: str = ""  # where its own would meet a folder's

    @property
    def ending(self) -> str:
        """What tells the kind: the end of the name, in small letters, or what the first bytes say."""
        return self.kind or ending_of(self.file.name)

    @property
    def is_of_many(self) -> bool:
        """Whether the file names articles by itself, however many there are."""
        return self.ending in MANY

    @property
    def is_read_here(self) -> bool:
        """Whether it is text as it stands, or rows that come one by one: nothing that could harm its reader."""
        return self.ending in _HERE

    def part(self, name: str) -> Source:
        """An article of the file by its own name or number, which is made safe."""
        return Source(row_id(self.inner_id or self.article_id, name), f"{self.path}#{name}", self.file)

    def whole(self) -> Source:
        """The file itself, for what is said of all of it: its whole name tells it from the articles."""
        if not self.is_of_many:
            return self
        folder, _, _ = self.article_id.rpartition("/")
        name = safe_component(self.file.name)
        return Source(f"{folder}/{name}" if folder else name, self.path, self.file)

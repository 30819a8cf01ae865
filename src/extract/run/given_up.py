"""Remembers the files that no reader got through, so that they do not hold up every later run anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from extract.config import ReadSettings
from extract.errors import ArticleError
from extract.read import Source, read_bytes


class GivenUp(ArticleError):
    """A file that took too long or ended its readers; `key` is what the failure is filed under."""

    def __init__(self, message: str, key: bytes) -> None:
        super().__init__(message)
        self.key = key


class GivenUpFiles:
    """The files that were given up, by what is in them: a file that has changed is another one.

    So is each with another program or other settings of reading. `known` are failures by their keys, as earlier runs
    have recorded them.
    """

    def __init__(self, program: bytes, settings: ReadSettings, known: Mapping[bytes, str]) -> None:
        self._program = program
        self._settings = settings
        self._known = dict(known)

    def recalled(self, source: Source) -> GivenUp | None:
        """The failure of a file that was given up before."""
        if not self._known:
            return None  # files are not read twice for nothing
        key = self._key(source)
        return GivenUp(self._known[key], key) if key in self._known else None

    def entered(self, source: Source, reason: str) -> ArticleError:
        """The failure of a file that is given up now, for this reason."""
        if not (key := self._key(source)):
            return ArticleError(reason)
        self._known[key] = reason
        return GivenUp(reason, key)

    def _key(self, source: Source) -> bytes:
        """Empty for a file that cannot be read any more, or that is too large to be taken apart."""
        try:
            content = hashlib.sha256(read_bytes(source, self._settings.max_chars)).digest()
        except ArticleError:
            return b""
        known = (self._settings.model_dump_json(), source.file.suffix.lower())
        return hashlib.sha256(b"\0".join([self._program, content, *(each.encode() for each in known)])).digest()

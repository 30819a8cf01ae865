"""Remembers the files that no reader got through, so that they do not hold up every later run anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from itertools import islice

from extract.config import ReadSettings
from extract.errors import ArticleError


class GivenUp(ArticleError):
    """A file that took too long or ended its readers; `key` is what the failure is filed under."""

    def __init__(self, message: str, key: bytes) -> None:
        super().__init__(message, key)
        self.message = message
        self.key = key

    def __str__(self) -> str:
        return self.message


class GivenUpFiles:
    """The files that were given up, by what is in them: a file that has changed is another one.

    So is each with another program or other settings of reading. It does not matter where a file lies, on disk or in an
    archive. `known` are failures by their keys, as earlier runs have recorded them.
    """

    def __init__(self, program: bytes, settings: ReadSettings, known: Mapping[bytes, str]) -> None:
        self._program = program
        self._settings = settings.model_dump_json().encode()
        self._known = dict(known)

    def __len__(self) -> int:
        return len(self._known)

    def entered(self, digest: bytes, ending: str, reason: str) -> ArticleError:
        """The failure of a file that is given up now, for this reason; `digest` is of its bytes, empty if unknown."""
        if not digest:
            return ArticleError(reason)
        key = self._key(digest, ending)
        self._known[key] = reason
        return GivenUp(reason, key)

    def recalled(self, digest: bytes, ending: str) -> GivenUp | None:
        """The failure of a file that was given up before."""
        if not self._known or not digest:
            return None
        key = self._key(digest, ending)
        return GivenUp(self._known[key], key) if key in self._known else None

    def since(self, number: int) -> dict[bytes, str]:
        """Those that were given up after the first so many."""
        return dict(islice(self._known.items(), number, None))

    def learn(self, known: Mapping[bytes, str]) -> None:
        """Takes over what others have given up."""
        self._known.update(known)

    def forgetful(self) -> GivenUpFiles:
        """One of the same program and settings that knows of no file."""
        copy = GivenUpFiles.__new__(GivenUpFiles)
        copy._program, copy._settings, copy._known = self._program, self._settings, {}
        return copy

    def _key(self, digest: bytes, ending: str) -> bytes:
        return hashlib.sha256(b"\0".join([self._program, digest, self._settings, ending.encode()])).digest()

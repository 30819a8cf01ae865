"""The files that an export or an import writes: inside its folder, whole or not at all, never over others."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from extract.errors import UsageError
from extract.write import cannot_write, replace_whole


class Target:
    """A folder to write to. Files that are there already are refused, unless `force` says to write over them."""

    def __init__(self, folder: Path, *, force: bool) -> None:
        self._folder = folder
        self._force = force

    def path(self, name: str, suffix: str = "") -> Path:
        """The path of a file; `name` may have folders in it, as article ids have.

        Raises UsageError for a name that leads out of the folder, and for a file that is there.
        """
        inside = all(part not in ("", ".", "..") and "\0" not in part for part in name.split("/"))
        path = self._folder / f"{name}{suffix}"
        try:
            if not inside or not path.resolve().is_relative_to(self._folder.resolve()):
                raise UsageError(f"{name!r} is not the id of an article: it would lead out of {self._folder}")
            if not self._force and (path.exists() or path.is_symlink()):
                raise UsageError(f"{path} is there already: choose another --output, or --force to write over it")
        except OSError as error:
            raise cannot_write(path, error) from None
        return path

    def write(self, path: Path, pieces: Iterable[bytes]) -> None:
        """Writes a file whose path is from `path`. Raises UsageError if there is no room or no permission."""
        temporary = path.with_name(f".{secrets.token_hex(8)}.partial")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(path, temporary, lambda: _fill(temporary, pieces))
        except OSError as error:
            raise cannot_write(path, error) from None


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.writelines(pieces)

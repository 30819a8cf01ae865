"""One run at a time on an output folder: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import errno
import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from extract.errors import UsageError
from extract.write import cannot_write

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 20  # a byte behind what is written: Windows forbids others to read the one that is locked
_HELD = (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)


class FolderLock:
    """Held while the block runs. Raises UsageError, naming the holder, if another run has it.

    A file system that knows no locks (some cluster ones) is used without.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        try:
            if self._path.parent.is_symlink():
                raise UsageError(f"{self._path.parent}: a link in the output folder, not written through; remove it")
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+", encoding="utf-8")
        except OSError as error:
            raise cannot_write(self._path, error) from None
        try:
            _take(self._file)
        except OSError as error:
            if error.errno in _HELD:
                raise self._is_held() from None
        self._tell()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def _tell(self) -> None:
        """Writes down who holds it, for the message of the next one."""
        assert self._file is not None
        self._file.truncate(0)
        since = datetime.now().isoformat(sep=" ", timespec="seconds")
        self._file.write(f"process {os.getpid()} on {socket.gethostname()}, since {since}\n")
        self._file.flush()

    def _is_held(self) -> UsageError:
        assert self._file is not None
        self._file.seek(0)
        holder = self._file.readline(200).strip()
        self._file.close()
        who = f" ({holder})" if holder else ""
        return UsageError(
            f"{self._path.parent.parent}: another run writes there{who}; wait, or choose another --output"
        )

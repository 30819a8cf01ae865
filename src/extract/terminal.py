"""The terminal of a command: what is printed comes out as far as it can, and only what is ours is printed."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast


class _Patient:
    """A stream that writes what its encoding lacks as `\\xe9`, and goes on when its reader (`head`) has gone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - all else is the stream's own
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """All of it, whatever becomes of it."""
        try:
            self._stream.write(text)
        except UnicodeEncodeError:
            encoding = self._stream.encoding or "ascii"
            return self.write(text.encode(encoding, "backslashreplace").decode(encoding))
        except BrokenPipeError:
            silence(self._stream)
        return len(text)

    def flush(self) -> None:
        """Raises OSError for a full disk."""
        try:
            self._stream.flush()
        except BrokenPipeError:
            silence(self._stream)


@contextmanager
def patient_streams() -> Iterator[None]:
    """While the block runs nothing that is printed fails for what the terminal can show, or because nobody listens.

    A standard stream that was closed (`2>&-`) leads nowhere. A full disk is an OSError, at the end of the block at the
    latest.
    """
    _open_closed()
    out, err = cast("TextIO", _Patient(sys.stdout)), cast("TextIO", _Patient(sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            yield
        finally:
            out.flush()


def silence(stream: TextIO) -> None:
    """Lets a stream that cannot be written lead nowhere, so that Python does not try again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


@contextmanager
def hushed_libraries() -> Iterator[None]:
    """While the block runs no warning of a library is printed, unless Python was told to (`-W`); ours are, in a line.

    What they log counts as a warning, too.
    """
    import logging

    everything, ours = logging.getLogger(), logging.getLogger("extract")
    nowhere, told = logging.NullHandler(), logging.StreamHandler()
    told.setFormatter(logging.Formatter("extract: %(message)s"))
    everything.addHandler(nowhere)
    ours.addHandler(told)
    try:
        with warnings.catch_warnings():
            if not sys.warnoptions:
                warnings.simplefilter("ignore")
            yield
    finally:
        everything.removeHandler(nowhere)
        ours.removeHandler(told)


def _open_closed() -> None:
    """Opens closed standard streams to nowhere, for the processes that we start too: else the next file takes over."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            if nowhere != number:
                os.dup2(nowhere, number)
                os.close(nowhere)
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, "r" if number == 0 else "w", closefd=False))  # noqa: SIM115

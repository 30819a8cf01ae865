"""Ctrl-C and SIGTERM: an end with one line, or a wish that the run looks up when it can stop cleanly."""

from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType, TracebackType
from typing import Never, Self

from extract.errors import Interrupted

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_ECHO = 1.0  # seconds in which a second signal is the first one again, as `timeout` and batch systems send it


def end_at_signals() -> None:
    """From now on Ctrl-C and SIGTERM end this program at once, with one line and their exit status.

    Not by an exception: raised while a module is imported it shows as a traceback, or is lost. What the program was
    told to ignore (`nohup`) it ignores.
    """
    for number in _SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)


def leave_signals_to_python() -> None:
    """Undoes `end_at_signals`."""
    for number in _SIGNALS:
        if signal.getsignal(number) == _end:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)


def _end(number: int, _: FrameType | None) -> Never:
    try:
        os.write(2, b"extract: interrupted\n")
    finally:
        os._exit(128 + number)


class StopRequest:
    """While the block runs a first Ctrl-C or SIGTERM is noted; another one, a second later, ends the program."""

    def __init__(self) -> None:
        self._signal = 0
        self._since = 0.0
        self._earlier: dict[int, object] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # only it may set handlers
            self._earlier = {number: signal.signal(number, self._note) for number in _SIGNALS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._earlier.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def check(self) -> None:
        """Raises Interrupted if the run was told to stop."""
        if self._signal:
            raise Interrupted(self._signal)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if not self._signal:
            self._signal, self._since = number, time.monotonic()
        elif time.monotonic() - self._since > _ECHO:
            _end(number, frame)

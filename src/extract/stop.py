"""Ctrl-C and SIGTERM as a wish that the run looks up when it can stop cleanly."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

from extract.errors import Interrupted

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopRequest:
    """While the block runs a first Ctrl-C or SIGTERM is noted; a second one ends the program at once."""

    def __init__(self) -> None:
        self._signal = 0
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

    def _note(self, number: int, _: FrameType | None) -> None:
        self._signal = number
        for each in self._earlier:
            signal.signal(each, signal.SIG_DFL)

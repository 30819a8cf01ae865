"""Reads ahead in a thread of its own: a slow file, or a language model that takes a second to load, stops no worker."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from typing import Generic, TypeVar

T = TypeVar("T")

_PULSE = 0.25  # seconds after which one who waits looks up, at the latest, whether to stop
_PATIENCE = 2.0  # seconds for the thread to end

Check = Callable[[], None]


class _Unwanted(Exception):
    """Nothing more is to be read."""


class _Shelf(Generic[T]):
    """What is read and not yet fetched, `room` in all, but always one thing at least."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: deque[tuple[T, int]] = deque()
        self._changed = threading.Condition()
        self._error: BaseException | None = None
        self._ended = self._closed = False

    def fill(self, read: Callable[[Check], Generator[T]], size: Callable[[T], int]) -> None:
        """Puts all items there as there is room; what runs in the thread."""
        try:
            with closing(read(self._check)) as items:
                for item in items:
                    self._put(item, size(item))
        except _Unwanted:
            pass
        except BaseException as error:  # it is the reader's own: told where the items are fetched
            self._error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def fetch(self, check: Check) -> Iterator[T | None]:
        """All items in their order, None while none is there, then the error that ended them if there was one."""
        while True:
            check()
            with self._changed:
                if not self._held and not self._ended:
                    self._changed.wait(_PULSE)
                if self._held:
                    item, size = self._held.popleft()
                    self._room += size
                    self._changed.notify_all()
                elif self._ended:
                    break
                else:
                    item = None
            yield item
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _check(self) -> None:
        if self._closed:
            raise _Unwanted

    def _put(self, item: T, size: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._held or self._room >= size)
            self._check()
            self._held.append((item, size))
            self._room -= size
            self._changed.notify_all()


def read_ahead(
    read: Callable[[Check], Generator[T]], size: Callable[[T], int], room: int, check: Check
) -> Generator[T | None]:
    """The items in their order, read while the caller does something else: as many as have `room` by their `size`.

    None comes where the next item lets one wait, so that the caller can do something else.

    `read` is given a check of its own, which raises as soon as no more items are wanted: what may take long calls it
    now and then. Raises what the items raise, where they would, and at any time whatever `check` raises.
    """
    shelf = _Shelf[T](room)
    thread = threading.Thread(target=shelf.fill, args=(read, size), daemon=True)
    thread.start()
    try:
        yield from shelf.fetch(check)
    finally:
        shelf.close()
        thread.join(_PATIENCE)  # one that still waits for a file ends with the program

"""Reads ahead in a thread of its own: a slow file, or a language model that takes a second to load, stops no worker."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_PULSE = 0.25  # seconds after which one who waits looks up, at the latest, whether to stop


class _Shelf(Generic[T]):
    """What is read and not yet fetched, `room` in all, but always one thing at least."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._held: deque[tuple[T, int]] = deque()
        self._changed = threading.Condition()
        self._error: BaseException | None = None
        self._ended = self._closed = False

    def fill(self, items: Generator[T], size: Callable[[T], int]) -> None:
        """Puts all items there as there is room; what runs in the thread."""
        try:
            for item in items:
                if not self._put(item, size(item)):
                    break
            items.close()
        except BaseException as error:  # it is the reader's own: told where the items are fetched
            self._error = error
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def fetch(self, check: Callable[[], None]) -> Iterator[T]:
        """All items in their order, then the error that ended them if there was one."""
        while True:
            with self._changed:
                while not self._held and not self._ended:
                    self._changed.wait(_PULSE)
                    check()
                if not self._held:
                    break
                item, size = self._held.popleft()
                self._room += size
                self._changed.notify_all()
            yield item
        if self._error is not None:
            raise self._error

    def close(self) -> None:
        """Nothing more is wanted."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _put(self, item: T, size: int) -> bool:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or not self._held or self._room >= size)
            self._held.append((item, size))
            self._room -= size
            self._changed.notify_all()
            return not self._closed


def read_ahead(items: Generator[T], size: Callable[[T], int], room: int, check: Callable[[], None]) -> Generator[T]:
    """The items in their order, read while the caller does something else: as many as have `room` by their `size`.

    Raises what the items raise, where they would, and whatever `check` raises while there is nothing to fetch.
    """
    shelf = _Shelf[T](room)
    thread = threading.Thread(target=shelf.fill, args=(items, size), daemon=True)
    thread.start()
    try:
        yield from shelf.fetch(check)
    finally:
        shelf.close()
        thread.join(_PULSE)  # one that is still reading ends with the program

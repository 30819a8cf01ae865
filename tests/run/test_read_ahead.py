"""What is read ahead comes in order, within its room, with its errors, and ends when nobody wants more."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import Interrupted, UsageError
from extract.run.read_ahead import Check, read_ahead


def _never() -> None:
    """No wish to stop."""


def _itself(item: int) -> int:
    return item


def _of(items: list[int]) -> Callable[[Check], Generator[int]]:
    return lambda _: (item for item in items)


@given(st.lists(st.integers(0, 9)), st.integers(0, 30))
def test_all_items_come_in_their_order(items: list[int], room: int) -> None:
    reading = read_ahead(_of(items), _itself, room, _never)
    assert _all(reading) == items


def test_it_reads_while_nobody_asks_and_only_as_much_as_there_is_room_for() -> None:
    read: list[int] = []

    def items(_: Check) -> Generator[int]:
        for number in range(100):
            read.append(number)
            yield number

    reading = read_ahead(items, lambda _: 10, 50, _never)
    assert _next(reading) == 0
    _wait_until(lambda: len(read) == 7)  # one fetched, five on the shelf, one in hand
    time.sleep(0.05)
    assert len(read) == 7
    assert _all(reading) == list(range(1, 100))


def test_none_comes_while_the_next_item_lets_wait() -> None:
    go = threading.Event()

    def items(_: Check) -> Generator[int]:
        yield 1
        go.wait(10)
        yield 2

    reading = read_ahead(items, lambda _: 1, 10, _never)
    assert [_next(reading), next(reading)] == [1, None]
    go.set()
    assert _all(reading) == [2]


def test_an_item_larger_than_the_room_comes_alone() -> None:
    reading = read_ahead(_of([1, 500, 2]), _itself, 10, _never)
    assert _all(reading) == [1, 500, 2]


def test_an_error_comes_where_it_would_have_come() -> None:
    def items(_: Check) -> Generator[int]:
        yield 1
        raise UsageError("the folder is gone")

    reading = read_ahead(items, lambda _: 1, 10, _never)
    assert _next(reading) == 1
    with pytest.raises(UsageError, match="the folder is gone"):
        next(reading)


def test_who_waits_for_a_slow_file_can_be_stopped_and_the_file_is_left() -> None:
    left = threading.Event()

    def items(check: Check) -> Generator[int]:
        try:
            while True:
                check()
                time.sleep(0.01)
        finally:
            left.set()
        yield 1

    begun = time.monotonic()
    with pytest.raises(Interrupted):
        next(read_ahead(items, lambda _: 1, 10, _stops))
    assert left.is_set()
    assert time.monotonic() - begun < 5


def test_who_need_not_wait_can_be_stopped_too() -> None:
    stop = threading.Event()

    def check() -> None:
        if stop.is_set():
            _stops()

    reading = read_ahead(_of([1, 2, 3, 4]), lambda _: 1, 10, check)
    assert [_next(reading), _next(reading)] == [1, 2]
    stop.set()
    with pytest.raises(Interrupted):
        next(reading)


def test_reading_ends_when_nothing_more_is_wanted() -> None:
    closed = threading.Event()

    def items(_: Check) -> Generator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    reading = read_ahead(items, lambda _: 1, 3, _never)
    assert _next(reading) == 1
    reading.close()
    assert closed.is_set()


def test_what_never_ends_keeps_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.run.read_ahead._PATIENCE", 0.1)
    go = threading.Event()

    def items(_: Check) -> Generator[int]:
        yield 1
        go.wait(10)

    reading = read_ahead(items, lambda _: 1, 3, _never)
    begun = time.monotonic()
    assert _next(reading) == 1
    reading.close()
    assert time.monotonic() - begun < 5
    go.set()


def _stops() -> None:
    raise Interrupted(2)


def _all(reading: Iterator[int | None]) -> list[int]:
    return [item for item in reading if item is not None]


def _next(reading: Iterator[int | None]) -> int | None:
    """The next item, however long it takes to come."""
    return next(item for item in reading if item is not None)


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.001)

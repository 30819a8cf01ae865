"""What is read ahead comes in order, within its room, with its errors, and ends when nobody wants more."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import Interrupted, UsageError
from extract.run.ahead import read_ahead


def _never() -> None:
    """No wish to stop."""


def _of(items: list[int]) -> Generator[int]:
    yield from items


@given(st.lists(st.integers(0, 9)), st.integers(0, 30))
def test_all_items_come_in_their_order(items: list[int], room: int) -> None:
    assert list(read_ahead(_of(items), lambda item: item, room, _never)) == items


def test_it_reads_while_nobody_asks_and_only_as_much_as_there_is_room_for() -> None:
    read: list[int] = []

    def items() -> Generator[int]:
        for number in range(100):
            read.append(number)
            yield number

    ahead = read_ahead(items(), lambda _: 10, 50, _never)
    assert next(ahead) == 0
    _wait_until(lambda: len(read) == 7)  # one fetched, five on the shelf, one in hand
    time.sleep(0.05)
    assert len(read) == 7
    assert list(ahead) == list(range(1, 100))


def test_an_item_larger_than_the_room_comes_alone() -> None:
    assert list(read_ahead(_of([1, 500, 2]), lambda item: item, 10, _never)) == [1, 500, 2]


def test_an_error_comes_where_it_would_have_come() -> None:
    def items() -> Generator[int]:
        yield 1
        raise UsageError("the folder is gone")

    ahead = read_ahead(items(), lambda _: 1, 10, _never)
    assert next(ahead) == 1
    with pytest.raises(UsageError, match="the folder is gone"):
        next(ahead)


def test_who_waits_for_a_slow_file_can_be_stopped() -> None:
    go = threading.Event()

    def items() -> Generator[int]:
        go.wait(10)
        yield 1

    def check() -> None:
        raise Interrupted(2)

    begun = time.monotonic()
    with pytest.raises(Interrupted):
        next(read_ahead(items(), lambda _: 1, 10, check))
    go.set()
    assert time.monotonic() - begun < 5


def test_reading_ends_when_nothing_more_is_wanted() -> None:
    closed = threading.Event()

    def items() -> Generator[int]:
        try:
            while True:
                yield 1
        finally:
            closed.set()

    ahead = read_ahead(items(), lambda _: 1, 3, _never)
    assert next(ahead) == 1
    ahead.close()
    assert closed.wait(5)


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.001)

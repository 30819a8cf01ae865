"""Which quotations are compared at all: those that share a run of rare words. So the cost grows almost linearly."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extract.merge.content_words import digest_of
from extract.merge.quotations import Quotations

_HEAVY = 1.0  # a word's weight from which on it is rare enough
_TELLING = 4.0  # the weight of the words of a run that is
_PAIR, _RUN = 2, 3  # rare words in a run
_MOST = 40  # quotations of one speaker that share a pair of words which still tells something
_BEHIND = 25  # quotations that share a run which each is compared with

Numbers = npt.NDArray[np.int64]


def candidates(quotations: Quotations, check: Callable[[], None]) -> Numbers:
    """Pairs of numbers that are worth a comparison, each once and in order, as a table of two columns: those that share
    three rare words in a row, or two if one speaker said both."""
    found = array("q")
    for size, most in ((_PAIR, _MOST), (_RUN, 0)):
        runs = _runs(quotations, size, check)
        order = np.lexsort((runs[:, 1], runs[:, 0]))
        for block in _blocks(runs[order]):
            if not most or len(block) <= most:
                found.extend(_pairs(block))
        check()
    packed = np.unique(np.frombuffer(found, np.int64)) if found else np.zeros(0, np.int64)
    return np.stack([packed >> 32, packed & (1 << 32) - 1], axis=1)


def _runs(quotations: Quotations, size: int, check: Callable[[], None]) -> Numbers:
    """Digests of runs of rare words, each with the number of the quotation that has it."""
    found = array("q")
    for number in range(len(quotations)):
        check()
        rare = [word for word in quotations.forms(number) if quotations.weight(word) >= _HEAVY]
        speaker = quotations.speaker(number) if size == _PAIR else 0
        for start in range(len(rare) - size + 1):
            run = rare[start : start + size]
            if sum(map(quotations.weight, run)) >= _TELLING:
                found.extend((_digest((speaker, *run)), number))
    return np.frombuffer(found, np.int64).reshape(-1, 2) if found else np.zeros((0, 2), np.int64)


def _blocks(runs: Numbers) -> Iterable[list[int]]:
    """The numbers of the quotations that share a run, of each run that several have."""
    starts = np.flatnonzero(np.diff(runs[:, 0], prepend=-1, append=-1)) if len(runs) else ()
    for start, end in pairwise(starts):
        if end - start > 1:
            yield np.unique(runs[start:end, 1]).tolist()


def _pairs(block: list[int]) -> Iterable[int]:
    for place, first in enumerate(block):
        for second in block[place + 1 : place + 1 + _BEHIND]:
            yield first << 32 | second


def _digest(run: Iterable[int]) -> int:
    return digest_of(array("q", run).tobytes())

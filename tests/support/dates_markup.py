"""Marked-up sentences for the tests of dates: "On [16 August 2021|2021-08-16] he left." (text|value/MOD)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Doc

from extract.dates import find_dates

PUBLISHED = "2015-08-21"  # a Friday
MARK = re.compile(r"\[([^\]|]*)\|([^\]/]*)(?:/([A-Z]+))?\]")


class Marked(NamedTuple):
    """One expression as the test wants it."""

    start: int
    text: str
    value: str
    mod: str


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """The plain sentence and what is marked in it."""
    plain, wanted, at = "", [], 0
    for m in MARK.finditer(marked):
        plain += marked[at : m.start()]
        wanted.append(Marked(len(plain), m[1], m[2], m[3] or ""))
        plain += m[1]
        at = m.end()
    return plain + marked[at:], wanted


def check(parse: Callable[[str], Doc], marked: str, published: str = PUBLISHED) -> None:
    """Every marked expression is found with its value and modifier, and nothing else is."""
    plain, wanted = unmark(marked)
    doc = parse(plain)
    found = find_dates(doc, published)
    assert [Marked(x.start, plain[x.start : x.end], x.value, x.mod) for x in found] == wanted

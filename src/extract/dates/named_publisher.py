"""The house that an article names at its head or foot: a dateline's agency, a copyright line, a page title's end."""

from __future__ import annotations

import re
from functools import cache

from extract.read.publishers import HomeOrder, home_order, house_names, house_order

LINES = 6  # from the top and from the bottom
LONGEST = 300  # characters of a line that are looked at
SHORT = 90  # characters of a line that is nothing but a publisher
ADDRESS = re.compile(r"(?i)\b(?:https?://|www\.)[a-z0-9.-]{1,120}")
MARKER = re.compile(
    r"(?i)(?:©|\(c\)|copyright|source:|courtesy of|(?:published|appeared) (?:by|in|on)|all rights reserved)"
    r"[^.:;]{0,30}$"
)
DATELINE = re.compile(r"^[A-Z][\w .,’'/-]{1,50}\($")
BEFORE = re.compile(r"^(?:By [A-Z][\w .’'-]{1,50}, |.{1,70} [|–—-] )?$")
AFTER = re.compile(r"^(?: ?[,|(–—-].{0,60})?$")


def publisher_order(text: str) -> HomeOrder:
    """The order of day and month of the house that the text itself says it comes from; empty where it does not.

    A house that is only talked about ("she told the BBC") does not count. Houses that differ tell nothing.
    """
    found = {order for line in edge_lines(text) for order in line_orders(line)}
    return found.pop() if len(found) == 1 else ""


def edge_lines(text: str) -> list[str]:
    """The first and last lines that are not blank, cut short."""
    lines = [line.strip()[:LONGEST] for line in text.splitlines() if line and not line.isspace()]
    return lines if len(lines) <= 2 * LINES else lines[:LINES] + lines[-LINES:]


@cache
def names_pattern() -> re.Pattern[str]:
    """The names of the known houses as whole words."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, house_names()))})(?![\w-])")


def line_orders(line: str) -> list[HomeOrder]:
    """What the houses that a line gives as its own write."""
    found = [house_order(m[0]) for m in ADDRESS.finditer(line)]
    for m in names_pattern().finditer(line):
        before, after = line[: m.start()], line[m.end() :]
        dateline = DATELINE.match(before) and after.startswith((")", "/", ","))
        alone = len(line) <= SHORT and BEFORE.match(before.removesuffix("The ")) and AFTER.match(after)
        if MARKER.search(before[-60:]) or dateline or alone:
            found.append(home_order(m[0]))
    return [order for order in found if order]

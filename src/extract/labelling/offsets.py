"""Offsets in UTF-16 code units, which programs in Java and JavaScript count, to and from code points.

A character beyond U+FFFF, such as most emoji, is one code point and two units.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """The offsets of one text."""

    def __init__(self, text: str) -> None:
        self._wide = [match.start() for match in _BEYOND.finditer(text)]
        self._wide_units = [offset + index for index, offset in enumerate(self._wide)]
        self._length = len(text)

    def units(self, offset: int) -> int:
        """The offset in code units of an offset in code points."""
        return offset + bisect_left(self._wide, offset)

    def points(self, units: int) -> int:
        """The offset in code points; one in the midst of a character is taken as the character's start.

        An offset beyond the text stays beyond it.
        """
        before = bisect_left(self._wide_units, units)
        if before and self._wide_units[before - 1] + 1 == units:
            return self._wide[before - 1]
        return units - before

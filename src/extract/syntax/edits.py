"""One change to the parser's tree."""

from __future__ import annotations

from typing import NamedTuple


class Edit(NamedTuple):
    """A token with the head, the label and the tag that it should have."""

    token: int
    head: int
    dep: str
    tag: str

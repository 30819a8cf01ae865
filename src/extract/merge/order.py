"""The order in which all articles are taken, and where in its article a row stands."""

from __future__ import annotations

_UNDATED = "9999"  # behind all others


def order_of(published: str, article_id: str) -> tuple[str, str]:
    """What articles are ordered by: the day of publication, then the id; the undated stand behind all others."""
    return published or _UNDATED, article_id


def sentence_number(sentence_id: str) -> int:
    """The number of a sentence in its article, from 1; 0 for an empty id."""
    return int(sentence_id.rpartition("#s")[2] or 0)

"""What one rule found for one cue."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content as spans of characters; cue, source and addressee as spans of tokens."""

    rule: str
    content: tuple[Span, ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    addressee: tuple[int, int] | None = None
    anchor: int = -1  # the cue's head token, or the content's first
    nested: bool = False  # inside the content of another attribution

"""What the columns of the tables hold."""

from __future__ import annotations

from typing import Literal

Kind = Literal["text", "integer", "real", "boolean", "day", "day or month"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("start", "end", "paragraph"), "integer"),
    **dict.fromkeys(("date_from", "date_to"), "day"),
    **dict.fromkeys(("published", "first_published", "last_published"), "day or month"),
    "within_quote": "boolean",
    **dict.fromkeys(("confidence", "speaker_confidence", "latitude", "longitude", "low", "high"), "real"),
}


def kind_of(column: str) -> Kind:
    """Text, unless the name of the column tells more."""
    counted = column.startswith("n_") or column.endswith(("_start", "_end", "_low", "_high"))
    return "integer" if counted else _KINDS.get(column, "text")

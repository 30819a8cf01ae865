"""The tables of a run as pandas data frames, with the types that their columns have."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from extract.errors import UsageError
from extract.write import COLUMNS

_WHOLE = ("start", "end", "paragraph")  # and all that ends in _start, _end or begins with n_
_TYPES = {"within_quote": "boolean", "confidence": "Float64"}


def _type(column: str) -> str:
    if column in _WHOLE or column.startswith("n_") or column.endswith(("_start", "_end")):
        return "Int64"
    return _TYPES.get(column, "string")


def read_tables(output: Path | str) -> dict[str, pd.DataFrame]:
    """The seven tables of a folder that `extract run` wrote, by name: "articles", "sentences", … "events".

    Offsets and counts are Int64, `within_quote` is boolean, `confidence` Float64, all else string; an empty cell is NA.
    Raises UsageError if a table is not there.
    """
    frames = {}
    for name, columns in COLUMNS.items():
        path = Path(output) / f"{name}.csv"
        try:
            frames[name] = pd.read_csv(
                path,
                dtype={column: _type(column) for column in columns},
                keep_default_na=False,
                na_values=[""],
                true_values=["true"],
                false_values=["false"],
                encoding="utf-8",
            )
        except OSError as error:
            message = f"{path}: cannot be read ({error.strerror}): name a folder that `extract run` wrote"
            raise UsageError(message) from None
    return frames

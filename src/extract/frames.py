"""The tables as pandas data frames, with the types that their columns have."""

from __future__ import annotations

import csv
import io
from collections import defaultdict, deque
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Literal

import pandas as pd

from extract.corpus import IdentityPass
from extract.merge import MergePass
from extract.records import Extraction
from extract.tables import read_rows
from extract.write import COLUMNS, EntityTable, Row, Rows, table_rows
from extract.write.column_types import Kind, kind_of

_Type = Literal["string", "Int64", "Float64", "boolean"]
_TYPES: dict[Kind, _Type] = {
    "text": "string",
    "day": "string",  # TIMEX3 days go back farther than pandas' time stamps
    "day or month": "string",
    "integer": "Int64",
    "real": "Float64",
    "boolean": "boolean",
}


def read_tables(output: Path | str) -> dict[str, pd.DataFrame]:
    """The tables of a folder that `extract run` wrote, by name: "articles", "sentences", … "events".

    Offsets and counts are Int64, `within_quote` is boolean, `confidence` Float64, all else string; an empty cell is NA.
    Raises UsageError if a table is not there or is damaged.
    """
    frames = {}
    for name in COLUMNS:
        deque(read_rows(Path(output), name), maxlen=0)  # pandas fills what is cut with NA
        frames[name] = _frame(name, Path(output) / f"{name}.csv")
    return frames


def frames_of(extractions: Iterable[Extraction]) -> dict[str, pd.DataFrame]:
    """The same tables from what was found in some articles, in their order, which are taken for a whole corpus.

    Entities and happenings of several articles are one as in a run of them, without a user's file of entities.
    Raises ValueError if two articles have one id.
    """
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    identity, entities, seen = IdentityPass(), EntityTable(), set[str]()
    articles: list[Rows] = []
    for extraction in extractions:
        if extraction.article.id in seen:
            raise ValueError(f"two articles have the id {extraction.article.id!r}; give each its own")
        seen.add(extraction.article.id)
        articles.append(table_rows(extraction))
        identity.look(articles[-1])
    identity.settle()
    merging = MergePass()
    for found in map(identity.apply, articles):
        merging.look(found)
    merging.settle()
    for found in map(merging.apply, map(identity.apply, articles)):
        entities.add(found.pop("entities"))
        for name, more in found.items():
            rows[name] += more
    rows["entities"] = list(identity.complete(entities.rows()))
    frames = {}
    for name in COLUMNS:
        file = io.StringIO(newline="")
        csv.writer(file).writerows([COLUMNS[name], *rows[name]])
        file.seek(0)
        frames[name] = _frame(name, file)
    return frames


def _frame(table: str, file: Path | IO[str]) -> pd.DataFrame:
    return pd.read_csv(
        file,
        dtype=defaultdict(lambda: "string", {column: _TYPES[kind_of(column)] for column in COLUMNS[table]}),
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
        encoding="utf-8",
    )

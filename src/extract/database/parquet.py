"""Writes the tables in OUT as Parquet files beside the CSV files, with typed columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from extract.errors import UsageError
from extract.read.publication_days import is_day_or_month
from extract.tables import Cells, read_table
from extract.write import COLUMNS
from extract.write.column_types import Kind, kind_of
from extract.write.texts import cannot_write

_ROWS = 20_000  # in memory at a time, and in a row group


def _day_or_month(cell: str) -> str:
    if not is_day_or_month(cell):
        raise ValueError(f"{cell!r} is no day")
    return cell


_PARSED: Mapping[Kind, Callable[[str], object]] = {
    "text": str,
    "integer": int,
    "real": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "day": date.fromisoformat,
    "day or month": _day_or_month,
}


def remove_parquet(out: Path) -> None:
    """Removes the tables' Parquet files, which an earlier run wrote and newer tables have made stale."""
    for table in COLUMNS:
        (out / f"{table}.parquet").unlink(missing_ok=True)


def check_parquet() -> None:
    """Raises UsageError, with the line to install it, if pyarrow is not there."""
    if find_spec("pyarrow") is None:
        raise UsageError("Parquet needs pyarrow: pip install pyarrow")


def write_parquet(out: Path) -> list[Path]:
    """Writes OUT/<table>.parquet for each of the tables and returns their paths; the tables are streamed.

    An empty cell is null, offsets and counts are int64, `confidence` is a double, `within_quote` a boolean, `date_from`
    and `date_to` are days, all else is text (`published` too, which may be a month). Raises UsageError if pyarrow is
    missing, for a folder without a run's tables or without room.
    """
    check_parquet()
    return [_write(out, table) for table in COLUMNS]


def _write(out: Path, table: str) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "boolean": pa.bool_()}
    types |= {"day": pa.date32(), "day or month": pa.string()}
    schema = pa.schema([(column, types[kind_of(column)]) for column in COLUMNS[table]])
    path = out / f"{table}.parquet"
    temporary = out / f".{table}.parquet.partial"
    try:
        temporary.unlink(missing_ok=True)
        with pq.ParquetWriter(temporary, schema, compression="zstd") as writer:
            for columns in _batches(read_table(out, table), COLUMNS[table]):
                writer.write_table(pa.table(columns, schema=schema))
        temporary.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None
    except (ValueError, KeyError) as error:
        raise UsageError(f"{out / table}.csv: not a table that `extract run` wrote ({error})") from None
    finally:
        with suppress(OSError):
            temporary.unlink()
    return path


def _batches(rows: Iterator[Cells], columns: tuple[str, ...]) -> Iterator[dict[str, list[Any]]]:
    """The rows by column, some at a time."""
    parsers = {column: _PARSED[kind_of(column)] for column in columns}
    while batch := list(islice(rows, _ROWS)):
        yield {
            column: [parse(row[column]) if row[column] else None for row in batch] for column, parse in parsers.items()
        }

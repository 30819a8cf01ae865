"""The tables of a run for other tools: in one SQLite file, as Parquet, as a workbook, in the browser."""

from extract.database.browse import browse_database
from extract.database.parquet import check_parquet, remove_parquet, write_parquet
from extract.database.sqlite import DATABASE_FILE, empty_database, place_database, renew_database, write_database
from extract.database.workbook import (
    WORKBOOK_FILE,
    check_workbook,
    export_workbook,
    tell_of_old_workbook,
    write_workbook,
)

__all__ = [
    "DATABASE_FILE",
    "WORKBOOK_FILE",
    "browse_database",
    "check_parquet",
    "check_workbook",
    "empty_database",
    "export_workbook",
    "place_database",
    "remove_parquet",
    "renew_database",
    "tell_of_old_workbook",
    "write_database",
    "write_parquet",
    "write_workbook",
]

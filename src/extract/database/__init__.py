"""The tables of a run for other tools: read back row by row, in one SQLite file, as Parquet, in the browser."""

from extract.database.browse import browse_database
from extract.database.parquet import check_parquet, remove_parquet, write_parquet
from extract.database.sqlite import DATABASE_FILE, place_database, renew_database, write_database
from extract.database.tables import ROLES, Cells, PartyCells, Role, parties_of, read_table

__all__ = [
    "DATABASE_FILE",
    "ROLES",
    "Cells",
    "PartyCells",
    "Role",
    "browse_database",
    "check_parquet",
    "parties_of",
    "place_database",
    "read_table",
    "remove_parquet",
    "renew_database",
    "write_database",
    "write_parquet",
]

"""The tables of a run for other tools: in one SQLite file, as Parquet, in the browser."""

from extract.database.browse import browse_database
from extract.database.parquet import check_parquet, remove_parquet, write_parquet
from extract.database.sqlite import DATABASE_FILE, empty_database, place_database, renew_database, write_database

__all__ = [
    "DATABASE_FILE",
    "browse_database",
    "check_parquet",
    "empty_database",
    "place_database",
    "remove_parquet",
    "renew_database",
    "write_database",
    "write_parquet",
]

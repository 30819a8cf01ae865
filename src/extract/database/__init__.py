"""The tables of a run for other tools: one SQLite file, Parquet, and a way to browse them."""

from extract.database.tables import ROLES, Cells, PartyCells, Role, parties_of, read_table

__all__ = ["ROLES", "Cells", "PartyCells", "Role", "parties_of", "read_table"]

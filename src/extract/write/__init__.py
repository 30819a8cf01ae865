"""Writes what was found: the rows of the tables, the tables themselves, the texts beside them."""

from extract.write.cells import names_cell, spans_cell, split_names
from extract.write.columns import COLUMN_PLACES, COLUMNS
from extract.write.merge_entities import CountedEntity, EntityTable
from extract.write.row_places import locate_rows
from extract.write.rows import Row, Rows, failed_rows, table_rows
from extract.write.table_files import Place, TableWriter
from extract.write.text_paths import blind, text_file, text_path
from extract.write.texts import cannot_write, replace_whole, write_text

__all__ = [
    "COLUMNS",
    "COLUMN_PLACES",
    "CountedEntity",
    "EntityTable",
    "Place",
    "Row",
    "Rows",
    "TableWriter",
    "blind",
    "cannot_write",
    "failed_rows",
    "locate_rows",
    "names_cell",
    "replace_whole",
    "spans_cell",
    "split_names",
    "table_rows",
    "text_file",
    "text_path",
    "write_text",
]

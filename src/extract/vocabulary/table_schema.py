"""What the schema of a lexicon is made of: its columns, what a cell of each may hold, what it refers to."""

from __future__ import annotations

from typing import NamedTuple


class Reference(NamedTuple):
    """A column of another lexicon that a cell must be found in; of its rows those with the cell `only` in `where`."""

    path: str
    column: str
    where: str = ""
    only: str = ""


class Form(NamedTuple):
    """How a cell is written: a regular expression for the whole of it, and the same in words with an example."""

    pattern: str
    told: str


class Column(NamedTuple):
    """A column: which cells it may hold.

    `values` lists them, `form` says how they are written, `refers` where else they stand; with `values` and one of the
    others either serves. What begins with the sign `lead` must, without it, stand in one of `behind`. `parts` is what
    parts several in one cell, `tail` how what may stand behind a colon in each is written; `may_be_empty` whether none
    may stand, `complete` whether each of the values must stand in some row, because the rules ask for it by name.
    """

    name: str
    values: tuple[str, ...] = ()
    form: Form | None = None
    refers: tuple[Reference, ...] = ()
    lead: str = ""
    behind: tuple[Reference, ...] = ()
    parts: str = ""
    tail: Form | None = None
    may_be_empty: bool = False
    complete: bool = False
    is_pattern: bool = False


class Schema(NamedTuple):
    """A CSV lexicon: its columns in order; `key` the columns that no two rows share; `read_by` which columns of other
    lexicons must name each row by the first column of its key, for a row that nothing names is never read; `apart` a
    column with a cell: the rows that have it are a table of their own, whose keys may stand among the others too;
    `together` columns of which a row fills in all or none."""

    path: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    read_by: tuple[Reference, ...] = ()
    apart: tuple[str, str] = ("", "")
    together: tuple[tuple[str, ...], ...] = ()

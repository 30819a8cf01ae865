"""Reads the data files in `extract/lexicons/`: CSV, one item a row, and TOML for the date patterns.

A row that does not fit its header, a missing file and broken TOML are refused when they are read, with file and line;
whatever else can be wrong is found by `check_lexicons` (`extract lexicon check`).
"""

from __future__ import annotations

import csv
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from extract.errors import LexiconError

LEXICONS = Path(__file__).parent.parent / "lexicons"
_QUOTED = re.compile(r'(?:^|(?<=,))"(?:[^"]|"")*"(?=,|$)')
_OPEN_MARK = (
    "a quotation mark is left open or stands inside a cell; put the cell into marks, without blanks around them, and "
    "double those inside"
)
_TOML_TOLD = {  # what Python says of broken TOML → the same for who writes it
    "Cannot declare": "a table stands twice, or a rule begins with one bracket: write [[rule]]",
    "Cannot overwrite": "a key stands twice in a rule, or the rule has no [[rule]] above it",
    "Illegal character": "a string has no quotation mark at its end",
    "Invalid value": "a value is no string in quotation marks and no list",
    "Unclosed array": "a list has no bracket at its end, or no comma between two strings",
}
_HEADING = re.compile(r"^\s*\[\[?\s*([A-Za-z_-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([A-Za-z_-]+)\s*=")


_chosen = [LEXICONS]


def read_from(folder: Path) -> None:
    """Read the lexicons of another folder from now on: called before anything is read, for what is read is kept."""
    _chosen[0] = folder


class Problem(NamedTuple):
    """What is wrong in a lexicon, and where: `path` below the lexicons' folder, `line` from 1."""

    path: str
    line: int
    message: str


class Line(NamedTuple):
    """A row that fits its header: its line and its cells by column."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """A CSV lexicon: its header with its line, and its rows, each as (line, cells)."""

    header: list[str]
    header_line: int
    rows: list[tuple[int, list[str]]]


def read_text(name: str, folder: Path | None = None) -> str:
    """The text of a lexicon, of those in use or of a folder's; LexiconError when it is not there or no UTF-8."""
    path = (folder or _chosen[0]) / name
    try:
        return path.read_text(encoding="utf-8-sig")  # spreadsheets put a byte order mark before what they save
    except FileNotFoundError:
        raise LexiconError(f"{path}:1: the file is missing; put it back") from None
    except OSError as error:
        raise LexiconError(f"{path}:1: the file cannot be read: {error.strerror}; put it back") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise LexiconError(f"{path}:{line}: this is not UTF-8; save the file as UTF-8") from None


def read_table(name: str, folder: Path | None = None) -> Table:
    """A CSV lexicon with its line numbers; empty lines and lines that begin with `#` are left out.

    Raises LexiconError for a quotation mark that is left open.
    """
    numbered = [
        (number, line)
        for number, line in enumerate(read_text(name, folder).split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]
    reader = csv.reader((line for _, line in numbered), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            # a mark left open takes the lines behind it into its row; no cell has any
            if reader.line_num > len(rows) + 1 or '"' in _QUOTED.sub("", numbered[len(rows)][1]):
                raise csv.Error
            rows.append((numbered[len(rows)][0], cells))
    except csv.Error:
        line, told = numbered[len(rows)][0], _OPEN_MARK
        if rows and len(rows[0][1]) == 1 and any(sign in rows[0][1][0] for sign in (";", "\t")):
            line, told = rows[0][0], "the cells are parted by other signs; save the file with commas between them"
        raise LexiconError(f"{(folder or _chosen[0]) / name}:{line}: {told}") from None
    if not rows:
        return Table([], 1, [])
    return Table(rows[0][1], rows[0][0], rows[1:])


def misfits(name: str, table: Table) -> list[Problem]:
    """The rows with more or fewer cells than the header has columns."""
    wanted = len(table.header)
    return [
        Problem(
            name, line, f"the row has {len(cells)} cells where {wanted} are wanted: {','.join(table.header)}; {mend}"
        )
        for line, cells in table.rows
        if len(cells) != wanted and (mend := _mend_of_misfit(cells, wanted))
    ]


def _mend_of_misfit(cells: list[str], wanted: int) -> str:
    """What to do about a row with too many or too few cells."""
    if any(cell.lstrip()[:1] in ("“", "„", "‘") for cell in cells):
        return 'quote with straight marks (")'
    if len(cells) > wanted:
        return "quote a cell that holds a comma"
    if cells[0].lstrip()[:1] == "#":
        return "begin a remark with # at the head of its line"
    if any(sign in cells[0] for sign in (";", "\t")):
        return "part the cells by commas"
    return "write a comma for each cell that is empty"


def refused(problem: Problem) -> LexiconError:
    """The error of what is wrong in one of the lexicons in use, for those who read it."""
    return LexiconError(f"{_chosen[0] / problem.path}:{problem.line}: {problem.message}")


@cache
def load_placed(name: str) -> tuple[tuple[int, dict[str, str]], ...]:
    """The rows of a CSV lexicon with their lines, as dictionaries by its header; LexiconError for one that misfits."""
    from extract.vocabulary.schema import SCHEMAS  # it reads patterns, which are read by this module

    table = read_table(name)
    columns = next(([column.name for column in schema.columns] for schema in SCHEMAS if schema.path == name), [])
    if columns and table.header != columns:
        told = f"the header is {','.join(table.header)}; write {','.join(columns)}"
        raise refused(Problem(name, table.header_line, told))
    for problem in misfits(name, table):
        raise refused(problem)
    return tuple((line, dict(zip(table.header, cells, strict=True))) for line, cells in table.rows)


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV lexicon, as dictionaries by its header; LexiconError for a row that does not fit it."""
    return tuple(row for _, row in load_placed(name))


@cache
def load_lists(name: str, key: str, value: str) -> dict[str, tuple[str, ...]]:
    """The lists that a CSV lexicon holds: each cell of the column `key` → the cells of `value` beside it, in order."""
    found: dict[str, list[str]] = {}
    for row in load_rows(name):
        found.setdefault(row[key], []).append(row[value])
    return {name: tuple(words) for name, words in found.items()}


def parse_toml(name: str, folder: Path | None = None) -> dict[str, Any]:
    """A TOML lexicon as a dictionary; LexiconError when it is no TOML."""
    text = read_text(name, folder)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else len(text.splitlines())
        said = str(error).partition(" (at ")[0]
        known = next((told for begins, told in _TOML_TOLD.items() if said.startswith(begins)), said)
        told = f"{known}; mend this line, or what the line above it leaves open"
        raise LexiconError(f"{(folder or _chosen[0]) / name}:{line}: this is no TOML: {told}") from None


@cache
def load_toml(name: str) -> dict[str, Any]:
    """A TOML lexicon of the package as a dictionary."""
    return parse_toml(name)


def toml_lines(text: str) -> list[tuple[str, int, dict[str, int]]]:
    """The tables of a TOML text in order, each with its line and the line of each of its keys."""
    found: list[tuple[str, int, dict[str, int]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if heading := _HEADING.match(line):
            found.append((heading[1], number, {}))
        elif found and (key := _KEY.match(line)):
            found[-1][2].setdefault(key[1], number)
    return found

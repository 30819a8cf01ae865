"""Whether the lexicons hold together: each against its schema, what they refer to, patterns that clash or never win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from extract.errors import LexiconError
from extract.vocabulary.cell_faults import Lines, check_column, check_complete, listed, nearest, parts_of
from extract.vocabulary.clashes import check_patterns
from extract.vocabulary.date_patterns import check_date_patterns
from extract.vocabulary.files import LEXICONS, Line, Problem, Table, misfits, read_table
from extract.vocabulary.keys import DATE_VALUES, DATE_WORDS
from extract.vocabulary.patterns import NO_EVENT
from extract.vocabulary.schema import DATE_PATTERNS, SCHEMAS, VERB_LISTS
from extract.vocabulary.table_schema import Column, Reference, Schema
from extract.vocabulary.word_forms import check_word_forms

_OTHER_COMMAS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}


def check_lexicons(folder: Path = LEXICONS) -> list[Problem]:
    """What is wrong in the lexicons of a folder, in the order of files and lines: nothing if all is well.

    The sentences that show what patterns do are not tried: that needs the model, see the package `trial`.
    """
    found: list[Problem] = []
    lines: Lines = {}
    cut: set[str] = set()
    for schema in SCHEMAS:
        try:
            table = read_table(schema.path, folder)
        except LexiconError as error:
            found.append(_as_problem(error, schema.path, folder))
            continue
        found += _check_header(schema, table)
        if table.header != [column.name for column in schema.columns]:
            continue  # what its cells mean is not known
        unfit = misfits(schema.path, table)
        found += unfit
        cut |= {problem.path for problem in unfit}
        lines[schema.path] = _fitting(table)
        found += _check_empty(schema, table)
        found += _check_key(schema, lines[schema.path])
        found += _check_together(schema, lines[schema.path])
    whole = {path: rows for path, rows in lines.items() if path not in cut}  # what a cut row names is not known
    for schema in SCHEMAS:
        for column in schema.columns:
            found += check_column(schema, column, lines, whole)
            found += check_complete(schema, column, whole)
        found += _check_read(schema, whole)
    found += _check_shown(whole)
    found += check_word_forms(whole)
    found += _check_verb_lists(lines)
    found += _check_date_values(lines)
    found += _check_others(folder)
    try:
        word_classes = listed(whole, Reference("dates/words.csv", "class")) or DATE_WORDS
        found += check_date_patterns(folder, word_classes)
    except LexiconError as error:
        found.append(_as_problem(error, DATE_PATTERNS, folder))
    if {"events/patterns.csv", "events/objects.csv"} <= whole.keys():
        found += check_patterns(whole["events/patterns.csv"], whole["events/objects.csv"])
    return sorted(dict.fromkeys(found))


def fault_of_lexicons() -> LexiconError | None:
    """The error that tells what is wrong in the package's lexicons, in one line; None if all is well."""
    files = [(path, path.stat()) for path in sorted(LEXICONS.rglob("*.*"))]
    return _fault_of(tuple((path, state.st_size, state.st_mtime_ns) for path, state in files))


@lru_cache(maxsize=1)
def _fault_of(_: tuple[tuple[Path, int, int], ...]) -> LexiconError | None:
    """The same, found out once for files that stay as they are: it takes half a second."""
    if not (problems := check_lexicons()):
        return None
    path, line, message = problems[0]
    more = f" ({len(problems) - 1} more: extract lexicon check)" if problems[1:] else ""
    return LexiconError(f"{LEXICONS / path}:{line}: {message}{more}")


def _as_problem(error: LexiconError, path: str, folder: Path) -> Problem:
    line, _, message = str(error).removeprefix(f"{folder / path}:").partition(": ")
    return Problem(path, int(line), message)


def _check_header(schema: Schema, table: Table) -> Iterator[Problem]:
    wanted, header, line = [column.name for column in schema.columns], table.header, table.header_line
    columns = ",".join(wanted)
    for sign, name in _OTHER_COMMAS.items():
        if len(wanted) > 1 and header == [sign.join(wanted)]:
            yield Problem(schema.path, line, f"the cells are parted by {name}; save the file with commas between them")
            return
    if len(header) == len(wanted) > 1 and set(header).isdisjoint(wanted) and not nearest(header[0], wanted):
        yield Problem(schema.path, line, f"the header is missing; write {columns} above the first row")
        return
    yield from _check_columns(schema, header, line)


def _check_columns(schema: Schema, header: Sequence[str], line: int) -> Iterator[Problem]:
    wanted = [column.name for column in schema.columns]
    columns = ",".join(wanted)
    for name in header:
        if name not in wanted:
            yield Problem(schema.path, line, f"unknown column {name!r}; the columns are {columns}")
    missing = [name for name in wanted if name not in header]
    if missing:
        yield Problem(schema.path, line, f"the header has no column {missing[0]!r}; the columns are {columns}")
    elif sorted(set(header)) == sorted(wanted) and list(header) != wanted:
        yield Problem(schema.path, line, f"put the columns in the order {columns}, each once")


def _fitting(table: Table) -> list[Line]:
    """The rows that fit the header and hold anything."""
    rows = [(line, cells) for line, cells in table.rows if len(cells) == len(table.header) and any(cells)]
    return [Line(line, dict(zip(table.header, cells, strict=True))) for line, cells in rows]


def _check_empty(schema: Schema, table: Table) -> Iterator[Problem]:
    for line, cells in table.rows:
        if not any(cells):
            yield Problem(schema.path, line, "the row has nothing but empty cells; delete it")


def _check_key(schema: Schema, lines: Sequence[Line]) -> Iterator[Problem]:
    key = schema.key or tuple(column.name for column in schema.columns)
    column, value = schema.apart
    seen: dict[tuple[bool, tuple[str, ...]], Line] = {}
    for row in lines:
        named = tuple(row.cells[name] for name in key)
        first = seen.setdefault((row.cells.get(column) == value, named), row)
        if first is row:
            continue
        told = f"{' '.join(filter(None, named))!r} stands in line {first.line} already"
        same = all(cell == first.cells[name] for name, cell in row.cells.items() if name != "source")
        yield Problem(schema.path, row.line, f"{told}; delete one" if same else f"{told}, with other cells; keep one")


def _check_together(schema: Schema, lines: Sequence[Line]) -> Iterator[Problem]:
    for names in schema.together:
        for row in lines:
            given = [name for name in names if row.cells[name]]
            if given and len(given) < len(names):
                missing = next(name for name in names if name not in given)
                told = f"{given[0]} {row.cells[given[0]]!r} without {missing}; fill in both or neither"
                yield Problem(schema.path, row.line, told)


def _column(reference: Reference) -> Column:
    [schema] = [schema for schema in SCHEMAS if schema.path == reference.path]
    return next(column for column in schema.columns if column.name == reference.column)


def _check_read(schema: Schema, lines: Lines) -> Iterator[Problem]:
    """The rows that nothing names, so that they are never read."""
    if not schema.read_by or any(reader.path not in lines for reader in schema.read_by):
        return
    column = schema.key[0]
    named: set[str] = set()
    for reader in schema.read_by:
        asks = _column(reader)
        for cell in {row.cells[reader.column] for row in lines[reader.path]}:
            named.update(parts_of(asks, cell))
    seen: set[str] = set()
    for row in lines.get(schema.path, []):
        name = row.cells[column]
        if name not in named and name not in seen:
            seen.add(name)
            readers = " or ".join(reader.path for reader in schema.read_by)
            yield Problem(schema.path, row.line, f"{column} {name!r} is never read; name it in {readers} or delete it")


def _check_shown(lines: Lines) -> Iterator[Problem]:
    """The rows that name an example of another class than theirs; classes that are not known are told elsewhere."""
    known = {NO_EVENT, *listed(lines, Reference("events/classes.csv", "class"))}
    shown = {row.cells["id"]: row for row in lines.get("events/examples.csv", [])}
    for path in ("events/patterns.csv", "events/nouns.csv", "events/stances.csv"):
        for line, cells in lines.get(path, []):
            example = shown.get(cells["example"])
            if example is not None and example.cells["class"] != cells["class"] in known:
                other = f"{example.cells['class']} in line {example.line} of events/examples.csv"
                yield Problem(path, line, f"the class is {cells['class']}, its example shows {other}; name another")


def _check_date_values(lines: Lines) -> Iterator[Problem]:
    """The words of dates whose value is none of their class."""
    for line, cells in lines.get("dates/words.csv", []):
        form = DATE_VALUES.get(cells["class"])
        if form is not None and not re.fullmatch(form.pattern, cells["value"]):
            told = f"value {cells['value']!r} is none of the class {cells['class']}; write {form.told}"
            yield Problem("dates/words.csv", line, told)


def _check_verb_lists(lines: Lines) -> Iterator[Problem]:
    """The lists of verbs that bear the name of another one: traits of language/verbs.csv have no other key."""
    seen: dict[str, str] = {}
    for reference in VERB_LISTS:
        for row in lines.get(reference.path, []):
            name = row.cells["list"]
            if row.cells[reference.where] == reference.only and seen.setdefault(name, reference.path) != reference.path:
                yield Problem(reference.path, row.line, f"the list {name!r} stands in {seen[name]} too; rename one")


def _check_others(folder: Path) -> Iterator[Problem]:
    known = {*(schema.path for schema in SCHEMAS), DATE_PATTERNS}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in known and not file.name.startswith("."):
            told = "nothing reads this file; move it away and write its rows into one of the files that are there"
            yield Problem(path, 1, f"{told}{nearest(path, known)}")

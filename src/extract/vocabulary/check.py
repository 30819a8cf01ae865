"""Whether the lexicons hold together: each against its schema, what they refer to, patterns that clash or never win."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extract.errors import LexiconError
from extract.vocabulary.clashes import check_patterns
from extract.vocabulary.date_patterns import check_date_patterns
from extract.vocabulary.files import LEXICONS, Problem, Table, misfits, read_table
from extract.vocabulary.keys import DATE_VALUES, DATE_WORDS
from extract.vocabulary.patterns import NO_EVENT
from extract.vocabulary.schema import DATE_PATTERNS, SCHEMAS, VERB_LISTS
from extract.vocabulary.table_schema import Column, Reference, Schema

_SHOWN = 6  # of the values that a cell may hold, in a message


class Line(NamedTuple):
    """A row that fits its header: its line and its cells by column."""

    line: int
    cells: dict[str, str]


Lines = dict[str, list[Line]]  # by path


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
        fitting = [(line, cells) for line, cells in table.rows if len(cells) == len(table.header)]
        lines[schema.path] = [Line(line, dict(zip(table.header, cells, strict=True))) for line, cells in fitting]
        cut |= {problem.path for problem in unfit}
        found += _check_key(schema, lines[schema.path])
        found += _check_together(schema, lines[schema.path])
    whole = {path: rows for path, rows in lines.items() if path not in cut}  # what a cut row names is not known
    for schema in SCHEMAS:
        for column in schema.columns:
            found += _check_column(schema, column, lines, whole)
            found += _check_complete(schema, column, whole)
        found += _check_read(schema, whole)
    found += _check_shown(whole)
    found += _check_verb_lists(lines)
    found += _check_date_values(lines)
    found += _check_others(folder)
    try:
        word_classes = _listed(whole, Reference("dates/words.csv", "class")) or DATE_WORDS
        found += check_date_patterns(folder, word_classes)
    except LexiconError as error:
        found.append(_as_problem(error, DATE_PATTERNS, folder))
    if {"events/patterns.csv", "events/objects.csv"} <= whole.keys():
        found += check_patterns(whole["events/patterns.csv"], whole["events/objects.csv"])
    return sorted(dict.fromkeys(found))


def _as_problem(error: LexiconError, path: str, folder: Path) -> Problem:
    line, _, message = str(error).removeprefix(f"{folder / path}:").partition(": ")
    return Problem(path, int(line), message)


def _check_header(schema: Schema, table: Table) -> Iterator[Problem]:
    wanted = [column.name for column in schema.columns]
    for name in table.header:
        if name not in wanted:
            yield Problem(
                schema.path, table.header_line, f"unknown column {name!r}; the columns are {','.join(wanted)}"
            )
    missing = [name for name in wanted if name not in table.header]
    if missing:
        told = f"the header has no column {missing[0]!r}; the columns are {','.join(wanted)}"
        yield Problem(schema.path, table.header_line, told)
    elif sorted(set(table.header)) == sorted(wanted) and table.header != wanted:
        yield Problem(schema.path, table.header_line, f"put the columns in the order {','.join(wanted)}, each once")


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


def _check_column(schema: Schema, column: Column, lines: Lines, whole: Lines) -> Iterator[Problem]:
    """The cells that may not stand there; `whole` are the lexicons that others can refer to."""
    rows = lines.get(schema.path, [])
    readable = all(reference.path in whole for reference in column.refers)
    known = {name for reference in column.refers for name in _listed(whole, reference)} if readable else None
    form = re.compile(column.form) if column.form else None
    for row in rows:
        cell = row.cells[column.name]
        if cell != cell.strip():
            yield Problem(schema.path, row.line, f"{column.name} {cell!r} has a blank at its end; take it away")
        elif not cell:
            if not column.may_be_empty:
                yield Problem(schema.path, row.line, f"{column.name} is empty; fill it in")
            continue
        for part in _parts(column, cell):
            if wrong := _fault_of(part, column, form, known):
                yield Problem(schema.path, row.line, wrong)


def _check_complete(schema: Schema, column: Column, lines: Lines) -> Iterator[Problem]:
    """The values that no row has."""
    if column.complete and schema.path in lines:
        rows = lines[schema.path]
        told = {_head(column, part) for row in rows for part in _parts(column, row.cells[column.name])}
        end = rows[-1].line if rows else 1
        for value in column.values:
            if value not in told:
                yield Problem(
                    schema.path, end, f"no row has the {column.name} {value!r}, which the rules ask for; add it"
                )


def _parts(column: Column, cell: str) -> Sequence[str]:
    return cell.split(column.parts) if column.parts else (cell,)


def _head(column: Column, part: str) -> str:
    return part.partition(":")[0] if column.tail else part


def _fault_of(part: str, column: Column, form: re.Pattern[str] | None, known: set[str] | None) -> str:
    """What is wrong with a cell, or one of its parts, and how to mend it; "" if all is well."""
    if column.is_pattern:
        try:
            re.compile(part)
        except re.error as error:
            return f"{column.name} {part!r} is no regular expression: {error}; mend it"
        return ""
    if column.tail and ":" in part:
        part, _, tail = part.partition(":")
        if not re.fullmatch(column.tail, tail):
            return f"{column.name} {part!r} has {tail!r} behind its colon; it is written as {column.tail}"
    if part in column.values or (known is not None and part in known) or (form is not None and form.fullmatch(part)):
        return ""
    if column.refers:
        places = " or ".join(f"{at.path}{f' as {at.only}' if at.only else ''}" for at in column.refers)
        return "" if known is None else f"unknown {column.name} {part!r}; add it to {places} or mend the name"
    if column.values:
        listed = ", ".join(column.values[:_SHOWN]) + (" …" if len(column.values) > _SHOWN else "")
        return f"unknown {column.name} {part!r}; it is one of {listed}"
    if form is not None:
        return f"{column.name} {part!r} does not look like one; it is written as {column.form}"
    return ""


def _listed(lines: Lines, reference: Reference) -> set[str]:
    rows = lines.get(reference.path, [])
    return {row.cells[reference.column] for row in rows if row.cells.get(reference.where, "") == reference.only}


def _column(reference: Reference) -> Column:
    [schema] = [schema for schema in SCHEMAS if schema.path == reference.path]
    return next(column for column in schema.columns if column.name == reference.column)


def _check_read(schema: Schema, lines: Lines) -> Iterator[Problem]:
    """The rows that nothing names, so that they are never read."""
    if not schema.read_by or any(reader.path not in lines for reader in schema.read_by):
        return
    column = schema.key[0]
    named = {
        part
        for reader in schema.read_by
        for row in lines[reader.path]
        for part in _parts(_column(reader), row.cells[reader.column])
    }
    seen: set[str] = set()
    for row in lines.get(schema.path, []):
        name = row.cells[column]
        if name not in named and name not in seen:
            seen.add(name)
            readers = " or ".join(reader.path for reader in schema.read_by)
            yield Problem(schema.path, row.line, f"{column} {name!r} is never read; name it in {readers} or delete it")


def _check_shown(lines: Lines) -> Iterator[Problem]:
    """The rows that name an example of another class than theirs; classes that are not known are told elsewhere."""
    known = {NO_EVENT, *_listed(lines, Reference("events/classes.csv", "class"))}
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
        if form is not None and not re.fullmatch(form, cells["value"]):
            told = f"value {cells['value']!r} is none of the class {cells['class']}; write {form or 'none'}"
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
            yield Problem(
                path, 1, "no schema describes this file; move it away, or describe it in vocabulary/schema.py"
            )

"""Whether the cells of a lexicon are what its schema says: written so, known, named by somebody."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from extract.vocabulary.files import Line, Problem
from extract.vocabulary.table_schema import Column, Reference, Schema

Lines = dict[str, list[Line]]  # by path

_SHOWN = 6  # of the values that a cell may hold, in a message
_ALIKE = 0.75  # how like each other two spellings are of which one may be meant for the other, from 0 to 1
_UNSEEN = re.compile(r"  +|[\x00-\x1f\x7f\u00a0\u200b-\u200d\u2028\u2029\ufeff]")
_SIGNS = {"\t": "a tab", "\u00a0": "a blank that never breaks (U+00A0)"}


class _Known(NamedTuple):
    """What the parts of a cell may name: by themselves, and behind the sign that leads some of them; None where a
    lexicon that they refer to cannot be read."""

    plain: frozenset[str] | None
    led: frozenset[str] | None


def listed(lines: Mapping[str, Sequence[Line]], reference: Reference) -> frozenset[str]:
    """The cells that a reference leads to."""
    rows = lines.get(reference.path, ())
    return frozenset(
        row.cells[reference.column] for row in rows if row.cells.get(reference.where, "") == reference.only
    )


def parts_of(column: Column, cell: str) -> Sequence[str]:
    """What a cell of the column names, one or several."""
    return cell.split(column.parts) if column.parts else (cell,)


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that a misspelt one may stand for, in words for the end of a message; "" where none is near."""
    found = get_close_matches(word, sorted(known), 1, _ALIKE)
    return f" (is it {found[0]!r}?)" if found else ""


def check_column(
    schema: Schema, column: Column, lines: Mapping[str, Sequence[Line]], whole: Mapping[str, Sequence[Line]]
) -> Iterator[Problem]:
    """The cells that may not stand there; `whole` are the lexicons that others can refer to."""
    known = _Known(_named(column.refers, whole), _named(column.behind, whole))
    told: dict[str, list[str]] = {}
    for line, cells in lines.get(schema.path, ()):
        cell = cells[column.name]
        if cell not in told:
            told[cell] = list(_faults_of(cell, column, known))
        for wrong in told[cell]:
            yield Problem(schema.path, line, wrong)


def check_complete(schema: Schema, column: Column, lines: Mapping[str, Sequence[Line]]) -> Iterator[Problem]:
    """The values that no row has."""
    if column.complete and schema.path in lines:
        rows = lines[schema.path]
        told = {_head(column, part) for row in rows for part in parts_of(column, row.cells[column.name])}
        end = rows[-1].line if rows else 1
        for value in column.values:
            if value not in told:
                asked = f"no row has the {column.name} {value!r}, which the rules ask for; add it"
                yield Problem(schema.path, end, asked)


def _named(references: Sequence[Reference], lines: Mapping[str, Sequence[Line]]) -> frozenset[str] | None:
    if any(reference.path not in lines for reference in references):
        return None
    return frozenset().union(*(listed(lines, reference) for reference in references))


def _head(column: Column, part: str) -> str:
    return part.partition(":")[0] if column.tail else part


def _faults_of(cell: str, column: Column, known: _Known) -> Iterator[str]:
    if not cell:
        if not column.may_be_empty:
            yield f"{column.name} is empty; fill it in"
    elif wrong := _fault_of_blanks(column.name, cell):
        yield wrong
    else:
        yield from filter(None, (_fault_of(part, column, known) for part in parts_of(column, cell)))


def _fault_of_blanks(name: str, cell: str) -> str:
    if cell != cell.strip():
        return f"{name} {cell!r} has a blank at its end; take it away"
    if found := _UNSEEN.search(cell):
        sign = found[0]
        what = _SIGNS.get(sign, "several blanks in a row" if sign.isspace() else f"a sign that is not seen ({sign!r})")
        return f"{name} {cell!r} holds {what}; write one blank or nothing"
    return ""


def _fault_of(part: str, column: Column, known: _Known) -> str:
    """What is wrong with a cell, or one of its parts, and how to mend it; "" if all is well."""
    name = column.name
    if column.is_pattern:
        return _fault_of_pattern(name, part)
    if not part:
        return f"{name} has nothing between two {column.parts!r}; take one away"
    if column.tail and ":" in part:
        part, _, tail = part.partition(":")
        if not re.fullmatch(column.tail.pattern, tail):
            return f"{name} {part!r} has {tail!r} behind its colon; it is written {column.tail.told}"
    if column.lead and part.startswith(column.lead):
        return _fault_of_led(part, column, known.led)
    if part in column.values or (known.plain is not None and part in known.plain and column.refers):
        return ""
    if column.form and re.fullmatch(column.form.pattern, part):
        return ""
    if column.refers:
        if known.plain is None:
            return ""
        hint = nearest(part, {*known.plain, *column.values})
        return f"unknown {name} {part!r}; add it to {_places(column.refers)} or mend the name{hint}"
    if column.values:
        hint = nearest(part, column.values)
        shown = column.values if column.lead else column.values[:_SHOWN]
        more = " …" if len(column.values) > len(shown) else ""
        led = f" or {column.lead} and a word" if column.lead else ""
        return f"unknown {name} {part!r}; it is one of {', '.join(shown)}{more}{led}{hint}"
    if column.form:
        return f"{name} {part!r} does not look like one; it is written {column.form.told}"
    return ""


def _fault_of_led(part: str, column: Column, known: frozenset[str] | None) -> str:
    """What is wrong with a part that begins with the sign of its column."""
    word = part.removeprefix(column.lead)
    if known is None or word in known:
        return ""
    told = f"{column.name} {part!r}: {word!r} stands nowhere in {_places(column.behind)}"
    return f"{told}; add it there or mend the word{nearest(word, known)}"


def _fault_of_pattern(name: str, part: str) -> str:
    try:
        re.compile(part)
    except re.error as error:
        at = f" at {part[error.pos :][:20]!r}" if error.pos is not None and part[error.pos :] else ""
        mend = "close its brackets, and write \\ before a sign that stands for itself"
        return f"{name} {part!r} is no regular expression{at}: {error.msg}; {mend}"
    return ""


def _places(references: Sequence[Reference]) -> str:
    return " or ".join(f"{at.path}{f' as {at.only}' if at.only else ''}" for at in references)

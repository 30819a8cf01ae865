"""What dates/patterns.toml looks like, and whether it holds together."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extract.vocabulary.files import LEXICONS, Problem, load_toml, parse_toml, read_text, toml_lines

PATH = "dates/patterns.toml"
ELEMENT = re.compile(r"\s*(?:(@[A-Z]+)|([A-Z]+)(?::([a-z]+))?|([a-z]+)(?::([a-z]+))?|([()|?])|([^\s\w])(?::([a-z]+))?)")
LEXER_CLASSES = frozenset(
    "AMPM CLOCK DASH DAY DAYORD DTG FAR HHMM HOUR NUM NUMDATE OCLOCK POSS SMALL SPELT STAMP TYPO YEAR YY YYY".split()
)
KINDS = frozenset(
    "ago ancient beforeafter century centurypair clock clockpair constant date daylist decade duration erapair foreign "
    "fromday half holiday later monthpair monthpart none numeric offset ordinal pair part quarter same samepart season "
    "set theunit unit vague weekday yearpair".split()
)
_TYPES = frozenset({"DATE", "TIME", "DURATION", "SET"})
_WANTED = ("name", "kind", "forms", "examples", "counterexamples")
_KEYS = frozenset({*_WANTED, "type", "constants"})
_MADE = "HOLIDAY"  # a macro of the names in dates/holidays.csv


class Rule(NamedTuple):
    """A rule of the file with where it stands: its line and those of its keys."""

    cells: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]


def check_date_patterns(folder: Path = LEXICONS, word_classes: Collection[str] = ()) -> Iterator[Problem]:
    """The faults of the date patterns; `word_classes` are those of dates/words.csv. LexiconError when it is no TOML."""
    data, text = parse_toml(PATH, folder), read_text(PATH, folder)
    places = toml_lines(text)
    for name in data.keys() - {"macros", "rule"}:
        line = next((line for heading, line, _ in places if heading == name), 1)
        yield Problem(PATH, line, f"unknown table {name!r}; write [macros] or [[rule]]")
    macros = data.get("macros", {})
    classes = {*LEXER_CLASSES, *word_classes}
    known = {*macros, _MADE}
    for heading, line, keys in places:
        for name in keys if heading == "macros" else ():
            yield from _check_form(macros[name], keys.get(name, line), classes, known)
    rules = [(line, keys) for heading, line, keys in places if heading == "rule"]
    seen: dict[str, int] = {}
    for cells, (line, keys) in zip(data.get("rule", ()), rules, strict=True):
        rule = Rule(cells, line, keys)
        yield from _check_rule(rule, seen)
        at = keys.get("forms", line)
        for form in _texts(cells.get("forms")):
            yield from _check_form(form, _line_of(text, at, form), classes, known)
        yield from _check_examples(rule, text)


def places_of(name: str, wanted: str) -> int:
    """The line of the patterns in use at which a string of the rule `name` stands."""
    text = read_text(PATH)
    rules = load_toml(PATH)["rule"]
    starts = [line for heading, line, _ in toml_lines(text) if heading == "rule"]
    start = next(line for rule, line in zip(rules, starts, strict=True) if rule["name"] == name)
    return _line_of(text, start, wanted)


def _check_rule(rule: Rule, seen: dict[str, int]) -> Iterator[Problem]:
    cells, line = rule.cells, rule.line
    for key in cells.keys() - _KEYS:
        yield Problem(PATH, rule.lines.get(key, line), f"unknown key {key!r}; the keys are {', '.join(sorted(_KEYS))}")
    for key in _WANTED:
        if not cells.get(key):
            yield Problem(PATH, rule.lines.get(key, line), f"the rule has no {key}; add it")
    kind, type_ = cells.get("kind", ""), cells.get("type", "DATE")
    if kind and kind not in KINDS:
        yield Problem(
            PATH, rule.lines.get("kind", line), f"unknown kind {kind!r}; it names a resolver: see dates/find.py"
        )
    if type_ not in _TYPES:
        told = f"unknown type {type_!r}; it is one of {', '.join(sorted(_TYPES))}"
        yield Problem(PATH, rule.lines.get("type", line), told)
    if kind == "constant" and not cells.get("constants", {}).get("value"):
        told = 'a rule of kind constant has a value; add constants = { value = "…" }'
        yield Problem(PATH, rule.lines.get("constants", line), told)
    first = seen.setdefault(str(cells.get("name", "")), line)
    if first != line:
        told = f"the name {cells['name']!r} stands in the rule of line {first} already; give another"
        yield Problem(PATH, rule.lines.get("name", line), told)


def _texts(value: object) -> Sequence[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _line_of(text: str, first: int, wanted: str) -> int:
    """The line, from `first` on, in which a string of the file stands."""
    quoted = json.dumps(wanted, ensure_ascii=False)
    for number, line in enumerate(text.splitlines()[first - 1 :], start=first):
        if quoted in line or f"'{wanted}'" in line:
            return number
    return first


def _check_form(form: object, line: int, classes: Collection[str], macros: Collection[str]) -> Iterator[Problem]:
    """The faults of a form: macros and classes that are not there, brackets that do not close, signs not read."""
    if not isinstance(form, str):
        yield Problem(PATH, line, "a form is a string in quotation marks; write it so")
        return
    depth, end = 0, 0
    for found in ELEMENT.finditer(form):
        if form[end : found.start()].strip():
            break
        end = found.end()
        macro, upper, _, _, _, sign, _, _ = found.groups()
        if macro and macro[1:] not in macros:
            yield Problem(PATH, line, f"unknown macro {macro} in a date pattern; add it to [macros] or mend the name")
        if upper and upper not in classes:
            told = f"unknown class {upper} in a date pattern; add its words to dates/words.csv or mend the name"
            yield Problem(PATH, line, told)
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth < 0:
            break
    if depth:
        yield Problem(PATH, line, f"brackets that do not close in a date pattern: {form[:60]}; close them")
    elif form[end:].strip():
        yield Problem(
            PATH, line, f"{form[end:].strip()[:20]!r} cannot be read in a date pattern; write words or classes"
        )


def _check_examples(rule: Rule, text: str) -> Iterator[Problem]:
    line = rule.lines.get("examples", rule.line)
    for example in rule.cells.get("examples", ()):
        pair = _texts(example)
        if len(pair) != 2:
            told = 'an example is a sentence and its values: ["He left on [May 5].", "2015-05-05"]; write it so'
            yield Problem(PATH, line, told)
        elif rule.cells.get("kind") != "none" and ("[" in pair[0]) != bool(pair[1]):
            told = "an example has its expression in brackets and its value behind it; add what is missing"
            yield Problem(PATH, _line_of(text, line, pair[0]), told)

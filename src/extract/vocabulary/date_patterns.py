"""What dates/patterns.toml looks like, and whether it holds together."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extract.vocabulary.cell_faults import nearest
from extract.vocabulary.files import LEXICONS, Problem, load_toml, parse_toml, read_text, toml_lines

PATH = "dates/patterns.toml"
ELEMENT = re.compile(r"\s*(?:(@[A-Z]+)|([A-Z]+)(?::([a-z]+))?|([a-z]+)(?::([a-z]+))?|([()|?])|([^\s\w])(?::([a-z]+))?)")
_SHOWN = 60  # letters of a form in a message
LEXER_CLASSES = frozenset(
    "AMPM CLOCK DASH DAY DAYORD DTG FAR HHMM HOUR NUM NUMDATE OCLOCK POSS SMALL SPELT STAMP TYPO YEAR YY YYY".split()
)
KINDS: dict[str, tuple[str, ...]] = {  # kind of rule → what each of its forms must capture
    "ago": ("dir", "unit"),
    "ancient": ("year",),
    "beforeafter": ("unit",),
    "century": (),
    "centurypair": ("orda", "ordb"),
    "clock": (),
    "clockpair": ("clocka", "clock"),
    "constant": (),
    "date": (),
    "daylist": ("daya", "dayb"),
    "decade": ("decade",),
    "duration": (),
    "erapair": ("yeara", "yearb"),
    "foreign": ("foreign",),
    "fromday": ("dir", "unit"),
    "half": ("half",),
    "holiday": (),
    "later": ("dir", "unit"),
    "monthpair": ("montha", "monthb"),
    "monthpart": ("unit",),
    "none": (),
    "numeric": (),
    "offset": (),
    "ordinal": ("day",),
    "pair": ("daya", "dayb"),
    "part": (),
    "quarter": (),
    "same": ("rel",),
    "samepart": ("part",),
    "season": ("season",),
    "set": (),
    "theunit": (),
    "unit": (),
    "vague": ("units",),
    "weekday": ("weekday",),
    "yearpair": ("yeara", "yearb"),
}
CAPTURES = frozenset(  # the names behind a colon that some kind of rule asks for
    "adverb after ago approx bare before beforelast bi clock clocka couple day daya dayb dayc dayd daysoff dir each "
    "eleven era final half halved isolink later link m many month montha monthb monthnumber monthrel months n next "
    "nine nn nth onday one ord orda ordb other part plus portion q quarter rate rel relyear semi small span subunit "
    "threeq unit units vague weekday weekon weekrel when word workdays year yeara yearb yearlong".split()
)
_UNASKED = "unasked"  # of a word that none is to ask for, though its class is asked for elsewhere: YY:unasked
_SHOWN_AS = {"dir": "ago:dir", "unit": "@UNITX or UNIT", "rel": "last:rel", "weekday": "WEEKDAY", "season": "SEASON"}
_TYPES = ("DATE", "TIME", "DURATION", "SET")
_WANTED = ("name", "kind", "forms", "examples", "counterexamples")
_KEYS = (*_WANTED, "type", "constants")
_LISTS = {  # key → what stands in its list, as it is written
    "forms": '["WEEKDAY next week"]',
    "examples": '[["He left on [May 5].", "2015-05-05"]]',
    "counterexamples": '["He may 5 times try."]',
}
_VALUE = re.compile(r"(?:BC)?[0-9X]{2,4}(?:-[0-9A-Z]+)*(?:T[0-9A-Z:]+)?|PT?[0-9X]+[A-Z]*|(?:PAST|PRESENT|FUTURE)_REF")
_NO_MARKS = r"*+{}[]^$\\=<>;#~_"  # signs of other notations, which no date has
_MADE = "HOLIDAY"  # a macro of the names in dates/holidays.csv


class Rule(NamedTuple):
    """A rule of the file with where it stands: its line and those of its keys."""

    cells: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]

    def at(self, key: str) -> int:
        """The line of a key, or of the rule where it has none."""
        return self.lines.get(key, self.line)


class _Known(NamedTuple):
    """What forms may name: classes of words, macros with their forms."""

    classes: frozenset[str]
    macros: Mapping[str, str]


def check_date_patterns(folder: Path = LEXICONS, word_classes: Collection[str] = ()) -> Iterator[Problem]:
    """The faults of the date patterns; `word_classes` are those of dates/words.csv. LexiconError when it is no TOML."""
    data, text = parse_toml(PATH, folder), read_text(PATH, folder)
    places = toml_lines(text)
    wrong = list(_check_tables(data, text))
    yield from wrong
    if wrong:
        return
    macros = data.get("macros", {})
    known = _Known(frozenset({*LEXER_CLASSES, *word_classes}), _sound(macros) | {_MADE: ""})
    lines = next((keys for heading, _, keys in places if heading == "macros"), {})
    yield from _check_macros(macros, lines, known)
    starts = [(line, keys) for heading, line, keys in places if heading == "rule"]
    names: dict[str, int] = {}
    forms: dict[str, tuple[str, int]] = {}
    for number, cells in enumerate(data["rule"]):
        rule = Rule(cells, *(starts[number] if number < len(starts) else (1, {})))
        yield from _check_keys(rule)
        yield from _check_name(rule, names)
        yield from _check_kind(rule)
        yield from _check_constants(rule)
        yield from _check_forms(rule, text, known, forms)
        yield from _check_examples(rule, text)


def places_of(name: str, wanted: str) -> int:
    """The line of the patterns in use at which a string of the rule `name` stands."""
    text = read_text(PATH)
    rules = load_toml(PATH)["rule"]
    starts = [line for heading, line, _ in toml_lines(text) if heading == "rule"]
    start = next(line for rule, line in zip(rules, starts, strict=True) if rule["name"] == name)
    return _line_of(text, start, wanted)


def _check_tables(data: Mapping[str, Any], text: str) -> Iterator[Problem]:
    """The tables that are not what they should be, after which nothing else can be told."""

    def line_of(name: str) -> int:
        found = re.search(rf"^[ \t\[]*{re.escape(name)}\b", text, re.MULTILINE)
        return text[: found.start()].count("\n") + 1 if found else 1

    for name in data.keys() - {"macros", "rule"}:
        yield Problem(PATH, line_of(name), f"unknown table {name!r}; write [macros] or [[rule]]")
    if not isinstance(data.get("macros", {}), dict):
        yield Problem(PATH, line_of("macros"), "the macros are no table; write [macros] above them")
    rules = data.get("rule")
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        told = "the file has no rule" if rules is None else "a rule begins with one bracket"
        yield Problem(PATH, line_of("rule"), f"{told}; write [[rule]] above each, with two brackets on either side")


def _check_macros(macros: Mapping[str, Any], lines: Mapping[str, int], known: _Known) -> Iterator[Problem]:
    for name, form in macros.items():
        line = lines.get(name, 1)
        yield from (Problem(PATH, line, wrong) for wrong in _faults_of_form(form, known))
        if not re.fullmatch("[A-Z]+", name):
            yield Problem(PATH, line, f"the name of a macro is all capitals, not {name!r}; write {name.upper()!r}")
        if _is_in_itself(name, macros, ()):
            yield Problem(PATH, line, f"the macro @{name} stands in itself; write out what it is there for")


def _sound(macros: Mapping[str, Any]) -> dict[str, str]:
    """The macros, those empty that stand in themselves."""
    return {name: "" if _is_in_itself(name, macros, ()) else form for name, form in macros.items()}


def _is_in_itself(name: str, macros: Mapping[str, object], above: tuple[str, ...]) -> bool:
    if name in above:
        return True
    inner = {macro[1:] for macro, *_ in _elements(macros.get(name, "")) if macro}
    return any(_is_in_itself(other, macros, (*above, name)) for other in sorted(inner))


def _check_keys(rule: Rule) -> Iterator[Problem]:
    for key, value in rule.cells.items():
        if key not in _KEYS:
            told = f"unknown key {key!r}; the keys are {', '.join(_KEYS)}{nearest(key, _KEYS)}"
            yield Problem(PATH, rule.at(key), told)
        elif key in _LISTS and not isinstance(value, list):
            told = f"{key} is no list; write it in square brackets: {key} = {_LISTS[key]}"
            yield Problem(PATH, rule.at(key), told)
        elif key in ("name", "kind", "type") and not isinstance(value, str):
            yield Problem(PATH, rule.at(key), f'{key} is no string; write it in quotation marks: {key} = "…"')
    for key in _WANTED:
        if key not in rule.cells or rule.cells[key] in ("", []):
            yield Problem(PATH, rule.at(key), f"the rule has no {key}; add it")


def _check_name(rule: Rule, names: dict[str, int]) -> Iterator[Problem]:
    name = str(rule.cells.get("name", ""))
    first = names.setdefault(name, rule.line)
    if name and first != rule.line:
        told = f"the name {name!r} stands in the rule of line {first} already; give another"
        yield Problem(PATH, rule.at("name"), told)


def _check_kind(rule: Rule) -> Iterator[Problem]:
    kind, type_ = rule.cells.get("kind", ""), rule.cells.get("type", "DATE")
    if isinstance(kind, str) and kind and kind not in KINDS:
        told = f"unknown kind {kind!r}; it is one of {', '.join(KINDS)}{nearest(kind, KINDS)}"
        yield Problem(PATH, rule.at("kind"), told)
    if isinstance(type_, str) and type_ not in _TYPES:
        told = f"unknown type {type_!r}; it is one of {', '.join(_TYPES)}{nearest(type_, _TYPES)}"
        yield Problem(PATH, rule.at("type"), told)


def _check_constants(rule: Rule) -> Iterator[Problem]:
    constants, line = rule.cells.get("constants"), rule.at("constants")
    written = 'constants = { value = "2001-09-11" }'
    if rule.cells.get("kind") != "constant":
        if constants is not None:
            told = (
                f"only rules of kind constant have constants, this one is of kind {rule.cells.get('kind')}; delete them"
            )
            yield Problem(PATH, line, told)
        return
    if not isinstance(constants, dict) or not constants.get("value"):
        place = rule.lines.get("constants", rule.at("kind"))
        yield Problem(PATH, place, f"a rule of kind constant has a value; add {written}")
        return
    for key in constants.keys() - {"value"}:
        yield Problem(PATH, line, f"unknown key {key!r} in constants, which have only a value; write {written}")
    value = constants["value"]
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        told = f"the value {value!r} is no day, month, year, stretch of time (P2W) or PAST_REF, PRESENT_REF, FUTURE_REF"
        yield Problem(PATH, line, f"{told}; write {written}")


def _texts(value: object) -> Sequence[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _line_of(text: str, first: int, wanted: str) -> int:
    """The line, from `first` on, in which a string of the file stands."""
    quoted = json.dumps(wanted, ensure_ascii=False)
    for number, line in enumerate(text.split("\n")[first - 1 :], start=first):
        if quoted in line or f"'{wanted}'" in line:
            return number
    return first


def _check_forms(rule: Rule, text: str, known: _Known, seen: dict[str, tuple[str, int]]) -> Iterator[Problem]:
    """The forms with a fault, and those that stand in the file already: of two alike the first wins always."""
    forms = rule.cells.get("forms")
    name, kind = rule.cells.get("name", ""), rule.cells.get("kind", "")
    own: set[str] = set()
    for form in forms if isinstance(forms, list) else ():
        line = _line_of(text, rule.at("forms"), form) if isinstance(form, str) else rule.at("forms")
        wrong = list(_faults_of_form(form, known))
        yield from (Problem(PATH, line, told) for told in wrong)
        if wrong:
            continue
        alike = " ".join(found.group().strip() for found in ELEMENT.finditer(form))
        other, first = seen.setdefault(alike, (str(name), line))
        if other != name or alike in own:
            there = f"in the rule {other!r}, line {first}," if other != name else "in this rule"
            yield Problem(PATH, line, f"the form {_short(form)} stands {there} already, which wins; delete one")
        own.add(alike)
        captured = _captured(form, known.macros)
        for wanted in KINDS.get(kind, ()) if isinstance(kind, str) else ():
            if wanted not in captured:
                shown = _SHOWN_AS.get(wanted, f"WORD:{wanted}")
                told = (
                    f"the form {_short(form)} captures no {wanted!r}, which the kind {kind} asks for; mark it: {shown}"
                )
                yield Problem(PATH, line, told)


def _short(form: str) -> str:
    return repr(form if len(form) <= _SHOWN else f"{form[:_SHOWN]}…")


def _elements(form: object) -> Iterator[tuple[str | None, ...]]:
    return (found.groups() for found in ELEMENT.finditer(form)) if isinstance(form, str) else iter(())


def _captured(form: str, macros: Mapping[str, str]) -> set[str]:
    """The names under which a form captures classes and words, those of its macros too."""
    found: set[str] = set()
    for macro, upper, name, _, word_name, _, _, mark_name in _elements(form):
        if macro:
            found |= _captured(macros.get(macro[1:], ""), macros) if macro[1:] != _MADE else set()
        found |= {each for each in (name or (upper or "").lower(), word_name, mark_name) if each}
    return found


def _faults_of_form(form: object, known: _Known) -> Iterator[str]:
    """What is wrong with a form: macros, classes and captures that are not there, brackets that do not close, signs
    that are not read."""
    if not isinstance(form, str):
        yield "a form is a string in quotation marks; write it so"
        return
    if not form.strip():
        yield "an empty form matches nothing; write words or classes, or delete it"
        return
    end, depth, before = 0, 0, "("
    for found in ELEMENT.finditer(form):
        if form[end : found.start()].strip():
            break
        end = found.end()
        yield from _faults_of_element(found.groups(), form[end:], known)
        sign = found[6] or ""
        if (sign in ("|", ")") and before in ("(", "|")) or (sign == "?" and before in ("(", "|", "?")):
            yield f"nothing stands before {sign!r} in the date pattern {_short(form)}; write a word there or delete it"
        depth += {"(": 1, ")": -1}.get(sign, 0)
        before = sign or "word"
        if depth < 0:
            break
    if depth:
        yield f"brackets that do not close in a date pattern: {_short(form)}; close them"
    elif form[end:].strip():
        yield f"{form[end:].strip()[:20]!r} cannot be read in a date pattern; write words or classes"
    elif before == "|":
        yield f"nothing stands behind the last '|' of the date pattern {_short(form)}; write a word there or delete it"


def _faults_of_element(element: Sequence[str | None], behind: str, known: _Known) -> Iterator[str]:
    macro, upper, name, _, word_name, _, mark, mark_name = element
    if macro and re.match("[a-z]", behind):
        yield f"the name of a macro is all capitals, not {macro}{re.split('[^a-z]', behind)[0]}; write it so"
    elif macro and macro[1:] not in known.macros:
        hint = nearest(macro[1:], known.macros)
        yield f"unknown macro {macro} in a date pattern; add it to [macros] or mend the name{hint}"
    if upper and re.match("[a-z]", behind):
        word = upper + re.split("[^a-z]", behind)[0]
        yield f"{word!r} is neither a class (all capitals) nor a word (all small letters); write {word.lower()!r}"
    elif upper and upper not in known.classes:
        hint = nearest(upper, known.classes)
        yield f"unknown class {upper} in a date pattern; add its words to dates/words.csv or mend the name{hint}"
    if mark and mark in _NO_MARKS:
        yield f"{mark!r} means nothing in a date pattern; (a | b) is a choice, x? may be missing, nothing is repeated"
    if mark in (":", "@"):
        yield f"{mark!r} stands apart in a date pattern; write a capture as in ago:dir, a macro as in @COUNT"
    for capture in filter(None, (name, word_name, mark_name)):
        if capture not in CAPTURES and capture != _UNASKED:
            hint = nearest(capture, CAPTURES)
            yield f"no kind of rule asks for the capture {capture!r} of a date pattern; mend or delete it{hint}"


def _check_examples(rule: Rule, text: str) -> Iterator[Problem]:
    examples, counterexamples = rule.cells.get("examples"), rule.cells.get("counterexamples")
    for example in examples if isinstance(examples, list) else ():
        pair = _texts(example)
        if len(pair) != 2:
            line = _line_of(text, rule.at("examples"), pair[0] if pair else str(example))
            told = 'an example is a sentence and its values: ["He left on [May 5].", "2015-05-05"]; write it so'
            yield Problem(PATH, line, told)
        elif rule.cells.get("kind") != "none" and (
            ("[" in pair[0]) != bool(pair[1]) or pair[0].count("[") != pair[0].count("]")
        ):
            told = "an example has its expression in brackets and its value behind it; add what is missing"
            yield Problem(PATH, _line_of(text, rule.at("examples"), pair[0]), told)
    for example in counterexamples if isinstance(counterexamples, list) else ():
        if not isinstance(example, str) or not example:
            told = 'a counterexample is a sentence in quotation marks: ["He may 5 times try."]; write it so'
            yield Problem(PATH, rule.at("counterexamples"), told)

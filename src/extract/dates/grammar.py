"""The date patterns: read from `dates/patterns.toml`, compiled into regular expressions over token codes.

A form is a row of elements: `MONTH` a class of `dates/words.csv` (or of numbers, see the lexer), `later` the word
itself, `@NAME` a macro, `(a | b)` a choice, `x?` an option. There is no repetition, so that every match is
bounded in length and the scan linear in the text. A class is captured under its own
name in lower case, a class or word with `:name` under that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from extract.dates.lexer import CodeBook, Tokens
from extract.vocabulary import load_rows, load_toml
from extract.vocabulary.date_patterns import ELEMENT

MARKS = {"-": "DASH"}


class Shape(NamedTuple):
    """How the matches of a piece begin: the codes of their first and second tokens, whether none or one may be all."""

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    empty: bool = True
    single: bool = False

    def before(self, other: Shape) -> Shape:
        """The shape of this piece with another behind it."""
        return Shape(
            self.first | other.first if self.empty else self.first,
            self.second | (other.first if self.single else _NONE) | (other.second if self.empty else _NONE),
            self.empty and other.empty,
            (self.single and other.empty) or (self.empty and other.single),
        )

    def either(self, other: Shape) -> Shape:
        """The shape of a choice between two pieces."""
        first, second = self.first | other.first, self.second | other.second
        return Shape(first, second, self.empty or other.empty, self.single or other.single)


_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: its name, how it is resolved, its type and constants, the compiled form."""

    name: str
    kind: str
    type: str
    form: re.Pattern[str]
    constants: dict[str, Any]
    shape: Shape
    names: tuple[tuple[str, str], ...]  # (group of the expression, name it is captured under)


@dataclass(slots=True)
class Found:
    """A match: tokens `first` (inclusive) to `last` (exclusive), with the token span of each captured group."""

    rule: Rule
    first: int
    last: int
    groups: dict[str, tuple[int, int]] = field(default_factory=dict)


def at(found: Found, name: str) -> int:
    """The token of a captured group."""
    return found.groups[name][0]


def alone(found: Found) -> bool:
    """Whether the match is a single token."""
    return found.last - found.first == 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns, indexed by the code that they may begin with."""

    book: CodeBook
    by_code: dict[str, tuple[Rule, ...]]
    by_pair: dict[str, tuple[Rule, ...]]
    starters: re.Pattern[str]

    def rules(self, pair: str) -> tuple[Rule, ...]:
        """The rules that may match where these two codes stand, remembered."""
        found = self.by_pair.get(pair)
        if found is None:
            begun = self.by_code.get(pair[0], ())
            found = tuple(rule for rule in begun if rule.shape.single or pair[1:] in rule.shape.second)
            self.by_pair[pair] = found
        return found

    def longest(self, tokens: Tokens, at: int, allows: Callable[[Found], bool]) -> Found | None:
        """The longest match that begins at token `at` and is allowed; of equals, the first in the file."""
        best: Found | None = None
        for rule in self.rules(tokens.codes[at : at + 2]):
            m = rule.form.match(tokens.codes, at)
            if m and m.end() > (best.last if best else at):
                groups = {name: m.span(key) for key, name in rule.names if m.start(key) >= 0}
                found = Found(rule, at, m.end(), groups)
                if allows(found):
                    best = found
        return best


class Compiler:
    """Turns a form into a regular expression by recursive descent."""

    def __init__(self, book: CodeBook | None, macros: dict[str, str]) -> None:
        self.book = book
        self.macros = macros
        self.literals: set[str] = set()
        self.names: list[tuple[str, str]] = []

    def compile(self, form: str) -> tuple[str, Shape]:
        """The expression and how its matches begin."""
        self.names = []
        self.queue = self.expand(form)
        compiled = self.choice()
        if self.queue:
            raise ValueError(f"unbalanced date pattern: {form}")
        return compiled

    def expand(self, form: str) -> list[tuple[str, str, str]]:
        """Elements of a form, macros replaced: (kind, text, name)."""
        queue: list[tuple[str, str, str]] = []
        for m in ELEMENT.finditer(form):
            macro, upper, name, word, word_name, sign, mark, mark_name = m.groups()
            if macro:
                queue += [("sign", "(", ""), *self.expand(self.macros[macro[1:]]), ("sign", ")", "")]
            elif upper:
                queue.append(("class", upper, name or upper.lower()))
            elif word:
                queue.append(("word", word, word_name or ""))
            elif sign:
                queue.append(("sign", sign, ""))
            else:
                queue.append(
                    ("class", MARKS[mark], mark_name or "") if mark in MARKS else ("word", mark, mark_name or "")
                )
        return queue

    def take(self, text: str) -> bool:
        """Whether the next element is this sign; then it is gone."""
        if self.queue and self.queue[0][:2] == ("sign", text):
            del self.queue[0]
            return True
        return False

    def choice(self) -> tuple[str, Shape]:
        """Pieces of which one matches: a | b."""
        body, shape = self.sequence()
        while self.take("|"):
            other, begins = self.sequence()
            body, shape = f"{body}|{other}", shape.either(begins)
        return body, shape

    def sequence(self) -> tuple[str, Shape]:
        """Elements one after the other."""
        body, shape = "", Shape()
        while self.queue and self.queue[0][:2] not in (("sign", "|"), ("sign", ")")):
            one, begins = self.element()
            body, shape = body + one, shape.before(begins)
        return body, shape

    def element(self) -> tuple[str, Shape]:
        """One class, word or group, with its `?`."""
        kind, text, name = self.queue.pop(0)
        if kind == "sign":
            inner, shape = self.choice()
            if not self.take(")"):
                raise ValueError("unbalanced date pattern")
            body = f"(?:{inner})"
        else:
            codes = self.codes(kind, text)
            shape = Shape(frozenset(codes), empty=False, single=True)
            body = f"[{''.join(sorted(codes))}]"
            if name:
                key = f"g{len(self.names)}"
                self.names.append((key, name))
                body = f"(?P<{key}>{body})"
        if self.take("?"):
            return f"(?:{body})?", shape.either(Shape())
        return body, shape

    def codes(self, kind: str, text: str) -> list[str]:
        """Code characters of a class or word; while there is no code book yet, words are only noted."""
        if self.book is None:
            if kind == "word":
                self.literals.add(text)
            return ["?"]
        name = text if kind == "class" else f"={text}"
        found = self.book.by_class.get(name)
        if not found:
            raise ValueError(f"unknown class in a date pattern: {text}")
        return found


def holiday_forms() -> str:
    """Names of the holidays as one choice."""
    names = sorted((row["name"].lower() for row in load_rows("dates/holidays.csv")), key=lambda n: (-len(n), n))
    return " | ".join(name.replace("'s", "POSS") for name in names)


@cache
def load_grammar() -> Grammar:
    """The grammar of `dates/patterns.toml`, compiled once."""
    data = load_toml("dates/patterns.toml")
    rules = data["rule"]
    macros = data["macros"] | {"HOLIDAY": holiday_forms()}
    reader = Compiler(None, macros)
    for rule in rules:
        for form in rule["forms"]:
            reader.compile(form)
    book = CodeBook(sorted(reader.literals))
    by_code: dict[str, list[Rule]] = {}
    for rule in rules:
        for form in rule["forms"]:
            compiler = Compiler(book, macros)
            body, shape = compiler.compile(form)
            made = Rule(
                rule["name"],
                rule["kind"],
                rule.get("type", "DATE"),
                re.compile(body),
                rule.get("constants", {}),
                shape,
                tuple(compiler.names),
            )
            for code in sorted(shape.first):
                by_code.setdefault(code, []).append(made)
    alone = sorted(code for code, found in by_code.items() if any(rule.shape.single for rule in found))
    behind = sorted(frozenset().union(*(rule.shape.second for found in by_code.values() for rule in found)))
    starters = re.compile(f"[{''.join(alone)}]|[{''.join(sorted(by_code))}](?=[{''.join(behind)}])")
    return Grammar(book, {code: tuple(found) for code, found in by_code.items()}, {}, starters)

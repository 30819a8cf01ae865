"""The date patterns: read from `dates.toml`, compiled into regular expressions over token codes.

A form is a row of elements: `MONTH` a class of `dates_words.csv` (or of numbers, see the lexer), `later` the word
itself, `@NAME` a macro, `(a | b)` a choice, `x?` an option. There is no repetition, so that every match is
bounded in length and the scan linear in the text. A class is captured under its own
name in lower case, a class or word with `:name` under that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from extract.dates.lexer import CodeBook, Tokens
from extract.lexicon import load_patterns, load_rows

ELEMENT = re.compile(r"\s*(?:(@[A-Z]+)|([A-Z]+)(?::([a-z]+))?|([a-z]+)(?::([a-z]+))?|([()|?])|([^\s\w])(?::([a-z]+))?)")
MARKS = {"-": "DASH"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern: its name, how it is resolved, its type and constants, the compiled form."""

    name: str
    kind: str
    type: str
    form: re.Pattern[str]
    constants: dict[str, Any]
    first: frozenset[str]
    names: tuple[tuple[str, str], ...]  # (group of the expression, name it is captured under)


@dataclass(slots=True)
class Found:
    """A match: tokens `first` (inclusive) to `last` (exclusive), with the token span of each captured group."""

    rule: Rule
    first: int
    last: int
    groups: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All patterns, indexed by the code that they may begin with."""

    book: CodeBook
    by_code: dict[str, tuple[Rule, ...]]
    starters: re.Pattern[str]

    def longest(self, tokens: Tokens, at: int, allows: Callable[[Found], bool]) -> Found | None:
        """The longest match that begins at token `at` and is allowed; of equals, the first in the file."""
        best: Found | None = None
        for rule in self.by_code.get(tokens.codes[at], ()):
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

    def compile(self, form: str) -> tuple[str, frozenset[str]]:
        """The expression and the codes that a match may begin with."""
        self.names = []
        self.queue = self.expand(form)
        body, first, _ = self.choice()
        if self.queue:
            raise ValueError(f"unbalanced date pattern: {form}")
        return body, first

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

    def choice(self) -> tuple[str, frozenset[str], bool]:
        """a | b: (expression, first codes, may be empty)."""
        parts = [self.sequence()]
        while self.take("|"):
            parts.append(self.sequence())
        first = frozenset().union(*(p[1] for p in parts))
        return "|".join(p[0] for p in parts), first, any(p[2] for p in parts)

    def sequence(self) -> tuple[str, frozenset[str], bool]:
        """Elements one after the other."""
        body, first, empty = "", frozenset[str](), True
        while self.queue and self.queue[0][:2] not in (("sign", "|"), ("sign", ")")):
            one, codes, optional = self.element()
            if empty:
                first |= codes
            empty = empty and optional
            body += one
        return body, first, empty

    def element(self) -> tuple[str, frozenset[str], bool]:
        """One class, word or group, with its `?`."""
        kind, text, name = self.queue.pop(0)
        optional = False
        if kind == "sign":
            inner, codes, optional = self.choice()
            if not self.take(")"):
                raise ValueError("unbalanced date pattern")
            body = f"(?:{inner})"
        else:
            codes = frozenset(self.codes(kind, text))
            body = f"[{''.join(sorted(codes))}]"
            if name:
                key = f"g{len(self.names)}"
                self.names.append((key, name))
                body = f"(?P<{key}>{body})"
        if self.take("?"):
            return f"(?:{body})?", codes, True
        return body, codes, optional

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
    names = sorted((row["name"].lower() for row in load_rows("dates_holidays.csv")), key=lambda n: (-len(n), n))
    return " | ".join(name.replace("'s", "POSS") for name in names)


@cache
def load_grammar() -> Grammar:
    """The grammar of `dates.toml`, compiled once."""
    data = load_patterns("dates.toml")
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
            body, first = compiler.compile(form)
            made = Rule(
                rule["name"],
                rule["kind"],
                rule.get("type", "DATE"),
                re.compile(body),
                rule.get("constants", {}),
                first,
                tuple(compiler.names),
            )
            for code in sorted(first):
                by_code.setdefault(code, []).append(made)
    starters = re.compile(f"[{''.join(sorted(by_code))}]")
    return Grammar(book, {code: tuple(found) for code, found in by_code.items()}, starters)

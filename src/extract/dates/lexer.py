"""Text to tokens for the date patterns: one pass, linear, one code character a token.

A token's code stands for the set of classes it belongs to (MONTH, NUM, UNIT, ...), so that a date pattern is a regular
expression over codes and never sees a blank, a line end or the spelling of a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache

from extract.vocabulary import load_lists, load_rows
from extract.vocabulary.numerals import number_of_digits, number_of_words

TOKEN = re.compile(
    r"""(?=\S)(?:  # at white space, one look instead of one for each kind of token
    (?P<url>\b(?:https?://|www\.)\S+)|(?P<long>[^\W\d_½¼¾][^\W\d_]{2,})|(?P<sign>[^\w\s'’‘])
    |(?P<dtg>(?<![^\W_])[0-3][0-9][0-2][0-9][0-5][0-9][A-Z]\ ?[A-Z][A-Za-z]{2}\ ?[0-9]{2}(?:[0-9]{2})?(?![^\W_]))
    |(?P<stamp>(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]{1,9})?
        (?:Z\b|[+-][0-9]{2}:?[0-9]{2})?)
    |(?P<numdate>(?<![0-9./-])[0-9]{1,4}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{1,4}(?![0-9]|[-/.][0-9]))
    |(?P<clock>(?<![0-9:.])[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?(?![0-9:])|\.[0-9]{2}(?=\s?[ap]\.?m\b)))
    |(?P<mixed>(?<![0-9])[0-9]{0,4}[½¼¾]|(?<![0-9/])[0-9]{1,4}[ -][0-9]/[0-9](?![0-9/]))
    |(?P<decade>(?<![0-9])(?:['’‘][0-9]0|[0-9]0|[0-9]{2,3}0)['’]?s(?![a-z]))
    |(?P<ord>(?<![0-9])[0-9]{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)(?![a-zA-Z]))
    |(?P<big>(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|(?<![0-9.])[0-9]{1,9}\.[0-9]+)
    |(?P<num>[0-9]+)
    |(?P<ampm>\b[aApP]\.\s?[mM]\b\.?|(?<![a-zA-Z])(?:am|pm|AM|PM)\b)
    |(?P<era>\b[Bb]\.\s?[Cc]\.(?:\s?[Ee]\.)?|\b[Aa]\.\s?[Dd]\.)
    |(?P<poss>['’]s\b)
    |(?P<oclock>\bo['’]clock\b)
    |(?P<word>[^\W\d_]+)
    |(?P<mark>[^\s]))
    """,
    re.VERBOSE,
)
BREAK = "\x01"
OTHER = "\x02"
FIRST_CODE = 0xE000


@dataclass(slots=True)
class Tokens:
    """Tokens of a text: parallel lists, `codes[i]` the code of token i; `text[start:end]` is the token's own text."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # lower-cased
    codes: str = ""
    numbers: dict[int, float] = field(default_factory=dict)  # of number phrases in words, by token

    def raw(self, i: int) -> str:
        """The token as written; empty beyond the ends."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def word(self, i: int) -> str:
        """The token lower-cased; empty beyond the ends."""
        return self.words[i] if 0 <= i < len(self.words) else ""


class CodeBook:
    """Gives each set of classes a code character and each class the characters of the sets that hold it."""

    def __init__(self, literals: Iterable[str]) -> None:
        classes: dict[str, set[str]] = {}
        self.values: dict[tuple[str, str], str] = {}
        for row in load_rows("dates/words.csv"):
            classes.setdefault(row["word"], set()).add(row["class"])
            self.values[row["class"], row["word"]] = row["value"]
        for word in literals:
            classes.setdefault(word, set()).add(f"={word}")
        self._codes: dict[frozenset[str], str] = {frozenset(): OTHER}
        self.by_class: dict[str, list[str]] = {}
        self.words: dict[str, str] = {}
        for word in sorted(classes):
            self.words[word] = self.code(frozenset(classes[word]))
        self.classes = {word: frozenset(found) for word, found in classes.items()}
        for number in NUMBER_CLASSES:
            self.code(number)
        for word in literals:
            self.spelt_number(word)
        for word in sorted(TITLE_ONLY & self.classes.keys()):
            self.code(self.classes[word] - TITLED)

    def code(self, classes: frozenset[str]) -> str:
        """The code of a set of classes, given out in order of first asking."""
        known = self._codes.get(classes)
        if known is None:
            known = self._codes[classes] = chr(FIRST_CODE + len(self._codes))
            for name in classes:
                self.by_class.setdefault(name, []).append(known)
        return known

    def spelt_number(self, word: str) -> str:
        """The code of a number of one word, which some patterns ask for by that word: the first three months."""
        n = int(self.value("NUMWORD", word) or 0)
        small = spelt_classes(n)
        return self.code(frozenset({"NUM", "SPELT", *small, *self.classes[word] & {f"={word}"}})) if n else OTHER

    def value(self, name: str, word: str) -> str:
        """The lexicon's value of a word in a class."""
        return self.values.get((name, word), "")


@cache
def number_classes(n: int, digits: int) -> frozenset[str]:
    """Classes of a number written in digits."""
    found = {"NUM"}
    if 1 <= n <= 31 and digits <= 2:
        found.add("DAY")
    if digits == 2:
        found.add("YY")
    if n <= 24 and digits <= 2:
        found.add("HOUR")
    if digits == 3 and n >= 100:
        found.add("YYY")
    if digits <= 3:
        found.add("SMALL")
    if digits == 4 and 1000 <= n <= 2199:
        found.add("YEAR")
    if digits == 4 and n > 2199:
        found.add("FAR")
    if digits == 4 and 0 <= n <= 2459 and n % 100 < 60:
        found.add("HHMM")
    return frozenset(found)


def spelt_classes(value: float) -> set[str]:
    """What a number in words may be beside a number: the day of a month, the hour of a clock."""
    if value != int(value) or not 1 <= value <= 31:
        return set()
    return {"DAY", "HOUR"} if value <= 12 else {"DAY"}


NUMBER_CLASSES = (
    *(number_classes(n, d) for n, d in ((5, 1), (5, 2), (28, 2), (50, 2), (0, 1), (0, 2), (500, 3), (20, 3))),
    *(number_classes(n, d) for n, d in ((1000, 4), (1090, 4), (2300, 4), (9999, 4), (99999, 5), (900, 4), (970, 4))),
    *(
        frozenset({name})
        for name in (
            "STAMP",
            "DTG",
            "NUMDATE",
            "CLOCK",
            "AMPM",
            "POSS",
            "OCLOCK",
            "DECADE",
            "ORD",
            "DASH",
            "TYPO",
            "NUM",
            "ERA",
        )
    ),
    frozenset({"NUM", "SPELT"}),
    frozenset({"NUM", "YEAR", "SPELT"}),
    frozenset({"NUM", "DAY", "HOUR", "SPELT"}),
    frozenset({"NUM", "DAY", "SPELT"}),
    frozenset({"ORD", "DAYORD"}),
)
PLAIN = {"stamp": "STAMP", "dtg": "DTG", "numdate": "NUMDATE", "clock": "CLOCK", "ampm": "AMPM", "era": "ERA"} | {
    "poss": "POSS",
    "oclock": "OCLOCK",
    "decade": "DECADE",
}
SCALES = frozenset({"million", "billion"})
DASHES = frozenset("-–—‐‑‒")
TITLED = frozenset({"MONTH", "MABBR", "WABBR"})
TITLE_ONLY = frozenset(load_lists("dates/context.csv", "list", "word")["title-only"])


def tokenise(text: str, paragraphs: Iterable[tuple[int, int]], book: CodeBook) -> Tokens:
    """Tokens of `text`, with a break token between paragraphs (half-open character offsets)."""
    tokens = Tokens(text)
    starts, ends, words, codes = tokens.starts, tokens.ends, tokens.words, []
    known: dict[tuple[str | None, str], tuple[str, str]] = {}
    for first, last in paragraphs:
        for m in TOKEN.finditer(text, first, last):
            key = m.lastgroup, m[0]
            found = known.get(key)
            if found is None:
                found = known[key] = read_token(*key, book)
            start, end = m.span()
            starts.append(start)
            ends.append(end)
            words.append(found[0])
            codes.append(found[1])
        starts.append(last)
        ends.append(last)
        words.append("")
        codes.append(BREAK)
    tokens.codes = "".join(codes)
    return merge_numbers(merge_ordinals(tokens, book), book)


@lru_cache(maxsize=16384)
def read_token(kind: str | None, raw: str, book: CodeBook) -> tuple[str, str]:
    """The token in lower case, slips in months and weekdays mended, and its code; `kind` is the group of TOKEN."""
    low = raw.lower()
    if kind in ("long", "word"):
        code = book.words.get(low, OTHER)
        if code is not OTHER and low in TITLE_ONLY and raw == low:
            code = book.code(book.classes[low] - TITLED)
        elif code is OTHER and len(low) > 4 and raw[0].isupper():
            code, low = misspelt(low, code, book)
    elif kind in ("sign", "mark"):
        code = book.code(frozenset({"DASH"})) if raw in DASHES else book.words.get(raw, OTHER)
    elif kind == "num":
        code = book.code(number_classes(int(raw[:6]), len(raw)))
    elif kind == "ord":
        code = book.code(frozenset({"ORD", "DAYORD"}) if 1 <= int(raw[:-2]) <= 31 else frozenset({"ORD"}))
    elif kind in ("big", "mixed"):
        code = book.code(frozenset({"NUM"}))
    elif kind == "url":
        code = OTHER
    else:
        code = book.code(frozenset({PLAIN[kind or ""]}))
    return low, code


@cache
def misspellings() -> dict[str, str]:
    """Every word one edit (Damerau 1964) away from the name of a month (six letters or more) or weekday (seven).

    Its first letter stands; shorter names of weekdays lie too near to names of people (Frida, Sundar).
    """
    found: dict[str, str] = {}
    letters = "abcdefghijklmnopqrstuvwxyz"
    for row in load_rows("dates/words.csv"):
        month = row["word"]
        if len(month) < {"MONTH": 6, "WEEKDAY": 7}.get(row["class"], 99):
            continue
        halves = [(month[:i], month[i:]) for i in range(1, len(month) + 1)]
        edits = [a + b[1:] for a, b in halves if b]
        edits += [a + b[1] + b[0] + b[2:] for a, b in halves if len(b) > 1]
        edits += [a + c + b[1:] for a, b in halves if b for c in letters]
        edits += [a + c + b for a, b in halves for c in letters if (b or c not in "asn")]
        found.update((e, month) for e in edits if e != month)
    return found


def misspelt(low: str, code: str, book: CodeBook) -> tuple[str, str]:
    """Code and corrected word of a month's or weekday's name with a slip in it; others unchanged."""
    name = misspellings().get(low)
    if not name:
        return code, low
    return (book.code(frozenset({"TYPO"})) if "MONTH" in book.classes[name] else book.words[name]), name


TENS = {"twenty": 20, "thirty": 30}


def merge_ordinals(tokens: Tokens, book: CodeBook) -> Tokens:
    """Reads "twenty-fourth" as the one ordinal that it is, "24th"."""
    at = next((i for i, word in enumerate(tokens.words) if word in TENS), -1)
    codes = list(tokens.codes)
    while at >= 0:
        end = at + 1 + (tokens.word(at + 1) in DASHES)
        ones = int(book.value("ORD", tokens.word(end)) or 0)
        if 0 < ones < 10 and TENS[tokens.words[at]] + ones <= 31:
            value = TENS[tokens.words[at]] + ones
            tokens.words[at], tokens.ends[at] = f"{value}th", tokens.ends[end]
            codes[at] = book.code(frozenset({"ORD", "DAYORD"}))
            for parts in (tokens.words, tokens.starts, tokens.ends, codes):
                del parts[at + 1 : end + 1]
        at = next((i for i in range(at + 1, len(tokens.words)) if tokens.words[i] in TENS), -1)
    tokens.codes = "".join(codes)
    return tokens


def merge_numbers(tokens: Tokens, book: CodeBook) -> Tokens:
    """Joins number words ("twenty-four", "nineteen ninety-six", "a hundred and fifty") into one NUM token."""
    number = "".join(book.by_class["NUMWORD"])
    if not any(c in tokens.codes for c in number):
        return tokens
    glue = "".join({book.words.get("and", OTHER), *book.by_class["DASH"]})
    run = re.compile(f"[{number}](?:[{glue}]?[{number}])*")
    merged = Tokens(tokens.text)
    codes: list[str] = []
    at = 0

    def copy(upto: int) -> None:
        merged.starts.extend(tokens.starts[at:upto])
        merged.ends.extend(tokens.ends[at:upto])
        merged.words.extend(tokens.words[at:upto])
        codes.append(tokens.codes[at:upto])

    digits = "".join(sorted({*book.by_class["NUM"]} - {*book.by_class["NUMWORD"]}))
    for m in run.finditer(tokens.codes):
        for first, last, value, is_year in number_of_words(tokens.words, m.start(), m.end(), book.value):
            if first > at and tokens.words[first] in SCALES and tokens.codes[first - 1] in digits:
                first -= 1  # 66 million
                value *= number_of_digits(tokens.words[first])
            copy(first)
            merged.numbers[len(merged.starts)] = value
            merged.starts.append(tokens.starts[first])
            merged.ends.append(tokens.ends[last - 1])
            merged.words.append(" ".join(tokens.words[first:last]))
            spelt = {"YEAR"} if is_year else spelt_classes(value)
            plain = book.spelt_number(tokens.words[first]) if last - first == 1 and not is_year else OTHER
            codes.append(book.code(frozenset({"NUM", "SPELT", *spelt})) if plain == OTHER else plain)
            at = last
    copy(len(tokens.starts))
    merged.codes = "".join(codes)
    return merged

"""Number phrases: "at least 14", "between 60 and 80", "tens of thousands", "over $1.2m", "a 30bn-krone loan".

A small grammar over the words of an article, read from left to right: modifiers, a figure or number words with their
scale, perhaps a second figure that makes a range, what stands behind, and the sign, code or name of a currency on
either side. What the number counts is asked elsewhere. The grammar of numerals and of what modifies them is that of
Quirk et al. 1985, A Comprehensive Grammar of the English Language, 6.63-6.66.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.records import Modifier
from extract.vocabulary import CurrencyName, currency_names, currency_signs, number_phrases, number_scales, number_words
from extract.vocabulary.numerals import number_of_digits, number_of_words

_FIGURE = r"[0-9]{1,3}(?:[, \u2009\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[.,][0-9]+)?[½¼¾]?"
_HYPHENS = frozenset("-‐‑")
_DASHES = _HYPHENS | frozenset("–—")
LOST = "\ufffd"  # a character that the file has lost
_ARTICLES = frozenset({"a", "an"})
_JOINED = frozenset({"or", "to", "and", *_DASHES})
_NO_COUNT = frozenset({"no", "another", "this", "that", "the", "each", "which", "every", "any", "only"})  # before "one"
_NUMBERED = frozenset(
    {"number", "no", "nr", "aged", "page", "chapter", "article"}
)  # before a number that counts nothing
_STRONG = frozenset({"strong", "odd", "plus"})  # behind a hyphen they leave a number a number: a 200-strong crowd
_LONGEST = 4  # words of a modifier


@dataclass(frozen=True, slots=True)
class Amount:
    """A number phrase. `start` to `end` holds modifier and currency, `first` to `last` the figure or words alone.

    `high` is None where the number is open above. `currency` is the name, sign or code as the lexicon has it, empty for
    what is no money; `beside` the country or people named with it (Canadian dollars). `is_plural`: dozens, hundreds.
    """

    start: int
    end: int
    first: int
    last: int
    low: float
    high: float | None
    modifier: Modifier
    currency: str = ""
    beside: str = ""
    is_plural: bool = False
    is_figure: bool = False
    is_whole: bool = True  # no fraction of one: 5.6


@dataclass(frozen=True, slots=True)
class _Cardinal:
    """A number by itself: the tokens `[start, stop)`, its value, the value of its figure without scale."""

    start: int
    stop: int
    value: float
    plain: float
    scale: float = 1.0
    is_plural: bool = False
    is_figure: bool = False


@cache
def _token_pattern() -> re.Pattern[str]:
    signs = sorted(currency_signs(), key=lambda sign: (len(sign), sign))
    alternatives = "|".join(_bounded(sign) for sign in reversed(signs))
    return re.compile(rf"(?P<figure>{_FIGURE})|(?P<sign>{alternatives}|{LOST}+)|(?P<word>[^\W\d_]+)|(?P<mark>\S)")


def _bounded(sign: str) -> str:
    """The pattern of a sign that is no part of a longer word: "Rs" not in "Rsvp"."""
    before = r"(?<![^\W\d_])" if sign[0].isalpha() else ""
    return f"{before}{re.escape(sign)}" + (r"(?![^\W\d_])\.?" if sign[-1].isalpha() and len(sign) < 4 else "")


class _Words:
    """The words, figures and signs of a stretch of text."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        found = list(_token_pattern().finditer(text, start, end))
        self.kinds = [match.lastgroup or "" for match in found]
        self.starts, self.ends = [match.start() for match in found], [match.end() for match in found]
        self.words = [match[0] for match in found]
        self.lower = [word.lower() for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """A word in lower case, empty beyond the ends."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def kind(self, at: int) -> str:
        """What a token is, empty beyond the ends."""
        return self.kinds[at] if 0 <= at < len(self.kinds) else ""

    def touches(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        return 0 < at < len(self.words) and self.ends[at - 1] == self.starts[at]

    def phrase(self, at: int, phrases: Mapping[str, str], most: int = _LONGEST) -> tuple[int, str]:
        """How many tokens from here on are one of some phrases, the longest, and what that is worth."""
        for size in range(min(most, len(self) - at), 0, -1):
            if (value := phrases.get(" ".join(self.lower[at : at + size]))) is not None:
                return size, value
        return 0, ""


def find_amounts(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Amount]:
    """The number phrases of some stretches of a text, in text order; none overlap."""
    for start, end in spans:
        words = _Words(text, start, end)
        at = free = 0  # the first token that no number has taken
        while at < len(words):
            cardinal = _cardinal(words, at)
            if cardinal is None:
                at += 1
                continue
            amount, at = _amount(words, cardinal, free)
            if amount is not None:
                free = at
                yield amount


def _amount(words: _Words, first: _Cardinal, free: int) -> tuple[Amount | None, int]:
    """The phrase around a number, None if that is part of something else; and the token behind it. What stands before
    the token `free` is another number's."""
    sign_at = _sign_before(words, first.start)
    sign_at = None if sign_at is not None and sign_at < free else sign_at
    begin = first.start if sign_at is None else sign_at
    second = _second(words, first, begin)
    cardinal = second or first
    stop, currency, beside = _currency_behind(words, cardinal)
    if sign_at is not None:
        currency = words.words[sign_at].rstrip(".") if not currency or words.kind(sign_at) == "sign" else currency
    if not currency and (stop := _plain_end(words, first, cardinal)) < 0:
        return None, cardinal.stop
    begin, modifier = _modifier(words, begin, free, is_range=second is not None)
    if not modifier:
        stop, modifier = _modifier_behind(words, stop)
    low, high, modifier = _bounds(first, second, modifier)
    amount = Amount(
        words.starts[begin],
        words.ends[stop - 1],
        words.starts[first.start],
        words.ends[cardinal.stop - 1],
        low,
        high,
        modifier,
        currency,
        beside,
        cardinal.is_plural,
        first.is_figure,
        low == int(low),
    )
    return amount, stop


def _bounds(first: _Cardinal, second: _Cardinal | None, modifier: str) -> tuple[float, float | None, Modifier]:
    """Low, high and how the number is meant."""
    if second is not None:
        low = first.value if first.scale != 1 or first.plain >= second.plain else first.value * second.scale
        return _tidy(low), _tidy(second.value), "range"
    value = _tidy(first.value)
    if modifier == "at most":
        return 0.0, value, "at most"
    if modifier == "at least" or first.is_plural:
        return value, None, "at least"
    return value, value, "about" if modifier == "about" else "exact"


def _tidy(value: float) -> float:
    """A value without the noise of multiplying: 4.7 billion."""
    return float(round(value, 2))


def _cardinal(words: _Words, at: int) -> _Cardinal | None:
    """The number that begins at a token, None if none does."""
    if words.kind(at) == "figure":
        return _scaled_figure(words, at)
    if words.kind(at) != "word":
        return None
    return _several(words, at) or _plural(words, at) or _spelt(words, at)


def _scaled_figure(words: _Words, at: int) -> _Cardinal | None:
    text = words.words[at].replace("\u2009", ",").replace("\u202f", ",").replace(" ", ",")
    stop, scale = _scales(words, at + 1)
    if scale == 1 and words.word(at + 1) in number_scales("short scale") and words.touches(at + 1):
        stop, scale = at + 2, number_scales("short scale")[words.word(at + 1)]
    whole, comma, rest = text.partition(",")
    if comma and (len(rest) < 3 or (scale != 1 and "," not in rest and len(rest) != 3)):
        text = f"{whole}.{rest}"  # kr 1,5 million
    value = number_of_digits(text)
    return _Cardinal(at, stop, value * scale, value, scale, is_figure=True)


def _scales(words: _Words, at: int) -> tuple[int, float]:
    """The token behind the words for scales from here on (million, hundred thousand), and what they multiply by."""
    scale = 1.0
    while at < len(words):
        hyphen = int(words.word(at) in _HYPHENS and words.touches(at) and words.touches(at + 1))
        value = number_scales("scale").get(words.word(at + hyphen))
        if value is None:
            break
        at, scale = at + hyphen + 1, scale * value
    return at, scale


def _several(words: _Words, at: int) -> _Cardinal | None:
    """ "several hundred", "a few thousand": as many as the bare plural says."""
    size, _ = words.phrase(at, number_phrases("several"))
    stop, scale = _scales(words, at + size)
    if not size or scale == 1:
        return None
    return _Cardinal(at, stop, 2 * scale, 2, scale, is_plural=True)


def _plural(words: _Words, at: int) -> _Cardinal | None:
    """ "dozens", "tens of thousands", "hundreds of thousands": as many as the guide says, at least."""
    plurals = number_scales("plural")
    value = plurals.get(words.word(at))
    if value is None:
        return None
    stop = at + 1
    if words.word(stop) == "of" and (scale := plurals.get(words.word(stop + 1))):
        value, stop = value * scale / 2, stop + 2  # thousands are 2,000
    elif words.word(at) == "tens":
        return None
    return _Cardinal(at, stop, value, value, is_plural=True)


def _spelt(words: _Words, at: int) -> _Cardinal | None:
    """A number in words, "a hundred and fifty", "half a million" and "a dozen" too."""
    begin, half = at, words.word(at) == "half" and (words.word(at + 1) in _ARTICLES or words.word(at + 1) in _HYPHENS)
    at += 2 if half else int(words.word(at) in _ARTICLES)
    if (half or at > begin) and words.word(at) not in number_scales("scale"):
        return None
    stop = _run_of_words(words, at)
    if stop == at:
        return None
    _, stop, value, is_year = next(number_of_words(words.lower, at, stop, _value_of))
    if is_year or value == 0:
        return None
    more, scale = _scales(words, stop)
    plain = value / 2 if half else value
    return _Cardinal(begin, more, plain * scale, plain, scale)


def _run_of_words(words: _Words, at: int) -> int:
    """The token behind a run of number words with "and" or hyphens between them."""
    known, stop = number_words(), at
    while words.word(stop) in known:
        stop += 1
        glue = words.word(stop) in _HYPHENS or (words.word(stop) == "and" and words.word(stop - 1) in _ABOVE_TENS)
        if glue and words.word(stop + 1) in known:
            stop += 1
    return stop


_ABOVE_TENS = frozenset({"hundred", "thousand", "million", "billion"})


def _value_of(_: str, word: str) -> str:
    return str(number_words().get(word, ""))


def _second(words: _Words, first: _Cardinal, begin: int) -> _Cardinal | None:
    """The upper end of a range: "60-80", "60 to 80", "two or three", "between 60 and 80"."""
    link = words.word(first.stop)
    if first.is_plural or link not in _JOINED or (link == "and") != (words.word(begin - 1) == "between"):
        return None
    if link == "to" and words.word(begin - 1) in ("from", "by"):
        return None  # "rose from 38 to 41" tells of two
    at = first.stop + 1
    at += int(words.kind(at) == "sign" and words.kind(at + 1) == "figure")
    second = _cardinal(words, at)
    if second is None or second.is_plural or second.value <= first.value / max(first.scale, 1):
        return None
    if link in _HYPHENS and not (first.is_figure and second.is_figure):
        return None
    return second if second.value > first.value else None


def _sign_before(words: _Words, at: int) -> int | None:
    """The token before a figure that is the sign or code of a currency."""
    sign = at - 1
    if sign >= 0 and words.word(sign) in _HYPHENS and words.kind(sign - 1) == "sign":
        sign -= 1
    known = words.words[sign].rstrip(".") in currency_names() if sign >= 0 else False
    if sign >= 0 and words.kind(sign) == "sign" and (known or words.words[sign][0] == LOST):
        return sign
    return None


def _currency_behind(words: _Words, number: _Cardinal) -> tuple[int, str, str]:
    """The token behind a currency that follows a number, which currency, the country or people named with it."""
    at = number.stop
    while words.word(at) in _HYPHENS and words.touches(at) and words.touches(at + 1):
        at += 1
    if number.is_plural and words.word(at) == "of":
        at += 1
    for size in range(4):
        name = words.words[at + size] if at + size < len(words) else ""
        found: CurrencyName | None = currency_names().get(name) or currency_names().get(name.lower())
        if found is not None and (size == 0 or words.text[words.starts[at] : words.ends[at + size - 1]][0].isupper()):
            beside = words.text[words.starts[at] : words.ends[at + size - 1]] if size else ""
            stop = at + size + 1 + int(words.word(at + size + 1) == "sterling")
            return stop, found.name, beside
    return number.stop, "", ""


def _plain_end(words: _Words, first: _Cardinal, last: _Cardinal) -> int:
    """The token behind a number that counts something; -1 if it is part of a word, a clock time, a score, a share."""
    at, stop = first.start, last.stop
    if words.touches(at) and not _may_touch(words, at - 1):
        return -1
    behind = words.word(stop)
    if words.touches(stop):
        if words.kind(stop) == "word" or (behind in _HYPHENS and not _goes_on(words, stop)):
            return -1
        if behind in (":", "/", ".", ",") and words.kind(stop + 1) == "figure" and words.touches(stop + 1):
            return -1
    if words.phrase(stop + int(behind in _HYPHENS), number_phrases("measure"))[0]:
        return -1
    if words.word(at - 1) in (_NO_COUNT if words.word(at) == "one" else _NUMBERED):
        return -1
    return stop


def _may_touch(words: _Words, before: int) -> bool:
    """Whether a number may begin right behind a token: behind a bracket, a mark, a dash, or a hyphen for a dash."""
    if words.kind(before) in ("word", "figure") or words.word(before) in (
        "#",
        "№",
        "@",
        "/",
        ":",
        ".",
        "_",
        "+",
        "°",
        "&",
    ):
        return False
    if words.word(before) in _HYPHENS and words.touches(before):  # "workers-two women", not "one-on-one"
        spelt = words.kind(before - 1) == "word" and words.kind(before + 1) == "word"
        return spelt and words.word(before + 1) != "one" and words.word(before - 1) not in number_words()
    return True


def _goes_on(words: _Words, hyphen: int) -> bool:
    """Whether a hyphen behind a number leaves it one: "a 200-strong crowd"; not "5-0", "a 12-member crew"."""
    return words.word(hyphen + 1) in _STRONG or words.kind(hyphen + 1) not in ("word", "figure")


def _modifier(words: _Words, begin: int, free: int, *, is_range: bool) -> tuple[int, str]:
    """The token at which the modifiers before a number begin, and what they make of it; empty for none."""
    if is_range and begin > free and words.word(begin - 1) == "between":
        return begin - 1, ""
    phrases, found = number_phrases("before"), ""
    while begin > free:
        size = next(
            (
                s
                for s in range(min(_LONGEST, begin - free), 0, -1)
                if " ".join(words.lower[begin - s : begin]) in phrases
            ),
            0,
        )
        if not size:
            break
        value = phrases[" ".join(words.lower[begin - size : begin])]
        begin, found = begin - size, value if found in ("", "exact") else found
    return begin, found


def _modifier_behind(words: _Words, stop: int) -> tuple[int, str]:
    """The token behind what follows a number and says how it is meant ("or more"), and what; empty for nothing."""
    at = stop + int(words.word(stop) in _HYPHENS)
    size, value = words.phrase(at, number_phrases("behind"))
    return (at + size, value) if size else (stop, "")

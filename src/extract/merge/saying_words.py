"""The words of a quotation, whatever its marks, cuts, brackets and inflections: what sayings are compared by."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extract.merge.content_words import base_form
from extract.vocabulary import number_words, words
from extract.vocabulary.numerals import number_of_digits

NOT = "not"
_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)*")
_MARKED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|''.+?(?:''|$)|(?<!\w)[‘'].+?[’'](?!\w)")
_CUT_NOT = re.compile(r"(?:n['’]t|nnot)$")
_TAIL = re.compile(r"['’](?:s|d|m|re|ve|ll)?$")


class Said(NamedTuple):
    """A word, and whether it stands in quotation marks: whether it is the speaker's own."""

    form: str
    is_marked: bool


def saying_words(content: str, *, direct: bool) -> tuple[Said, ...]:
    """The words of a quotation in their order, in base forms and small letters; numbers as digits, each negation "not".

    Those of a `direct` one are the speaker's own, of others those between quotation marks.
    """
    marked = [(0, len(content))] if direct else [match.span() for match in _MARKED.finditer(content)]
    return tuple(
        Said(form, any(start <= match.start() < end for start, end in marked))
        for match in _WORD.finditer(content)
        for form in _forms(match[0])
    )


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, ...]:
    lower = word.lower()
    if lower[0].isdigit():
        return (f"{number_of_digits(lower):g}",) if lower[-1].isdigit() else (lower,)
    if lower in words("negations") or _CUT_NOT.search(lower):
        return (NOT,)
    lower = _TAIL.sub("", lower)
    return (_numbers().get(lower) or base_form(lower),) if lower else ()


@cache
def _numbers() -> dict[str, str]:
    return {word: str(value) for word, value in number_words().items() if word != "one"}

"""Sentence boundaries by rule, set before the parser runs, which then keeps to them.

A boundary falls behind a full stop, question or exclamation mark with the closing marks that belong to it, unless the
stop belongs to an abbreviation or an initial, or the sentence visibly goes on.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from extract.lexicon import load_rows

_STOP = re.compile(r"^(?:\.+|…|[!?]+|\.{2,}[!?]*|[!?]\.+)$")
_CLOSERS = frozenset("\"”’'»)]}") | {"''"}
_OPENERS = frozenset("\"“‘'«([{—–-•*") | {"``", "--"}
_INITIAL = re.compile(r"^(?:[A-Z]\.)+$")
# Words that begin sentences far more often than they go on after an abbreviation.
_STARTERS = frozenset(
    "The A An He She It They We I You His Her Their Our This That These Those There In On At For But And After Before "
    "As If When While Since Although However Meanwhile Some Many Most Both Two Three One No Not What Why How".split()
)


@cache
def _abbreviations() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in load_rows("abbreviations.csv")}


def _is_closer(token: Token, before: Token) -> bool:
    return token.text in _CLOSERS and not before.whitespace_ and not before.is_space


def _ends_sentence(token: Token, following: Token) -> bool:
    """Whether the token carries a stop that can end a sentence before `following` (its closing marks left aside)."""
    text = token.text
    if _STOP.match(text):
        before = token.nbor(-1) if token.i else None
        if before is not None and not before.whitespace_ and text == ".":
            if _abbreviations().get(before.text + ".") == "before":
                return False
            if before.text.isdigit() and token.i == 1:
                return False  # "1. First": a list number
        return True
    if not text.endswith(".") or len(text) < 2:
        return False
    kind = _abbreviations().get(text)
    if kind == "before":
        return False
    if kind == "after" or _INITIAL.match(text):
        return following.text in _STARTERS
    return kind is None and not text[:-1].isdigit() and following.text in _STARTERS


def _begins_sentence(token: Token, stop: Token, *, quoted: bool) -> bool:
    """Whether the token may begin a sentence after `stop`; `quoted` when a closing quotation mark stands between."""
    first = token.text[0]
    if first.isupper() or first.isdigit() or first in _OPENERS or token.text in _OPENERS:
        return True
    if first.islower():
        return stop.text == "." and not quoted and bool(stop.whitespace_)
    return first.isalpha()


def set_sentence_starts(doc: Doc) -> Doc:
    """Marks for every token whether it begins a sentence; the Doc is one paragraph.

    White space tokens never begin one. Returns the same Doc.
    """
    starts = [False] * len(doc)
    last = len(doc) - 1
    if last >= 0:
        starts[0] = True
    index = 0
    while index < last:
        token = doc[index]
        end = index
        while end < last and _is_closer(doc[end + 1], doc[end]):
            end += 1
        following = doc[end + 1] if end < last else None
        if following is not None and following.is_space and end + 1 < last:
            following = doc[end + 2]
        if following is not None and not following.is_space and _ends_sentence(token, following):
            spaced = following.idx > doc[end].idx + len(doc[end])
            glued = not spaced and end == index and token.text == "." and following.text[0].isupper()
            quoted = any(doc[i].text in "\"”’'''" for i in range(index + 1, end + 1))
            if (spaced or glued) and _begins_sentence(following, token, quoted=quoted):
                starts[following.i] = True
        index = max(index + 1, end)
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return doc

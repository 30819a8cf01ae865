"""Sentence boundaries by rule, set before the parser runs, which then keeps to them.

A boundary falls behind a full stop, question or exclamation mark with the closing marks that belong to it, unless the
stop belongs to an abbreviation or an initial, or the sentence visibly goes on; and behind a dateline, and before a
picture credit, which carry no stop of their own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import cast

import numpy as np
from spacy.tokens import Doc, Token
from thinc.types import Ints2d

from extract.vocabulary import date_words, function_words, inflect, load_rows, speech_verbs, told_forms

_STOP = re.compile(r"^(?:\.+|…|[!?]+|\.{2,}[!?]*|[!?]\.+)$")
_LAST_OF_STOP = frozenset(".…!?")
_QUOTES = frozenset("\"”’'»“") | {"''"}
_CLOSERS = frozenset("\"”’'»)]}") | {"''"}
_OPENERS = frozenset("\"“„‟‘‚'«([{—–-•*") | {"``", "--"}
_DASHES = frozenset("-–—") | {"--"}
_INITIAL = re.compile(r"^(?:[A-Z]\.)+$")
# Words that begin sentences far more often than they go on after an abbreviation.
_STARTERS = frozenset(word.capitalize() for word in function_words("openers"))
_DATE_LINE = re.compile(
    rf"(?:(?:{'|'.join(word.capitalize() for word in date_words('WEEKDAY'))}), )?"
    r"(?:[A-Z][a-z]{2,8} \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})"
    r",? \d{4}\s+(?=[A-Z“\"])"
)
_DATELINE_WORD = re.compile(r"^(?:[A-Z][\w.’'-]*|\d{1,4}|[,.()/]|'s|of|the|de|del|la|al|el|and|News)$")
_LONGEST_DATELINE = 16  # tokens
_CREDITS = frozenset({"Image", "Images", "Photo", "Photos", "Picture", "Pictures", "Photograph", "Video", "Credit"})
_SAYING = told_forms("saying") | told_forms("exclaiming")
_BEHIND_SPEECH = frozenset(".,:") | {"on", "in", "at", "to", "as", "when", "before", "after", "with", "from"}
_DETERMINERS = function_words("articles") | function_words("possessive") | {"another", "one"}
_LONGEST_SUBJECT = 6  # tokens
_LONGEST_ATTRIBUTION = 8  # tokens from the closing mark to the end of a pulled-out quotation
_SHORTEST_WORD = 5  # letters of a word that is hardly an unlisted abbreviation


@cache
def _abbreviations() -> dict[str, str]:
    rows = [row for row in load_rows("language/abbreviations.csv") if row["kind"] != "after hour"]
    opening = {row["form"].capitalize(): row["kind"] for row in rows if row["form"].islower()}
    return opening | {row["form"]: row["kind"] for row in rows}


@cache
def _not_after_hour() -> frozenset[str]:
    """What goes on after "3 p.m.": days, months, time zones."""
    return frozenset(row["form"] for row in load_rows("language/abbreviations.csv") if row["kind"] == "after hour")


def _is_closer(token: Token, before: Token) -> bool:
    if token.text == '"' and before.whitespace_ and token.whitespace_:  # " What is it? " asked …
        return sum(word.text == '"' for word in token.doc[: token.i]) % 2 == 1
    if before.whitespace_ or before.is_space:
        return False
    return token.text in _CLOSERS or (token.text == "“" and bool(token.whitespace_))


def _abbreviation_ends(form: str, following: Token) -> bool:
    """Whether a listed abbreviation ends a sentence before `following`."""
    kind, text = _abbreviations()[form], following.text
    if kind == "before":
        return False
    if kind == "number":
        return not (text[0].isdigit() or text in "IVXLC#§")
    if kind == "hour":
        return text not in _not_after_hour() and not text[0].islower()
    return text in _STARTERS or text in {"“", "``"} or (form.islower() and text[0].isupper())  # "5 km. Then"


def _ends_sentence(token: Token, following: Token, *, begun: bool) -> bool:
    """Whether the token carries a stop that can end a sentence before `following` (its closing marks left aside).

    `begun`: the word before the token begins a sentence.
    """
    text = token.text
    if _STOP.match(text):
        before = token.nbor(-1) if token.i else None
        if before is not None and not before.whitespace_ and text == ".":
            if before.text + "." in _abbreviations():
                return _abbreviation_ends(before.text + ".", following)
            if before.text.isdigit() and begun:
                return False  # "1. First": a list number
            if before.text == "no" and following.text[0].isdigit():
                return False
        return True
    if not text.endswith(".") or len(text) < 2:
        return False
    if text in _abbreviations():
        return _abbreviation_ends(text, following)
    return not text[:-1].isdigit() and following.text in _STARTERS


def _begins_sentence(token: Token, stop: Token, *, quoted: bool) -> bool:
    """Whether the token may begin a sentence after `stop`; `quoted` when a closing quotation mark stands between."""
    first = token.text[0]
    if first.isupper() or first.isdigit() or first in _OPENERS or token.text in _OPENERS:
        return not (quoted and (_is_attribution(token) or (stop.text[0] in "?!" and _is_inversion(token))))
    if first.islower() and not token.text[1:2].isupper():  # not "iPhone"
        if stop.text != "." or quoted or not stop.whitespace_ or len(token.text) < 2:
            return False
        word = stop.nbor(-1).text if stop.i else ""
        return len(word) >= _SHORTEST_WORD or token.text.capitalize() in _STARTERS
    return first.isalpha()  # scripts without case, and brand names in camel case


def _is_attribution(token: Token) -> bool:
    """A dash and a name that close the paragraph: `"…" - Jane Roe`."""
    rest = token.doc[token.i : token.i + _LONGEST_ATTRIBUTION + 1]
    return (
        token.text in _DASHES
        and 1 < len(rest) <= _LONGEST_ATTRIBUTION
        and rest[1].text[0].isupper()
        and not any(word.text in _SAYING or _STOP.match(word.text) for word in rest)
    )


def _is_inversion(token: Token) -> bool:
    """`"Why?" Jane Roe asked.`, `"Never!" The guard shouted on Monday.`: a short subject and a verb of speech that end
    there, but for who was told and when."""
    doc, reach = token.doc, min(len(token.doc) - 1, token.i + _LONGEST_SUBJECT)
    verb = next((i for i in range(token.i + 1, reach) if doc[i].text in _spoken()), 0)
    if not verb or not (doc[verb - 1].text[0].isupper() or token.text.lower() in _DETERMINERS):
        return False
    if any(_STOP.match(doc[i].text) or doc[i].text in _CLOSERS for i in range(token.i, verb)):
        return False
    return doc[verb + 1].text in _BEHIND_SPEECH


@cache
def _spoken() -> frozenset[str]:
    """The forms in which verbs of speech stand with their subject: the past and the third person."""
    forms = (inflect(verb.base) for verb in speech_verbs() if "q" in verb.frames)
    return _SAYING | {form for found in forms for form in found.past}


def _dateline_end(doc: Doc) -> int:
    """The index of the first token after a dateline or date that opens the paragraph, 0 if there is none."""
    date = _DATE_LINE.match(doc.text)
    if date:
        return next((token.i for token in doc if token.idx >= date.end()), 0)
    if not len(doc) or not doc[0].text[0].isupper() or not (_STOP.match(doc[-1].text) or doc[-1].text in _CLOSERS):
        return 0
    for token in doc[1:_LONGEST_DATELINE]:
        if token.text in _DASHES and doc[token.i - 1].whitespace_ and token.whitespace_:
            places = len(doc[0]) > 2 and any(doc[i].text in {",", "("} or doc[0].text.isupper() for i in range(token.i))
            following = token.i + 1
            starts = following < len(doc) and (doc[following].text[0].isupper() or doc[following].text[0] in _OPENERS)
            return following if places and starts else 0
        if not _DATELINE_WORD.match(token.text):
            return 0
    return 0


def _is_credit(token: Token) -> bool:
    """ "Image: Jane Roe" after a caption without a stop."""
    last = len(token.doc) - 1
    return token.text in _CREDITS and token.i < last and token.nbor(1).text == ":" and not token.whitespace_


def _next_start(doc: Doc, index: int, *, begun: bool) -> int:
    """The token that begins a sentence behind the stop at `index`, 0 if none does."""
    token, end, last = doc[index], index, len(doc) - 1
    while end < last and _is_closer(doc[end + 1], doc[end]):
        end += 1
    following = doc[end + 1] if end < last else None
    if following is not None and following.is_space and end + 1 < last:
        following = doc[end + 2]
    if following is None or following.is_space or not _ends_sentence(token, following, begun=begun):
        return 0
    spaced = following.idx > doc[end].idx + len(doc[end])
    glued = not spaced and end == index and token.text == "." and following.text[0].isupper()
    quoted = any(doc[i].text in _QUOTES for i in range(index + 1, end + 1))
    return following.i if (spaced or glued) and _begins_sentence(following, token, quoted=quoted) else 0


def set_sentence_starts(doc: Doc) -> Doc:
    """Marks for every token whether it begins a sentence; the Doc is one paragraph.

    White space tokens never begin one. Returns the same Doc.
    """
    words = [token.text for token in doc]
    starts = [word in _CREDITS and _is_credit(doc[index]) for index, word in enumerate(words)]
    last = len(doc) - 1
    if last >= 0:
        starts[0] = True
        starts[_dateline_end(doc)] = True
    for index in range(last):
        if words[index][-1] in _LAST_OF_STOP:
            begin = _next_start(doc, index, begun=starts[max(0, index - 1)])
            if begin:
                starts[begin] = True
    marks = np.where(starts, 1, -1).astype(np.int64).astype(np.uint64).reshape(len(doc), 1)
    # All at once: spaCy looks through the whole Doc each time a single token is set.
    doc.from_array(["SENT_START"], cast(Ints2d, marks))
    return doc

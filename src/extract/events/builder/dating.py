"""When it happened: by the date of its clause, of its sentence, of its passage, else the month of a news report.

In goes the token that tells of a happening, or a quote's own date; out comes a When. The order of the places is that in
which a date near a happening is more often its own: its clause, a clause above it, its sentence, its paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from extract.records import Realis, TimeExpression
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import function_words

DateSource = Literal["explicit", "relative", "inherited", "published", "none"]


_NEWS_FORMS = ("past", "participle", "present")  # of the clauses that tell what happened on the day of the report
_SUBORDINATE = ("relcl", "acl", "advcl")
_NOT_NEWS = ("progressive", "future", "would", "modal", "pluperfect")
_TIME = re.compile(r"T[A-Z0-9:.+-]*$")  # the time of day of a value
_DURING = function_words("at_time")
_APART = function_words("apart")
_LONGEST_PASSAGE = 5000  # characters
_HIGHEST = 12  # heads above a token
_ATTRIBUTIVE = ("compound", "amod", "nummod", "nmod", "poss")
_SENTENCE, _PASSAGE = "sentence", "passage"
_NEAR = ("clause", "governing-clause", _SENTENCE)  # the rule of a date by how far it stands


@dataclass(frozen=True, slots=True)
class When:
    """The date of a happening; `time` indexes the article's dates, `rule` says where it stands (docs/rules.md)."""

    date: str = ""
    date_from: str = ""
    date_to: str = ""
    source: DateSource = "none"
    time: int | None = None
    rule: str = ""


def date_event(document: Document, token: int, realis: Realis) -> When:
    """The date of a happening whose trigger is `token`."""
    sentence = document.sentence_span(token)
    inside = _between(document, sentence.start, sentence.end)
    vague = [n for n in inside if document.dates[n].value in ("PAST_REF", "FUTURE_REF")]
    vague = [n for n in vague if _distance(document, token, n)[0] == 0]
    if vague:  # "recently": of one that is to come nothing is known
        return _told(document, vague[0], _NEAR[0]) if document.dates[vague[0]].value == "PAST_REF" else When()
    usable = [n for n in inside if _usable(document.dates[n], document, realis)]
    own = [n for n in usable if not _elsewhere(document, token, n)]
    if own:
        nearest = min(own, key=lambda n: _distance(document, token, n))
        return _told(document, nearest, _NEAR[_distance(document, token, nearest)[0]])
    if realis == "future":
        return When()
    return _of_news(document, token, realis) if document.is_news else _from_around(document, token, realis, usable)


def _of_news(document: Document, token: int, realis: Realis) -> When:
    """What a report tells without a date: the day told last in the paragraph, else the day of its lead, else that of
    its publication; what was older at the time or goes on has none.

    Only what a main clause tells in the simple past happened on the day of publication itself; a perfect, another
    clause and what a source tells speak of a period, the month.
    """
    verb = next((node for node in (token, *document.tree.above(token, _HIGHEST)) if _is_verb(document, node)), -1)
    form = _form(document, verb)
    if form in _NOT_NEWS or (form != "past" and not document.published.date):
        return When()
    told = document.news_day(token)
    if told is not None:
        return _told(document, told, _PASSAGE)
    main = form in _NEWS_FORMS and realis != "reported" and document.tree.deps[verb] not in _SUBORDINATE
    return _published(document, whole_month=not main)


def _is_verb(document: Document, token: int) -> bool:
    return document.tree.tags[token][:2] == "VB"


def _form(document: Document, verb: int) -> str:
    """The form of a verb, "pluperfect" of one with "had"; empty where there is none."""
    if verb < 0:
        return ""
    return "pluperfect" if "had" in document.kid_words(verb, "aux") else form_of(document, verb).form


def _from_around(document: Document, token: int, realis: Realis, apart: list[int]) -> When:
    """In a history the last date told before in the paragraph, else the only one of the sentence, `apart` though it
    stands; else, in a title, the day of the report."""
    if not document.is_history:
        return _published(document) if document.kind(token) == "title" else When()
    before = _passage(document, token, document.sentence_span(token).start)
    earlier = [n for n in before if _usable(document.dates[n], document, realis)]
    if earlier:
        return _told(document, earlier[-1], _PASSAGE)
    if len(apart) == 1:
        return _told(document, apart[0], _SENTENCE)
    return _published(document) if document.kind(token) == "title" else When()


def _published(document: Document, whole_month: bool = False) -> When:
    """The day of publication, or its month as far as it has come."""
    published = document.published
    if not published.date:
        return When()
    day = published.date[: len("2021-05")] if whole_month else published.date
    first = f"{day}-01" if whole_month else published.first
    return When(day, first, published.last, "published", rule="published")


def date_statement(document: Document, token: int, value: str) -> When:
    """A quote's date: its expression in the sentence, else the publication, else the last before it or the next."""
    if not value:
        return When()
    sentence = document.sentence_span(token)
    same = document.dates_by_value.get(value, [])
    first = bisect_left(same, sentence.start, key=lambda n: document.dates[n].start)
    if first < len(same) and document.dates[same[first]].start < sentence.end:
        return _told(document, same[first], _SENTENCE)
    day = document.published.date
    if value in (day, day[: len("2021-05")]) and not first:
        return _published(document, whole_month=value != day)
    if not same:
        return When(value, rule="quote")
    return _told(document, same[first - 1 if first else 0], _PASSAGE)


def _usable(date: TimeExpression, document: Document, realis: Realis) -> bool:
    """A calendar date; of what has happened none after publication."""
    if date.type not in ("DATE", "TIME") or not (
        date.date_from or date.value.startswith(("BC", "X")) or "X" in date.value
    ):
        return False
    return realis == "future" or not document.published.date or date.date_from <= document.published.last


def _told(document: Document, number: int, rule: str) -> When:
    date = document.dates[number]
    told: DateSource = "explicit" if date.anchor == "explicit" else "relative"
    source = "inherited" if rule == _PASSAGE else told
    return When(_TIME.sub("", date.value), date.date_from, date.date_to, source, number, rule)


def _verb_above(document: Document, number: int) -> int:
    """The verb whose clause a date stands in, or -1."""
    above = document.tree.above(_head_of(document, number), _HIGHEST)
    return next((node for node in above if _is_verb(document, node)), -1)


def _distance(document: Document, token: int, number: int) -> tuple[int, int]:
    """How far a date is: 0 in the happening's clause, 1 in one that governs it, 2 elsewhere; then in characters."""
    above = _verb_above(document, number)
    gap = abs(document.dates[number].start - document.tree.starts[token])
    if above == token:
        return 0, gap
    return (1 if above in document.tree.above(token, _HIGHEST) else 2), gap


def _head_of(document: Document, number: int) -> int:
    """The head token of a date's words."""
    tree = document.tree
    first, last = tree.at(document.dates[number].start), tree.before(document.dates[number].end)
    return next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last), first)


def _elsewhere(document: Document, token: int, number: int) -> bool:
    """Whether a date belongs to another thing: "the 1990 treaty", "since the vote in May", "the plan made in May"."""
    tree = document.tree
    node = _head_of(document, number)
    if tree.deps[node] in _ATTRIBUTIVE and tree.heads[node] != token:
        return not _is_time_of(document, token, tree.heads[node])
    return _is_apart(document, token, node) or _is_in_relative(document, token, number)


def _is_time_of(document: Document, token: int, noun: int) -> bool:
    """Whether a noun with a date before it says when something is done: "at the 1990 summit"."""
    tree, prep = document.tree, document.tree.heads[noun]
    return tree.deps[noun] == "pobj" and tree.lower[prep] in _DURING and tree.heads[prep] == token


def _is_apart(document: Document, token: int, date: int) -> bool:
    """Whether a date says when a thing was that only bounds the happening in time: "since the vote in May"."""
    tree = document.tree
    noun = tree.heads[tree.heads[date]]
    if tree.deps[date] != "pobj" or tree.tags[noun][:1] != "N" or noun == token:
        return False
    return tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in _APART


def _is_in_relative(document: Document, token: int, number: int) -> bool:
    """Whether a date stands in a clause that says more of a noun, and the happening does not."""
    tree, above = document.tree, _verb_above(document, number)
    while above >= 0 and above != token and tree.heads[above] != above:
        if tree.deps[above] in ("relcl", "acl"):
            return not tree.left[above] <= token <= tree.right[above]
        above = tree.heads[above]
    return False


def _between(document: Document, start: int, end: int) -> range:
    """The dates that begin in a stretch of characters."""
    first = bisect_left(document.dates, start, key=lambda d: d.start)
    return range(first, bisect_left(document.dates, end, key=lambda d: d.start))


def _passage(document: Document, token: int, before: int) -> range:
    """The dates told earlier in the token's paragraph, of a long one in its nearest part."""
    start = document.tree.starts[document.paragraph_start(token)]
    return _between(document, max(start, before - _LONGEST_PASSAGE), before)

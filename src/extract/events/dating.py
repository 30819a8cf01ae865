"""When it happened: by the date of its clause, of its sentence, of its passage, else the month of a news report."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from extract.events.reading import Reading
from extract.records import Realis, TimeExpression

DateSource = Literal["explicit", "relative", "inherited", "published", "none"]


_DURING = frozenset({"in", "at", "during", "on"})
_APART = frozenset({"since", "after", "before", "following", "until", "despite"})
_LONGEST_PASSAGE = 5000  # characters


@dataclass(frozen=True, slots=True)
class When:
    """The date of a happening; `time` indexes the article's dates."""

    date: str = ""
    date_from: str = ""
    date_to: str = ""
    source: DateSource = "none"
    time: int | None = None


def _usable(date: TimeExpression, reading: Reading, realis: Realis) -> bool:
    """A calendar date; of what has happened none after publication."""
    if date.type not in ("DATE", "TIME") or not (date.date_from or date.value.startswith("BC")):  # BC has no ISO days
        return False
    return realis == "future" or not reading.published.date or date.date_from <= reading.published.last


def _told(reading: Reading, number: int, *, inherited: bool = False) -> When:
    date = reading.dates[number]
    source: DateSource = "inherited" if inherited else "explicit" if date.anchor == "explicit" else "relative"
    return When(date.value.partition("T")[0], date.date_from, date.date_to, source, number)


def _verb_above(reading: Reading, number: int) -> int:
    """The verb whose clause a date stands in, or -1."""
    tree = reading.tree
    node = _head_of(reading, number)
    for _ in range(12):
        if tree.heads[node] == node:
            break
        node = tree.heads[node]
        if tree.tags[node][:2] == "VB":
            return node
    return -1


def _distance(reading: Reading, token: int, number: int) -> tuple[int, int]:
    """How far a date is: 0 in the happening's clause, 1 in one that governs it, 2 elsewhere; then in characters."""
    tree = reading.tree
    above = _verb_above(reading, number)
    gap = abs(reading.dates[number].start - tree.starts[token])
    if above == token:
        return 0, gap
    node = token
    for _ in range(12):
        if tree.heads[node] == node:
            break
        node = tree.heads[node]
        if node == above:
            return 1, gap
    return 2, gap


def _head_of(reading: Reading, number: int) -> int:
    """The head token of a date's words."""
    tree = reading.tree
    first, last = tree.at(reading.dates[number].start), tree.before(reading.dates[number].end)
    return next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last), first)


def _elsewhere(reading: Reading, token: int, number: int) -> bool:
    """Whether a date belongs to another thing: "the 1990 treaty", "since the vote in May", "the plan made in May"."""
    tree = reading.tree
    node = _head_of(reading, number)
    above = tree.heads[node]
    if tree.deps[node] in ("compound", "amod", "nummod", "nmod", "poss") and above != token:
        prep = tree.heads[above]
        return not (tree.deps[above] == "pobj" and tree.lower[prep] in _DURING and tree.heads[prep] == token)
    if tree.deps[node] == "pobj" and tree.tags[tree.heads[above]][:1] == "N" and tree.heads[above] != token:
        noun = tree.heads[above]
        if tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] in _APART:
            return True
    above = _verb_above(reading, number)
    while above >= 0 and above != token and tree.heads[above] != above:
        if tree.deps[above] in ("relcl", "acl"):
            return not tree.left[above] <= token <= tree.right[above]
        above = tree.heads[above]
    return False


def _between(reading: Reading, start: int, end: int) -> range:
    first = bisect_left(reading.dates, start, key=lambda d: d.start)
    return range(first, bisect_left(reading.dates, end, key=lambda d: d.start))


def date_event(reading: Reading, token: int, realis: Realis) -> When:
    """The date of a happening whose trigger is `token`."""
    sentence = reading.sentence_span(token)
    inside = _between(reading, sentence.start, sentence.end)
    vague = [n for n in inside if reading.dates[n].value in ("PAST_REF", "FUTURE_REF")]
    if any(_distance(reading, token, n)[0] == 0 for n in vague):
        return When()
    own = [n for n in inside if _usable(reading.dates[n], reading, realis) and not _elsewhere(reading, token, n)]
    if own:
        return _told(reading, min(own, key=lambda n: _distance(reading, token, n)))
    if realis == "future":
        return When()
    earlier = [n for n in _passage(reading, token, sentence.start) if _usable(reading.dates[n], reading, realis)]
    if earlier:
        return _told(reading, earlier[-1], inherited=True)
    apart = [n for n in inside if _usable(reading.dates[n], reading, realis)]
    if len(apart) == 1 and not reading.news:
        return _told(reading, apart[0])
    if reading.published.date and (reading.news or reading.kind(token) == "title"):
        month = reading.published.date[:7]
        return When(month, f"{month}-01", reading.published.last, "published")
    return When()


def _passage(reading: Reading, token: int, before: int) -> range:
    """The dates told earlier in the token's paragraph, of a long one in its nearest part."""
    start = reading.tree.starts[reading.paragraph_start(token)]
    return _between(reading, max(start, before - _LONGEST_PASSAGE), before)


def date_statement(reading: Reading, token: int, value: str) -> When:
    """A quote's date: its expression in the sentence, else the publication, else the last before it or the next."""
    if not value:
        return When()
    sentence = reading.sentence_span(token)
    same = reading.by_value.get(value, [])
    first = bisect_left(same, sentence.start, key=lambda n: reading.dates[n].start)
    if first < len(same) and reading.dates[same[first]].start < sentence.end:
        return _told(reading, same[first])
    day = reading.published.date
    if day[:7] == value or (day == value and not first):
        return When(value, f"{day[:7]}-01" if day[:7] == value else day, reading.published.last, "published")
    return _told(reading, same[first - 1 if first else 0], inherited=True) if same else When(value)

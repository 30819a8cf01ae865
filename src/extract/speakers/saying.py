"""When a quote was said: the date in its sentence, else the day the passage tells of, else a news report's month."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from extract.records import Published, Quote, TimeExpression
from extract.segment import paragraphs_of

_NEAR_DAYS = 45  # dates this close before publication are news
_NEWS_SHARE = 0.5


def is_news(dates: Sequence[TimeExpression], published: Published) -> bool:
    """Whether an article reports its own days: half of its days and months or more lie close to publication."""
    if not published.date:
        return False
    day = date.fromisoformat(published.date)
    firm = [d for d in dates if d.date_from and len(d.value) >= 7 and d.type in ("DATE", "TIME")]
    near = [d for d in firm if -_NEAR_DAYS <= (date.fromisoformat(d.date_from) - day).days <= _NEAR_DAYS]
    return len(near) >= _NEWS_SHARE * len(firm)


def _usable(expression: TimeExpression, published: Published) -> bool:
    """A calendar date not after publication."""
    if not expression.date_from or expression.type not in ("DATE", "TIME"):
        return False
    return not published.date or expression.date_from <= published.date


def day_of(value: str) -> str:
    """The TIMEX3 value without its time of day."""
    return value.partition("T")[0]


def date_of_saying(doc: Doc, quote: Quote, dates: Sequence[TimeExpression], published: Published, *, news: bool) -> str:
    """The TIMEX3 value of the day of saying, or an empty string. `dates` are sorted by start."""
    at = (quote.cue or quote.source or quote.content[0]).start
    anchor = doc.char_span(at, at + 1, alignment_mode="expand")
    if anchor is None:
        return ""
    sentence = anchor.sent
    inside = _between(dates, sentence.start_char, sentence.end_char)
    own = [d for d in inside if _usable(d, published) and not _quoted(d, quote)]
    if own:
        return day_of(min(own, key=lambda d: abs(d.start - at)).value)
    paragraph = next((p for p in paragraphs_of(doc) if p.start_char <= at < p.end_char), None)
    if paragraph is not None:
        earlier = _between(dates, paragraph.start_char, at)
        told = [d for d in earlier if _usable(d, published) and not _quoted(d, quote)]
        if told:
            return day_of(told[-1].value)
    return published.date[:7] if news else ""


def _between(dates: Sequence[TimeExpression], start: int, end: int) -> Sequence[TimeExpression]:
    first = bisect_left(dates, start, key=lambda d: d.start)
    last = bisect_left(dates, end, key=lambda d: d.start)
    return dates[first:last]


def _quoted(expression: TimeExpression, quote: Quote) -> bool:
    return any(part.start <= expression.start < part.end for part in quote.content)

"""Finds and resolves the time expressions of a Doc."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from functools import partial

from spacy.tokens import Doc

from extract.dates import (
    calendar_dates,
    clock,
    distances,
    durations,
    from_day,
    named_days,
    pairs,
    quarters,
    relative_units,
    years,
)
from extract.dates.anchor import Passage, is_narrative
from extract.dates.calendar import Moment, moment_of, publication
from extract.dates.context import STOPS, Context
from extract.dates.dateline import day_written, opens_report
from extract.dates.day_month_order import DayOrder, Order, decide_order
from extract.dates.grammar import Found, Grammar, load_grammar
from extract.dates.guards import allows
from extract.dates.intervals import interval
from extract.dates.lexer import BREAK, Tokens, tokenise
from extract.dates.normalise import LEANING, Reading, Resolved
from extract.dates.writing_year import in_year, writing_year
from extract.records import TimeExpression
from extract.syntax import Tree, read_tree

GUESS = "numeric-date-guess"
log = logging.getLogger("extract.dates")
DAY_VALUE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
RESOLVERS: dict[str, Callable[[Reading], list[Resolved]]] = {
    "date": calendar_dates.resolve_date,
    "ordinal": calendar_dates.resolve_ordinal,
    "ancient": calendar_dates.resolve_ancient,
    "numeric": calendar_dates.resolve_numeric,
    "foreign": calendar_dates.resolve_foreign,
    "decade": calendar_dates.resolve_decade,
    "century": calendar_dates.resolve_century,
    "season": relative_units.resolve_season,
    "quarter": quarters.resolve_quarter,
    "half": calendar_dates.resolve_half,
    "monthpart": calendar_dates.resolve_monthpart,
    "weekday": named_days.resolve_weekday,
    "offset": named_days.resolve_offset,
    "unit": relative_units.resolve_unit,
    "same": relative_units.resolve_same,
    "samepart": relative_units.resolve_samepart,
    "theunit": relative_units.resolve_theunit,
    "ago": distances.resolve_ago,
    "later": distances.resolve_later,
    "beforeafter": distances.resolve_beforeafter,
    "fromday": from_day.resolve_fromday,
    "holiday": named_days.resolve_holiday,
    "duration": durations.resolve_duration,
    "vague": durations.resolve_vague,
    "constant": durations.resolve_constant,
    "set": durations.resolve_set,
    "clock": clock.resolve_clock,
    "clockpair": clock.resolve_clockpair,
    "part": clock.resolve_part,
    "pair": pairs.resolve_pair,
    "monthpair": pairs.resolve_monthpair,
    "daylist": pairs.resolve_daylist,
    "yearpair": pairs.resolve_yearpair,
    "centurypair": pairs.resolve_centurypair,
    "erapair": pairs.resolve_erapair,
}
TRIMMED = frozenset("at in on to".split())
TRIMMED_KINDS = frozenset({"set", "constant"})
STILL = frozenset(
    {"ago", "offset", "constant"}
)  # kinds that look away from the passage's date and leave it where it is
LINKS = frozenset("and or to until till through - – — / , &".split())
RANGE = frozenset("to until till through - – —".split())
DEICTIC = frozenset({"weekday", "offset", "unit", "ago"})


def find_dates(
    doc: Doc | Tree, published: str = "", day_month: Order | DayOrder = "auto"
) -> tuple[TimeExpression, ...]:
    """The time expressions of a Doc, sorted and without overlaps, with their values.

    `published` is the ISO day or month of publication or empty; `day_month` says how 08-09-2021 is read ("auto": as
    `decide_order` finds). The rule of such a date names the evidence; where there is none it is `numeric-date-guess`,
    and the log has one warning. Offsets are code points into `doc.text`. Works on any Doc; tags and
    entities, where there are any, settle words such as "may" and "March".
    """
    tree = read_tree(doc)
    text = tree.text
    if not text:
        return ()
    grammar = load_grammar()
    paragraphs = paragraph_offsets(tree)
    tokens = tokenise(text, paragraphs, grammar.book)
    context = Context(tree, tokens, grammar.book)
    matches = scan(tokens, grammar, context)
    passage = Passage(publication(published))
    told, day = passage.published, passage.today
    order = day_month if isinstance(day_month, DayOrder) else decide_order(text, day_month, published=published)
    found: list[Resolved] = []
    readings = [Reading(match, tokens, grammar.book, passage, context.tense, order) for match in matches]
    dated = link_readings(readings)
    passage.dated = tuple(dated)
    passage.narrative = is_narrative(dated, sum(deictic(reading) for reading in readings), told)
    year = 0 if told or passage.narrative else writing_year(readings, context)
    last: Reading | None = None
    for reading in readings:
        if last and BREAK in tokens.codes[last.found.last : reading.found.first]:
            passage.flashback = passage.present = False
            passage.near = None
        if deictic(reading):
            passage.flashback, passage.present = False, True
        reading.joined = last is not None and same_sentence(last, reading)
        reading.repeated = reading.joined and last is not None and (last.repeated or last.found.rule.kind == "set")
        if last and last.has("month") and linked(last, reading):
            reading.since = passage.last
        if last and bare_weekday(last) and bare_weekday(reading) and linked(last, reading, RANGE):
            reading.opened = passage.last
        for one in RESOLVERS[reading.found.rule.kind](reading):
            found.append(trimmed(in_year(one, reading, year) if year else one, reading.found, tokens))
            if day == passage.today and not passage.written and reading.found.rule.name in ("day-month", "full-date"):
                start, end = tokens.starts[one.first], tokens.ends[one.last - 1]
                if day:
                    passage.published = moment_of(day_written(text, paragraphs, start, end, one.value, day) or day)
                elif not told and opens_report(text, paragraphs, start, end):
                    passage.written = one.value
            if one.type in ("DATE", "TIME") and not aside(reading):
                passage.note(one.value, explicit=one.anchor == "explicit")
                passage.headed = heads_section(reading) or (passage.headed and one.anchor != "explicit")
        last = reading
    warn_of_guess(order, found)
    return tuple(expression(one, tokens, told.value if told else "") for one in found)


def warn_of_guess(order: DayOrder, found: Sequence[Resolved]) -> None:
    """Logs, once an article, that a date was read without knowing its order of day and month."""
    if order.evidence == "guess" and any(one.rule == GUESS for one in found):
        first = "day" if order.day_first else "month"
        log.warning("%s: whether day or month comes first is a guess: %s; day_month can set it", order.unclear, first)


def paragraph_offsets(tree: Tree) -> list[tuple[int, int]]:
    """Character offsets of the paragraphs, none overlapping the one before (one enormous token may lie in several)."""
    found: list[tuple[int, int]] = []
    at = 0
    for number in range(len(tree.paragraphs)):
        first, end = tree.paragraph_span(number)
        start, at = max(at, first), max(at, end)
        if start < at:
            found.append((start, at))
    return found


def link_readings(readings: list[Reading]) -> list[Moment]:
    """Tells each match of the dated end of its list or range, of its dated start and of the next dated match.

    Returns the dates that name their year.
    """
    dated: list[Moment] = []
    ahead: Moment | None = None
    after: Reading | None = None
    for reading in reversed(readings):
        reading.ahead = ahead
        own = years.explicit_moment(reading)
        if after and linked(reading, after):
            reading.shared = years.explicit_moment(after) or years.relative_moment(after) or after.shared
        if own:
            dated.append(own)
        ahead = own or ahead
        after = reading
    return dated


def deictic(reading: Reading) -> bool:
    """Whether the expression counts from the day of writing: a weekday, "today", "last week", "two years ago"."""
    return reading.found.rule.kind in DEICTIC and reading.relation not in LEANING


def aside(reading: Reading) -> bool:
    """Whether the expression looks away from the passage's date and leaves it: "ten years ago" or "earlier", "next
    summer"."""
    if reading.found.rule.kind in STILL or reading.word("dir") in ("earlier", "previously"):
        return True
    return reading.word("rel") == "next" and reading.tokens.words[reading.found.first] == "next"


def heads_section(reading: Reading) -> bool:
    """Whether a paragraph is nothing but the expression, or goes on with a colon: "1920", "2003: Invasion"."""
    codes, found = reading.tokens.codes, reading.found
    begins = found.first == 0 or codes[found.first - 1] == BREAK
    return begins and (codes[found.last] == BREAK or reading.tokens.word(found.last) == ":")


def same_sentence(first: Reading, second: Reading) -> bool:
    """Whether nothing that ends a sentence stands between two matches."""
    between = first.tokens.words[first.found.last : second.found.first]
    return not any(word in STOPS or not word for word in between)


def linked(first: Reading, second: Reading, links: frozenset[str] = LINKS) -> bool:
    """Whether nothing but a comma, a dash, "and", "or", "to" stands between two matches."""
    between = first.tokens.words[first.found.last : second.found.first]
    return 0 < len(between) <= 2 and all(word in links for word in between)


def bare_weekday(reading: Reading) -> bool:
    """Whether a match is a weekday without anything that tells which."""
    return (
        reading.found.rule.name in ("weekday", "weekday-part") and not reading.relation and not reading.has("weekrel")
    )


def scan(tokens: Tokens, grammar: Grammar, context: Context) -> list[Found]:
    """Longest matches from left to right, those that the guards turn down left out."""
    found: list[Found] = []
    at = 0
    for m in grammar.starters.finditer(tokens.codes):
        if m.start() < at:
            continue
        match = grammar.longest(tokens, m.start(), partial(allows, context))
        if match is None:
            continue
        at = match.last
        if match.rule.kind != "none":
            found.append(match)
    return found


def explicit_days(
    tree: Tree, paragraphs: Sequence[tuple[int, int]], day_month: Order | DayOrder = "auto"
) -> tuple[tuple[TimeExpression, int, int], ...]:
    """Days that some paragraphs (character offsets) name with their year, each with its paragraph's start and end."""
    grammar = load_grammar()
    text = tree.text
    tokens = tokenise(text, paragraphs, grammar.book)
    context = Context(tree, tokens, grammar.book)
    passage = Passage(None)
    order = day_month if isinstance(day_month, DayOrder) else decide_order(text, day_month)
    at = 0
    found: list[tuple[TimeExpression, int, int]] = []
    for match in scan(tokens, grammar, context):
        if match.rule.name not in ("full-date", "numeric-date", "clock"):
            continue
        for one in RESOLVERS[match.rule.kind](Reading(match, tokens, grammar.book, passage, context.tense, order)):
            if one.anchor == "explicit" and DAY_VALUE.match(one.value):
                record = expression(one, tokens)
                while paragraphs[at][1] <= record.start:
                    at += 1
                found.append((record, *paragraphs[at]))
    return tuple(found)


def trimmed(one: Resolved, match: Found, tokens: Tokens) -> Resolved:
    """Without the preposition that the pattern needed before it."""
    first = one.first
    if match.rule.kind in TRIMMED_KINDS and one.first == match.first:
        while first < one.last - 1 and tokens.words[first] in TRIMMED:
            first += 1
    if first == one.first:
        return one
    return Resolved(first, one.last, one.type, one.value, one.mod, one.anchor, one.rule)


def expression(one: Resolved, tokens: Tokens, published: str = "") -> TimeExpression:
    """The record of a resolved match; "earlier" and "later this year" are parted by the ISO day of publication."""
    word = tokens.words[one.first]
    parted = word in ("earlier", "later")
    start, end = interval(one.value, "" if parted else one.mod) if one.type in ("DATE", "TIME") else ("", "")
    if parted and start <= published <= end:
        start, end = (start, published) if word == "earlier" else (published, end)
    return TimeExpression(
        start=tokens.starts[one.first],
        end=tokens.ends[one.last - 1],
        type=one.type,  # type: ignore[arg-type]
        value=one.value,
        rule=one.rule,
        mod=one.mod,
        date_from=start,
        date_to=end,
        anchor=one.anchor,
    )

"""The numbers of an article: people killed, injured, missing, arrested, displaced, infected, present, and money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extract.numbers.counted import Counted, read_counted
from extract.numbers.currencies import home_of, is_price, unit_of
from extract.numbers.kinds import Chosen, choose_kind, proposals
from extract.numbers.number_phrases import Amount, find_amounts
from extract.numbers.told_events import EventFinder
from extract.numbers.tolls import toll_events
from extract.records import Event, Number
from extract.syntax import Document

CURRENCY = "currency"  # the rule of money
_MONEY_RIGHT = 0.98  # of 73 amounts found in 60 labelled articles 72 were labelled as money
_OLDEST = 115  # years
_CLOSES = frozenset({",", ".", ")", ";"})
_BOTH = frozenset({"both", "aged", "age", "all"})
_BACK = 5  # tokens looked back over
_PEOPLE_STEPS, _MONEY_STEPS = 3, 5  # steps in the tree within which an event is a number's


class Counts(NamedTuple):
    """What an article counts: people with the kind of each number, and amounts of money with their units."""

    people: tuple[tuple[Counted, Chosen], ...]
    money: tuple[tuple[Amount, str], ...]


NOTHING = Counts((), ())


def read_numbers(document: Document) -> Counts:
    """The numbers that the guide counts, before the events that they belong to are known."""
    if not document.tree.parsed:
        return NOTHING
    counted = numbers_in(document)
    people = [each for each in counted if not each.amount.currency]
    return Counts(tuple(_people(document, people)), tuple(_money(document, [each.amount for each in counted])))


def find_numbers(document: Document, counts: Counts, events: Sequence[Event]) -> tuple[Number, ...]:
    """The records of numbers, in text order; `events` are the article's, which the numbers index."""
    finder = EventFinder(document, events)
    found = [
        *(_toll(document, counted, chosen, finder) for counted, chosen in counts.people),
        *(_sum(document, amount, unit, finder) for amount, unit in counts.money),
    ]
    return tuple(sorted(found, key=lambda number: (number.start, number.end)))


def add_tolls(document: Document, counts: Counts, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with those that only a number tells of, in text order."""
    tolls = toll_events(document, counts.people, events)
    return tuple(sorted((*events, *tolls), key=lambda event: event.trigger or event.sentence))


def numbers_in(document: Document) -> list[Counted]:
    """The number phrases of an article that are no part of a date or a name, in text order."""
    tree = document.tree
    spans = [tree.paragraph_span(n) for n, kind in enumerate(tree.kinds) if kind != "boilerplate"]
    amounts = find_amounts(tree.text, spans)
    found = (read_counted(document, amount) for amount in amounts if not _belongs_elsewhere(document, amount))
    return [counted for counted in found if counted.amount.currency or not _is_age(document, counted)]


def by_sentences(document: Document, counted: Sequence[Counted]) -> Iterator[tuple[Counted, Sequence[Counted]]]:
    """Each number with all those of its sentence, itself too."""
    sentence, found = document.tree.sentence, dict[int, list[Counted]]()
    for each in counted:
        found.setdefault(sentence[each.node], []).append(each)
    for each in counted:
        yield each, found[sentence[each.node]]


def _people(document: Document, counted: Sequence[Counted]) -> Iterator[tuple[Counted, Chosen]]:
    """The numbers of people with a kind."""
    for each, others in by_sentences(document, counted):
        chosen = choose_kind(proposals(document, each, others))
        if chosen is not None:
            yield each, chosen


def _toll(document: Document, counted: Counted, chosen: Chosen, finder: EventFinder) -> Number:
    amount, token = counted.amount, chosen.governing.token
    return Number(
        amount.start,
        document.tree.ends[counted.last],
        chosen.kind,
        amount.low,
        amount.high,
        "people",
        amount.modifier,
        chosen.governing.row.place,
        round(chosen.chance, 2),
        finder.event_of(token, _PEOPLE_STEPS, only_actions=True),
    )


def _money(document: Document, amounts: Sequence[Amount]) -> Iterator[tuple[Amount, str]]:
    """The amounts of money with their units."""
    home, before, end = home_of(document), "", 0
    for amount in amounts:
        if not amount.currency:
            continue
        in_brackets = end > 0 and amount.start - end <= len(" (")
        unit = unit_of(amount, home, before if in_brackets else "")
        if unit:
            before, end = unit, amount.end
            if not is_price(document, amount):
                yield amount, unit


def _sum(document: Document, amount: Amount, unit: str, finder: EventFinder) -> Number:
    token = document.tree.root(document.tree.tokens(amount.start, amount.end))
    return Number(
        amount.start,
        amount.end,
        "money",
        amount.low,
        amount.high,
        unit,
        amount.modifier,
        CURRENCY,
        _MONEY_RIGHT,
        finder.event_of(token, _MONEY_STEPS, only_actions=False),
    )


def _is_age(document: Document, counted: Counted) -> bool:
    """Whether a figure between commas behind a person tells an age: "Lena Orlova, 46, was hurt"."""
    tree, last, amount = document.tree, counted.last, counted.amount
    if not amount.is_figure or counted.noun >= 0 or not 0 < amount.low <= _OLDEST:
        return False
    before = [token for token in range(max(counted.first - _BACK, 0), counted.first) if not tree.words[token].isspace()]
    if before and tree.lower[before[-1]] in _BOTH:
        before.pop()
    if len(before) < 2 or tree.words[before[-1]] not in (",", "("):
        return False
    name = before[-2]
    is_person = document.label(name) == "PERSON" or tree.tags[name] in ("NNP", "PRP")
    return is_person and (last + 1 == len(tree) or tree.words[last + 1] in _CLOSES)


def _belongs_elsewhere(document: Document, amount: Amount) -> bool:
    """Whether a number is part of a date or a name."""
    tokens = document.tree.tokens(amount.first, amount.last)
    if amount.currency:
        return False
    if not tokens or not amount.is_whole:
        return True
    if any(document.timex[token] >= 0 for token in tokens):
        return True
    numbers = {document.mention[token] for token in tokens} - {-1}
    return any(document.mentions[number].kind == "name" for number in numbers)

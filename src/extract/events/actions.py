"""Happenings that verbs tell of: which clauses count, typed, with their parties, place, date and realis."""

from __future__ import annotations

from extract.events.classes import type_of
from extract.events.clauses import Clause, read_clause
from extract.events.dating import date_event
from extract.events.frames import classes, verbs, words
from extract.events.parties import is_named
from extract.events.patterns import OTHER, Match, singular
from extract.events.places import find_place
from extract.events.reading import Reading
from extract.events.realis import realis_of
from extract.events.search import Parties
from extract.events.slots import fill
from extract.records import Event, Party

_CONFIDENCE = {"verb-object": 0.85, "phrasal-verb": 0.8, "verb": 0.75, "open-class": 0.5}
_AUXILIARY = ("aux", "auxpass")


def _is_official(reading: Reading, who: Parties) -> bool:
    """Whether somebody who travels does so for a state or a body: by office, title or name."""
    for party in who:
        entity = reading.entities.get(party.entity_id)
        if entity is not None and entity.label != "PERSON":
            return True
        told = " ".join((party.name, *(entity.titles if entity else ()))).lower().split()
        if any(form in words("officials") for word in told for form in singular(word)):
            return True
    return False


def _is_dated(reading: Reading, clause: Clause) -> bool:
    """Whether a calendar date stands in the clause itself."""
    heads = [h for _, _, heads in clause.preps for h in heads]
    return any(reading.dates[n].date_from for n in reading.clause_dates(clause.verb, heads))


def cue_tokens(reading: Reading) -> frozenset[int]:
    """The tokens that head the cues of quotes."""
    return frozenset(reading.tree.at(quote.cue.start) for quote in reading.quotes if quote.cue is not None)


def _counts(reading: Reading, clause: Clause, match: Match, who: Parties, whom: Parties, place: Party | None) -> bool:
    """Whether a named party or place takes part; in what only the open class knows, a named actor."""
    event_type, rule = match.type, match.rule
    if event_type == "CONSULT" and not who and not clause.passive:
        return False
    if not verbs("debates").isdisjoint(clause.lemmas) and len(who) + len(whom) < 2:
        return False
    if event_type == OTHER:
        named = [p for p in (*who, *whom) if p.entity_id or p.country]
        if rule == "open-class":
            told = clause.form in ("past", "perfect", "future", "progressive") and bool(clause.patients or clause.preps)
            return told and bool(named) and (place is not None or len(named) > 1 or _is_dated(reading, clause))
        return bool(named) or (place is not None and bool(who or whom))
    return place is not None or any(is_named(reading, p) for p in (*who, *whom)) or bool(who and whom)


def find_actions(reading: Reading, cues: frozenset[int]) -> list[Event]:
    """The happenings that the article's verbs tell of, in text order."""
    tree, found = reading.tree, []
    for verb, tag in enumerate(tree.tags):
        if (
            tag[:2] != "VB"
            or tree.deps[verb] in _AUXILIARY
            or reading.kind(verb) == "boilerplate"
            or reading.quoted(verb)
        ):
            continue
        event = _action(reading, verb, cues)
        if event is not None:
            found.append(event)
    return found


def _action(reading: Reading, verb: int, cues: frozenset[int]) -> Event | None:
    tree = reading.tree
    if tree.deps[verb] in ("amod", "compound", "det", "prep", "case"):
        return None
    number = reading.content[verb]
    if number >= 0 and reading.quotes[number].type == "direct":
        return None
    clause = read_clause(reading, verb)
    match = type_of(reading, clause)
    event_type, rule = match.type, match.rule
    if not event_type or (verb in cues and event_type not in classes("told_too")):
        return None
    realis = realis_of(reading, clause)
    if realis is None or (event_type == OTHER and realis == "negated"):
        return None
    who, whom = fill(reading, clause, match)
    if event_type == "CONSULT" and not verbs("travels").isdisjoint(clause.lemmas) and not _is_official(reading, who):
        event_type = OTHER
    place = find_place(reading, clause)
    if not _counts(reading, clause, match, who, whom, place):
        return None
    when = date_event(reading, verb, realis)
    return Event(
        kind="action",
        type=event_type,
        trigger=tree.span(verb, verb),
        sentence=reading.sentence_span(verb),
        rule=rule,
        confidence=_CONFIDENCE.get(rule, 0.7),
        actors=who,
        targets=whom,
        place=place,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        time=when.time,
        realis=realis,
        within_quote=number >= 0,
        quote=number if number >= 0 else None,
    )

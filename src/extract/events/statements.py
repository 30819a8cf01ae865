"""One statement for each quote: the speaker says, accuses, rejects, demands …, and of whom."""

from __future__ import annotations

from extract.events.classes import clause_nouns, named_class, turned_to_threat
from extract.events.clauses import Clause, form_of, read_clause
from extract.events.contents import Judged, by_content, content_verb, is_subjunctive, spoken_of
from extract.events.dating import date_statement
from extract.events.frames import classes, verbs, words
from extract.events.participants import participants
from extract.events.parties import parties
from extract.events.patterns import NO_MATCH, Match, classify, event_nouns
from extract.events.reading import Reading
from extract.events.search import Parties, only_says_where
from extract.events.slots import fill
from extract.events.speaking import addressee_of, speakers_of
from extract.records import Event, Quote
from extract.speakers import mentions_in


def _only_other(reading: Reading, quote: Quote, speakers: Parties) -> Parties:
    """The one entity that the content names beside the speaker, if it names just one."""
    own = {party.entity_id for party in speakers}
    inside = [m for part in quote.content for m in mentions_in(reading.mentions, *part) if m.kind == "name"]
    others = {m.entity_id: reading.tree.before(m.end) for m in inside if m.entity_id not in own}
    heads = [head for head in others.values() if not only_says_where(reading, head)]
    return parties(reading, heads) if len(heads) == len(others) == 1 else ()


def _said_of(reading: Reading, cue: int) -> Parties:
    """Whom a cue itself is about: "said of the rebels"."""
    if cue < 0 or reading.tree.tags[cue][:2] != "VB":
        return ()
    if (
        reading.tree.heads[cue] != cue
        and reading.tree.deps[cue] in ("acl", "relcl")
        and reading.tree.tags[cue] == "VBN"
    ):
        return tuple(p for p in parties(reading, read_clause(reading, cue).patients) if p.entity_id)  # "NAME, told by"
    of = [prep for prep in reading.kids(cue, "prep") if reading.tree.lower[prep] in ("of", "about")]
    return parties(reading, [kid for prep in of for kid in reading.kids(prep, "pobj")])


def _by_cue(reading: Reading, clause: Clause) -> Match:
    """The class that a cue verb gives its statement, with the pattern; NO_MATCH for mere saying."""
    of_party = bool(parties(reading, clause.patients))
    match = classify(clause.lemmas, clause.particles, clause_nouns(reading, clause), of_party=of_party)
    match = turned_to_threat(reading, clause, match)
    if match.type == "PROTEST":
        return match._replace(type="ACCUSE")
    return match if match.type in classes("speech") else NO_MATCH


def _by_noun(reading: Reading, noun: int) -> tuple[str, Parties]:
    """The class of a statement whose cue is a noun ("accusations by NAME that …"), and whom it is about."""
    event_type = named_class(reading, noun, event_nouns())
    if event_type not in classes("speech"):
        return "", ()
    return event_type, participants(reading, noun, event_type)[1]


def find_statements(reading: Reading) -> list[Event]:
    """One event for each quote, in the quotes' order."""
    return [_statement(reading, number, quote) for number, quote in enumerate(reading.quotes)]


def _charged(reading: Reading, quote: Quote, clause: Clause, own: set[str]) -> Judged | None:
    """What a cue makes of the subject of its content: "charged that NAME lied", "insisted that NAME leave"."""
    if not verbs("charges").isdisjoint(clause.lemmas):
        whom = spoken_of(reading, quote, own)
        return Judged("ACCUSE", whom, "cue") if whom else None
    if not verbs("insisting").isdisjoint(clause.lemmas) and is_subjunctive(reading, quote):
        whom = spoken_of(reading, quote, own)
        return Judged("REQUEST", whom, "cue") if whom else None
    if not verbs("assuring").isdisjoint(clause.lemmas):
        verb = content_verb(reading, quote)
        form, _, negated = form_of(reading, verb) if verb >= 0 else ("", False, False)
        whom = tuple(p for p in parties(reading, clause.patients) if p.name not in own)
        return Judged("AGREE", whom, "cue") if whom and form in ("future", "would") and not negated else None
    return None


def _judge(reading: Reading, quote: Quote, speakers: Parties) -> Judged:
    """The class of a statement, whom it is about or addressed to, and the rule: by its cue, else by its content."""
    tree = reading.tree
    token = tree.at(quote.cue.start) if quote.cue is not None else -1
    if token >= 0 and tree.tags[token][:2] == "VB":
        clause = read_clause(reading, token)
        match = _by_cue(reading, clause)
        event_type = match.type
        if event_type:
            own = {party.name for party in speakers}
            whom = tuple(p for p in fill(reading, clause, match, event_type)[1] if p.name not in own)
            if not whom and event_type == "ACCUSE":
                whom = spoken_of(reading, quote, own)
            return Judged(event_type, whom, "cue")
        charged = _charged(reading, quote, clause, {party.name for party in speakers})
        if charged is not None:
            return charged
    if token >= 0 and tree.tags[token] in ("NN", "NNS"):
        event_type, whom = _by_noun(reading, token)
        if event_type:
            own = {party.name for party in speakers}
            return Judged(event_type, tuple(p for p in whom if p.name not in own), "cue")
    judged = by_content(reading, quote, speakers)
    if judged.type == "STATEMENT" and not judged.whom:
        own = {party.name for party in speakers}
        of, blame = _said_of(reading, token), words("blame")
        if of and any(
            not blame.isdisjoint(tree.lower[tree.at(c.start) : tree.before(c.end) + 1]) for c in quote.content
        ):
            return Judged("ACCUSE", of, "content-blame")
        told = (*of, *addressee_of(reading, quote))
        whom = tuple(p for p in told[:1] if p.name not in own) or _only_other(reading, quote, speakers)
        return judged._replace(whom=whom)
    return judged


def _statement(reading: Reading, number: int, quote: Quote) -> Event:
    tree = reading.tree
    speakers = speakers_of(reading, quote)
    event_type, whom, rule = _judge(reading, quote, speakers)
    anchor = min(tree.at((quote.cue or quote.source or quote.content[0]).start), len(tree) - 1)
    when = date_statement(reading, anchor, quote.date)
    return Event(
        kind="statement",
        type=event_type,
        trigger=quote.cue,
        sentence=reading.sentence_span(anchor),
        rule=rule,
        confidence=quote.confidence,
        actors=speakers,
        targets=whom,
        date=when.date,
        date_from=when.date_from,
        date_to=when.date_to,
        date_source=when.source,
        time=when.time,
        quote=number,
    )

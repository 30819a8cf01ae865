"""One statement for each quote: the speaker says, accuses, rejects, demands …, and of whom."""

from __future__ import annotations

from dataclasses import replace

from extract.events.arguments.assignment import fill
from extract.events.arguments.noun_arguments import participants
from extract.events.builder import Told, build_statement
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import only_says_where, parties
from extract.events.parties.quote_speakers import addressee_of, speakers_of
from extract.events.speech_acts.content_acts import Judged, by_content, content_verb, is_subjunctive, spoken_of
from extract.events.types.clause_types import turned_to_threat
from extract.events.types.noun_types import clause_nouns, named_class
from extract.events.types.pattern_match import NO_MATCH, Match, classify
from extract.records import Event, Quote
from extract.speakers import mentions_in
from extract.syntax.clauses import Clause, read_clause
from extract.syntax.document import Document
from extract.syntax.verb_groups import form_of
from extract.vocabulary import classes_with, event_nouns, verbs, words


def _only_other(document: Document, quote: Quote, speakers: Parties) -> Parties:
    """The one entity that the content names beside the speaker, if it names just one."""
    own = {party.entity_id for party in speakers}
    inside = [m for part in quote.content for m in mentions_in(document.mentions, *part) if m.kind == "name"]
    others = {m.entity_id: document.tree.before(m.end) for m in inside if m.entity_id not in own}
    heads = [head for head in others.values() if not only_says_where(document, head)]
    found = parties(document, heads) if len(heads) == len(others) == 1 else ()
    return tuple(replace(party, rule="only-name") for party in found)


def _said_of(document: Document, cue: int) -> Parties:
    """Whom a cue itself is about: "said of the rebels"."""
    if cue < 0 or document.tree.tags[cue][:2] != "VB":
        return ()
    if (
        document.tree.heads[cue] != cue
        and document.tree.deps[cue] in ("acl", "relcl")
        and document.tree.tags[cue] == "VBN"
    ):
        return tuple(
            p for p in parties(document, read_clause(document, cue).patients) if p.entity_id
        )  # "NAME, told by"
    of = [prep for prep in document.kids(cue, "prep") if document.tree.lower[prep] in ("of", "about")]
    return parties(document, [kid for prep in of for kid in document.kids(prep, "pobj")])


def _by_cue(document: Document, clause: Clause) -> Match:
    """The class that a cue verb gives its statement, with the pattern; NO_MATCH for mere saying."""
    of_party = bool(parties(document, clause.patients))
    match = classify(clause.lemmas, clause.particles, clause_nouns(document, clause), of_party=of_party)
    match = turned_to_threat(document, clause, match)
    if match.type == "PROTEST":
        return match._replace(type="ACCUSE")
    return match if match.type in classes_with("speech") else NO_MATCH


def _by_noun(document: Document, noun: int) -> tuple[str, Parties]:
    """The class of a statement whose cue is a noun ("accusations by NAME that …"), and whom it is about."""
    event_type = named_class(document, noun, event_nouns())
    if event_type not in classes_with("speech"):
        return "", ()
    return event_type, participants(document, noun, event_type)[1]


def find_statements(document: Document) -> list[Event]:
    """One event for each quote, in the quotes' order."""
    return [_statement(document, number, quote) for number, quote in enumerate(document.quotes)]


def _charged(document: Document, quote: Quote, clause: Clause, own: set[str]) -> Judged | None:
    """What a cue makes of the subject of its content: "charged that NAME lied", "insisted that NAME leave"."""
    if not verbs("charges").isdisjoint(clause.lemmas):
        whom = spoken_of(document, quote, own)
        return Judged("ACCUSE", whom, "cue") if whom else None
    if not verbs("insisting").isdisjoint(clause.lemmas) and is_subjunctive(document, quote):
        whom = spoken_of(document, quote, own)
        return Judged("REQUEST", whom, "cue") if whom else None
    if not verbs("assuring").isdisjoint(clause.lemmas):
        verb = content_verb(document, quote)
        form, _, negated = form_of(document, verb) if verb >= 0 else ("", False, False)
        whom = tuple(p for p in parties(document, clause.patients) if p.name not in own)
        return Judged("AGREE", whom, "cue") if whom and form in ("future", "would") and not negated else None
    return None


def _judge(document: Document, quote: Quote, speakers: Parties) -> Judged:
    """The class of a statement, whom it is about or addressed to, and the rule: by its cue, else by its content."""
    tree = document.tree
    token = tree.at(quote.cue.start) if quote.cue is not None else -1
    if token >= 0 and tree.tags[token][:2] == "VB":
        clause = read_clause(document, token)
        match = _by_cue(document, clause)
        event_type = match.type
        if event_type:
            own = {party.name for party in speakers}
            whom = tuple(p for p in fill(document, clause, match, event_type)[1] if p.name not in own)
            if not whom and event_type == "ACCUSE":
                whom = spoken_of(document, quote, own)
            return Judged(event_type, whom, "cue")
        charged = _charged(document, quote, clause, {party.name for party in speakers})
        if charged is not None:
            return charged
    if token >= 0 and tree.tags[token] in ("NN", "NNS"):
        event_type, whom = _by_noun(document, token)
        if event_type:
            own = {party.name for party in speakers}
            return Judged(event_type, tuple(p for p in whom if p.name not in own), "cue")
    judged = by_content(document, quote, speakers)
    if judged.type == "STATEMENT" and not judged.whom:
        own = {party.name for party in speakers}
        of, blame = _said_of(document, token), words("blame")
        if of and any(
            not blame.isdisjoint(tree.lower[tree.at(c.start) : tree.before(c.end) + 1]) for c in quote.content
        ):
            return Judged("ACCUSE", of, "content-blame")
        told = (*of, *addressee_of(document, quote))
        whom = tuple(p for p in told[:1] if p.name not in own) or _only_other(document, quote, speakers)
        return judged._replace(whom=whom)
    return judged


def _statement(document: Document, number: int, quote: Quote) -> Event:
    speakers = speakers_of(document, quote)
    event_type, whom, rule = _judge(document, quote, speakers)
    return build_statement(document, number, Told(event_type, rule, quote.confidence, speakers, whom))

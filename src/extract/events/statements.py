"""One statement for each quote: the speaker says, accuses, rejects, demands …, and of whom."""

from __future__ import annotations

from extract.events.classes import clause_nouns, named_class, turned_to_threat, type_of
from extract.events.clauses import Clause, form_of, read_clause, subjects
from extract.events.dating import date_statement
from extract.events.frames import classes, words
from extract.events.participants import participants
from extract.events.parties import parties
from extract.events.patterns import NO_MATCH, Match, classify, event_nouns
from extract.events.phrases import state_of
from extract.events.reading import Reading
from extract.events.search import Parties, only_says_where
from extract.events.slots import fill
from extract.records import Event, Party, Quote
from extract.speakers import mentions_in


def _speaker(reading: Reading, quote: Quote) -> Parties:
    """One party for each speaker; the state that the source's words name is that of one speaker only."""
    if not quote.speaker:
        return ()
    spans = (quote.source,) if quote.source is not None else ()
    states = [entity.state if (entity := reading.entities.get(i)) else "" for _, i in quote.speakers]
    told = _state(reading, quote) if len(states) == 1 else ""
    return tuple(Party(n, spans, i, s or told) for (n, i), s in zip(quote.speakers, states, strict=True))


def _state(reading: Reading, quote: Quote) -> str:
    """The state that the source's words say the speaker is of: "Norlandic President Oskar Venn"."""
    tree = reading.tree
    if quote.source is None:
        return ""
    first, last = tree.at(quote.source.start), tree.before(quote.source.end)
    head = next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last or tree.heads[t] == t), -1)
    return state_of(reading, head) if head >= 0 else ""


def _content_verb(reading: Reading, quote: Quote) -> int:
    """The head verb of the content, or -1."""
    tree = reading.tree
    part = quote.content[0]
    first, last = tree.at(part.start), tree.before(part.end)
    for token in range(first, last + 1):
        if not first <= tree.heads[token] <= last or tree.heads[token] == token:
            return token if tree.tags[token][:2] == "VB" else -1
    return -1


def _only_other(reading: Reading, quote: Quote, speakers: Parties) -> Parties:
    """The one entity that the content names beside the speaker, if it names just one."""
    own = {party.entity_id for party in speakers}
    inside = [m for part in quote.content for m in mentions_in(reading.mentions, *part) if m.kind == "name"]
    others = {m.entity_id: reading.tree.before(m.end) for m in inside if m.entity_id not in own}
    heads = [head for head in others.values() if not only_says_where(reading, head)]
    return parties(reading, heads) if len(heads) == len(others) == 1 else ()


def _addressee(reading: Reading, quote: Quote) -> Parties:
    """Who was told, if a party by name or state: "Norland told Estovia that …"."""
    if quote.addressee is None:
        return ()
    tree = reading.tree
    first, last = tree.at(quote.addressee.start), tree.before(quote.addressee.end)
    head = next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last), -1)
    return tuple(p for p in parties(reading, (head,)) if p.country) if head >= 0 else ()


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


def _speaks_for(reading: Reading, quote: Quote, who: Parties) -> bool:
    """Whether an official whose state is not told speaks of one state: "Norland will help, a minister said"."""
    if quote.source is None or len(who) != 1:
        return False
    if who[0].entity_id and any(m.entity_id == who[0].entity_id for m in mentions_in(reading.mentions, *quote.source)):
        return True  # "the Union will help, a Union diplomat said"
    if not who[0].country or not who[0].entity_id.startswith("place:"):
        return False
    tree = reading.tree
    return bool(words("offices") & set(tree.lower[tree.at(quote.source.start) : tree.before(quote.source.end) + 1]))


def _by_content(reading: Reading, quote: Quote, speakers: Parties) -> tuple[str, Parties, str]:
    """What saying it does: "X must …" requests, "will help" promises, "will bomb" threatens, "will not" refuses."""
    verb = _content_verb(reading, quote)
    if verb < 0 or quote.type == "direct":
        return "STATEMENT", (), "statement"
    tree = reading.tree
    helpers = {tree.lower[k] for k in reading.kids(verb, "aux")}
    who = parties(reading, subjects(reading, verb))
    own = {party.name for party in speakers}
    states = {party.country for party in speakers} - {""}
    themselves = bool(own & {party.name for party in who} or states & {party.country for party in who})
    themselves = themselves or (not states and _speaks_for(reading, quote, who))
    if helpers & words("duty") and who and not themselves:
        return "REQUEST", who, "content-must"
    form, _, negated = form_of(reading, verb)
    inner = read_clause(reading, verb)
    ready: list[int] = []
    if tree.lower[verb] in ("is", "are", "was", "were") and themselves:
        ready = [k for k in reading.kids(verb, "acomp") if tree.lower[k] in words("willing")]
        deeper = [v for k in ready for v in reading.kids(k, "xcomp")]
        if deeper:
            inner, form = read_clause(reading, deeper[0]), "future"
    if not themselves or form not in ("future", "would"):
        return "STATEMENT", (), "statement"
    match = type_of(reading, inner)
    event_type = "AGREE" if ready and match.type == "MOBILIZE" else match.type
    whom = tuple(p for p in fill(reading, inner, match)[1] if p.name not in own) if event_type else ()
    whom = whom or tuple(p for p in _addressee(reading, quote) if p.name not in own)
    if negated:
        return "REJECT", whom, "content-will-not"
    if event_type in classes("friendly"):
        return "AGREE", whom, "content-will"
    if event_type in classes("hostile"):
        return "THREATEN", whom, "content-will"
    return "STATEMENT", (), "statement"


def _spoken_of(reading: Reading, quote: Quote, own: set[str]) -> Parties:
    """The subject of what is said: "Estovia breaks its word, Norland complained"."""
    verb = _content_verb(reading, quote)
    found = parties(reading, subjects(reading, verb)) if verb >= 0 and quote.type != "direct" else ()
    return tuple(party for party in found if party.name not in own)


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


def _judge(reading: Reading, quote: Quote, speakers: Parties) -> tuple[str, Parties, str]:
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
                whom = _spoken_of(reading, quote, own)
            return event_type, whom, "cue"
    if token >= 0 and tree.tags[token] in ("NN", "NNS"):
        event_type, whom = _by_noun(reading, token)
        if event_type:
            own = {party.name for party in speakers}
            return event_type, tuple(p for p in whom if p.name not in own), "cue"
    event_type, whom, rule = _by_content(reading, quote, speakers)
    if event_type == "STATEMENT" and not whom:
        own = {party.name for party in speakers}
        told = (*_said_of(reading, token), *_addressee(reading, quote))
        whom = tuple(p for p in told[:1] if p.name not in own) or _only_other(reading, quote, speakers)
    return event_type, whom, rule


def _statement(reading: Reading, number: int, quote: Quote) -> Event:
    tree = reading.tree
    speakers = _speaker(reading, quote)
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

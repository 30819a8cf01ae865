"""Who speaks: the parties of a quote's speakers, its addressee, and of which state or body the source may speak."""

from __future__ import annotations

from dataclasses import replace

from extract.events.parties.nationality import state_of
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import parties
from extract.records import Party, Quote, Span
from extract.speakers import mentions_in
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import function_words, singular, words

_OTHERS = function_words("third_subjects")


def speakers_of(document: Document, quote: Quote) -> Parties:
    """One party for each speaker; the state that the source's words name is that of one speaker only."""
    if not quote.speaker:
        return ()
    spans = (quote.source,) if quote.source is not None else ()
    known = [(name, key, document.entity(key)) for name, key in quote.speakers]
    told = _state(document, quote.source) if quote.source is not None and len(known) == 1 else ""
    return tuple(Party(name, spans, key, (e.state if e else "") or told, "source") for name, key, e in known)


def _state(document: Document, source: Span) -> str:
    """The state that the source's words say the speaker is of: "Norlandic President Oskar Venn"."""
    head = _top(document, source)
    return state_of(document, head) if head >= 0 else ""


def addressee_of(document: Document, quote: Quote) -> Parties:
    """Who was told, if a party by name or state: "Norland told Estovia that …"."""
    head = _top(document, quote.addressee) if quote.addressee is not None else -1
    found = parties(document, (head,)) if head >= 0 else ()
    return tuple(replace(p, rule="addressee") for p in found if p.country)


def head_of(document: Document, source: Span) -> int:
    """The head token of a source's words."""
    head = _top(document, source)
    return head if head >= 0 else document.tree.before(source.end)


def _top(document: Document, part: Span) -> int:
    """The first token of some words whose head stands outside of them, or that has none; -1 without one."""
    heads, tokens = document.tree.heads, _tokens(document, part)
    return next((t for t in tokens if heads[t] not in tokens or heads[t] == t), -1)


def _tokens(document: Document, part: Span) -> range:
    return range(document.tree.at(part.start), document.tree.before(part.end) + 1)


def are_themselves(document: Document, quote: Quote, speakers: Parties, who: Parties) -> bool:
    """Whether those spoken of are the speakers, or whom they speak for: by name, by state, by office."""
    states = {party.country for party in speakers} - {""}
    if {p.name for p in speakers} & {p.name for p in who} or states & {p.country for p in who}:
        return True
    return not states and speaks_for(document, quote, who)


def speaks_for(document: Document, quote: Quote, who: Parties) -> bool:
    """Whether an official whose state is not told speaks of one state: "Norland will help, a minister said"."""
    if quote.source is None or len(who) != 1:
        return False
    if _names(document, quote.source, who[0]) or _is_its(document, quote.source, who[0]):
        return True
    if who[0].spans and _is_theirs(document, quote.source):
        return document.tree.tags[_last_word(document, who[0])] == "NNS"  # "the miners will, their union said"
    return bool(who[0].country) and _is_state(document, who[0]) and _holds_office(document, quote.source)


def _names(document: Document, source: Span, party: Party) -> bool:
    """ "The Union will help, a Union diplomat said"."""
    return bool(party.entity_id) and party.entity_id in {m.entity_id for m in mentions_in(document.mentions, *source)}


def _is_its(document: Document, source: Span, party: Party) -> bool:
    """ "The Union will help, its spokesman said"."""
    first = document.tree.at(source.start)
    if document.tree.tags[first] != "PRP$" or not party.entity_id:
        return False
    owner = document.entity_at(first)
    return owner is None or owner.id == party.entity_id


def _is_theirs(document: Document, source: Span) -> bool:
    """Whether a source is called after several who have no name: "their union"."""
    first = document.tree.at(source.start)
    return document.tree.lower[first] == "their" and document.entity_at(first) is None


def _last_word(document: Document, party: Party) -> int:
    return document.tree.before(party.spans[0].end)


def _is_state(document: Document, party: Party) -> bool:
    """Whether a party is a state by name, or a body of one: "the Norlandic government"."""
    if party.entity_id or not party.spans:
        return party.entity_id.startswith("place:")
    return kind_of(document, _last_word(document, party)) == "body"


def _holds_office(document: Document, source: Span) -> bool:
    told = (document.tree.lower[token] for token in _tokens(document, source))
    return not words("offices").isdisjoint(form for word in told for form in singular(word))


def speaking_pronoun(document: Document, heads: tuple[int, ...]) -> Parties:
    """The speakers of a quote for a "he", "it" or "they" in it that no other antecedent is known of."""
    if len(heads) != 1 or document.tree.lower[heads[0]] not in _OTHERS or document.entity_at(heads[0]) is not None:
        return ()
    quote = document.quote_at(heads[0])
    if quote is None or not _agrees(document, quote, document.tree.lower[heads[0]]):
        return ()
    return speakers_of(document, quote)


def _agrees(document: Document, quote: Quote, pronoun: str) -> bool:
    """Whether a pronoun can stand for a quote's source: "it" for bodies, "he" for people, "they" for several."""
    if quote.source is None or quote.addressee is not None:
        return False
    head = head_of(document, quote.source)
    entity = document.entity_at(head)
    if entity is not None:
        return (pronoun == "it") == (entity.label != "PERSON") and pronoun != "they"
    kind, tag = kind_of(document, head), document.tree.tags[head]
    if pronoun == "they":
        return kind in ("person", "force") and tag == "NNS"
    return kind == "body" if pronoun == "it" else kind == "person" and tag == "NN"


def is_speaking_body(document: Document, quote: Quote, heads: tuple[int, ...]) -> bool:
    """Whether "it" in what a state or body says of the future is that state or body, whatever else it may stand for."""
    if len(heads) != 1 or document.tree.lower[heads[0]] != "it" or quote.source is None:
        return False
    head = head_of(document, quote.source)
    entity = document.entity_at(head)
    return entity.label != "PERSON" if entity is not None else kind_of(document, head) == "body"

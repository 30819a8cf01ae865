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
from extract.vocabulary import singular, words

_OTHERS = frozenset({"he", "she", "it", "they"})


def speakers_of(document: Document, quote: Quote) -> Parties:
    """One party for each speaker; the state that the source's words name is that of one speaker only."""
    if not quote.speaker:
        return ()
    spans = (quote.source,) if quote.source is not None else ()
    states = [entity.state if (entity := document.entity(i)) else "" for _, i in quote.speakers]
    told = _state(document, quote) if len(states) == 1 else ""
    return tuple(Party(n, spans, i, s or told, "source") for (n, i), s in zip(quote.speakers, states, strict=True))


def _state(document: Document, quote: Quote) -> str:
    """The state that the source's words say the speaker is of: "Norlandic President Oskar Venn"."""
    tree = document.tree
    if quote.source is None:
        return ""
    first, last = tree.at(quote.source.start), tree.before(quote.source.end)
    head = next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last or tree.heads[t] == t), -1)
    return state_of(document, head) if head >= 0 else ""


def addressee_of(document: Document, quote: Quote) -> Parties:
    """Who was told, if a party by name or state: "Norland told Estovia that …"."""
    if quote.addressee is None:
        return ()
    tree = document.tree
    first, last = tree.at(quote.addressee.start), tree.before(quote.addressee.end)
    head = next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last), -1)
    found = parties(document, (head,)) if head >= 0 else ()
    return tuple(replace(p, rule="addressee") for p in found if p.country)


def speaks_for(document: Document, quote: Quote, who: Parties) -> bool:
    """Whether an official whose state is not told speaks of one state: "Norland will help, a minister said"."""
    if quote.source is None or len(who) != 1:
        return False
    if who[0].entity_id and any(m.entity_id == who[0].entity_id for m in mentions_in(document.mentions, *quote.source)):
        return True  # "the Union will help, a Union diplomat said"
    first = document.tree.at(quote.source.start)
    if document.tree.tags[first] == "PRP$" and who[0].entity_id:
        owner = document.entity_at(first)
        if owner is None or owner.id == who[0].entity_id:
            return True  # "the Union will help, its spokesman said"
    if document.tree.lower[first] == "their" and who[0].spans and document.entity_at(first) is None:
        return (
            document.tree.tags[document.tree.before(who[0].spans[0].end)] == "NNS"
        )  # "the miners will, their union said"
    tree = document.tree
    of_state = who[0].entity_id.startswith("place:")
    if not who[0].entity_id and who[0].spans:
        of_state = kind_of(document, tree.before(who[0].spans[0].end)) == "body"  # "the Norlandic government"
    if not who[0].country or not of_state:
        return False
    told = tree.lower[tree.at(quote.source.start) : tree.before(quote.source.end) + 1]
    return any(form in words("offices") for word in told for form in singular(word))


def are_themselves(document: Document, quote: Quote, speakers: Parties, who: Parties) -> bool:
    """Whether those spoken of are the speakers, or whom they speak for: by name, by state, by office."""
    states = {party.country for party in speakers} - {""}
    if {p.name for p in speakers} & {p.name for p in who} or states & {p.country for p in who}:
        return True
    return not states and speaks_for(document, quote, who)


def speaking_pronoun(document: Document, heads: tuple[int, ...]) -> Parties:
    """The speakers of a quote for a "he", "it" or "they" in it that no other antecedent is known of."""
    if len(heads) != 1 or document.tree.lower[heads[0]] not in _OTHERS or document.entity_at(heads[0]) is not None:
        return ()
    number = document.content[heads[0]]
    if number < 0 or not _agrees(document, document.quotes[number], document.tree.lower[heads[0]]):
        return ()
    return speakers_of(document, document.quotes[number])


def _agrees(document: Document, quote: Quote, pronoun: str) -> bool:
    """Whether a pronoun can stand for a quote's source: "it" for bodies, "he" for people, "they" for several."""
    if quote.source is None or quote.addressee is not None:
        return False
    tree, head = document.tree, head_of(document, quote.source)
    entity = document.entity_at(head)
    if entity is not None:
        return (pronoun == "it") == (entity.label != "PERSON") and pronoun != "they"
    kind = kind_of(document, head)
    if pronoun == "they":
        return kind in ("person", "force") and tree.tags[head] == "NNS"
    return kind == "body" if pronoun == "it" else kind == "person" and tree.tags[head] == "NN"


def is_speaking_body(document: Document, quote: Quote, heads: tuple[int, ...]) -> bool:
    """Whether "it" in what a state or body says of the future is that state or body, whatever else it may stand for."""
    if len(heads) != 1 or document.tree.lower[heads[0]] != "it" or quote.source is None:
        return False
    head = head_of(document, quote.source)
    entity = document.entity_at(head)
    return entity.label != "PERSON" if entity is not None else kind_of(document, head) == "body"


def head_of(document: Document, source: Span) -> int:
    """The head token of a source's words."""
    tree = document.tree
    first, last = tree.at(source.start), tree.before(source.end)
    return next((t for t in range(first, last + 1) if not first <= tree.heads[t] <= last), last)

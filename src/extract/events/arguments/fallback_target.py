"""Whom a deed concerns where its own words name one side only: the nearest name behind the verb, the other state of the
sentence, or the only other state or political body in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.events.arguments.nested_parties import owners
from extract.events.arguments.ranking import Candidate, choose, propose
from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import leans, only_says_where, parties
from extract.records import Event, Party
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import classes_with, words

_ATTRIBUTIVE = ("compound", "amod", "appos", "attr")
_FARTHEST = 60  # tokens, of a sentence or to the right, in which another party may be named


def nearest_named(document: Document, verb: int, *, past_places: bool = False) -> Parties:
    """The first named party in what a verb governs to its right, outside clauses of time, reason and condition.

    `past_places` passes over towns and regions that only say where ("in Tolven").
    """
    for token in _to_the_right(document, verb):
        named = document.mention[token] >= 0 or is_demonym(document, token)
        found = _phrase_at(document, token) if named else ()
        if found and not (past_places and only_says_where(document, token)):
            return found
    return ()


def _to_the_right(document: Document, verb: int) -> Iterator[int]:
    """The tokens below a verb to its right, without the clauses that tell of something else."""
    tree = document.tree
    barred = {k for k in tree.kids[verb] if _is_other_clause(document, k) or tree.lower[k] == "according"}
    apart = [range(tree.left[k], tree.right[k] + 1) for k in barred if k > verb]
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if not any(token in clause for clause in apart):
            yield token


def other_state(document: Document, verb: int, own: Parties) -> Parties:
    """The one state, with its bodies and people, that the sentence names beside that of `own`, outside sources and mere
    places; () where it names more or none, and where `own` are of no state."""
    tree = document.tree
    first, last = tree.bounds[tree.sentence[verb]]
    states = {party.country for party in own} - {""}
    if len(states) != 1 or last - first > _FARTHEST:
        return ()
    found: dict[str, Party] = {}
    for party in _names_of(document, first, last):
        if not party.country:
            return ()
        if party.country not in states:
            found.setdefault(party.country, party)
    return tuple(found.values()) if len(found) == 1 else ()


def _names_of(document: Document, first: int, last: int) -> Iterator[Party]:
    """The parties that names and nationalities of a stretch of tokens stand for, outside sources and mere places."""
    tree = document.tree
    sources = document.sources_in(tree.starts[first], tree.ends[last])
    for token in range(first, last + 1):
        demonym = is_demonym(document, token)
        named = document.mention[token] >= 0 and not _inside_name(document, token)
        if not (demonym or named) or only_says_where(document, token):
            continue
        if not any(source.start <= tree.starts[token] < source.end for source in sources):
            yield from (state_party(document, token),) if demonym else parties(document, (token,))


def _inside_name(document: Document, token: int) -> bool:
    head = document.tree.heads[token]
    return head != token and document.mention[head] == document.mention[token]


def _is_other_clause(document: Document, verb: int) -> bool:
    """Whether a clause below a verb tells of something else: coordinated, or with a subject of its own."""
    dep = document.tree.deps[verb]
    marked = bool(document.kids(verb, "mark", "advmod", "nsubj", "nsubjpass"))
    return dep == "conj" or (dep in ("advcl", "parataxis") and marked)


def _phrase_at(document: Document, token: int) -> Parties:
    """The party whose noun phrase begins with or is headed by the token."""
    tree, head = document.tree, token
    while tree.deps[head] in ("compound", "amod", "nmod", "poss") and tree.heads[head] > head:
        found = parties(document, document.conjuncts(head)) if document.mention[head] >= 0 else ()
        if found and tree.deps[head] == "poss":
            return found
        head = tree.heads[head]
    found = parties(document, document.conjuncts(head))
    return found or owners(document, head)


def _is_only_part(document: Document, token: int) -> bool:
    """Whether a token's name or nationality only says more of another party's noun."""
    tree, head = document.tree, document.tree.heads[token]
    if document.mention[token] >= 0 and document.mention[head] == document.mention[token]:
        return head != token
    modifies = tree.deps[token] in ("amod", "compound", "nmod")
    return modifies and bool(kind_of(document, head) or document.mention[head] >= 0)


def _named(document: Document, first: int, last: int) -> Iterator[Party]:
    """The parties of a stretch of tokens, outside sources of quotes and mere places, from left to right."""
    tree = document.tree
    sources = document.sources_in(tree.starts[first], tree.ends[last])
    for token in range(first, last + 1):
        if any(s.start <= tree.starts[token] < s.end for s in sources) or _is_only_part(document, token):
            continue
        if tree.deps[token] == "pobj" and tree.lower[tree.heads[tree.heads[token]]] in words("siding"):
            continue  # "in support of the strikers"
        yield from _party_at(document, token)


def _party_at(document: Document, token: int) -> Parties:
    """The party that a nationality, a name or a noun of people stands for, that of a mere place or leaning apart."""
    if is_demonym(document, token):
        return (state_party(document, token),)
    if document.mention[token] >= 0:
        acts = not only_says_where(document, token) and not leans(document, token)
    else:
        acts = bool(kind_of(document, token)) and document.tree.deps[token] not in _ATTRIBUTIVE
    return parties(document, (token,)) if acts else ()


def _is_none_of(party: Party, others: Parties) -> bool:
    """Whether a party is none of the others, nor of their state, nor named inside them."""
    return not any(_is_same(party, other) or _is_of_same_state(party, other) for other in others)


def _is_same(party: Party, other: Party) -> bool:
    """Whether two parties are one by their entity, by their names or by their words."""
    if party.entity_id and party.entity_id == other.entity_id:
        return True
    name, other_name = party.name.lower(), other.name.lower()
    if name in other_name or other_name in name:
        return True
    return any(a.start < b.end and b.start < a.end for a in party.spans for b in other.spans)


def _is_of_same_state(party: Party, other: Party) -> bool:
    return bool(party.country) and party.country == other.country


def is_political(document: Document, party: Party) -> bool:
    """Whether a party is a state or of one, or a body or group that deals with states ("rebels", "protesters")."""
    tree = document.tree
    told = {tree.lower[t] for s in party.spans for t in range(tree.at(s.start), tree.before(s.end) + 1)}
    entity = document.entity(party.entity_id)
    told |= {word for title in (entity.titles if entity else ()) for word in title.lower().split()}
    return bool(party.country) or not told.isdisjoint(words("political") | words("offices"))


def _only_other(document: Document, trigger: int, own: Parties) -> Iterator[Candidate]:
    """The one party of the sentence apart from `own`, if it is political."""
    tree = document.tree
    first, last = tree.bounds[tree.sentence[trigger]]
    if last - first > _FARTHEST or not all(is_political(document, party) for party in own):
        return
    found: list[Party] = []
    for party in _named(document, first, last):
        if _is_none_of(party, (*own, *found)):
            found.append(party)
    if len(found) == 1 and is_political(document, found[0]):
        yield from propose(document, trigger, tuple(found), "fallback")


def name_other_side(document: Document, event: Event) -> Event:
    """The action with the only other political party that its sentence names for its target, where it has none."""
    mutual = len(event.actors) > 1 and event.type in classes_with("reciprocal")
    if (
        event.targets
        or not event.actors
        or mutual
        or event.trigger is None
        or event.type not in classes_with("opposed")
    ):
        return event
    found = choose(_only_other(document, document.tree.at(event.trigger.start), event.actors))
    return replace(event, targets=found) if found else event

"""The other side of a deed whose clause names one side only: the only other state or political body of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.events.arguments.nested_parties import Parties, only_says_where
from extract.events.arguments.noun_phrases import is_demonym, kind_of, state_party
from extract.events.arguments.parties import leans, parties
from extract.records import Event, Party
from extract.syntax.document import Document
from extract.vocabulary import classes_with, words

_FARTHEST = 60  # tokens of a sentence in which the other side is looked for


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
        if is_demonym(document, token):
            yield state_party(document, token)
        elif document.mention[token] >= 0:
            if not only_says_where(document, token) and not leans(document, token):
                yield from parties(document, (token,))
        elif kind_of(document, token) and tree.deps[token] not in ("compound", "amod", "appos", "attr"):
            yield from parties(document, (token,))


def _is_apart(party: Party, others: Parties) -> bool:
    """Whether a party is none of the others, nor of their state, nor named inside them."""
    name = party.name.lower()
    return not any(
        (party.entity_id and party.entity_id == other.entity_id)
        or (party.country and party.country == other.country)
        or name in other.name.lower()
        or other.name.lower() in name
        or any(a.start < b.end and b.start < a.end for a in party.spans for b in other.spans)
        for other in others
    )


def _is_political(document: Document, party: Party) -> bool:
    """Whether a party is a state or of one, or a body or group that deals with states ("rebels", "protesters")."""
    tree = document.tree
    told = {tree.lower[t] for s in party.spans for t in range(tree.at(s.start), tree.before(s.end) + 1)}
    entity = document.entity(party.entity_id)
    told |= {word for title in (entity.titles if entity else ()) for word in title.lower().split()}
    return bool(party.country) or not told.isdisjoint(words("political") | words("offices"))


def _only_other(document: Document, trigger: int, own: Parties) -> Parties:
    tree = document.tree
    first, last = tree.bounds[tree.sentence[trigger]]
    if last - first > _FARTHEST or not all(_is_political(document, party) for party in own):
        return ()
    found: list[Party] = []
    for party in _named(document, first, last):
        if _is_apart(party, (*own, *found)):
            found.append(party)
    return tuple(found) if len(found) == 1 and _is_political(document, found[0]) else ()


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
    found = _only_other(document, document.tree.at(event.trigger.start), event.actors)
    return replace(event, targets=found) if found else event

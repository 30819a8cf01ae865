"""The other side of a deed whose clause names one side only: the only other state or political body of the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.events.frames import classes, words
from extract.events.parties import leans, parties
from extract.events.phrases import is_demonym, kind_of, state_party
from extract.events.reading import Reading
from extract.events.search import Parties, only_says_where
from extract.records import Event, Party

_FARTHEST = 60  # tokens of a sentence in which the other side is looked for


def _is_only_part(reading: Reading, token: int) -> bool:
    """Whether a token's name or nationality only says more of another party's noun."""
    tree, head = reading.tree, reading.tree.heads[token]
    if reading.mention[token] >= 0 and reading.mention[head] == reading.mention[token]:
        return head != token
    modifies = tree.deps[token] in ("amod", "compound", "nmod")
    return modifies and bool(kind_of(reading, head) or reading.mention[head] >= 0)


def _named(reading: Reading, first: int, last: int) -> Iterator[Party]:
    """The parties of a stretch of tokens, outside sources of quotes and mere places, from left to right."""
    tree = reading.tree
    sources = reading.sources_in(tree.starts[first], tree.ends[last])
    for token in range(first, last + 1):
        if any(s.start <= tree.starts[token] < s.end for s in sources) or _is_only_part(reading, token):
            continue
        if tree.deps[token] == "pobj" and tree.lower[tree.heads[tree.heads[token]]] in words("siding"):
            continue  # "in support of the strikers"
        if is_demonym(reading, token):
            yield state_party(reading, token)
        elif reading.mention[token] >= 0:
            if not only_says_where(reading, token) and not leans(reading, token):
                yield from parties(reading, (token,))
        elif kind_of(reading, token) and tree.deps[token] not in ("compound", "amod", "appos", "attr"):
            yield from parties(reading, (token,))


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


def _is_political(reading: Reading, party: Party) -> bool:
    """Whether a party is a state or of one, or a body or group that deals with states ("rebels", "protesters")."""
    tree = reading.tree
    told = {tree.lower[t] for s in party.spans for t in range(tree.at(s.start), tree.before(s.end) + 1)}
    entity = reading.entities.get(party.entity_id)
    told |= {word for title in (entity.titles if entity else ()) for word in title.lower().split()}
    return bool(party.country) or not told.isdisjoint(words("political") | words("offices"))


def _only_other(reading: Reading, trigger: int, own: Parties) -> Parties:
    tree = reading.tree
    first, last = tree.bounds[tree.sentence[trigger]]
    if last - first > _FARTHEST or not all(_is_political(reading, party) for party in own):
        return ()
    found: list[Party] = []
    for party in _named(reading, first, last):
        if _is_apart(party, (*own, *found)):
            found.append(party)
    return tuple(found) if len(found) == 1 and _is_political(reading, found[0]) else ()


def name_other_side(reading: Reading, event: Event) -> Event:
    """The action with the only other political party that its sentence names for its target, where it has none."""
    mutual = len(event.actors) > 1 and event.type in classes("reciprocal")
    if event.targets or not event.actors or mutual or event.trigger is None or event.type not in classes("opposed"):
        return event
    found = _only_other(reading, reading.tree.at(event.trigger.start), event.actors)
    return replace(event, targets=found) if found else event

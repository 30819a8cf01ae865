"""What clauses of one sentence share: a place ("police arrested two men and ten were hurt in Tolven"), a partner
("is sharing plans and working with Norland")."""

from __future__ import annotations

from dataclasses import replace

from extract.records import Event, Party
from extract.syntax.document import Document
from extract.vocabulary import classes_with, words

_LINKS = ("conj", "advcl")  # from a clause to the one above
_FARTHEST = 3  # clauses


def _linked(document: Document, verb: int) -> list[int]:
    """The verbs that a clause is coordinated with, then those that it is subordinate to, then those subordinate to it,
    the nearest first."""
    tree, above, node = document.tree, list[int](), verb
    while tree.deps[node] in _LINKS and len(above) < _FARTHEST:
        node = tree.heads[node]
        above.append(node)
    beside = [*(above[:1] if tree.deps[verb] == "conj" else ()), *document.kids(verb, "conj")]
    return [*beside, *above, *document.kids(verb, "advcl")]


def share_places(document: Document, events: dict[int, Event]) -> list[Event]:
    """The events with the place of a clause that they are coordinated with or that one of them hangs on, where they
    have none of their own. `events` are by verb token, in text order."""
    found: list[Event] = []
    for verb, event in events.items():
        place: Party | None = event.place
        for other in _linked(document, verb) if place is None else ():
            known = events[other].place if other in events else None
            if known is not None:
                place = replace(known, rule="joined-clause")
                break
        found.append(event if place is event.place else replace(event, place=place))
    return found


def join_means(document: Document, events: dict[int, Event]) -> dict[int, Event]:
    """The events with those made one that a verb and the gerund behind its "by", or the infinitive of its aim, tell of,
    if of one class: "retaliated by shelling NAME", "marched to protest"."""
    found = dict(events)
    for verb, event in events.items():
        above = _meant(document, verb)
        first = found.get(above)
        if first is not None and first.type == event.type:
            found[above] = first if first.targets else replace(first, targets=event.targets)
            del found[verb]
    return found


def _meant(document: Document, verb: int) -> int:
    """The verb whose deed a gerund behind "by" or an infinitive of aim says more of, or -1."""
    tree, head = document.tree, document.tree.heads[verb]
    if tree.deps[verb] == "pcomp" and tree.lower[head] in words("means"):
        return tree.heads[head]
    return head if tree.deps[verb] == "advcl" and tree.tags[verb] == "VB" and tree.has_to(verb) else -1


def join_partners(document: Document, events: dict[int, Event]) -> dict[int, Event]:
    """The events with those made one that two coordinated verbs tell of: one class, the same actors, and a partner that
    stands behind the second alone."""
    found = dict(events)
    for verb, event in events.items():
        head = document.tree.heads[verb]
        first = found.get(head) if document.tree.deps[verb] == "conj" else None
        if first is None or first.type not in classes_with("mutual") or first.type != event.type:
            continue
        same = {p.entity_id or p.name for p in first.actors} == {p.entity_id or p.name for p in event.actors}
        if same and not first.targets and first.date == event.date:
            found[head] = replace(first, targets=event.targets)
            del found[verb]
    return found

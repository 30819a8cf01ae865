"""What finders propose for an argument of an event, and the one place that ranks what is proposed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extract.events.parties.party_groups import CONJUNCT, Parties, are_places
from extract.records import Party
from extract.syntax.document import Document

NESTED = "nested:"  # goes before the rule that each party has by itself: "nested:of"


class Candidate(NamedTuple):
    """Parties that may be an argument of an event, with the rules that give them; finders yield only candidates that
    name somebody.

    `relation` is the rule that gives the first of them ("subject", "nested:of"); `distance` is how many tokens it
    stands from the event's trigger.
    """

    parties: Parties
    relation: str
    distance: int


def propose(document: Document, trigger: int, found: Parties, relation: str = "") -> Iterator[Candidate]:
    """One candidate for an argument of the event at a token, none where `found` is nobody.

    `relation` is the rule that proposes the parties; "" leaves them the rules that they have, NESTED goes before these.
    """
    if found:
        parties, spans = _ruled(found, relation), found[0].spans
        distance = abs(document.tree.at(spans[0].start) - trigger) if spans else 0
        yield Candidate(parties, parties[0].rule, distance)


def choose(candidates: Iterable[Candidate]) -> Parties:
    """The parties of the best candidate; () without a candidate.

    The best is the first: finders yield lazily, in the order of how sure they are, and nothing behind it is looked for.
    """
    best = next(iter(candidates), None)
    return () if best is None else best.parties


def nearer_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Rival candidates that stand level, in the order of the text."""
    return sorted(candidates, key=lambda candidate: candidate.parties[0].spans[0].start)


def overruled(
    document: Document, own: Iterable[Candidate], rivals: Iterable[Candidate], *, places: bool, nobody: bool
) -> Iterator[Candidate]:
    """The best candidate of the words that name the argument themselves; `rivals` go before it where it is only a town
    or region (`places`), or where there is none (`nobody`)."""
    best = next(iter(own), None)
    if best is None:
        yield from rivals if nobody else ()
        return
    if places and are_places(document, best.parties, countries=False):
        yield from rivals
    yield best


def _ruled(found: Parties, relation: str) -> Parties:
    """The parties with the rule of a relation; conjuncts stay conjuncts."""
    if not relation:
        return found
    return tuple(p if p.rule == CONJUNCT else _with_rule(p, relation) for p in found)


def _with_rule(party: Party, relation: str) -> Party:
    rule = relation
    if relation.endswith(":"):
        rule = party.rule if party.rule.startswith(relation) else f"{relation}{party.rule}"
    return Party(party.name, party.spans, party.entity_id, party.country, rule)

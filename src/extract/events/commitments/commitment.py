"""A commitment: what somebody says they will or will not do, or want done; who can make one, and the action it makes.

The term is that of speech act theory (Searle 1976: commissives commit the speaker to a future act); demands, which he
calls directives, are counted in because they have the same sides.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extract.events.builder import Told, build_action
from extract.events.parties.party_groups import Parties
from extract.records import Event, Party, Realis
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import load_rows, words


class Commitment(NamedTuple):
    """A commitment with its parties; `rule` names the mechanism."""

    type: str
    rule: str
    who: Parties
    whom: Parties


def deal(document: Document, found: Parties) -> bool:
    """Whether some of the parties deal with others in public: states, bodies, people with a title."""
    return any(_deals(document, party) for party in found)


def _deals(document: Document, party: Party) -> bool:
    if party.country or is_public(document, party):
        return True
    if any(kind_of(document, document.tree.before(s.end)) in ("body", "force") for s in party.spans[:1]):
        return True
    return not words("political").isdisjoint(party.name.lower().split())


def is_public(document: Document, party: Party) -> bool:
    """Whether a party is a body or a place by name, or a person with a title."""
    entity = document.entity(party.entity_id)
    return entity is not None and (entity.label != "PERSON" or bool(entity.titles))


def is_spoken(document: Document, token: int) -> bool:
    """Whether only a direct quotation or the page around the article says it."""
    return document.is_direct(token) or document.is_page(token)


@cache
def _precisions() -> dict[str, float]:
    """The measured precision of each rule for positions."""
    return {row["rule"]: float(row["confidence"]) for row in load_rows("events/rules.csv")}


def commitment_event(document: Document, token: int, commitment: Commitment) -> Event:
    """The action of a commitment that a token tells of."""
    event_type, rule, who, whom = commitment
    realis: Realis = "reported" if document.content[token] >= 0 else "actual"
    return build_action(document, token, Told(event_type, rule, _precisions()[rule], who, whom, realis=realis))

"""Who acts for a state or a body."""

from __future__ import annotations

from extract.events.parties.party_groups import Parties
from extract.records import Party
from extract.syntax.document import Document
from extract.vocabulary import singular, words


def is_official(document: Document, who: Parties) -> bool:
    """Whether somebody who travels does so for a state or a body: by office, title or name."""
    return any(_holds_office(document, party) for party in who)


def _holds_office(document: Document, party: Party) -> bool:
    entity = document.entity(party.entity_id)
    if entity is not None and entity.label != "PERSON":
        return True
    told = " ".join((party.name, *(entity.titles if entity else ()))).lower().split()
    return not words("officials").isdisjoint(form for word in told for form in singular(word))

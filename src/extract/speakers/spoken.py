"""First and second persons inside direct quotations: "I" is who speaks, "you" who is spoken to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from extract.records import Entity, Mention, Quote, Span
from extract.segment import token_offsets

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_YOU = frozenset({"you", "your", "yours", "yourself"})


def _addressed(text: str, addressee: Span | None, people: dict[str, list[Entity]]) -> Entity | None:
    """The one person whom the addressee's words name by surname or in full."""
    if addressee is None:
        return None
    words = text[addressee.start : addressee.end].split()
    known = people.get(words[-1], []) if words else []
    return known[0] if len(known) == 1 else None


def find_speaker_pronouns(doc: Doc, quotes: Sequence[Quote], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Pronouns inside direct quotations as mentions of their speaker or addressee, where that is one known entity.

    "I" stands for a person, "we" for whoever speaks (a person with those spoken for, an organisation, a state), "you"
    for a person addressed. `quotes` have their speakers.
    """
    by_id = {entity.id: entity for entity in entities}
    people: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.label == "PERSON":
            people.setdefault(entity.name.split()[-1], []).append(entity)
    text, starts = doc.text, token_offsets(doc).tolist()
    found: dict[int, Mention] = {}
    for quote in quotes:
        speaker = by_id.get(quote.speaker_id)
        addressed = _addressed(text, quote.addressee, people)
        if quote.type != "direct" or (speaker is None and addressed is None):
            continue
        for part in quote.content:
            for token in doc[bisect_right(starts, part.start - 1) : bisect_right(starts, part.end - 1)]:
                if token.tag_ not in ("PRP", "PRP$"):
                    continue
                who, rule = None, "quoted-speaker"
                if token.lower_ in _WE:
                    who, rule = speaker, "quoted-we"
                elif token.lower_ in _I and speaker and speaker.label == "PERSON":
                    who = speaker
                elif token.lower_ in _YOU:
                    who, rule = addressed, "quoted-addressee"
                if who:
                    end = token.idx + len(token)
                    found.setdefault(token.idx, Mention(token.idx, end, who.label, "pronoun", rule, who.id))
    return tuple(found[start] for start in sorted(found))

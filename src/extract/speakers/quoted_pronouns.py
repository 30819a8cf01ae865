"""First and second persons inside direct quotations: "I" is who speaks, "you" who is spoken to."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.records import Entity, Mention, Span
from extract.syntax import Document, read_document
from extract.vocabulary import function_words

_I = function_words("first")
_WE = function_words("first_plural")
_YOU = function_words("second")


def _addressed(text: str, addressee: Span | None, people: dict[str, list[Entity]]) -> Entity | None:
    """The one person whom the addressee's words name by surname or in full."""
    if addressee is None:
        return None
    words = text[addressee.start : addressee.end].split()
    known = people.get(words[-1], []) if words else []
    return known[0] if len(known) == 1 else None


def find_speaker_pronouns(article: Doc | Document) -> tuple[Mention, ...]:
    """Pronouns inside direct quotations as mentions of their speaker or addressee, where that is one known entity.

    "I" stands for a person, "we" for whoever speaks (a person with those spoken for, an organisation, a state), "you"
    for a person addressed. The quotes have their speakers.
    """
    document = read_document(article)
    tree = document.tree
    people: dict[str, list[Entity]] = {}
    for entity in document.entities:
        if entity.label == "PERSON":
            people.setdefault(entity.name.split()[-1], []).append(entity)
    found: dict[int, Mention] = {}
    for quote in document.quotes:
        speaker = document.entity(quote.speaker_id)
        addressed = _addressed(tree.text, quote.addressee, people)
        if quote.type != "direct" or (speaker is None and addressed is None):
            continue
        for part in quote.content:
            for token in range(tree.before(part.start) + 1, tree.before(part.end) + 1):
                if tree.tags[token] not in ("PRP", "PRP$"):
                    continue
                who, rule, word = None, "quoted-speaker", tree.lower[token]
                if word in _WE:
                    who, rule = speaker, "quoted-we"
                elif word in _I and speaker and speaker.label == "PERSON":
                    who = speaker
                elif word in _YOU:
                    who, rule = addressed, "quoted-addressee"
                if who:
                    start, end = tree.span(token, token)
                    found.setdefault(start, Mention(start, end, who.label, "pronoun", rule, who.id))
    return tuple(found[start] for start in sorted(found))

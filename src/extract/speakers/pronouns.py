"""Pronouns and role nouns → the persons they stand for, by salience, gender, binding and quotation.

Reads the article once, sentence by sentence. A pronoun takes the most salient person of fitting gender that its clause
and its quotation allow; where two are nearly as salient, or nobody is, it stays unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from extract.records import Entity, Mention, Quote
from extract.speakers.roles import (
    Description,
    describe,
    fits,
    is_taken_up,
    mention_span,
    qualifiers,
    role_nouns,
)
from extract.speakers.salience import Salience
from extract.speakers.sources import mentions_in, named_source

_GENDER = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_LEAST = 60.0  # a person mentioned once, in passing, two sentences ago
_RIVAL = 0.8  # a second candidate this close to the first leaves the pronoun open, unless gender tells
_SPEAKER_BONUS = 120.0  # for the last speaker when the pronoun is a source again


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    entities: dict[str, Entity]
    salience: Salience = field(default_factory=Salience)
    gender: dict[str, str] = field(default_factory=dict)
    described: dict[str, list[Description]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)  # persons by last description, latest at the end
    last_speaker: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The quotations around a token: whether it is quoted, whether it heads a source, whom that rules out."""

    quoted: bool
    is_source: bool
    excluded: frozenset[str]


_NO_FRAME = _Frame(False, False, frozenset())


def _co_arguments(token: Token, doc_mentions: dict[int, str]) -> frozenset[str]:
    """Entities that share the pronoun's clause as another argument, which a plain pronoun cannot mean (binding)."""
    if token.tag_ == "PRP$" or token.lower_.endswith("self"):
        return frozenset()
    verb = token.head if token.dep_ != "pobj" else token.head.head
    found = set()
    for child in verb.children:
        if child.i == token.i:
            continue
        if child.i in doc_mentions:
            found.add(doc_mentions[child.i])
        if child.dep_ == "prep":
            found |= {doc_mentions[t.i] for t in child.children if t.i in doc_mentions}
    return frozenset(found)


def find_pronouns(
    doc: Doc, mentions: Sequence[Mention], entities: Sequence[Entity], quotes: Sequence[Quote]
) -> tuple[Mention, ...]:
    """Resolved third-person pronouns (kind pronoun) and role nouns (kind nominal) in text order, label PERSON.

    `mentions` are names with entity ids. Unresolved ones are left out.
    """
    people = {e.id: e for e in entities if e.label == "PERSON"}
    if not people or not doc.has_annotation("DEP"):
        return ()
    reader = _Reader(people, gender={e.id: e.gender for e in people.values()})
    spans = {}
    for mention in mentions:
        span = mention_span(doc, mention) if mention.entity_id in people else None
        if span is not None:
            spans[span.start] = (span, mention)
    heads = {span.root.i: mention.entity_id for span, mention in spans.values()}
    frames, speakers = _frames(doc, quotes, mentions)
    found: list[Mention] = []
    for sentence in doc.sents:
        reader.salience.next_sentence()
        for token in sentence:
            frame = frames.get(token.i, _NO_FRAME)
            speaker = speakers.get(token.i, "")
            if token.i in spans:
                _read_name(reader, *spans[token.i], frames)
            elif token.lower_ in _GENDER and token.tag_ in ("PRP", "PRP$"):
                speaker = _resolve_pronoun(reader, token, frame, heads)
                _record(found, reader, token, speaker, "pronoun-salience", "pronoun")
            elif is_taken_up(token) and token.i not in heads:
                speaker = _resolve_role(reader, token, frame)
                _record(found, reader, token, speaker, "role-noun", "nominal")
            if frame.is_source and speaker in people:
                reader.last_speaker = speaker
    return tuple(found)


def _frames(doc: Doc, quotes: Sequence[Quote], names: Sequence[Mention]) -> tuple[dict[int, _Frame], dict[int, str]]:
    """The frame of each token that is quoted or heads a source; and the speakers that sources name, by head."""
    frames: dict[int, _Frame] = {}
    speakers: dict[int, str] = {}
    for quote in quotes:
        source = doc.char_span(*quote.source, alignment_mode="expand") if quote.source else None
        named = named_source(doc, quote.source, names) if quote.source else None
        speaker = named.entity_id if named else ""
        direct = quote.type == "direct"
        if direct:
            content = (doc.char_span(*part, alignment_mode="expand") for part in quote.content)
            for token in (t for span in content if span is not None for t in span):
                old = frames.get(token.i, _NO_FRAME)
                frames[token.i] = _Frame(True, old.is_source, old.excluded | _one(speaker))
        if source is not None:
            head = source.root.i
            speakers.setdefault(head, speaker)
            old = frames.get(head, _NO_FRAME)
            spoken_of = frozenset[str]()
            if direct and quote.content[0].start < source.start_char:
                spoken_of = frozenset(m.entity_id for part in quote.content for m in mentions_in(names, *part))
            frames[head] = _Frame(old.quoted, True, old.excluded | spoken_of)
    return frames, speakers


def _one(entity_id: str) -> frozenset[str]:
    return frozenset({entity_id} if entity_id else ())


def _read_name(reader: _Reader, span: Span, mention: Mention, frames: dict[int, _Frame]) -> None:
    entity_id = mention.entity_id
    reader.salience.add(entity_id, span.root, quoted=frames.get(span.root.i, _NO_FRAME).quoted)
    description = describe(span)
    if description.words:
        reader.described.setdefault(entity_id, []).append(description)
    if not reader.gender[entity_id]:
        genders = {role_nouns()[role].gender for role in description.roles} - {""}
        if len(genders) == 1:
            reader.gender[entity_id] = genders.pop()
    if entity_id in reader.order:
        reader.order.remove(entity_id)
    reader.order.append(entity_id)


def _resolve_pronoun(reader: _Reader, token: Token, frame: _Frame, heads: dict[int, str]) -> str:
    wanted = _GENDER[token.lower_]
    barred = frame.excluded | _co_arguments(token, heads)
    if token.tag_ == "PRP$" and token.head.i in heads:
        barred |= {heads[token.head.i]}
    ranked = []
    for value, entity in reader.salience.ranked():
        known = reader.gender[entity]
        if entity in barred or (known and known != wanted):
            continue
        bonus = _SPEAKER_BONUS if frame.is_source and entity == reader.last_speaker else 0.0
        ranked.append((value * (1.0 if known else 0.75) + bonus, entity))
    ranked.sort(key=lambda x: (-x[0], x[1]))
    if not ranked or ranked[0][0] < _LEAST:
        return ""
    if len(ranked) > 1 and ranked[1][0] > _RIVAL * ranked[0][0]:
        return ""
    reader.gender[ranked[0][1]] = wanted
    return ranked[0][1]


def _resolve_role(reader: _Reader, token: Token, frame: _Frame) -> str:
    noun, wanted = token.lower_, qualifiers(token)
    gender = role_nouns()[noun].gender
    matching = []
    for entity in reversed(reader.order):
        descriptions = reader.described.get(entity, [])
        known = reader.gender[entity]
        if entity in frame.excluded or (gender and known and known != gender):
            continue
        if any(fits(noun, d) and wanted <= d.words for d in descriptions):
            matching.append(entity)
    if not matching:
        return ""
    if len(matching) > 1:  # several persons of this role: only a clearly more salient one
        weights = [reader.salience.weights.get(entity, 0.0) for entity in matching]
        best = max(range(len(matching)), key=lambda n: weights[n])
        rivals = [w for n, w in enumerate(weights) if n != best]
        return matching[best] if weights[best] >= _LEAST and max(rivals) < _RIVAL * weights[best] else ""
    return matching[0]


def _record(found: list[Mention], reader: _Reader, token: Token, entity_id: str, rule: str, kind: str) -> None:
    if not entity_id:
        return
    if kind == "pronoun":
        found.append(Mention(token.idx, token.idx + len(token), "PERSON", "pronoun", rule, entity_id))
    else:
        start = min(t.idx for t in (token, *token.lefts))
        found.append(Mention(start, token.idx + len(token), "PERSON", "nominal", rule, entity_id))
    reader.salience.add(entity_id, token, quoted=False)

"""Source phrases → speakers: names, pronouns, role nouns, else the noun phrase itself; and the date of saying."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extract.records import Entity, Mention, Published, Quote, TimeExpression
from extract.speakers.roles import describe, fits, mention_span
from extract.speakers.saying import date_of_saying, is_news
from extract.speakers.sources import mentions_in, named_source

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:,|\(|\s[-–—]\s|\bwho\b).*$", re.DOTALL)
_INDEFINITE = re.compile(r"^(?:an?|one of)\s", re.IGNORECASE)
_PERSONAL = frozenset("i we you he she it they who which that this these those".split())


def noun_phrase(text: str) -> str:
    """The source's words without article and what follows a comma: "a top officer, who left" → "top officer"."""
    phrase = re.sub(r"\s+", " ", _TAIL.sub("", text).strip(" \"“”‘’'"))
    return _ARTICLE.sub("", phrase)


def resolve_speakers(
    doc: Doc,
    quotes: Sequence[Quote],
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    published: Published,
) -> tuple[Quote, ...]:
    """The quotes with `speaker`, `speaker_id` and `date` filled where they can be told.

    `mentions` are names, pronouns and role nouns with entity ids, sorted by start.
    """
    names = [m for m in mentions if m.kind == "name"]
    others = [m for m in mentions if m.kind != "name"]
    by_id = {entity.id: entity for entity in entities}
    news = is_news(dates, published)
    resolved = []
    for quote in quotes:
        speaker_id = _speaker_id(doc, quote, names, others)
        speaker = by_id[speaker_id].name if speaker_id in by_id else _phrase(doc, quote)
        date = date_of_saying(doc, quote, dates, published, news=news)
        resolved.append(replace(quote, speaker=speaker, speaker_id=speaker_id, date=date))
    return _named_next(doc, tuple(resolved), names, by_id)


def _speaker_id(doc: Doc, quote: Quote, names: Sequence[Mention], others: Sequence[Mention]) -> str:
    if quote.source is None:
        return ""
    named = named_source(doc, quote.source, names)
    if named is not None:
        return named.entity_id
    span = doc.char_span(*quote.source, alignment_mode="expand")
    if span is None:
        return ""
    head = span.root
    for mention in mentions_in(others, *quote.source):
        if mention.start <= head.idx < mention.end:
            return mention.entity_id
    return ""


def _phrase(doc: Doc, quote: Quote) -> str:
    if quote.source is None:
        return ""
    text = doc.text[quote.source.start : quote.source.end]
    return "" if text.lower() in _PERSONAL else noun_phrase(text)


def _named_next(
    doc: Doc, quotes: tuple[Quote, ...], names: Sequence[Mention], by_id: dict[str, Entity]
) -> tuple[Quote, ...]:
    """Names "a top commander said" by the very next source, if that is a person who fits: "General X told …"."""
    mended = list(quotes)
    for number, (quote, following) in enumerate(pairwise(quotes)):
        if quote.source is None or quote.speaker_id or following.source is None:
            continue
        source = doc.char_span(*quote.source, alignment_mode="expand")
        if source is None or not _INDEFINITE.match(source.text):
            continue
        entity = by_id.get(following.speaker_id)
        named = named_source(doc, following.source, names)
        if entity is None or entity.label != "PERSON" or named is None:
            continue
        span = mention_span(doc, named)
        if span is not None and fits(source.root.lower_, describe(span)):
            mended[number] = replace(quote, speaker=entity.name, speaker_id=entity.id)
    return tuple(mended)


def find_speaker_pronouns(doc: Doc, quotes: Sequence[Quote], entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """First-person pronouns inside direct quotations as mentions of their speaker, where that is one known person."""
    by_id = {entity.id: entity for entity in entities}
    starts = [token.idx for token in doc]
    found: dict[int, Mention] = {}
    for quote in quotes:
        entity = by_id.get(quote.speaker_id)
        if quote.type != "direct" or entity is None or entity.label != "PERSON":
            continue
        for part in quote.content:
            for token in doc[bisect_right(starts, part.start - 1) : bisect_right(starts, part.end - 1)]:
                if token.lower_ in ("i", "me", "my", "myself") and token.tag_ in ("PRP", "PRP$"):
                    end = token.idx + len(token)
                    found[token.idx] = Mention(token.idx, end, "PERSON", "pronoun", "quoted-speaker", entity.id)
    return tuple(found[start] for start in sorted(found))

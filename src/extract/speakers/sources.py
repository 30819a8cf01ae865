"""Which names in a source phrase are the speaker: "President Putin’s envoy, Zamir Kabulov" → Zamir Kabulov."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from extract.lexicon import load_rows
from extract.records import Mention
from extract.speakers.clauses import right_children
from extract.speakers.groups import group_nouns
from extract.speakers.phrases import noun_phrase
from extract.speakers.roles import role_of

_MODIFIERS = frozenset({"compound", "nmod", "amod", "appos"})
_TRAILING = frozenset({"punct", "appos", "relcl", "acl", "det", "case", "prep", "pobj", "advcl"})
_LONGEST_LIST = 6

Named = tuple[Mention, Span]


@cache
def utterance_nouns() -> frozenset[str]:
    """Nouns for what somebody says or issues: "statement", "report", "interview"."""
    return frozenset(row["noun"] for row in load_rows("utterances.csv"))


def mentions_in(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie in `[start, end)`; `mentions` are sorted by start."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    inside = []
    for number in range(first, len(mentions)):
        mention = mentions[number]
        if mention.start >= end:
            break
        if mention.end <= end:
            inside.append(mention)
    return inside


def named_source(doc: Doc, source: tuple[int, int], names: Sequence[Mention]) -> Mention | None:
    """The name in the source phrase that is its speaker, or None when the phrase names nobody itself.

    In this order: the name that heads the phrase; a person in apposition to its head, or right behind a role noun; an
    organisation whose kind the head only repeats; whoever issued the statement that the head is; the name that is left
    when additions are cut off. `names` are sorted by start.
    """
    inside = mentions_in(names, *source)
    span = doc.char_span(*source, alignment_mode="expand")
    if not inside or span is None:
        return None
    root = span.root
    spans = [(m, s) for m in inside if (s := doc.char_span(m.start, m.end, alignment_mode="expand")) is not None]
    for mention, name in spans:
        if name.start <= root.i < name.end:
            return _or_apposed_person(mention, name, spans)
    for mention, name in spans:
        if mention.label == "PERSON" and (_apposed(name, root.i) or _closes(span, name, root.i)):
            return mention
    return _plain_group(root, spans) or _issuer(root, spans) or _left_when_cut(span, spans)


def named_sources(doc: Doc, source: tuple[int, int], names: Sequence[Mention]) -> tuple[Mention, ...]:
    """The speakers that a source phrase names: one, or several joined by "and" ("Orlov and his deputy Anna Lind")."""
    first = named_source(doc, source, names)
    span = doc.char_span(first.start, first.end, alignment_mode="expand") if first else None
    if first is None or span is None:
        return ()
    by_token = {
        t.i: m
        for m in mentions_in(names, *source)
        if (s := doc.char_span(m.start, m.end, alignment_mode="expand")) is not None
        for t in s
    }
    found, node = [first], span.root
    for _ in range(_LONGEST_LIST):
        joined = next((t for t in right_children(node) if t.dep_ == "conj"), None)
        if joined is None or joined.i not in by_token:
            break
        if by_token[joined.i] not in found:
            found.append(by_token[joined.i])
        node = joined
    return tuple(found)


def _or_apposed_person(mention: Mention, name: Span, spans: Sequence[Named]) -> Mention:
    """Of "the ministry’s director, X" read with the ministry as its head: the person in apposition."""
    if mention.label == "PERSON":
        return mention
    for other, span in spans:
        if other.label == "PERSON" and span.start >= name.end and span.root.dep_ == "appos":
            return other
    return mention


def _apposed(name: Span, root: int) -> bool:
    return name.root.dep_ == "appos" and (name.root.head.i == root or name.root.head.head.i == root)


def _closes(source: Span, name: Span, root: int) -> bool:
    """Whether a person's name stands at the end of the phrase, behind its role noun: "envoy to Syria Ivan Orlov"."""
    doc, before = source.doc, name.start - 1
    if before < source.start or name.start <= root:
        return False
    if any(t.dep_ not in _TRAILING for t in doc[name.end : source.end] if t.head.i == root):
        return False
    previous = doc[before]
    if previous.text == ",":
        return bool(role_of(doc[root])) or doc[root].ent_type_ != ""
    return name.root.dep_ != "pobj" or bool(role_of(previous)) or previous.ent_type_ in ("GPE", "ORG", "LOC")


def _plain_group(root: Token, spans: Sequence[Named]) -> Mention | None:
    """ "Yonhap news agency", "the newspaper Kurier": the noun only says what the name is."""
    group = group_nouns().get(root.lower_)
    if group is None or not group.plain:
        return None
    for mention, name in spans:
        if mention.label == "ORG" and name.root.head.i == root.i and name.root.dep_ in _MODIFIERS:
            return mention
    return None


def _issuer(root: Token, spans: Sequence[Named]) -> Mention | None:
    """ "Orlova’s statement", "a report by Amnesty", "the Home Office letter": who said it."""
    if root.lower_ not in utterance_nouns():
        return None
    for mention, name in spans:
        head = name.root.head
        if head.i == root.i and (name.root.dep_ == "poss" or (name.root.dep_ in _MODIFIERS and name.end <= root.i)):
            return mention
        by = head.lower_ in ("by", "from") or (head.lower_ in ("of", "on") and mention.label == "ORG")
        if name.root.dep_ == "pobj" and by and head.head.i == root.i:
            return mention
    return None


def _left_when_cut(source: Span, spans: Sequence[Named]) -> Mention | None:
    """The name that the phrase begins with, when all the rest is apposition, clause or bracket."""
    mention, name = spans[0]
    return mention if noun_phrase(source.text) == noun_phrase(name.text) else None

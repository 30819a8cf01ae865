"""Which name in a source phrase is the speaker: "President Putin’s envoy, Zamir Kabulov" → Zamir Kabulov."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Span

from extract.records import Mention
from extract.speakers.roles import role_nouns

_MODIFIERS = frozenset({"compound", "nmod", "amod", "appos"})
# Nouns that only say what kind of organisation the name is: "Yonhap news agency" is Yonhap.
_ORG_NOUNS = frozenset(
    "agency newspaper paper daily weekly magazine channel network station website site group company firm party "
    "ministry broadcaster outlet organisation organization service militia movement bank university union "
    "commission committee council court court tribunal team institute foundation".split()
)
_TRAILING = frozenset({"punct", "appos", "relcl", "acl", "det", "case", "prep", "pobj", "advcl"})


def mentions_in(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions that lie in `[start, end)`; `mentions` are sorted by start."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    inside = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            inside.append(mention)
    return inside


def named_source(doc: Doc, source: tuple[int, int], names: Sequence[Mention]) -> Mention | None:
    """The name in the source phrase that is its speaker, or None when the phrase names nobody itself.

    In this order: the name that heads the phrase; a person in apposition to its head, or right behind a role noun; an
    organisation whose kind the head only repeats. `names` are sorted by start.
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
    if root.lower_ in _ORG_NOUNS:
        for mention, name in spans:
            if mention.label == "ORG" and name.root.head.i == root.i and name.root.dep_ in _MODIFIERS:
                return mention
    return None


def _or_apposed_person(mention: Mention, name: Span, spans: Sequence[tuple[Mention, Span]]) -> Mention:
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
        return doc[root].lower_ in role_nouns() or doc[root].ent_type_ != ""
    return name.root.dep_ != "pobj" or previous.lower_ in role_nouns() or previous.ent_type_ in ("GPE", "ORG", "LOC")

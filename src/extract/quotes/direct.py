"""Direct speech: which stretches in quotation marks belong to which cue.

A cue claims a stretch by how the one hands over to the other; the model `quote_claims` says which handover is surest.
It has one feature at a time and so is a ranking. What follows it is no sum: of equal claims the first cue's holds, and
a stretch without any claim goes to the rules behind this one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extract.quotes.attribution import Attribution
from extract.quotes.cues import Cue, words_for
from extract.quotes.sources import Range, following_phrase, noun_phrase, own_source, phrase_from, trim
from extract.scoring import LinearModel, load_model
from extract.syntax import Document
from extract.syntax.tree import FINITE_TAGS

Handover = Literal[
    "pause",
    "named-behind",
    "nothing-between",
    "lead-in",
    "sentence-colon",
    "longer-lead-in",
    "within-reach",
    "nameless-behind",
]
HANDOVERS: tuple[Handover, ...] = get_args(Handover)
CLOSE: frozenset[Handover] = frozenset({"nothing-between", "lead-in", "sentence-colon"})  # close, without a pause

_REACH = 40  # tokens
_SENTENCE = 5  # tokens of a stretch that is more than a title
_PAUSE = frozenset({",", ":"})
_LEAD = frozenset({",", ":", "that", "—", "–", "--", "-", "like", "with"})
_GOES_ON = frozenset({"continue", "go on"})
_NEAR = 12  # words between cue and mark without a comma, colon or "that"
_BETWEEN = frozenset({",", "'", "’"})
_BARE = 5  # tokens of a sentence that holds source and cue alone (“I shall go.” Ann Lee said.)
_OPEN_END = (",", "?", "!", "—", "–", "-", "…", "...")
_STOPS = (".", "?", "!", "…", ",", "—", "–", "-")
_UNIT = frozenset({"aux", "advmod", "neg", "auxpass"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One cue's claim to one marked stretch."""

    cue: Cue
    mark: int
    handover: Handover
    rule: str
    source: Range | None

    @property
    def score(self) -> float:
        """How sure the claim is: higher is surer."""
        return claim_model().score({self.handover: 1.0})


@cache
def claim_model() -> LinearModel[Handover, Literal["claim"]]:
    """The weights of the ways in which a cue hands over to marks."""
    return load_model("quote_claims", HANDOVERS, ("claim",))


def unit_start(document: Document, cue: Cue, source: Range | None) -> int:
    """The first token of source and cue together where they stand side by side, else of the cue's verb group."""
    tree = document.tree
    first = cue.token
    while first > 0 and tree.heads[first - 1] == cue.token and tree.deps[first - 1] in _UNIT:
        first -= 1
    if source and source[0] < first and tree.sentence[source[0]] == tree.sentence[first]:
        return source[0]
    return first


def quote_before(document: Document, unit: int) -> int:
    """The index of the marked stretch that ends right before source and cue, or -1."""
    tree = document.tree
    token = unit - 1
    while (
        token >= 0 and not document.is_marked(token) and (tree.words[token] in _BETWEEN or tree.words[token].isspace())
    ):
        token -= 1
    if token < 0 or tree.paragraph[token] != tree.paragraph[unit]:
        return -1
    number = document.marks.closes_at(token)
    if number < 0:
        return -1
    if tree.sentence[token] == tree.sentence[unit]:
        return number
    inner = document.marks.spans[number].inner
    ending = tree.text[inner.start : inner.end].rstrip(" '’")
    alone = tree.start_of_sentence(unit) == unit and tree.end_of_sentence(unit) - unit <= _BARE
    return number if ending.endswith(_OPEN_END) or (alone and ending.endswith(".")) else -1


def _ends_in_stop(document: Document, number: int) -> bool:
    inner = document.marks.spans[number].inner
    return document.tree.text[inner.start : inner.end].rstrip().endswith(_STOPS)


def _handover(document: Document, cue: Cue, begin: int, token: int) -> Handover | None:
    """How the words between cue and mark hand over to what the mark opens, if they do."""
    tree = document.tree
    gap = [word for word in tree.lower[begin:token] if not word.isspace()]
    if gap and len(gap) == 1 and gap[0] in _PAUSE:
        return "pause"
    if not gap:
        return "nothing-between" if cue.verb.base not in _GOES_ON else None
    if gap[-1] in _LEAD or (len(gap) > 1 and gap[-2] == "," and gap[-1] in words_for("turning")):
        return "lead-in" if len(gap) == 1 else "longer-lead-in"
    number = document.marks.inside[token]
    speech = "tell" in cue.verb.frames or tree.text[document.marks.spans[number].inner.start].isupper()
    return "within-reach" if speech and len(gap) <= _NEAR and _ends_in_stop(document, number) else None


def quote_after(
    document: Document, cue: Cue, source: Range | None, cues: Mapping[int, Cue], *, split: bool
) -> tuple[int, Handover] | None:
    """The index of the marked stretch that the cue introduces, and how it does so; None if there is none.

    `split`: the cue already interrupts a quotation (“A,” said the man who runs it, “B”).
    """
    tree = document.tree
    begin = cue.last + 1
    if source and cue.token < source[0] <= cue.last + 3:
        begin = source[1] + 1
    end = min(tree.end_of_sentence(cue.token), begin + _REACH)
    for token in range(begin, end + 1):
        number = document.marks.opens_at(token)
        if number >= 0:
            handover = _handover(document, cue, begin, token)
            return (number, handover) if handover else None
        described = split and _describes(document, token, cues)
        if not document.is_marked(token) and not described and (token in cues or tree.tags[token] in FINITE_TAGS):
            return None
    if begin <= end + 1 and tree.words[end] == ":":
        following = end + 1
        while following < len(tree) and tree.words[following].isspace():
            following += 1
        if following < len(tree) and (number := document.marks.opens_at(following)) >= 0:
            return number, "sentence-colon"
    return None


def _describes(document: Document, token: int, cues: Mapping[int, Cue]) -> bool:
    """Whether a verb between the halves of a quotation is part of the source (“A,” said the man who runs it, “B”)."""
    tree = document.tree
    if token not in cues:
        return True
    return tree.tags[token] not in FINITE_TAGS and tree.words[token - 1] not in _PAUSE


def _has_person(document: Document, cue: Cue) -> bool:
    """Whether the cue's subject is a person: somebody who read “…” has not said it."""
    own = document.tree.subjects[cue.token]
    return own >= 0 and (document.tree.tags[own] == "PRP" or document.tree.ents[own] == "PERSON")


def _claims_of(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> list[Claim]:
    tree = document.tree
    source = own_source(document, cue.token)
    claims = []
    before = quote_before(document, unit_start(document, cue, source))
    if before >= 0 and tree.tags[cue.token] not in ("VBG", "VB") and tree.deps[cue.token] != "acl":
        named = source or following_phrase(document, cue.token)
        first = document.marks.first[before]
        if named is None and tree.start_of_sentence(first) != first:
            before = -1
    if before >= 0 and tree.tags[cue.token] not in ("VBG", "VB") and tree.deps[cue.token] != "acl":
        claims.append(Claim(cue, before, "named-behind" if named else "nameless-behind", "quote-cue", named))
    after = quote_after(document, cue, source or following_phrase(document, cue.token), cues, split=before >= 0)
    if after is not None:
        claims.append(Claim(cue, *after, "cue-quote", source or _inverted(document, cue, after[0])))
    return claims


def _inverted(document: Document, cue: Cue, mark: int) -> Range | None:
    """The source between cue and mark (Said Jones: "…"), where it is a name."""
    found = following_phrase(document, cue.token)
    named = found and found[1] < document.marks.first[mark] and document.tree.tags[found[1]].startswith("NNP")
    return found if named and "tell" not in cue.verb.frames else None


def claim_quotes(document: Document, cues: Mapping[int, Cue]) -> dict[int, list[Claim]]:
    """The stretches in quotation marks by the cue's token that they belong to; each goes to the surest claim."""
    best: dict[int, Claim] = {}
    for cue in cues.values():
        if "q" not in cue.verb.frames or document.marks.is_spoken(cue.token):
            continue
        if "thing" in cue.verb.frames and _has_person(document, cue):
            continue
        for claim in _claims_of(document, cue, cues):
            known = best.get(claim.mark)
            if known is None or claim.score > known.score:
                best[claim.mark] = claim
    claims: dict[int, list[Claim]] = {}
    for claim in best.values():
        claims.setdefault(claim.cue.token, []).append(claim)
    return claims


def _name_alone(document: Document, token: int, end: int) -> Range | None:
    """A name that is all there is behind a quotation, with the clause that describes it (“…,” Lee, who led it.)."""
    tree = document.tree
    found = phrase_from(document, token) if tree.tags[token] == "NNP" else None
    if found is None or found[0] != token or any(tree.heads[i] > found[1] for i in range(token, found[1] + 1)):
        return None  # the name is a verb's
    behind = found[1] + 1
    described = behind < end and tree.words[behind] == "," and tree.lower[behind + 1] == "who"
    return trim(tree, token, end) if described or behind >= end else None


def find_untypical(document: Document, free: Container[int]) -> Iterator[Attribution]:
    """Quotations that end in a comma before a subject and any verb (“…,” the host sings): the comma tells the cue."""
    tree = document.tree
    for number, mark in enumerate(document.marks.spans):
        token = document.marks.last[number] + 1
        inner = tree.text[mark.inner.start : mark.inner.end]
        first = document.marks.first[number]
        if number not in free or not inner.endswith(",") or token + 1 >= len(tree) or token - first < _SENTENCE:
            continue
        if mark.kind != "double" or tree.start_of_sentence(first) != first:
            continue
        end = min(tree.end_of_sentence(token), token + _REACH)
        alone = _name_alone(document, token, end)
        if alone:
            yield Attribution("quote-name", (mark.inner,), None, alone, None, first)
            continue
        for verb in range(token, end + 1):
            if tree.tags[verb] not in ("VBD", "VBZ", "VBP") or document.is_marked(verb):
                continue
            own = tree.subjects[verb]
            found = noun_phrase(document, own) if own >= 0 else None
            if found and found[0] == token and found[1] < verb and not tree.tags[token].startswith("W"):
                yield Attribution("quote-verb", (mark.inner,), (verb, verb), found, None, verb)
            break

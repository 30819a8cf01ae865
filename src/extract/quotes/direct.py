"""Direct speech: which stretches in quotation marks belong to which cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.quotes.cues import Cue
from extract.quotes.scene import Scene
from extract.quotes.sources import Range, following_phrase, noun_phrase, own_subject

_REACH = 40
_PAUSE = frozenset({",", "—", "–", "-", "--", ":", ";"})
_LEAD = frozenset({",", ":", "that", "—", "–", "--", "-", "like", "with"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPEN_END = (",", "?", "!", "—", "–", "-", "…", "...")
_STOPS = (".", "?", "!", "…", ",", "—", "–", "-")
_UNIT = frozenset({"aux", "advmod", "neg", "auxpass"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One cue's claim to one marked stretch. `rank`: lower is surer."""

    cue: Cue
    mark: int
    rank: int
    rule: str
    source: Range | None


def unit_start(scene: Scene, cue: Cue, source: Range | None) -> int:
    """The first token of source and cue together, where they stand side by side; else of the cue with its auxiliaries."""
    tree = scene.tree
    first = cue.token
    while first > 0 and tree.heads[first - 1] == cue.token and tree.deps[first - 1] in _UNIT:
        first -= 1
    if source and source[0] < first and tree.sentence[source[0]] == tree.sentence[first]:
        return source[0]
    return first


def quote_before(scene: Scene, unit: int) -> int:
    """The index of the marked stretch that ends right before source and cue, or -1."""
    tree = scene.tree
    token = unit - 1
    if token >= 0 and tree.words[token] in _PAUSE and scene.inside[token] < 0:
        token -= 1
    if token < 0 or tree.paragraph[token] != tree.paragraph[unit]:
        return -1
    number = scene.closes_at(token)
    if number < 0:
        return -1
    if tree.sentence[token] == tree.sentence[unit]:
        return number
    inner = scene.marks[number].inner
    return number if tree.text[inner.start : inner.end].rstrip().endswith(_OPEN_END) else -1


def _ends_in_stop(scene: Scene, number: int) -> bool:
    inner = scene.marks[number].inner
    return scene.tree.text[inner.start : inner.end].rstrip().endswith(_STOPS)


def quote_after(scene: Scene, cue: Cue, source: Range | None) -> tuple[int, int]:
    """The index of the marked stretch that the cue introduces, and the rank of that claim; -1 if there is none."""
    tree = scene.tree
    begin = cue.last + 1
    if source and cue.token < source[0] <= cue.last + 3:
        begin = source[1] + 1
    end = min(tree.end_of_sentence(cue.token), begin + _REACH)
    for token in range(begin, end + 1):
        number = scene.opens_at(token)
        if number < 0:
            if tree.tags[token] in _FINITE and scene.inside[token] < 0:
                return -1, 0
            continue
        gap = token - begin
        if gap == 0 or (gap == 1 and tree.lower[begin] in _LEAD):
            return number, 0
        if tree.lower[token - 1] in _LEAD:
            return number, 1
        if _ends_in_stop(scene, number) and gap <= 12 and tree.words[token + 1 : token + 2]:
            return (
                (number, 2)
                if "tell" in cue.verb.frames or tree.text[scene.marks[number].inner.start].isupper()
                else (-1, 0)
            )
        return -1, 0
    if begin <= end + 1 and tree.words[end] == ":":
        following = end + 1
        while following < len(tree) and tree.words[following].isspace():
            following += 1
        if following < len(tree):
            return scene.opens_at(following), 1
    return -1, 0


def _claims_of(scene: Scene, cue: Cue) -> list[Claim]:
    tree = scene.tree
    head = own_subject(tree, cue.token)
    source = noun_phrase(scene, head) if head is not None else None
    claims = []
    before = quote_before(scene, unit_start(scene, cue, source))
    if before >= 0 and tree.tags[cue.token] not in ("VBG", "VB"):
        named = source or following_phrase(scene, cue.token)
        claims.append(Claim(cue, before, 1 if named else 3, "quote-cue", named))
    after, rank = quote_after(scene, cue, source)
    if after >= 0:
        claims.append(Claim(cue, after, 2 * rank, "cue-quote", source))
    return claims


def claim_quotes(scene: Scene, cues: Sequence[Cue]) -> dict[int, list[Claim]]:
    """The stretches in quotation marks by the cue's token that they belong to; each goes to the surest claim."""
    best: dict[int, Claim] = {}
    for cue in cues:
        if "q" not in cue.verb.frames or scene.in_speech(cue.token):
            continue
        for claim in _claims_of(scene, cue):
            known = best.get(claim.mark)
            if known is None or claim.rank < known.rank:
                best[claim.mark] = claim
    claims: dict[int, list[Claim]] = {}
    for claim in best.values():
        claims.setdefault(claim.cue.token, []).append(claim)
    return claims

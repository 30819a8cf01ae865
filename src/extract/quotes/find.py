"""Who said what: cues first, then the content that each claims, then the quotations that go on without a cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.quotes.clauses import clause_after, clause_before, object_after, widened
from extract.quotes.continuation import join_continuations
from extract.quotes.cues import Cue, find_cues
from extract.quotes.direct import Claim, claim_quotes, unit_start
from extract.quotes.nested import drop_nested
from extract.quotes.phrases import find_according
from extract.quotes.scene import Attribution, Scene, read_scene
from extract.quotes.sources import following_phrase, noun_phrase, subject
from extract.records import Mention, Quote, QuoteType, Span


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 3:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _quoted(scene: Scene, claims: Sequence[Claim], taken: frozenset[int]) -> list[Span]:
    """The claimed stretches; one that ends a sentence begun outside of it takes that beginning along."""
    tree, spans = scene.tree, []
    for claim in claims:
        low, high = scene.marks[claim.mark].inner
        first = scene.first[claim.mark]
        start = tree.start_of_sentence(first)
        if claim.rule == "quote-cue" and start < first and not any(token in taken for token in range(start, first)):
            if tree.words[first - 1] != ",":
                low = tree.starts[start] if scene.opens_at(start) < 0 else scene.marks[scene.inside[start]].inner.start
        spans.append(Span(low, high))
    return spans


def _attribute(scene: Scene, cue: Cue, cues: Mapping[int, Cue], claims: Sequence[Claim]) -> Attribution | None:
    tree = scene.tree
    if scene.in_speech(cue.token):
        return None
    source = next((claim.source for claim in claims if claim.source), None)
    if source is None:
        head = subject(tree, cue.token)
        source = noun_phrase(scene, head) if head is not None else None
    rule = claims[0].rule if claims else ""
    spans = _quoted(scene, claims, frozenset(cues))
    clause = clause_after(scene, cue, cues)
    if clause:
        spans.append(widened(scene, *clause[1]))
        rule = rule or f"cue-{clause[0]}"
    elif not claims:
        before = clause_before(scene, cue, unit_start(scene, cue, source))
        if before:
            spans.append(widened(scene, *before))
            rule = "clause-cue"
            if source is None:
                source = following_phrase(scene, cue.token)
        elif (thing := object_after(scene, cue)) is not None:
            spans.append(widened(scene, *thing[1]))
            rule = f"cue-{thing[0]}"
    if not spans:
        return None
    return Attribution(rule, _joined(spans), (cue.token, cue.last), source, None, cue.token)


def _type(scene: Scene, content: Sequence[Span]) -> QuoteType:
    tree = scene.tree
    marked = total = 0
    for span in content:
        for token in range(tree.at(span.start), tree.before(span.end) + 1):
            if tree.words[token][0].isalnum():
                total += 1
                marked += scene.inside[token] >= 0
    if total and marked >= 0.9 * total:
        return "direct"
    return "mixed" if marked > 0.1 * total else "indirect"


def _record(scene: Scene, found: Attribution) -> Quote:
    tree = scene.tree
    return Quote(
        type=_type(scene, found.content),
        content=found.content,
        rule=found.rule,
        confidence=0.8,
        cue=tree.span(*found.cue) if found.cue else None,
        source=tree.span(*found.source) if found.source else None,
        addressee=tree.span(*found.addressee) if found.addressee else None,
    )


def find_quotes(doc: Doc, names: Sequence[Mention] = ()) -> tuple[Quote, ...]:
    """The quotes of an article in text order; the speaker's fields are left empty.

    Content spans exclude the quotation marks at their ends, "that" and the comma before the cue.
    """
    scene = read_scene(doc)
    cues = {cue.token: cue for cue in find_cues(scene.tree)}
    claims = claim_quotes(scene, list(cues.values()))
    found = [
        attribution
        for cue in cues.values()
        if (attribution := _attribute(scene, cue, cues, claims.get(cue.token, ()))) is not None
    ]
    found.extend(find_according(scene))
    found.sort(key=lambda attribution: (attribution.anchor, attribution.rule))
    found = drop_nested(scene, found)
    found = [replace(a, content=_joined(a.content)) for a in join_continuations(scene, found)]
    records = [_record(scene, attribution) for attribution in found]
    return tuple(sorted(records, key=lambda quote: (quote.content[0], quote.cue or (0, 0))))

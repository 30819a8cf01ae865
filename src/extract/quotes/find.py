"""Who said what: cues first, then the content that each claims, then the quotations that go on without a cue."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from extract.quotes.addressees import find_addressee
from extract.quotes.clauses import clause_after, clause_before, holds_position, object_after, widened
from extract.quotes.colons import find_announced, find_colons, find_dashes
from extract.quotes.continuation import free_marks, join_continuations
from extract.quotes.cues import Cue, find_cues
from extract.quotes.direct import Claim, claim_quotes, unit_start
from extract.quotes.nested import drop_nested
from extract.quotes.nouns import find_nouns
from extract.quotes.phrases import aside, find_according, find_as
from extract.quotes.scene import Attribution, Scene, read_scene
from extract.quotes.sources import Range, coordinated_source, find_source, following_phrase, trim
from extract.records import Mention, Quote, QuoteType, Span


_HANDS_OVER = frozenset({":", "-", "--", "—", "–"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "–", "--", "("})


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end + 3:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _quoted(scene: Scene, claims: Sequence[Claim], speaking: Container[int]) -> list[Span]:
    """The claimed stretches; one that ends a sentence begun outside of it takes that beginning along."""
    tree, spans = scene.tree, []
    for claim in claims:
        low, high = scene.marks[claim.mark].inner
        first = scene.first[claim.mark]
        start = tree.start_of_sentence(first)
        spoken = any(token in speaking for token in range(start, first)) or tree.words[first - 1] in _HANDS_OVER
        if claim.rule == "quote-cue" and start < first and not spoken:
            low = widened(scene, start, start).start
        if claim.rule == "cue-quote" and claim.rank == 2:
            high = max(high, _rest_of_clause(scene, claim))
        spans.append(Span(low, high))
    return spans


def _rest_of_clause(scene: Scene, claim: Claim) -> int:
    """Where the content ends that words in marks only begin (pledged "full support" for the plan)."""
    tree = scene.tree
    last = scene.last[claim.mark]
    end = tree.end_of_sentence(last)
    inner = scene.marks[claim.mark].inner
    if last + 1 >= end or not tree.words[last + 1][0].isalnum() or tree.text[inner.end - 1] in ".,?!":
        return inner.end
    for token in range(last + 1, end):
        if scene.inside[token] < 0 and (tree.words[token] in _CLAUSE_ENDS or tree.lower[token] == "when"):
            end = token
            break
    found = trim(tree, last, end)
    return widened(scene, *found).end if found else inner.end


def _attribute(
    scene: Scene, cue: Cue, cues: Mapping[int, Cue], all_claims: Mapping[int, Sequence[Claim]], known: dict[int, Range]
) -> Attribution | None:
    tree = scene.tree
    if scene.in_speech(cue.token):
        return None
    claims = all_claims.get(cue.token, ())
    source = next((claim.source for claim in claims if claim.source), None)
    if source is None:
        source = coordinated_source(scene, cue, cues, known) or find_source(scene, cue.token)
    if source is not None:
        known[cue.token] = source
    rule = claims[0].rule if claims else ""
    spans = _quoted(scene, claims, all_claims)
    unit = unit_start(scene, cue, source)
    clause = clause_after(scene, cue, cues)
    around = aside(scene, cue, unit, cues)
    if around and not any(claim.rule == "quote-cue" for claim in claims):
        spans.extend(around)
        rule = rule or "aside"
    elif clause and not (claims and _beside(scene, claims, clause[1])):
        spans.append(widened(scene, *clause[1]))
        rule = rule or f"cue-{clause[0]}"
    elif not claims:
        before = clause_before(scene, cue, unit)
        if before:
            spans.append(widened(scene, *before))
            rule = "clause-cue"
            if source is None:
                source = following_phrase(scene, cue.token)
        elif holds_position(scene, cue) and (thing := object_after(scene, cue)) is not None:
            spans.append(widened(scene, *thing[1]))
            rule = f"cue-{thing[0]}"
    if not spans:
        return None
    return Attribution(rule, _joined(spans), (cue.token, cue.last), source, find_addressee(scene, cue), cue.token)


def _beside(scene: Scene, claims: Sequence[Claim], clause: Range) -> bool:
    """Whether the clause only follows a complete quotation (“…,” she said, and they left) or begins inside it."""
    tree = scene.tree
    for claim in claims:
        if claim.rule == "quote-cue" and tree.lower[clause[0] - 1] != "that" and scene.inside[clause[0]] < 0:
            return True
        if scene.inside[clause[0]] == claim.mark and tree.text[scene.marks[claim.mark].inner.end - 1] in ",.?!":
            return True
    return False


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
    claims = claim_quotes(scene, cues)
    known: dict[int, Range] = {}
    found = [
        attribution for cue in cues.values() if (attribution := _attribute(scene, cue, cues, claims, known)) is not None
    ]
    for finder in (find_according, find_as):
        others = list(finder(scene, cues))
        anchors = {attribution.anchor for attribution in others}
        found = [attribution for attribution in found if attribution.anchor not in anchors] + others
    found += [*find_colons(scene), *find_dashes(scene), *find_nouns(scene)]
    found += find_announced(scene, frozenset(free_marks(scene, found)))
    found.sort(key=lambda attribution: (attribution.anchor, attribution.rule))
    found = drop_nested(scene, found, cues)
    found = [replace(a, content=_joined(a.content)) for a in join_continuations(scene, found)]
    records = [_record(scene, attribution) for attribution in found]
    return tuple(sorted(records, key=lambda quote: (quote.content[0], quote.cue or (0, 0))))

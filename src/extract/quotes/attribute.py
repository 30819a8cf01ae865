"""What one cue attributes to whom: the stretches in marks that it claims and the clause or object that it governs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from extract.quotes.addressees import find_addressee
from extract.quotes.attribution import Attribution
from extract.quotes.clauses import clause_after, clause_before
from extract.quotes.cues import Cue
from extract.quotes.direct import CLOSE, Claim, unit_start
from extract.quotes.ends import LONGEST, widened, without_comment
from extract.quotes.phrases import aside
from extract.quotes.positions import holds_position, object_after, passive_subject
from extract.quotes.sources import Range, coordinated_source, find_source, following_phrase, trim
from extract.records import Span
from extract.syntax import Document
from extract.syntax.tree import FINITE_TAGS

_HANDS_OVER = frozenset({":", "-", "--", "—", "–"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "–", "--", "("})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_JOINING = frozenset({",", "and", "or", "that"})
_BETWEEN = 3  # tokens between two stretches of a list
_LONGEST_LIST = 20  # stretches in marks
_OPEN_END = (".", ",", "?", "!")


def _quoted(document: Document, claims: Sequence[Claim], speaking: Container[int]) -> list[Span]:
    """The claimed stretches; one that ends a sentence begun outside of it takes that beginning along."""
    tree, spans = document.tree, []
    for claim in claims:
        low, high = document.marks.spans[claim.mark].inner
        first = document.marks.first[claim.mark]
        start = tree.start_of_sentence(first)
        far = first - start > LONGEST or tree.words[first - 1] in _HANDS_OVER
        spoken = far or any(token in speaking for token in range(start, first))
        if claim.rule == "quote-cue" and start < first and not spoken:
            low = widened(document, start, start).start
        if claim.rule == "cue-quote" and claim.handover in CLOSE:
            high = max(high, _rest_of_clause(document, claim))
        spans.append(Span(low, high))
        if claim.rule == "cue-quote":
            spans += _listed(document, claim.mark)
    return spans


def _listed(document: Document, number: int) -> list[Span]:
    """The stretches that only a comma and a conjunction part from the one before (chanted “A,” “B” and “C”)."""
    tree = document.tree
    spans: list[Span] = []
    while number + 1 < len(document.marks.spans) and len(spans) < _LONGEST_LIST:
        last, first = document.marks.last[number], document.marks.first[number + 1]
        between = tree.lower[last + 1 : min(first, last + _BETWEEN + 2)]
        if tree.sentence[last] != tree.sentence[first] or len(between) > _BETWEEN or not _JOINING.issuperset(between):
            break
        number += 1
        spans.append(document.marks.spans[number].inner)
    return spans


def _rest_of_clause(document: Document, claim: Claim) -> int:
    """Where the content ends that words in marks only begin (pledged "full support" for the plan)."""
    tree = document.tree
    last = document.marks.last[claim.mark]
    end = tree.end_of_sentence(last)
    inner = document.marks.spans[claim.mark].inner
    if last + 1 >= end or not tree.words[last + 1][0].isalnum() or _is_complete(document, claim.mark):
        return inner.end
    for token in range(last + 1, min(end, last + LONGEST)):
        if not document.is_marked(token) and (tree.words[token] in _CLAUSE_ENDS or tree.lower[token] == "when"):
            end = token
            break
    found = trim(tree, last, end)
    return widened(document, *found).end if found else inner.end


def _clause(
    document: Document, cue: Cue, cues: Mapping[int, Cue], claims: Sequence[Claim], unit: int
) -> tuple[str, tuple[Span, ...]]:
    """The content outside of claimed marks, with the rule that found it; an empty rule if there is none."""
    around = aside(document, cue, unit, cues)
    if around and all(claim.rule != "quote-cue" or _runs_on(document, cue, claim) for claim in claims):
        return "aside", around
    clause = clause_after(document, cue, cues)
    if clause and not _beside(document, claims, clause[1]):
        return f"cue-{clause[0]}", (widened(document, *clause[1]),)
    if claims:
        return "", ()
    before = clause_before(document, cue, unit)
    if before:
        return "clause-cue", (widened(document, *before),)
    thing = passive_subject(document, cue) or (object_after(document, cue) if holds_position(document, cue) else None)
    if not thing:
        return "", ()
    frame, (first, last) = thing
    return f"cue-{frame}", (widened(document, first, without_comment(document, first, last, cues)),)


def _runs_on(document: Document, cue: Cue, claim: Claim) -> bool:
    """Whether the sentence of a quotation goes on behind source and cue (Only “a fool,” she said, would stay)."""
    tree = document.tree
    behind = cue.last + 2
    if tree.words[cue.last + 1 : behind] != [","] or behind >= tree.end_of_sentence(cue.token):
        return False
    return tree.tags[behind] in FINITE_TAGS and not document.is_marked(behind) and not _is_whole(document, claim.mark)


def _is_whole(document: Document, number: int) -> bool:
    """Whether a stretch in marks is a clause of its own."""
    return document.tree.is_finite(document.marks.first[number], document.marks.last[number])


def attribute(
    document: Document,
    cue: Cue,
    cues: Mapping[int, Cue],
    all_claims: Mapping[int, Sequence[Claim]],
    known: dict[int, Range],
) -> Attribution | None:
    """What a cue attributes, or None. `known` holds the sources of the cues before it and gets this one's."""
    if document.marks.is_spoken(cue.token):
        return None
    claims = _kept(document, all_claims.get(cue.token, ()))
    source = next((claim.source for claim in claims if claim.source), None)
    if source is None:
        source = coordinated_source(document, cue, cues, known) or find_source(document, cue.token)
    if source is not None:
        known[cue.token] = source
    spans = _quoted(document, claims, all_claims)
    rule, more = _clause(document, cue, cues, claims, unit_start(document, cue, source))
    spans.extend(more)
    if rule == "clause-cue" and source is None:
        source = following_phrase(document, cue.token)
    if not spans or (cue.verb.kind in ("think", "show") and not claims and not _is_held(document, source)):
        return None
    rule = claims[0].rule if claims else rule
    return Attribution(rule, tuple(spans), (cue.token, cue.last), source, find_addressee(document, cue), cue.token)


def _is_complete(document: Document, number: int) -> bool:
    """Whether the stretch in marks ends in a stop or a comma of its own."""
    inner = document.marks.spans[number].inner
    return document.tree.text[inner.start : inner.end].endswith(_OPEN_END)


def _kept(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without a title at the end of the words before source and cue (On “The Hour,” she said he was ill)."""
    tree = document.tree
    kept = []
    for claim in claims:
        first = document.marks.first[claim.mark]
        clause = tree.kid_after(claim.cue.token, "ccomp") if claim.rule == "quote-cue" else -1
        outside = clause >= 0 and not document.is_marked(tree.left[clause])
        title = outside and tree.start_of_sentence(first) != first
        if not (title and any(tree.deps[kid] in _SUBJECTS for kid in tree.kids[clause])):
            kept.append(claim)
    return kept


def _beside(document: Document, claims: Sequence[Claim], clause: Range) -> bool:
    """Whether the clause only follows a complete quotation (“…,” she said, and they left) or begins inside it."""
    tree = document.tree
    for claim in claims:
        if claim.rule == "quote-cue" and tree.lower[clause[0] - 1] != "that" and not document.is_marked(clause[0]):
            return True
        if (
            document.marks.inside[clause[0]] == claim.mark
            and tree.text[document.marks.spans[claim.mark].inner.end - 1] in ",.?!"
        ):
            return True
    return False


def _is_held(document: Document, source: Range | None) -> bool:
    """Whether a view or finding is somebody's: not the writer's own, nor that of a relative clause."""
    if source is None:
        return False
    tag, word = document.tree.tags[source[1]], document.tree.lower[source[1]]
    return not tag.startswith("W") and word not in ("i", "you", "we")

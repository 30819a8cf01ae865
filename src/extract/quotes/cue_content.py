"""What one cue attributes to whom: the stretches in marks that it claims and the clause or object that it governs."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from extract.quotes.addressees import find_addressee, find_vocative
from extract.quotes.attribution_record import Attribution
from extract.quotes.content_breaks import Stretch, end_of_content
from extract.quotes.content_ends import LONGEST, widened
from extract.quotes.content_objects import holds_position, object_after, passive_subject
from extract.quotes.cues import Cue
from extract.quotes.direct import CLOSE, Claim, unit_start
from extract.quotes.indirect_speech import clause_after, clause_before
from extract.quotes.parentheticals import aside
from extract.quotes.quote_sources import coordinated_source, find_source, is_passive
from extract.records import Span
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, following_phrase, trim
from extract.syntax.tree import FINITE_TAGS

_HANDS_OVER = frozenset({":", "-", "--", "—", "–"})
_CLAUSE_ENDS = frozenset({",", ";", ":", "—", "–", "--", "("})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_JOINING = frozenset({",", "and", "or", "that"})
_BETWEEN = 3  # tokens between two stretches of a list
_LONGEST_LIST = 20  # stretches in marks
_OPEN_END = (".", ",", "?", "!")


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
    source = _source(document, cue, cues, claims, known)
    if source is not None:
        known[cue.token] = source
    rule, more = _clause(document, cue, cues, claims, unit_start(document, cue, source))
    content = (*_quoted(document, claims, all_claims), *more)
    if rule == "clause-cue" and source is None:
        source = following_phrase(document, cue.token)
    if not content or not (claims or _is_told(document, cue, source)):
        return None
    if source is not None:
        source = _before_content(document, source, content)
    rule = claims[0].rule if claims else rule
    addressee = _addressee(document, cue, claims, content)
    return Attribution(rule, content, (cue.token, cue.last), source, addressee, cue.token)


def _addressee(document: Document, cue: Cue, claims: Sequence[Claim], content: Sequence[Span]) -> Range | None:
    """Whom the cue says that its words are meant for, else whom the words in marks that it claims call by name."""
    return find_addressee(document, cue) or (find_vocative(document, content) if claims else None)


def _before_content(document: Document, source: Range, content: Sequence[Span]) -> Range:
    """The source without the content that the parser has hung on it (criticised by the court | for “…”)."""
    tree = document.tree
    inside = (tree.at(span.start) for span in content if tree.starts[source[0]] < span.start < tree.ends[source[1]])
    first = min(inside, default=-1)
    if first < 0:
        return source
    while first - 1 > source[0] and _opens_content(document, first - 1):
        first -= 1
    return trim(tree, source[0], first - 1) or source


def _opens_content(document: Document, token: int) -> bool:
    """Whether a token before content belongs to it: a mark, words in marks, a preposition."""
    return document.is_marked(token) or document.tree.tags[token] in ("IN", "``", "''")


def _is_told(document: Document, cue: Cue, source: Range | None) -> bool:
    """Whether a cue without words in marks tells what somebody said; of a view or finding whether it is somebody's: not
    the writer's own, nor that of a relative clause."""
    if cue.verb.kind not in ("think", "show"):
        return True
    if source is None:
        return cue.verb.kind == "think" and is_passive(document.tree, cue.token)  # is seen as
    tag, word = document.tree.tags[source[1]], document.tree.lower[source[1]]
    return not tag.startswith("W") and word not in ("i", "you", "we")


def _source(
    document: Document, cue: Cue, cues: Mapping[int, Cue], claims: Sequence[Claim], known: Mapping[int, Range]
) -> Range | None:
    """The source of a cue: that of its claims, of the cue that it goes on from, or its own."""
    claimed = next((claim.source for claim in claims if claim.source), None)
    return claimed or coordinated_source(document, cue, cues, known) or find_source(document, cue.token)


def _kept(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims without a title at the end of the words before source and cue (On “The Hour,” she said he was ill)."""
    return [claim for claim in claims if claim.rule != "quote-cue" or not _is_title(document, claim)]


def _is_title(document: Document, claim: Claim) -> bool:
    """Whether a stretch before a cue is a title: within its sentence, the cue having a clause of its own."""
    tree = document.tree
    first, clause = document.marks.first[claim.mark], tree.kid_after(claim.cue.token, "ccomp")
    if clause < 0 or document.is_marked(tree.left[clause]) or tree.start_of_sentence(first) == first:
        return False
    return tree.kid(clause, *_SUBJECTS) >= 0


def _quoted(document: Document, claims: Sequence[Claim], speaking: Container[int]) -> list[Span]:
    """The claimed stretches; one that ends a sentence begun outside of it takes that beginning along."""
    spans = []
    for claim in claims:
        low, high = document.marks.spans[claim.mark].inner
        if claim.rule == "quote-cue":
            low = _start_outside(document, claim, speaking)
        if claim.rule == "cue-quote" and claim.handover in CLOSE:
            high = max(high, _rest_of_clause(document, claim))
        spans.append(Span(low, high))
        if claim.rule == "cue-quote":
            spans += _listed(document, claim.mark)
    return spans


def _start_outside(document: Document, claim: Claim, speaking: Container[int]) -> int:
    """The offset at which the sentence of a stretch begins, if its words outside are near and nobody speaks in them."""
    tree = document.tree
    first, inner = document.marks.first[claim.mark], document.marks.spans[claim.mark].inner
    start = tree.start_of_sentence(first)
    if start == first or first - start > LONGEST or tree.words[first - 1] in _HANDS_OVER:
        return inner.start
    spoken = any(token in speaking for token in range(start, first))
    return inner.start if spoken else widened(document, start, start).start


def _listed(document: Document, number: int) -> list[Span]:
    """The stretches that only a comma and a conjunction part from the one before (chanted “A,” “B” and “C”)."""
    spans: list[Span] = []
    while number + 1 < len(document.marks.spans) and len(spans) < _LONGEST_LIST and _is_joined(document, number):
        number += 1
        spans.append(document.marks.spans[number].inner)
    return spans


def _is_joined(document: Document, number: int) -> bool:
    """Whether only a comma and a conjunction part a stretch from the next one of its sentence."""
    tree, last, first = document.tree, document.marks.last[number], document.marks.first[number + 1]
    between = tree.lower[last + 1 : min(first, last + _BETWEEN + 2)]
    if tree.sentence[last] != tree.sentence[first] or len(between) > _BETWEEN:
        return False
    return _JOINING.issuperset(between)


def _rest_of_clause(document: Document, claim: Claim) -> int:
    """Where the content ends that words in marks only begin (pledged "full support" for the plan)."""
    tree = document.tree
    last, inner = document.marks.last[claim.mark], document.marks.spans[claim.mark].inner
    end = tree.end_of_sentence(last)
    if last + 1 >= end or not tree.words[last + 1][0].isalnum() or _is_complete(document, claim.mark):
        return inner.end
    found = trim(tree, last, _end_of_clause(document, last + 1, min(end, last + LONGEST), end))
    return widened(document, *found).end if found else inner.end


def _end_of_clause(document: Document, first: int, stop: int, end: int) -> int:
    """The first pause or "when" outside of marks from `first` on and before `stop`, else `end`."""
    tree = document.tree
    for token in range(first, stop):
        if (tree.words[token] in _CLAUSE_ENDS or tree.lower[token] == "when") and not document.is_marked(token):
            return token
    return end


def _is_complete(document: Document, number: int) -> bool:
    """Whether the stretch in marks ends in a stop or a comma of its own."""
    inner = document.marks.spans[number].inner
    return document.tree.text[inner.start : inner.end].endswith(_OPEN_END)


def _clause(
    document: Document, cue: Cue, cues: Mapping[int, Cue], claims: Sequence[Claim], unit: int
) -> tuple[str, tuple[Span, ...]]:
    """The content outside of claimed marks, with the rule that found it; an empty rule if there is none."""
    around = aside(document, cue, unit, cues)
    if around and _run_on(document, cue, claims):
        return "aside", around
    clause = clause_after(document, cue, cues)
    if clause and not any(_is_beside(document, claim, clause[1]) for claim in claims):
        return f"cue-{clause[0]}", (widened(document, *clause[1]),)
    return ("", ()) if claims else _unmarked(document, cue, cues, unit)


def _unmarked(document: Document, cue: Cue, cues: Mapping[int, Cue], unit: int) -> tuple[str, tuple[Span, ...]]:
    """The content of a cue that has neither marks nor a clause behind it: the clause before it, or its object."""
    before = clause_before(document, cue, unit)
    return ("clause-cue", (widened(document, *before),)) if before else _object(document, cue, cues)


def _run_on(document: Document, cue: Cue, claims: Sequence[Claim]) -> bool:
    """Whether the sentence of each quotation before the cue goes on behind it."""
    return all(claim.rule != "quote-cue" or _runs_on(document, cue, claim) for claim in claims)


def _object(document: Document, cue: Cue, cues: Mapping[int, Cue]) -> tuple[str, tuple[Span, ...]]:
    """The object of a cue as its content."""
    thing = passive_subject(document, cue) or (object_after(document, cue) if holds_position(document, cue) else None)
    if not thing:
        return "", ()
    frame, (first, last) = thing
    head = document.tree.root(range(first, last + 1))
    end = end_of_content(document, cue, Stretch(first, last, last, head, "obj"), cues)
    found = trim(document.tree, first, end)
    return (f"cue-{frame}", (widened(document, *found),)) if found else ("", ())


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


def _is_beside(document: Document, claim: Claim, clause: Range) -> bool:
    """Whether the clause only follows a complete quotation (“…,” she said, and they left) or begins inside it."""
    tree, first = document.tree, clause[0]
    if claim.rule == "quote-cue" and tree.lower[first - 1] != "that" and not document.is_marked(first):
        return True
    ended = tree.text[document.marks.spans[claim.mark].inner.end - 1] in ",.?!"
    return ended and document.marks.inside[first] == claim.mark

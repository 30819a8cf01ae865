"""Who said what: cues first, then the content that each claims, then the quotations that go on without a cue."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from extract.quotes.attribution_record import Attribution
from extract.quotes.colons import find_announced, find_blocks, find_colons, find_dashes
from extract.quotes.continuation import free_marks, join_continuations
from extract.quotes.cue_content import attribute
from extract.quotes.cues import Cue, find_cues
from extract.quotes.direct import claim_quotes, find_untypical
from extract.quotes.hearsay import find_hearsay
from extract.quotes.nested import drop_nested
from extract.quotes.noun_cues import find_nouns
from extract.quotes.parentheticals import find_according, find_as
from extract.records import Quote, QuoteType, Span
from extract.syntax import Document, read_document
from extract.syntax.marks import Marked
from extract.syntax.noun_phrases import Range
from extract.vocabulary import load_rows

_BULLETS = frozenset("•·▪‣◦■")


@cache
def load_confidences() -> dict[str, float]:
    """The measured precision of each rule; `nested` is that of attributions inside another one's content."""
    return {row["rule"]: float(row["confidence"]) for row in load_rows("quotes/rules.csv")}


def _bare(text: str, span: Span) -> Span:
    """The span without the comma before the cue (“We agreed,” she said) and the bullet of a list before the words, with
    a mark that it parts from them, wherever the marks stand."""
    start, end = span
    while end - 1 > start and (text[end - 1] == "," or text[end - 1].isspace()):
        end -= 1
    if text[start] in _BULLETS:
        start = next((i for i in range(start, end) if text[i].isalnum()), start)
    return Span(start, end)


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order without a comma at their ends, those that overlap or that only a space parts as one.

    A span without a letter or figure, such as that of a lone mark at a text's beginning, is none.
    """
    found: list[Span] = []
    for span in sorted(_bare(text, span) for span in spans):
        if not any(map(str.isalnum, text[span.start : span.end])):
            continue
        if found and _is_gapless(text[found[-1].end : span.start]):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _paired(document: Document, span: Span) -> Span:
    """The span with the mark at its end or beginning whose partner stands inside: the plan “unjust”."""
    return Span(_with_opening(document, span), _with_closing(document, span))


def _with_opening(document: Document, span: Span) -> int:
    """Where a span begins, with the mark before it if the stretch that this opens ends inside."""
    mark = _mark_around(document, document.tree.at(span.start))
    if mark is None or not mark.opened:
        return span.start
    return mark.start if span.start == mark.inner.start and mark.inner.end < span.end else span.start


def _with_closing(document: Document, span: Span) -> int:
    """Where a span ends, with the mark behind it if the stretch that this closes begins inside."""
    mark = _mark_around(document, document.tree.before(span.end))
    if mark is None or not mark.closed:
        return span.end
    return mark.end if span.start <= mark.start and span.end == mark.inner.end else span.end


def _mark_around(document: Document, token: int) -> Marked | None:
    """The stretch in quotation marks that a token stands in."""
    number = document.marks.inside[token]
    return document.marks.spans[number] if number >= 0 else None


def _is_gapless(gap: str) -> bool:
    """Whether nothing but spaces stands between two spans."""
    return not gap.strip() and "\n" not in gap


def _type(document: Document, content: Sequence[Span]) -> QuoteType:
    """By the share of the content's words that stand in quotation marks."""
    tree, marked, total = document.tree, 0, 0
    for span in content:
        first, last = tree.at(span.start), tree.before(span.end)
        total += document.marks.words_before[last + 1] - document.marks.words_before[first]
        marked += document.marks.marked_before[last + 1] - document.marks.marked_before[first]
    if total and marked >= 0.9 * total:
        return "direct"
    return "mixed" if marked > 0.1 * total else "indirect"


def _record(document: Document, found: Attribution) -> Quote:
    tree, confidences = document.tree, load_confidences()
    content = tuple(_paired(document, span) for span in _joined(tree.text, found.content))
    confidence = confidences[found.rule]
    return Quote(
        type=_type(document, content),
        content=content,
        rule=found.rule,
        confidence=min(confidence, confidences["nested"]) if found.nested else confidence,
        cue=tree.span(*found.cue) if found.cue else None,
        source=tree.span(*found.source) if found.source else None,
        addressee=tree.span(*found.addressee) if found.addressee else None,
    )


def _hands_on(found: Attribution, cues: Mapping[int, Cue], opened: Container[int]) -> bool:
    """Whether a finding only hands on what another one says (has learned that, according to X, …)."""
    cue = cues.get(found.anchor)
    return cue is not None and cue.verb.kind in ("think", "show") and found.content[0].start in opened


def _attributions(document: Document) -> list[Attribution]:
    """What every rule finds, sieve by sieve; phrases set off from a sentence win over the verb in them."""
    cues = {cue.token: cue for cue in find_cues(document.tree)}
    found = _by_verbs(document, cues)
    for finder in (find_according, find_as, find_hearsay):
        found = _won_over(document, found, list(finder(document, cues)), cues)
    found += [*find_colons(document), *find_dashes(document), *find_nouns(document)]
    free = frozenset(free_marks(document, found))
    found += find_blocks(document, cues, {attribution.anchor for attribution in found})
    found += [*find_announced(document, free), *find_untypical(document, free)]
    found.sort(key=lambda attribution: (attribution.anchor, attribution.rule))
    return drop_nested(document, found, cues)


def _by_verbs(document: Document, cues: Mapping[int, Cue]) -> list[Attribution]:
    """What the cue verbs attribute."""
    claims = claim_quotes(document, cues)
    known: dict[int, Range] = {}
    found = (attribute(document, cue, cues, claims, known) for cue in cues.values())
    return [attribution for attribution in found if attribution is not None]


def _won_over(
    document: Document, found: list[Attribution], others: list[Attribution], cues: Mapping[int, Cue]
) -> list[Attribution]:
    """The attributions with others of phrases, which take the place of those of the verb in them."""
    anchors = {attribution.anchor for attribution in others}
    opened = {document.tree.starts[a.cue[0]] for a in others if a.cue}
    return [a for a in found if a.anchor not in anchors and not _hands_on(a, cues, opened)] + others


def find_quotes(article: Doc | Document) -> tuple[Quote, ...]:
    """The quotes of an article in text order; the speaker's fields are left empty.

    The names of a Document are better than the model's own labels. Content spans exclude the quotation marks at their
    ends, "that" and the comma before the cue; `source` is the span of the words in the text. Offsets are code points,
    half-open. `confidence` is the rule's measured precision. Takes time linear in the text's length.
    """
    document = read_document(article)
    records = (_record(document, found) for found in join_continuations(document, _attributions(document)))
    return tuple(
        sorted((quote for quote in records if quote.content), key=lambda quote: (quote.content[0], quote.cue or (0, 0)))
    )

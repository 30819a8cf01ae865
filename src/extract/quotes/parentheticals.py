"""Attribution by a phrase set off from the sentence: according to X; as X put it; (X said) between commas.

In go the cues of a Document, out come attributions whose content is the rest of the sentence, or of the clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import LONGEST, before_next_cue, widened
from extract.quotes.cues import Cue
from extract.quotes.quote_sources import agent
from extract.records import Span
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, following_phrase, noun_phrase, phrase_from, trim
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import verbs

_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")"})
_DASHES = frozenset({"—", "–", "--", "-"})
_BRACKETS = frozenset({"(", ")"})
_JOINS = frozenset({"IN", "CC"})
_GOVERNED = frozenset({"xcomp", "ccomp"})
_ADVERBIAL = frozenset({"IN", "RB", "RBR", "VBG", "TO"})
_APPOSITION = 25  # tokens
_ASIDE = 8  # tokens that may stand between a parenthetical cue and its closing comma
_EDGE = 2  # tokens that may stand before a phrase that opens its sentence
_LEAD = 3  # tokens before a phrase that are more than an opening


def rest_of_sentence(document: Document, first: int, last: int, cues: Mapping[int, Cue]) -> tuple[Span, ...]:
    """The sentence without the phrase from token `first` to `last`; of a long one the clause that the phrase is in."""
    tree = document.tree
    end = tree.end_of_sentence(first)
    runs_on = last < end and tree.tags[last + 1] in FINITE_TAGS
    start, closing = _clause_around(document, first, end, runs_on=runs_on)
    before = trim(tree, start, first - 1) if first > start else None
    after = _behind_phrase(tree, last, closing, cues) if last < closing else None
    return tuple(widened(document, *piece) for piece in (before, after) if piece)


def _behind_phrase(tree: Tree, last: int, closing: int, cues: Mapping[int, Cue]) -> Range | None:
    """What stands behind a phrase up to a token; nothing where a cue goes on from it (according to X, adding …)."""
    if last + 1 in cues and tree.tags[last + 1] == "VBG":
        return None
    return trim(tree, last + 1, before_next_cue(tree, last + 1, closing, cues))


def _clause_around(document: Document, first: int, end: int, *, runs_on: bool) -> Range:
    """The first and last token of what a phrase at token `first` attributes: its bracket, else what stands behind a
    colon or a lone dash, else the sentence; nothing before it if a conjunction hands over to the phrase
    (because, according to X, …). `runs_on`: a verb follows the phrase, so that its subject stands before.
    """
    tree, start = document.tree, document.tree.start_of_sentence(first)
    before = [t for t in range(max(start, first - LONGEST), first) if not document.is_marked(t)]
    bracket = _open_bracket(tree, before)
    if bracket >= 0:
        closing = tree.first_of((")",), range(first, min(end, first + LONGEST) + 1), end)
        return bracket + 1, closing - 1 if closing < end else end
    start, end = _behind_pause(document, before, (start, end), first, runs_on=runs_on)
    return (first if not runs_on and _is_handed_over(tree, first, start) else start), end


def _open_bracket(tree: Tree, before: list[int]) -> int:
    """The bracket among the tokens `before` that is still open, or -1."""
    brackets = [t for t in before if tree.words[t] in _BRACKETS]
    return brackets[-1] if brackets and tree.words[brackets[-1]] == "(" else -1


def _behind_pause(document: Document, before: list[int], sentence: Range, first: int, *, runs_on: bool) -> Range:
    """The part of a sentence behind the colon or the lone dash among the tokens `before`, if it holds a clause."""
    tree, (start, end) = document.tree, sentence
    begin = _behind_colon(document, before, start)
    dash = _lone_dash(tree, [t for t in before if t >= begin and t > start])
    if begin > start and _holds_clause(tree, begin, first, runs_on=runs_on):
        start = begin
    if dash >= start and _holds_clause(tree, dash + 1, first, runs_on=runs_on):
        return dash + 1, tree.first_of(_DASHES, range(first, min(end, first + LONGEST)), end + 1) - 1
    return start, end


def _lone_dash(tree: Tree, tokens: list[int]) -> int:
    """The dash between words that no other one pairs with, or -1."""
    dashes = [t for t in tokens if tree.words[t] in _DASHES and tree.spaced[t - 1]]
    return dashes[-1] if len(dashes) % 2 else -1


def _behind_colon(document: Document, before: list[int], start: int) -> int:
    """The token behind the last of the colons among the tokens `before`, unless that opens a quotation."""
    colons = [t for t in before if document.tree.words[t] == ":" and not document.is_marked(t + 1)]
    return colons[-1] + 1 if colons else start


def _holds_clause(tree: Tree, place: int, first: int, *, runs_on: bool) -> bool:
    """Whether a clause, or the subject of one, stands between a token and the phrase."""
    return first - place > 1 and (runs_on or tree.is_finite(place, first - 1))


def _is_handed_over(tree: Tree, first: int, start: int) -> bool:
    """Whether a conjunction before the phrase opens a clause: "because, according to X, …"."""
    over = first - 1 if first > start and tree.words[first - 1] in _BREAKS else first
    return over - 1 >= start and tree.tags[over - 1] in _JOINS and tree.lower[over - 1] not in ("so", "then")


def find_according(document: Document, cues: Mapping[int, Cue]) -> Iterator[Attribution]:
    """Sentences attributed by "according to"; the content is the rest of the sentence."""
    for token in document.tree.places_of(("according",)):
        source = _authority(document, token) if _is_according(document, token) else None
        pieces = _pieces(document, token, source, cues) if source else ()
        if pieces:
            yield Attribution("according-to", pieces, (token, token + 1), source, None, token)


def _is_according(document: Document, token: int) -> bool:
    """Whether "to" and more words follow an "according", outside of speech."""
    tree = document.tree
    if token + 2 > tree.end_of_sentence(token) or tree.lower[token + 1] != "to" or tree.paragraph[token] < 0:
        return False
    return not document.marks.is_spoken(token)


def _pieces(document: Document, token: int, source: Range, cues: Mapping[int, Cue]) -> tuple[Span, ...]:
    """The content of a sentence with "according to" at a token."""
    tree = document.tree
    start, end, tail = tree.start_of_sentence(token), tree.end_of_sentence(token), source[1] + 1
    which = token - 2 > start and tree.words[token - 1] == "," and tree.tags[token - 2].startswith("W")
    low = start if which else token  # which, according to X, …: what comes before "which" is the writer's own
    pieces = rest_of_sentence(document, low, source[1], cues)
    led = low - start > _LEAD and tail < end and tree.words[tail] not in _BREAKS
    return pieces[:1] if led else pieces


def _authority(document: Document, token: int) -> Range | None:
    """The source behind "according to": to the comma that parts it from the content that follows."""
    tree = document.tree
    source = phrase_from(document, token + 2)
    opens = token - tree.start_of_sentence(token) <= _EDGE
    if source is None or not (opens or tree.words[token - 1] in _BREAKS):
        return source
    comma = tree.first_of((",",), range(source[0], source[1] + 1))
    if comma < 0 or source[1] + 3 > tree.end_of_sentence(token):
        return source
    ends = not _is_apposition(tree, source, comma) if opens else tree.tags[token - 2].startswith("W")
    return (source[0], comma - 1) if ends else source


def _is_apposition(tree: Tree, source: Range, comma: int) -> bool:
    """Whether what stands behind a comma in a source says more of it, the content following another comma."""
    return tree.words[source[1] + 1] == "," and tree.tags[comma + 1] in ("DT", "WP", "CD")


def aside(document: Document, cue: Cue, unit: int, cues: Mapping[int, Cue]) -> tuple[Span, ...]:
    """The sentence around a parenthetical source and cue (The problem, she said, is money); empty if it is none."""
    if not _is_set_off(document, cue, unit) or not _may_be_aside(document.tree, cue, unit):
        return ()
    closing = _end_of_aside(document, cue, unit)
    if closing < 0 or not _closes(document, cue, closing) or not _frames(document, unit, closing):
        return ()
    return rest_of_sentence(document, unit, closing, cues)


def _is_set_off(document: Document, cue: Cue, unit: int) -> bool:
    """Whether a comma or its like stands before source and cue, not at the sentence's beginning."""
    tree = document.tree
    comma = unit - 2 if document.marks.closes_at(unit - 1) >= 0 else unit - 1  # (Only “a fool,” she said, would stay)
    return comma > tree.start_of_sentence(cue.token) and tree.words[comma] in _BREAKS


def _may_be_aside(tree: Tree, cue: Cue, unit: int) -> bool:
    """Whether a cue can stand alone with its source: a finite verb of saying without an object."""
    if "that" not in cue.verb.frames or cue.verb.kind != "say" or tree.kid(cue.token, "dobj") >= 0:
        return False
    if tree.tags[unit].startswith("W") or tree.deps[cue.token] in ("relcl", "acl"):
        return False
    return tree.tags[cue.token] in FINITE_TAGS or tree.tags[cue.token] == "VBN"


def _end_of_aside(document: Document, cue: Cue, unit: int) -> int:
    """The comma or dash that closes an aside, or -1; the source of an inverted one stands behind its cue."""
    if unit != cue.token:
        return _closing(document.tree, cue.last)
    after = following_phrase(document, cue.token) if cue.verb.base in verbs("inverted") else None
    return _after_apposition(document.tree, after[1]) if after is not None else -1


def _closing(tree: Tree, token: int) -> int:
    """The comma or dash that closes an aside after its cue; -1 if none comes near; the sentence's end counts."""
    for place in range(token + 1, min(tree.end_of_sentence(token), token + _ASIDE) + 1):
        if tree.words[place] in _BREAKS and tree.tags[place] != "HYPH":
            return place
        if tree.tags[place] in FINITE_TAGS or tree.lower[place] == "that":
            return -1
    return -1


def _after_apposition(tree: Tree, last: int) -> int:
    """The comma that closes an inverted aside (…, says Jones, head of the board, is …), a verb behind it."""
    for place in range(last + 1, min(tree.end_of_sentence(last) - 1, last + _APPOSITION)):
        if tree.words[place] in _BREAKS and tree.tags[place + 1] in FINITE_TAGS:
            return place
    return -1


def _closes(document: Document, cue: Cue, closing: int) -> bool:
    """Whether the sentence goes on behind an aside, not with what the cue governs or with a quotation of its own."""
    tree = document.tree
    if tree.words[closing] == ":" or closing >= tree.end_of_sentence(cue.token) - 1:
        return False
    if any(cue.last < kid < closing and tree.deps[kid] in _GOVERNED for kid in tree.kids[cue.token]):
        return False
    opened = document.marks.opens_at(closing + 1)
    return opened < 0 or tree.text[document.marks.spans[opened].inner.start].islower()


def _frames(document: Document, unit: int, closing: int) -> bool:
    """Whether the words around an aside are a sentence of their own: not "In his speech, X argued at length, …"."""
    tree = document.tree
    start, behind = tree.start_of_sentence(unit), closing + 1
    if tree.tags[start] not in _ADVERBIAL or tree.is_finite(start, unit - 1):
        return True
    return tree.tags[behind] != "VBG" and tree.is_finite(behind, tree.end_of_sentence(unit))


def find_as(document: Document, cues: Mapping[int, Cue]) -> Iterator[Attribution]:
    """Clauses such as "as the ministry noted": the content is the rest of the sentence."""
    for cue in cues.values():
        mark = _as_before(document.tree, cue.token)
        source = _source_of_as(document, cue) if mark >= 0 and _may_lead(document, cue) else None
        if source is None or not _begins_clause(document.tree, mark):
            continue
        last = _end_of_as(document.tree, mark, max(cue.last, source[1]))
        pieces = rest_of_sentence(document, mark, last, cues) if last >= 0 else ()
        if pieces:
            yield Attribution("as-clause", pieces, (cue.token, cue.last), source, None, cue.token)


def _end_of_as(tree: Tree, mark: int, last: int) -> int:
    """The comma or the sentence's end that closes an "as" clause whose source and cue end at a token; or -1."""
    closing, end = _closing(tree, last), tree.end_of_sentence(mark)
    if closing >= 0:
        return closing
    return end if last + 3 >= end else -1


def _as_before(tree: Tree, verb: int) -> int:
    """The "as" before a verb that hangs on it, or -1."""
    return next((kid for kid in tree.kids[verb] if kid < verb and tree.lower[kid] == "as"), -1)


def _may_lead(document: Document, cue: Cue) -> bool:
    """Whether a cue's words may be the rest of its sentence: not where they stand in its clause ("As Lee announced
    talks, …")."""
    if cue.verb.kind != "say" or "that" not in cue.verb.frames or document.marks.is_spoken(cue.token):
        return False
    return document.tree.kid_after(cue.token, "dobj", "ccomp", "xcomp") < 0


def _source_of_as(document: Document, cue: Cue) -> Range | None:
    tree, own = document.tree, document.tree.subjects[cue.token]
    if own >= 0:
        return noun_phrase(document, own)
    doer = agent(tree, cue.token) if tree.tags[cue.token] == "VBN" else None
    return noun_phrase(document, doer) if doer is not None else None


def _begins_clause(tree: Tree, mark: int) -> bool:
    """Whether an "as" opens its sentence or follows a comma: "But as the ministry noted, …"."""
    start = tree.start_of_sentence(mark)
    over = mark - 1 if mark > start and tree.tags[mark - 1] == "CC" else mark
    return over == start or tree.words[over - 1] in _BREAKS

"""Attribution by a phrase set off from the sentence: according to X; as X put it; (X said) between commas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extract.quotes.attribution import Attribution
from extract.quotes.cues import Cue
from extract.quotes.ends import LONGEST, before_next_cue, widened
from extract.quotes.sources import Range, agent, following_phrase, noun_phrase, phrase_from, trim
from extract.records import Span
from extract.syntax import Document
from extract.syntax.tree import FINITE_TAGS, Tree
from extract.vocabulary import verbs

_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")"})
_DASHES = frozenset({"—", "–", "--", "-"})
_JOINS = frozenset({"IN", "CC"})
_GOVERNED = frozenset({"xcomp", "ccomp"})
_ADVERBIAL = frozenset({"IN", "RB", "RBR", "VBG", "TO"})
_APPOSITION = 25  # tokens
_ASIDE = 8  # tokens that may stand between a parenthetical cue and its closing comma


def rest_of_sentence(document: Document, first: int, last: int, cues: Mapping[int, Cue]) -> tuple[Span, ...]:
    """The sentence without the phrase from token `first` to `last`; of a long one the clause that the phrase is in."""
    tree = document.tree
    pieces = []
    end = tree.end_of_sentence(first)
    runs_on = last < end and tree.tags[last + 1] in FINITE_TAGS
    start, closing = _clause_around(document, first, end, runs_on=runs_on)
    before = trim(tree, start, first - 1) if first > start else None
    if before:
        pieces.append(widened(document, *before))
    coordinated = last < closing and last + 1 in cues and tree.tags[last + 1] == "VBG"
    if last < closing and not coordinated:
        after = trim(tree, last + 1, before_next_cue(tree, last + 1, closing, cues))
        if after:
            pieces.append(widened(document, *after))
    return tuple(pieces)


def _clause_around(document: Document, first: int, end: int, *, runs_on: bool) -> tuple[int, int]:
    """The first and last token of what a phrase at token `first` attributes: its bracket, else what stands behind a
    colon or a lone dash, else the sentence; nothing before it if a conjunction hands over to the phrase
    (because, according to X, …). `runs_on`: a verb follows the phrase, so that its subject stands before.
    """
    tree = document.tree
    start = tree.start_of_sentence(first)
    bracket, dash, begin = -1, -1, start
    for token in range(max(start, first - LONGEST), first):
        word = tree.words[token]
        if document.is_marked(token):
            continue
        if word == "(":
            bracket = token
        elif word == ")":
            bracket = -1
        elif word == ":" and not document.is_marked(token + 1):
            begin, dash = token + 1, -1
        elif word in _DASHES and tree.spaced[token - 1] and token > start:
            dash = token if dash < 0 else -1
    if bracket >= 0:
        closing = next((i for i in range(first, min(end, first + LONGEST) + 1) if tree.words[i] == ")"), end)
        return bracket + 1, closing - 1 if closing < end else end
    for place in (begin, dash + 1):
        if place > start and first - place > 1 and (runs_on or tree.is_finite(place, first - 1)):
            start = place
            if place == dash + 1:
                end = next((i - 1 for i in range(first, min(end, first + LONGEST)) if tree.words[i] in _DASHES), end)
    over = first - 1 if first > start and tree.words[first - 1] in _BREAKS else first
    if (
        not runs_on
        and over - 1 >= start
        and tree.tags[over - 1] in _JOINS
        and tree.lower[over - 1] not in ("so", "then")
    ):
        start = first
    return start, end


def _authority(document: Document, token: int, start: int, end: int) -> Range | None:
    """The source behind "according to": to the comma that parts it from the content that follows."""
    tree = document.tree
    source = phrase_from(document, token + 2)
    opens = token - start <= 2 or tree.words[token - 1] in _BREAKS
    if source is None or not opens or source[1] + 3 > end:
        return source
    comma = next((i for i in range(source[0], source[1] + 1) if tree.words[i] == ","), None)
    content = tree.words[source[1] + 1] == "," and token - start <= 2
    if comma is None or (content and tree.tags[comma + 1] in ("DT", "WP", "CD")):
        return source
    return (source[0], comma - 1) if token - start <= 2 or tree.tags[token - 2].startswith("W") else source


def find_according(document: Document, cues: Mapping[int, Cue]) -> Iterator[Attribution]:
    """Sentences attributed by "according to"; the content is the rest of the sentence."""
    tree = document.tree
    for token in range(len(tree) - 2):
        if tree.lower[token] != "according" or tree.lower[token + 1] != "to" or tree.paragraph[token] < 0:
            continue
        start, end = tree.start_of_sentence(token), tree.end_of_sentence(token)
        if document.marks.is_spoken(token) or token + 2 > end:
            continue
        source = _authority(document, token, start, end)
        if source is None:
            continue
        low = token
        if token - 2 > start and tree.words[token - 1] == "," and tree.tags[token - 2].startswith("W"):
            low = start  # which, according to X, …: what comes before "which" is the writer's own
        pieces = rest_of_sentence(document, low, source[1], cues)
        if low - start > 3:
            tail = source[1] + 1
            if tail < end and tree.words[tail] not in _BREAKS and len(pieces) > 1:
                pieces = pieces[:1]
        if pieces:
            yield Attribution("according-to", pieces, (token, token + 1), source, None, token)


def _closing(tree: Tree, token: int) -> int:
    """The comma or dash that closes an aside after its cue; -1 if none comes near; the sentence's end counts."""
    end = tree.end_of_sentence(token)
    for place in range(token + 1, min(end, token + _ASIDE) + 1):
        if tree.words[place] in _BREAKS and tree.tags[place] != "HYPH":
            return place
        if tree.tags[place] in FINITE_TAGS or tree.lower[place] == "that":
            return -1
    return -1


def _after_apposition(tree: Tree, last: int) -> int:
    """The comma that closes an inverted aside (…, says Jones, head of the board, is …), a verb behind it."""
    end = tree.end_of_sentence(last)
    for place in range(last + 1, min(end - 1, last + _APPOSITION)):
        if tree.words[place] in _BREAKS and tree.tags[place + 1] in FINITE_TAGS:
            return place
    return -1


def aside(document: Document, cue: Cue, unit: int, cues: Mapping[int, Cue]) -> tuple[Span, ...]:
    """The sentence around a parenthetical source and cue (The problem, she said, is money); empty if it is none."""
    tree = document.tree
    start = tree.start_of_sentence(cue.token)
    comma = unit - 2 if document.marks.closes_at(unit - 1) >= 0 else unit - 1  # (Only “a fool,” she said, would stay)
    if comma <= start or tree.words[comma] not in _BREAKS or "that" not in cue.verb.frames:
        return ()
    after = following_phrase(document, cue.token) if unit == cue.token else None
    inverted = after is not None and cue.verb.base in verbs("inverted")
    if (
        cue.verb.kind != "say"
        or (unit == cue.token and not inverted)
        or any(tree.deps[kid] == "dobj" for kid in tree.kids[cue.token])
    ):
        return ()
    if tree.tags[unit].startswith("W") or tree.deps[cue.token] in ("relcl", "acl"):
        return ()
    if tree.tags[cue.token] not in FINITE_TAGS and tree.tags[cue.token] != "VBN":
        return ()
    closing = _after_apposition(tree, after[1]) if after is not None and inverted else _closing(tree, cue.last)
    if closing < 0 or tree.words[closing] == ":" or closing >= tree.end_of_sentence(cue.token) - 1:
        return ()
    if any(cue.last < kid < closing and tree.deps[kid] in _GOVERNED for kid in tree.kids[cue.token]):
        return ()
    opened = document.marks.opens_at(closing + 1)
    if opened >= 0 and not tree.text[document.marks.spans[opened].inner.start].islower():
        return ()
    if not _frames(document, unit, closing):
        return ()
    return rest_of_sentence(document, unit, closing, cues)


def _frames(document: Document, unit: int, closing: int) -> bool:
    """Whether the words around an aside are a sentence of their own: not "In his speech, X argued at length, …"."""
    tree = document.tree
    start, behind = tree.start_of_sentence(unit), closing + 1
    if tree.tags[start] not in _ADVERBIAL or tree.is_finite(start, unit - 1):
        return True
    return tree.tags[behind] != "VBG" and tree.is_finite(behind, tree.end_of_sentence(unit))


def find_as(document: Document, cues: Mapping[int, Cue]) -> Iterator[Attribution]:
    """Clauses such as "as the ministry noted": the content is the rest of the sentence."""
    tree = document.tree
    for cue in cues.values():
        token = cue.token
        mark = next((kid for kid in tree.kids[token] if kid < token and tree.lower[kid] == "as"), None)
        if mark is None or cue.verb.kind != "say" or document.marks.is_spoken(token) or "that" not in cue.verb.frames:
            continue
        own = tree.subjects[token]
        head = own if own >= 0 else agent(tree, token) if tree.tags[token] == "VBN" else None
        start, end = tree.start_of_sentence(mark), tree.end_of_sentence(mark)
        source: Range | None = noun_phrase(document, head) if head is not None else None
        last = max(cue.last, source[1] if source else 0)
        closing = _closing(tree, last)
        if tree.kid_after(token, "dobj", "ccomp", "xcomp") >= 0:
            continue  # As Lee announced talks, …: what was said stands in the clause itself
        over = mark - 1 if mark > start and tree.tags[mark - 1] == "CC" else mark  # But as the ministry noted, …
        set_off = over == start or tree.words[over - 1] in _BREAKS
        if source is None or not set_off or (closing < 0 and last + 3 < end):
            continue
        pieces = rest_of_sentence(document, mark, closing if closing >= 0 else end, cues)
        if pieces:
            yield Attribution("as-clause", pieces, (token, cue.last), source, None, token)

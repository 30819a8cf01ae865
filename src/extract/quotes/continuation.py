"""Quotations that go on without a cue of their own: they belong to the attribution before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.quotes.attribution_record import Attribution
from extract.quotes.content_ends import widened
from extract.records import Span
from extract.syntax import Document
from extract.syntax.noun_phrases import trim

_STOPS = (".", "?", "!", "…", ",", "—", "–", "-", ";", ":")
_DIRECT = frozenset({"quote-cue", "cue-quote", "colon-quote", "quote-verb"})
_MOST = 0.6  # share of such a sentence that stands in marks
_LONGEST = 80  # tokens of a sentence that goes on with a speaker's words
_LONG = 6  # words from which a stretch without a stop still counts as speech


def free_marks(document: Document, found: Sequence[Attribution]) -> list[int]:
    """The marked stretches that no attribution has claimed."""
    spans = sorted(span for attribution in found for span in attribution.content)
    free, place, reach = [], 0, -1
    for number, mark in enumerate(document.marks.spans):
        while place < len(spans) and spans[place].start < mark.end:
            reach = max(reach, spans[place].end)
            place += 1
        if reach <= mark.start:
            free.append(number)
    return free


def _is_speech(document: Document, number: int) -> bool:
    """Whether the stretch begins a sentence and holds one, so that it is no scare quote or title."""
    tree, mark = document.tree, document.marks.spans[number]
    first, last = document.marks.first[number], document.marks.last[number]
    if tree.start_of_sentence(first) != first:
        return False
    inner = tree.text[mark.inner.start : mark.inner.end].rstrip()
    return not mark.closed or inner.endswith(_STOPS) or last - first > _LONG


def _reach(document: Document, attribution: Attribution) -> int:
    """The last token that cue, source or content of an attribution takes."""
    ends = [document.tree.before(span.end) for span in attribution.content]
    return max(*ends, *(part[1] for part in (attribution.cue, attribution.source) if part), -1)


def _follows(document: Document, token: int, first: int) -> bool:
    """Whether the token's sentence ends where the one with `first` begins, in the same paragraph."""
    tree = document.tree
    if tree.paragraph[token] != tree.paragraph[first]:
        return False
    return tree.sentence[first] - tree.sentence[token] <= 3


def _resumed(document: Document, found: Sequence[Attribution], free: Sequence[int]) -> dict[int, Span]:
    """The sentences that go on in their middle with a speaker's words (She is, he went on in thought, “the very best”)
    by the marked stretch: such as have no attribution of their own.
    """
    tree = document.tree
    taken = {tree.sentence[a.anchor] for a in found if a.anchor >= 0}
    taken |= {tree.sentence[i] for a in found for s in a.content for i in (tree.at(s.start), tree.before(s.end))}
    resumed: dict[int, Span] = {}
    for number in free:
        first, last = document.marks.first[number], document.marks.last[number]
        start, end = tree.start_of_sentence(first), tree.end_of_sentence(last)
        whole = trim(tree, start, end) if end - start < _LONGEST else None
        if document.marks.spans[number].kind != "double" or start == first or last - first < _LONG or whole is None:
            continue
        if (
            tree.sentence[first] not in taken
            and tree.sentence[last] == tree.sentence[first]
            and last - first > _MOST * (end - start)
        ):
            resumed[number] = widened(document, *whole)
    return resumed


def join_continuations(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every free stretch of speech that goes on right behind one of them."""
    loose = free_marks(document, found)
    free = [number for number in loose if _is_speech(document, number)]
    resumed = _resumed(document, found, loose)
    free += [number for number in resumed if number not in free]
    tree = document.tree
    reaches = [(_reach(document, attribution), index) for index, attribution in enumerate(found)]
    reaches += [(document.marks.first[number], -number - 1) for number in free]
    reaches.sort()
    joined = list(found)
    direct = [attribution.rule in _DIRECT for attribution in found]
    last: tuple[int, int] | None = None  # token, index of the attribution that speaks
    for token, index in reaches:
        if index >= 0:
            if (
                last is None
                or direct[index]
                or not direct[last[1]]
                or document.tree.sentence[last[0]] != document.tree.sentence[token]
            ):
                last = (token, index)
            else:
                last = (token, last[1])
            continue
        number = -index - 1
        if last is None or not (_follows(document, last[0], token) or _goes_on(document, last[0], number)):
            continue
        owner = joined[last[1]]
        if number in resumed and not (owner.rule == "quote-cue" and tree.sentence[token] - tree.sentence[last[0]] == 1):
            continue
        joined[last[1]] = replace(
            owner, content=(*owner.content, resumed.get(number, document.marks.spans[number].inner))
        )
        last = (document.marks.last[number], last[1])
    return joined


def _goes_on(document: Document, token: int, number: int) -> bool:
    """Whether a stretch is a paragraph of its own that follows a quoting one, reopened or not."""
    tree, mark = document.tree, document.marks.spans[number]
    first, last = document.marks.first[number], document.marks.last[number]
    if mark.kind != "double" or mark.paragraph - tree.paragraph[token] != 1:
        return False
    alone = last + 1 >= len(tree) or tree.paragraph[last + 1] != mark.paragraph
    return alone and (first == 0 or tree.paragraph[first - 1] != mark.paragraph)

"""Quotations that go on without a cue of their own: they belong to the attribution before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

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
_FAR = 3  # sentences over which a quotation goes on in its paragraph


class _Speaker(NamedTuple):
    """The attribution that speaks, and the last token that it takes so far."""

    last: int
    number: int


def join_continuations(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every free stretch of speech that goes on right behind one of them."""
    loose = free_marks(document, found)
    resumed = _resumed(document, found, loose)
    free = [number for number in loose if number in resumed or _is_speech(document, number)]
    joined = list(found)
    speaker: _Speaker | None = None
    for token, index, number in _in_order(document, found, free):
        if number < 0:
            speaker = _next_speaker(document, found, speaker, _Speaker(token, index))
        elif speaker is not None and _is_gone_on(document, joined[speaker.number], speaker, number, resumed):
            content = resumed.get(number, document.marks.spans[number].inner)
            owner = joined[speaker.number]
            joined[speaker.number] = replace(owner, content=(*owner.content, content))
            speaker = speaker._replace(last=document.marks.last[number])
    return joined


def _in_order(document: Document, found: Sequence[Attribution], free: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The attributions and the free stretches in text order: a token, the index of the one and the number of the other,
    each -1 for the other."""
    reaches = [(_reach(document, attribution), index) for index, attribution in enumerate(found)]
    reaches += [(document.marks.first[number], -number - 1) for number in free]
    for token, index in sorted(reaches):
        yield token, max(index, -1), -index - 1


def _reach(document: Document, attribution: Attribution) -> int:
    """The last token that cue, source or content of an attribution takes."""
    ends = [document.tree.before(span.end) for span in attribution.content]
    return max(*ends, *(part[1] for part in (attribution.cue, attribution.source) if part), -1)


def _next_speaker(
    document: Document, found: Sequence[Attribution], speaker: _Speaker | None, new: _Speaker
) -> _Speaker:
    """Who speaks behind an attribution: of two in one sentence the one whose words stand in marks."""
    if speaker is None or found[new.number].rule in _DIRECT or found[speaker.number].rule not in _DIRECT:
        return new
    same = document.tree.sentence[speaker.last] == document.tree.sentence[new.last]
    return speaker._replace(last=new.last) if same else new


def _is_gone_on(
    document: Document, owner: Attribution, speaker: _Speaker, number: int, resumed: Mapping[int, Span]
) -> bool:
    """Whether a free stretch goes on with a speaker's words; a sentence that only resumes them right behind these."""
    tree, first = document.tree, document.marks.first[number]
    if not (_follows(document, speaker.last, first) or _goes_on(document, speaker.last, number)):
        return False
    if number not in resumed:
        return True
    return owner.rule == "quote-cue" and tree.sentence[first] - tree.sentence[speaker.last] == 1


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


def _resumed(document: Document, found: Sequence[Attribution], free: Sequence[int]) -> dict[int, Span]:
    """The sentences that go on in their middle with a speaker's words (She is, he went on in thought, “the very best”)
    by the marked stretch: such as have no attribution of their own.
    """
    taken = _sentences_of(document, found)
    loose = (number for number in free if document.tree.sentence[document.marks.first[number]] not in taken)
    spans = ((number, _sentence_of(document, number)) for number in loose)
    return {number: span for number, span in spans if span is not None}


def _sentences_of(document: Document, found: Sequence[Attribution]) -> set[int]:
    """The sentences in which an attribution is told, or its content begins or ends."""
    tree = document.tree
    taken = {tree.sentence[a.anchor] for a in found if a.anchor >= 0}
    return taken | {tree.sentence[i] for a in found for s in a.content for i in (tree.at(s.start), tree.before(s.end))}


def _sentence_of(document: Document, number: int) -> Span | None:
    """The sentence in whose middle a stretch in double marks begins, if that is most of it."""
    tree, marks = document.tree, document.marks
    first, last = marks.first[number], marks.last[number]
    start, end = tree.start_of_sentence(first), tree.end_of_sentence(last)
    if marks.spans[number].kind != "double" or start == first or tree.sentence[last] != tree.sentence[first]:
        return None
    if last - first < _LONG or end - start >= _LONGEST or last - first <= _MOST * (end - start):
        return None
    whole = trim(tree, start, end)
    return widened(document, *whole) if whole else None


def _follows(document: Document, token: int, first: int) -> bool:
    """Whether the token's sentence ends where the one with `first` begins, in the same paragraph."""
    tree = document.tree
    if tree.paragraph[token] != tree.paragraph[first]:
        return False
    return tree.sentence[first] - tree.sentence[token] <= _FAR


def _goes_on(document: Document, token: int, number: int) -> bool:
    """Whether a stretch is a paragraph of its own that follows a quoting one, reopened or not."""
    tree, mark = document.tree, document.marks.spans[number]
    first, last = document.marks.first[number], document.marks.last[number]
    if mark.kind != "double" or mark.paragraph - tree.paragraph[token] != 1:
        return False
    alone = last + 1 >= len(tree) or tree.paragraph[last + 1] != mark.paragraph
    return alone and (first == 0 or tree.paragraph[first - 1] != mark.paragraph)

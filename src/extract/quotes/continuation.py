"""Quotations that go on without a cue of their own: they belong to the attribution before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.quotes.ends import widened
from extract.quotes.scene import Attribution, Scene
from extract.quotes.sources import trim
from extract.records import Span

_STOPS = (".", "?", "!", "…", ",", "—", "–", "-", ";", ":")
_DIRECT = frozenset({"quote-cue", "cue-quote", "colon-quote", "quote-verb"})
_MOST = 0.6  # share of such a sentence that stands in marks
_LONGEST = 80  # tokens of a sentence that goes on with a speaker's words
_LONG = 6  # words from which a stretch without a stop still counts as speech


def free_marks(scene: Scene, found: Sequence[Attribution]) -> list[int]:
    """The marked stretches that no attribution has claimed."""
    spans = sorted(span for attribution in found for span in attribution.content)
    free, place, reach = [], 0, -1
    for number, mark in enumerate(scene.marks):
        while place < len(spans) and spans[place].start < mark.end:
            reach = max(reach, spans[place].end)
            place += 1
        if reach <= mark.start:
            free.append(number)
    return free


def _is_speech(scene: Scene, number: int) -> bool:
    """Whether the stretch begins a sentence and holds one, so that it is no scare quote or title."""
    tree, mark = scene.tree, scene.marks[number]
    first, last = scene.first[number], scene.last[number]
    if tree.start_of_sentence(first) != first:
        return False
    inner = tree.text[mark.inner.start : mark.inner.end].rstrip()
    return not mark.closed or inner.endswith(_STOPS) or last - first > _LONG


def _reach(scene: Scene, attribution: Attribution) -> int:
    """The last token that cue, source or content of an attribution takes."""
    ends = [scene.tree.before(span.end) for span in attribution.content]
    return max(*ends, *(part[1] for part in (attribution.cue, attribution.source) if part), -1)


def _follows(scene: Scene, token: int, first: int) -> bool:
    """Whether the token's sentence ends where the one with `first` begins, in the same paragraph."""
    tree = scene.tree
    if tree.paragraph[token] != tree.paragraph[first]:
        return False
    return tree.sentence[first] - tree.sentence[token] <= 3


def _resumed(scene: Scene, found: Sequence[Attribution], free: Sequence[int]) -> dict[int, Span]:
    """The sentences that go on in their middle with a speaker's words (She is, he went on in thought, “the very best”)
    by the marked stretch: such as have no attribution of their own.
    """
    tree = scene.tree
    taken = {tree.sentence[a.anchor] for a in found if a.anchor >= 0}
    taken |= {tree.sentence[i] for a in found for s in a.content for i in (tree.at(s.start), tree.before(s.end))}
    resumed: dict[int, Span] = {}
    for number in free:
        first, last = scene.first[number], scene.last[number]
        start, end = tree.start_of_sentence(first), tree.end_of_sentence(last)
        whole = trim(tree, start, end) if end - start < _LONGEST else None
        if scene.marks[number].kind != "double" or start == first or last - first < _LONG or whole is None:
            continue
        if (
            tree.sentence[first] not in taken
            and tree.sentence[last] == tree.sentence[first]
            and last - first > _MOST * (end - start)
        ):
            resumed[number] = widened(scene, *whole)
    return resumed


def join_continuations(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every free stretch of speech that goes on right behind one of them."""
    loose = free_marks(scene, found)
    free = [number for number in loose if _is_speech(scene, number)]
    resumed = _resumed(scene, found, loose)
    free += [number for number in resumed if number not in free]
    tree = scene.tree
    reaches = [(_reach(scene, attribution), index) for index, attribution in enumerate(found)]
    reaches += [(scene.first[number], -number - 1) for number in free]
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
                or scene.tree.sentence[last[0]] != scene.tree.sentence[token]
            ):
                last = (token, index)
            else:
                last = (token, last[1])
            continue
        number = -index - 1
        if last is None or not (_follows(scene, last[0], token) or _goes_on(scene, last[0], number)):
            continue
        owner = joined[last[1]]
        if number in resumed and not (owner.rule == "quote-cue" and tree.sentence[token] - tree.sentence[last[0]] == 1):
            continue
        joined[last[1]] = replace(owner, content=(*owner.content, resumed.get(number, scene.marks[number].inner)))
        last = (scene.last[number], last[1])
    return joined


def _goes_on(scene: Scene, token: int, number: int) -> bool:
    """Whether a stretch is a paragraph of its own that follows a quoting one, reopened or not."""
    tree, mark = scene.tree, scene.marks[number]
    first, last = scene.first[number], scene.last[number]
    if mark.kind != "double" or mark.paragraph - tree.paragraph[token] != 1:
        return False
    alone = last + 1 >= len(tree) or tree.paragraph[last + 1] != mark.paragraph
    return alone and (first == 0 or tree.paragraph[first - 1] != mark.paragraph)

"""Quotations that go on without a cue of their own: they belong to the attribution before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.quotes.scene import Attribution, Scene

_STOPS = (".", "?", "!", "…", ",", "—", "–", "-", ";", ":")
_DIRECT = frozenset({"quote-cue", "cue-quote", "colon-quote", "quote-verb"})
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


def join_continuations(scene: Scene, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with every free stretch of speech that goes on right behind one of them."""
    free = [number for number in free_marks(scene, found) if _is_speech(scene, number)]
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
        mark = scene.marks[number]
        owner = joined[last[1]]
        joined[last[1]] = replace(owner, content=(*owner.content, mark.inner))
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

"""Attributions inside the content of others: kept where they are speech themselves, dropped where they are its wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.quotes.cues import Cue
from extract.quotes.scene import Attribution, Scene
from extract.quotes.tree import Tree

_KEPT = frozenset(
    {"cue-that", "cue-wh", "cue-quote", "quote-cue", "clause-cue", "according-to", "as-clause", "aside", "name-colon"}
)


def _believes(tree: Tree, cue: Cue, source: tuple[int, int] | None) -> bool:
    """Whether one person's belief is reported (said that she believes …), which is a position of its own."""
    if cue.verb.base != "believe" or source is None:
        return False
    return tree.lower[source[1]] in ("he", "she") or tree.tags[source[1]] == "NNP"


def drop_nested(scene: Scene, found: Sequence[Attribution], cues: Mapping[int, Cue]) -> list[Attribution]:
    """The attributions without those that only word a view inside another one's content (said that he supports X)."""
    tree = scene.tree
    kept: list[Attribution] = []
    outer = sorted((span.start, -span.end, i) for i, a in enumerate(found) for span in a.content)
    inside: set[int] = set()
    anchors = sorted((tree.starts[a.anchor], i) for i, a in enumerate(found) if a.anchor >= 0)
    place = 0
    stack: list[tuple[int, int]] = []
    for offset, i in anchors:
        while place < len(outer) and outer[place][0] <= offset:
            stack.append((-outer[place][1], outer[place][2]))
            place += 1
        while stack and stack[-1][0] <= offset:
            stack.pop()
        if any(end > offset and owner != i for end, owner in stack[-4:]):
            inside.add(i)
    for i, attribution in enumerate(found):
        cue = cues.get(attribution.anchor)
        source = attribution.source
        other = source is not None and tree.tags[source[1]] != "PRP"
        speech = cue is None or (cue.verb.kind in ("say", "ask") and other) or _believes(tree, cue, source)
        if i not in inside or (attribution.rule in _KEPT and speech):
            kept.append(attribution)
    return kept

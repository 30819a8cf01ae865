"""Attribution by a phrase instead of a verb: according to, in the words of."""

from __future__ import annotations

from collections.abc import Iterator

from extract.quotes.scene import Attribution, Scene
from extract.quotes.sources import noun_phrase, trim
from extract.records import Span

_BREAKS = frozenset({",", ";", ":", "—", "–", "--", "("})


def _source_end(scene: Scene, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token, up to the comma that ends the phrase."""
    tree = scene.tree
    end = tree.end_of_sentence(first)
    head = first
    while first < tree.heads[head] <= end and tree.heads[head] != head and tree.left[tree.heads[head]] >= first:
        head = tree.heads[head]
    return noun_phrase(scene, head)


def find_according(scene: Scene) -> Iterator[Attribution]:
    """Sentences attributed by "according to"; the content is the rest of the sentence."""
    tree = scene.tree
    for token in range(len(tree) - 2):
        if tree.lower[token] != "according" or tree.lower[token + 1] != "to" or tree.paragraph[token] < 0:
            continue
        if scene.in_speech(token):
            continue
        start, end = tree.start_of_sentence(token), tree.end_of_sentence(token)
        if token + 2 > end:
            continue
        source = _source_end(scene, token + 2)
        if source is None:
            continue
        pieces: list[Span] = []
        number = scene.closes_at(token - 2 if tree.words[token - 1] == "," else token - 1) if token > start else -1
        if token > start:
            before = trim(tree, start, token - 1)
            if before:
                low, high = tree.span(*before)
                if number >= 0:
                    low = min(low, scene.marks[number].inner.start)
                pieces.append(Span(low, high))
        after = trim(tree, source[1] + 1, end)
        if after and (not pieces or after[1] - after[0] > 8):
            pieces.append(tree.span(*after))
        if pieces:
            yield Attribution("according-to", tuple(pieces), (token, token + 1), source, None, token)

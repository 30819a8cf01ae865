"""The classes of missed quotes: what about a label made it hard, as far as the label and the rows tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from extract.score.gold import GoldQuote

MISSED_CLASSES = (
    "boundary",
    "inside speech",
    "no source",
    "no cue",
    "direct",
    "mixed",
    "indirect",
)  # as they are listed


def class_of_missed(gold: GoldQuote, wanted: Collection[int], others: Iterable[Collection[int]], *, near: bool) -> str:
    """The first that fits: a row that answers no label shares words with it (boundary), it lies in a longer label
    (inside speech), nobody says it, no words hand over to it, else its type.

    `wanted`: the words of its content; `others`: those of the other labels; `near`: whether there is such a row.
    """
    if near:
        return "boundary"
    words = set(wanted)
    if any(len(other) > len(words) and words.issubset(other) for other in others):
        return "inside speech"
    if gold.source is None:
        return "no source"
    return "no cue" if gold.cue is None else gold.type

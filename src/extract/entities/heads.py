"""The last word of a name tells what it names: a Ministry is an organisation, a River is a place, a Prize neither."""

from __future__ import annotations

from functools import cache

from extract.entities.candidates import Words
from extract.vocabulary import load_rows

_JOINTS = frozenset({"of", "for", "on", "to"})


@cache
def heads() -> dict[str, str]:
    """Each head → ORG, PLACE or NONE; also in capitals."""
    table = {row["word"]: row["label"] for row in load_rows("names/heads.csv") if row["label"] != "PREFIX"}
    return {word.upper(): label for word, label in table.items() if len(word) > 3} | table


@cache
def prefixes() -> frozenset[str]:
    """First words of names of ships, storms, operations and the like."""
    return frozenset(row["word"] for row in load_rows("names/heads.csv") if row["label"] == "PREFIX")


def head_label(words: Words, start: int, end: int) -> str:
    """ORG, PLACE, NONE, or empty where the name's head says nothing.

    The head is the last two words or the last one of the name, or of what stands before its first "of" or "for"
    ("Ministry of Roads").
    """
    if end - start < 2:
        return ""
    known = words.head_labels.get((start, end))
    if known is None:
        known = words.head_labels[start, end] = _head_label(words, start, end)
    return known


def _head_label(words: Words, start: int, end: int) -> str:
    first = next((i for i in range(start + 1, end) if words.texts[i] in _JOINTS), end)
    for stop in dict.fromkeys((first, end)):
        for length in (3, 2, 1):
            if stop - length > start or (stop < end and stop - length == start):
                label = heads().get(" ".join(words.texts[stop - length : stop]), "")
                if label:
                    return label
    return ""


def is_vessel(words: Words, start: int, end: int) -> bool:
    """Whether a name is of a ship, storm, operation or the like, told by how it begins or what stands before it."""
    if words.texts[start] in prefixes() or " ".join(words.texts[start : min(end, start + 2)]) in prefixes():
        return True
    return words.at(start - 1) in prefixes() and words.at(start - 1).isupper()

"""What a verb is said with, as the patterns of the lexicon write it: particles, prepositions, kinds of clauses."""

from __future__ import annotations

from extract.events.frames import words
from extract.events.phrases import kind_of
from extract.events.reading import SUBJECTS, Reading

Preps = tuple[tuple[str, int, tuple[int, ...]], ...]  # prepositions of a verb: the word, its token, its objects' heads


def particles_of(
    reading: Reading,
    verb: int,
    preps: Preps,
    complements: list[int],
    patients: tuple[int, ...],
) -> tuple[str, ...]:
    """What a verb is said with, as lexicons write it: the next two words, particles, a noun or adjective behind it
    ("paid tribute"), the kinds of clauses that it governs, prepositions, adverbs; pairs of them and bare nouns behind a
    preposition wherever they stand ("pulled its envoy out of NAME", "hacked the guard to death")."""
    tree = reading.tree
    found = [" ".join(tree.lower[verb + 1 : verb + 3])]
    free = reading.kids(verb, "prt")
    free += [k for k in reading.kids(verb, "advmod", "prep") if k > verb and tree.lower[k] in words("directions")]
    for first in free:
        found += [f"{tree.lower[first]} {tree.lower[k]}" for k in reading.kids(first, "prep")]
        found += [f"{tree.lower[first]} {word}" for word, prep, _ in preps if prep > first]
    found += [
        f"{word} {tree.lower[heads[0]]}"
        for word, prep, heads in preps
        if prep > verb and tree.tags[heads[0]] == "NN" and heads[0] == prep + 1 and reading.mention[heads[0]] < 0
    ]
    found += [tree.lower[k] for k in free]
    if verb + 1 < len(tree) and tree.tags[verb + 1] in ("NN", "NNS", "JJ"):
        found.append(tree.lower[verb + 1])
    found += [_complement_kind(reading, k) for k in complements]
    found += [word for word, prep, heads in preps if prep > verb and any(reading.timex[h] < 0 for h in heads)]
    found += [tree.lower[k] for k in reading.kids(verb, "advmod", "acomp", "prep", "dative") if 0 < k - verb <= 2]
    if any(kind_of(reading, head) for head in patients):
        far = words("far_particles")
        found += [tree.lower[k] for k in reading.kids(verb, "advmod", "oprd") if tree.lower[k] in far]
    return tuple(dict.fromkeys(found))


def _complement_kind(reading: Reading, verb: int) -> str:
    """How lexicons write a governed clause: `to-do`, `doing`, `wh` for a question, `that` for the rest."""
    tree = reading.tree
    if any(tree.tags[k][:1] == "W" or tree.lower[k] in ("if", "whether") for k in tree.kids[verb] if k < verb):
        return "wh"
    if "to" in (tree.lower[k] for k in reading.kids(verb, "aux")):
        return "to-do"
    return "doing" if tree.tags[verb] == "VBG" and not reading.kids(verb, *SUBJECTS) else "that"

"""Who does what a passive tells of, where the parser hung its "by" on something else."""

from __future__ import annotations

from extract.events.phrases import kind_of
from extract.events.reading import Reading, conjuncts

_FARTHEST = 40  # tokens behind the verb


def low_agent(reading: Reading, verb: int) -> tuple[int, ...]:
    """Who does it in a passive whose "by" the parser hung on what stands before it: "put on alert by NAME"."""
    tree = reading.tree
    above = [*reading.kids(verb, "oprd", "acomp", "attr", "dobj", "xcomp", "prt", "advmod")]
    above += [k for prep in reading.kids(verb, "prep") for k in reading.kids(prep, "pobj")]
    above += [k for head in above for prep in reading.kids(head, "prep") for k in reading.kids(prep, "pobj")]
    above += [k for prep in reading.kids(verb, "prep") for k in reading.kids(prep, "pcomp")]
    for head in above:
        for prep in reading.kids(head, "prep", "agent") if head > verb else ():
            if tree.lower[prep] == "by":
                heads = tuple(k for first in reading.kids(prep, "pobj") for k in conjuncts(reading, first))
                if any(reading.mention[k] >= 0 or tree.tags[k] in ("NNS", "NNP", "NN") for k in heads):
                    return heads
    return _far_agent(reading, verb)


def _far_agent(reading: Reading, verb: int) -> tuple[int, ...]:
    """The people or body behind a "by" that hangs on a gerund or stands behind a comma: "was found guilty of aiding the
    rebels by a court", "was accused of taking bribes, some of them paid in gold, by the government"."""
    tree = reading.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.lower[token] != "by" or tree.deps[token] not in ("prep", "agent"):
            continue
        if tree.words[token - 1] != "," and tree.tags[tree.heads[token]] != "VBG":
            continue
        heads = tuple(k for first in reading.kids(token, "pobj") for k in conjuncts(reading, first))
        if any(kind_of(reading, k) in ("person", "body", "force") or reading.mention[k] >= 0 for k in heads):
            return heads
    return ()

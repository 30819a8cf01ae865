"""Who does what a passive tells of, where the parser hung its "by" on something else."""

from __future__ import annotations

from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of

_FARTHEST = 40  # tokens behind the verb


def low_agent(document: Document, verb: int) -> tuple[int, ...]:
    """Who does it in a passive whose "by" the parser hung on what stands before it: "put on alert by NAME"."""
    tree = document.tree
    for head in _hosts(document, verb):
        for prep in document.kids(head, "prep", "agent") if head > verb else ():
            heads = _objects_of_by(document, prep)
            if any(document.mention[k] >= 0 or tree.tags[k] in ("NNS", "NNP", "NN") for k in heads):
                return heads
    return _far_agent(document, verb)


def _hosts(document: Document, verb: int) -> list[int]:
    """What stands behind a verb and may have got its "by"."""
    found = [*document.kids(verb, "oprd", "acomp", "attr", "dobj", "xcomp", "prt", "advmod"), *document.behind(verb)]
    found += [k for head in found for k in document.behind(head)]
    return found + [k for prep in document.kids(verb, "prep") for k in document.kids(prep, "pcomp")]


def _objects_of_by(document: Document, prep: int) -> tuple[int, ...]:
    return tuple(document.coordinated(document.kids(prep, "pobj"))) if document.tree.lower[prep] == "by" else ()


def _far_agent(document: Document, verb: int) -> tuple[int, ...]:
    """The people or body behind a "by" that hangs on a gerund or stands behind a comma: "was found guilty of aiding the
    rebels by a court", "was accused of taking bribes, some of them paid in gold, by the government"."""
    tree = document.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.deps[token] not in ("prep", "agent"):
            continue
        if tree.words[token - 1] != "," and tree.tags[tree.heads[token]] != "VBG":
            continue
        heads = _objects_of_by(document, token)
        if any(kind_of(document, k) in ("person", "body", "force") or document.mention[k] >= 0 for k in heads):
            return heads
    return ()

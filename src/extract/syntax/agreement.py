"""Agreement in number: which of two verbs a third one shares its subject with."""

from __future__ import annotations

from extract.syntax.tree import Tree


def number_of(tree: Tree, verb: int) -> str:
    """The tag of a verb group's present form, which tells the number of its subject: VBZ, VBP or nothing."""
    for token in (*tree.kids[verb], verb):
        if token <= verb and tree.tags[token] in ("VBZ", "VBP") and (token == verb or tree.deps[token][:3] == "aux"):
            return tree.tags[token]
    return ""


def may_share_subject(tree: Tree, verb: int, other: int) -> bool:
    """Whether two verbs may share a subject (officials suspect … and have accused): no other number, no "there"."""
    numbers = {number_of(tree, verb), number_of(tree, other)}
    there = any(tree.deps[kid] == "expl" for kid in tree.kids[other])
    return not there and (len(numbers) == 1 or "" in numbers)

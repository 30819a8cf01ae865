"""Words whose class the parser often gets wrong: verbs that it reads as nouns, nouns that it reads as participles."""

from __future__ import annotations

from collections.abc import Iterator

from extract.syntax.edits import Edit
from extract.syntax.tree import Tree
from extract.vocabulary import verb_forms

_HELPED = ("dobj", "aux", "auxpass")


def verbs_read_as_nouns(tree: Tree, token: int) -> Iterator[Edit]:
    """ "The men shot dead a miller", "NAME reserves the right": a verb that reads as a noun, though it has an object;
    "an asylum bid by NAME": a noun that reads as a participle of the noun before it."""
    above, own = tree.heads[token], tree.kids[token]
    if tree.deps[token] == "acl" and above == token - 1 and tree.tags[above] == "NN" and above != tree.heads[above]:
        yield from _noun_read_as_clause(tree, token)
        return
    if tree.kid_after(token, "dobj") < 0 or tree.lower[token] not in verb_forms():
        return
    before = [k for k in own if k < token]
    if any(tree.deps[k] == "nsubj" for k in before):
        yield Edit(token, above, tree.deps[token], "VBZ" if tree.tags[token] == "NNS" else "VBD")
    elif tree.tags[token] == "NNS":
        yield from _name_before(tree, token, before)


def _noun_read_as_clause(tree: Tree, token: int) -> Iterator[Edit]:
    """ "An asylum bid by NAME": the noun before it is its modifier."""
    above = tree.heads[token]
    if tree.tags[token] == "NN" and not tree.kids_as(token, *_HELPED):
        yield Edit(token, tree.heads[above], tree.deps[above], "NN")
        yield Edit(above, token, "compound", "NN")
        yield from (Edit(k, token, tree.deps[k], tree.tags[k]) for k in tree.kids[above] if k != token)


def _name_before(tree: Tree, token: int, before: list[int]) -> Iterator[Edit]:
    """ "NAME reserves the right": the name that reads as a part of the noun is its subject."""
    name = token - 1
    if name in before and tree.tags[name] == "NNP" and all(tree.deps[k] == "compound" for k in before):
        yield Edit(token, tree.heads[token], tree.deps[token], "VBZ")
        yield Edit(name, token, "nsubj", "NNP")
        yield from (Edit(k, name, "compound", tree.tags[k]) for k in before if k < name)

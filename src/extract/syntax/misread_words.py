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
        if tree.tags[token] == "NN" and not any(tree.deps[k] in _HELPED for k in own):
            yield Edit(token, tree.heads[above], tree.deps[above], "NN")
            yield Edit(above, token, "compound", "NN")
            yield from (Edit(k, token, tree.deps[k], tree.tags[k]) for k in tree.kids[above] if k != token)
        return
    governs = any(k > token and tree.deps[k] == "dobj" for k in own)
    if not governs or tree.lower[token] not in verb_forms():
        return
    before = [k for k in own if k < token]
    if any(tree.deps[k] == "nsubj" for k in before):
        yield Edit(token, above, tree.deps[token], "VBZ" if tree.tags[token] == "NNS" else "VBD")
        return
    name = token - 1
    named = name in before and tree.tags[name] == "NNP" and all(tree.deps[k] == "compound" for k in before)
    if named and tree.tags[token] == "NNS":
        yield Edit(token, above, tree.deps[token], "VBZ")
        yield Edit(name, token, "nsubj", "NNP")
        yield from (Edit(k, name, "compound", tree.tags[k]) for k in before if k < name)

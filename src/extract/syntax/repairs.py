"""Mends what the parser often gets wrong in news prose, so that every rule for events sees who the subject is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extract.syntax.edits import Edit
from extract.syntax.misread_words import verbs_read_as_nouns
from extract.syntax.tree import Tree
from extract.vocabulary import verb_forms, verbs, words

_NAMED_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_SUBJECTS = (*_NAMED_SUBJECTS, "csubj", "csubjpass")
_HELPERS = ("aux", "auxpass")
_CLAUSES = ("acl", "relcl")
_LOOSE = ("npadvmod", "nmod", "dep", "amod", "compound", "dobj", "appos")
_BEFORE = ("amod", "compound", "nmod", "nummod", "det", "poss")
_BEHIND = ("dobj", "prep", "prt", "xcomp", "ccomp", "dative")
_HUNG = ("appos", "conj", "dobj", "npadvmod", "dep")  # how a subject is hung on what stands in front of it
_FINITE = ("VBD", "VBZ", "VBP")
_VERBS = frozenset({*_FINITE, "VB", "VBG", "VBN"})
_TIMES = ("DATE", "TIME")
_FAR = 60  # tokens within which a subject is looked for, and steps to whatever governs it


def _is_noun(tree: Tree, token: int) -> bool:
    return tree.tags[token][:2] == "NN" and tree.ents[token] not in _TIMES


def _lacks_subject(tree: Tree, verb: int) -> bool:
    return not tree.kids_as(verb, *_SUBJECTS)


def _is_past(tree: Tree, verb: int) -> bool:
    """Whether a verb form without auxiliaries can be a past tense."""
    return tree.tags[verb] in ("VBD", "VBN") and not tree.kids_as(verb, *_HELPERS)


def _headless(tree: Tree, root: int, last: int) -> Iterator[Edit]:
    """ "Doctors from NAME donated blankets": the sentence's noun heads a participle that is its verb; "The surgeons,
    some of whom had left, operated": its verb is coordinated with that of a relative clause."""
    if not _is_noun(tree, root):
        return
    yield from _swallowed(tree, root)
    for verb in range(root + 1, last + 1):
        if not _is_past(tree, verb) or not _lacks_subject(tree, verb):
            continue
        if not _governs(tree, verb):
            continue
        if _is_active(tree, verb, root) or _follows_clause(tree, verb, root):
            alone = tree.heads[root] == root
            yield Edit(verb, verb if alone else tree.heads[root], "ROOT" if alone else "ccomp", "VBD")
            yield from (Edit(k, verb, "conj", "VBD") for k in tree.kids_as(verb, "conj") if _is_past(tree, k))
            yield Edit(root, verb, "nsubj", tree.tags[root])
            for kid in tree.kids[root]:
                if kid > verb and tree.deps[kid] in ("punct", "advcl", "prep", "conj", "cc", "acl"):
                    yield Edit(kid, verb, "advcl" if tree.deps[kid] == "acl" else tree.deps[kid], tree.tags[kid])
            return


def _swallowed(tree: Tree, root: int) -> Iterator[Edit]:
    """ "NAME massed battalions": what reads as a participle of the sentence's noun, with a name in front, is a verb."""
    for verb in tree.kids_as(root, "amod"):
        name = verb - 1
        if tree.tags[verb] != "VBN" or tree.heads[name] != verb or tree.tags[name] not in ("NNP", "NNPS"):
            continue
        alone = tree.heads[root] == root
        yield Edit(verb, verb if alone else tree.heads[root], "ROOT" if alone else "ccomp", "VBD")
        yield Edit(name, verb, "nsubj", tree.tags[name])
        yield Edit(root, verb, "dobj", tree.tags[root])
        for kid in tree.kids[root]:
            if kid > root and tree.deps[kid] in ("punct", "advcl", "prep", "cc"):
                yield Edit(kid, verb, tree.deps[kid], tree.tags[kid])
        return


def _is_active(tree: Tree, verb: int, root: int) -> bool:
    """Whether a participle below the sentence's noun has an object, or is of a verb that has none."""
    if tree.deps[verb] != "acl":
        return False
    head = tree.heads[verb]
    for _ in range(_FAR):
        if head <= root or tree.deps[head] not in ("pobj", "prep"):
            break
        head = tree.heads[head]
    if head != root:
        return False
    lemmas = verb_forms().get(tree.lower[verb], ())
    below = [verb, *(k for k in tree.kids_as(verb, "conj") if _is_past(tree, k))]
    has_object = any(kid > verb for v in below for kid in tree.kids_as(v, "dobj"))
    has_object = has_object and verbs("ditransitive").isdisjoint(lemmas)
    return has_object or bool(tree.words[verb - 1] != "," and lemmas and verbs("objectless").issuperset(lemmas))


def _follows_clause(tree: Tree, verb: int, root: int) -> bool:
    """Whether a verb is coordinated by a mere comma with a clause that hangs on the sentence's noun."""
    above = tree.heads[verb]
    paused = tree.words[verb - 1] == "," and tree.words[min(verb + 1, len(tree) - 1)] != ","
    if tree.deps[verb] != "conj" or not paused or tree.deps[above] not in _CLAUSES:
        return False
    return tree.heads[above] == root and not any(above < kid < verb for kid in tree.kids_as(above, "cc"))


def _fronted(tree: Tree, verb: int, first: int) -> Iterator[Edit]:
    """ "Flying in from NAME, NAME met the envoys", "In NAME, NAME met them": what stands between the comma and the verb
    is the subject, not what the parser hung under the phrase in front."""
    if tree.tags[verb] not in _FINITE and not tree.kids_as(verb, *_HELPERS):
        return
    own = tree.kids_as(verb, "nsubj", "nsubjpass", "expl", "csubj")
    gerund = own[0] if len(own) == 1 and tree.deps[own[0]] == "csubj" and tree.tags[own[0]] == "VBG" else -1
    if own and gerund < 0:
        return
    token = _noun_before(tree, verb, first)
    if token >= 0:
        passive = bool(tree.kids_as(verb, "auxpass"))
        yield Edit(token, verb, "nsubjpass" if passive else "nsubj", tree.tags[token])
        if gerund >= 0:
            yield Edit(gerund, verb, "advcl", "VBG")


def _noun_before(tree: Tree, verb: int, first: int) -> int:
    """The noun between a comma and a verb that the parser hung under what stands in front of the comma, or -1."""
    helpers = [k for k in tree.kids_as(verb, *_HELPERS, "neg", "advmod") if k < verb]
    end = min([verb, *helpers]) - 1
    while end > first and tree.words[end] in ("\"'”’"):
        end -= 1
    last = end - (tree.words[end] == ",")
    for token in range(last, max(first, end - _FAR), -1):
        if tree.right[token] not in (end, last) or not _is_noun(tree, token):
            continue
        if tree.words[tree.left[token] - 1] == "," and tree.deps[token] in _HUNG and _is_fronted(tree, token, verb):
            return token
    return -1


def _is_fronted(tree: Tree, token: int, verb: int) -> bool:
    """Whether a token hangs under something in front of a verb that hangs on the verb."""
    for _ in range(_FAR):
        if tree.heads[token] == verb:
            break
        token = tree.heads[token]
    return tree.heads[token] == verb and token < verb


def _meeting(tree: Tree, verb: int) -> Iterator[Edit]:
    """ "The ministers, meeting in NAME, agreed", "Six states meeting in NAME agreed": the participle is no subject."""
    own = tree.kids_as(verb, "nsubj")
    if not own or not tree.lower[own[-1]].endswith("ing"):
        return
    last = own[-1]
    if len(own) > 1 and tree.words[tree.left[last] - 1] == "," and not tree.kids_as(last, "det", "poss", "amod"):
        yield Edit(last, own[0], "acl", "VBG")
        return
    people = last - 1
    plural = tree.tags[people] in ("NNS", "NNPS")
    if len(own) > 1 or tree.deps[people] != "compound" or tree.heads[people] != last or not plural:
        return
    behind = [kid for kid in tree.kids[last] if kid > last]
    if tree.tags[last] == "VBG" or any(tree.deps[kid] == "prep" for kid in behind):
        yield Edit(people, verb, "nsubj", tree.tags[people])
        yield Edit(last, people, "acl", "VBG")
        for kid in tree.kids[last]:
            if kid < people:
                yield Edit(kid, people, tree.deps[kid], tree.tags[kid])


def _first_noun(tree: Tree, verb: int, first: int) -> Iterator[Edit]:
    """ "NAME massed battalions": the noun that begins the sentence is the subject of a past form with an object."""
    if not _is_past(tree, verb) or not _lacks_subject(tree, verb):
        return
    kid = verb - 1
    for _ in range(_FAR):
        if not first < tree.heads[kid] < verb:
            break
        kid = tree.heads[kid]
    if (
        tree.heads[kid] != verb
        or tree.deps[kid] not in _LOOSE
        or not _is_noun(tree, kid)
        or tree.right[kid] != verb - 1
    ):
        return
    before = [k for k in tree.kids[verb] if k < kid]
    begin = min([tree.left[kid], *(tree.left[k] for k in before)])
    if begin != first or any(tree.deps[k] not in _BEFORE for k in before) or not _governs(tree, verb):
        return
    yield Edit(kid, verb, "nsubj", tree.tags[kid])
    yield Edit(verb, tree.heads[verb], tree.deps[verb], "VBD")
    for k in before:
        yield Edit(k, kid, tree.deps[k], tree.tags[k])


def _governs(tree: Tree, verb: int) -> bool:
    """Whether a verb, or one coordinated with it, has an object or the like behind it."""
    below = [verb, *tree.kids_as(verb, "conj")]
    return any(k > verb for above in below for k in tree.kids_as(above, *_BEHIND))


def _listed(tree: Tree, verb: int) -> Iterator[Edit]:
    """ "sent blankets and cooking oil to NAME": what looks like a second verb is the second object."""
    for gerund in tree.kids_as(verb, "conj"):
        objects = [k for k in tree.kids_as(gerund, "dobj") if k == gerund + 1 and tree.tags[k] in ("NN", "NNS")]
        first = tree.kids_as(verb, "dobj")
        bare = (
            tree.tags[gerund] == "VBG" and tree.tags[verb] in (*_FINITE, "VBN") and not tree.kids_as(gerund, *_HELPERS)
        )
        if not (bare and objects and first and tree.right[first[-1]] == gerund - 2):
            continue
        thing = objects[0]
        yield Edit(thing, first[-1], "conj", tree.tags[thing])
        yield Edit(gerund, thing, "compound", "NN")
        for kid in tree.kids[gerund]:
            if kid > thing:
                yield Edit(kid, verb, tree.deps[kid], tree.tags[kid])


def _compass(tree: Tree, token: int) -> Iterator[Edit]:
    """ "positions of the Redhill Front south of NAME": the name before a point of the compass is what is meant."""
    name = token - 1
    if tree.lower[token] not in words("compass") or tree.deps[name] != "compound" or tree.heads[name] != token:
        return
    if not any(kid == token + 1 and tree.lower[kid] == "of" for kid in tree.kids[token]):
        return
    yield Edit(name, tree.heads[token], tree.deps[token], tree.tags[name])
    yield Edit(token, name, "advmod", "RB")
    for kid in tree.kids[token]:
        if kid < name:
            yield Edit(kid, name, tree.deps[kid], tree.tags[kid])


def _led(tree: Tree, verb: int) -> Iterator[Edit]:
    """ "opened its borders to refugees driven from NAME": a preposition that was read as a conjunction."""
    marks = [k for k in tree.kids_as(verb, "mark") if tree.lower[k] in words("misread")]
    own = tree.kids_as(verb, "nsubj")
    if marks and own and _is_past(tree, verb) and tree.deps[verb] == "advcl" and marks[0] < own[0] < verb:
        yield Edit(marks[0], tree.heads[verb], "prep", "IN")
        yield Edit(own[0], marks[0], "pobj", tree.tags[own[0]])
        yield Edit(verb, own[0], "acl", "VBN")


def _of_sentence(tree: Tree, first: int, last: int) -> Iterator[Edit]:
    root = next((t for t in range(first, last + 1) if tree.heads[t] == t and tree.words[t].strip()), -1)
    if root >= 0:
        yield from _headless(tree, root, last)
        for clause in tree.kids_as(root, "dep", "ccomp"):
            if clause < root and tree.words[min(tree.right[clause] + 1, last)] == ",":
                yield from _headless(tree, clause, tree.right[clause])
    for token, tag in enumerate(tree.tags[first : last + 1], first):
        if tag == "NN" and token > first:
            yield from _compass(tree, token)
            yield from verbs_read_as_nouns(tree, token)
        elif tag == "NNS":
            yield from verbs_read_as_nouns(tree, token)
        elif tag in _VERBS:
            below = {tree.deps[kid] for kid in tree.kids[token]}
            if below.isdisjoint(_NAMED_SUBJECTS):
                yield from _fronted(tree, token, first)
                yield from _first_noun(tree, token, first)
            if "nsubj" in below:
                yield from _meeting(tree, token)
                if "mark" in below:
                    yield from _led(tree, token)
            if "conj" in below:
                yield from _listed(tree, token)


def _is_tree(heads: Mapping[int, int], first: int, last: int, tree: Tree) -> bool:
    """Whether every token of a sentence leads to one that is its own head, by `heads` or else as it was."""
    sound: set[int] = set()
    for token in range(first, last + 1):
        path: dict[int, None] = {}
        node = token
        while node not in sound:
            if node in path:
                return False
            path[node] = None
            above = heads.get(node, tree.heads[node])
            if above == node:
                break
            node = above
        sound.update(path)
    return True


def mend(tree: Tree) -> Tree:
    """The tree with its heads, labels and tags mended; itself where nothing is to be mended."""
    mended: dict[int, Edit] = {}
    for first, last in tree.bounds:
        if tree.paragraph[first] < 0:
            continue
        edits = {edit.token: edit for edit in reversed(list(_of_sentence(tree, first, last)))}  # the first ones count
        if edits and _is_tree({token: edit.head for token, edit in edits.items()}, first, last, tree):
            mended |= edits
    if not mended:
        return tree
    heads, deps, tags = list(tree.heads), list(tree.deps), list(tree.tags)
    for token, head, dep, tag in mended.values():
        heads[token], deps[token], tags[token] = head, dep, tag
    return replace(tree.rehung(heads), deps=deps, tags=tags)

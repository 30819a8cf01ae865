"""The words that name the source of a cue: its subject, wherever the clause keeps it."""

from __future__ import annotations

from extract.quotes.scene import Scene
from extract.quotes.tree import Tree

Range = tuple[int, int]  # first and last token, both inclusive

_SUBJECTS = frozenset({"nsubj", "csubj"})
_CLIMB = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "dep", "aux", "auxpass"})
_CUT = frozenset({"relcl", "advcl"})
_NOMINAL = ("NN", "PRP", "DT", "CD", "WP", "JJ", "WDT", "EX", "FW")
_STARTS_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "JJ", "JJS", "JJR", "PDT"})
_TRIM = frozenset("\"“”'‘’,;:-–—.()[]«»") | {"''", "``", "--", "and", "but"}
_DEPTH = 6


def trim(tree: Tree, first: int, last: int) -> Range | None:
    """The range without punctuation, white space and conjunctions at its ends; None if nothing is left."""
    while first <= last and (tree.words[first].isspace() or tree.lower[first] in _TRIM):
        first += 1
    while last >= first and (tree.words[last].isspace() or tree.lower[last] in _TRIM):
        last -= 1
    if first > last:
        return None
    if tree.words[last + 1 : last + 2] == [")"] and "(" in tree.words[first : last + 1]:
        last += 1
    return first, last


def noun_phrase(scene: Scene, head: int) -> Range | None:
    """The full noun phrase of a head with title and apposition, without the clauses that hang on it."""
    tree = scene.tree
    first, last = max(tree.left[head], tree.start_of_sentence(head)), min(tree.right[head], tree.end_of_sentence(head))
    for kid in tree.kids[head]:
        if kid > head and (tree.deps[kid] in _CUT or tree.tags[kid] in ("VBD", "VBZ")):
            last = min(last, tree.left[kid] - 1)
    for token in range(head - 1, max(first, head - 40) - 1, -1):
        if scene.closes_at(token) >= 0 and scene.inside[head] != scene.inside[token]:
            first = max(first, token + 1) if scene.first[scene.inside[token]] <= first else first
    return trim(tree, max(first, head - 60), min(last, head + 60))


def _passive(tree: Tree, verb: int) -> bool:
    return tree.tags[verb] == "VBN" and any(tree.deps[kid] in ("nsubjpass", "auxpass") for kid in tree.kids[verb])


def _agent(tree: Tree, verb: int) -> int | None:
    for kid in tree.kids[verb]:
        if tree.deps[kid] == "agent" or (tree.deps[kid] == "prep" and tree.lower[kid] == "by"):
            for grandkid in tree.kids[kid]:
                if tree.deps[grandkid] == "pobj":
                    return grandkid
    return None


def own_subject(tree: Tree, verb: int) -> int | None:
    """The head of the verb's own subject, if it has one."""
    for kid in tree.kids[verb]:
        if tree.deps[kid] in _SUBJECTS and tree.tags[kid].startswith(_NOMINAL):
            return kid
    return None


def subject(tree: Tree, verb: int) -> int | None:
    """The head of the source's noun phrase: the verb's own subject or agent, or that of the verb it depends on."""
    for _ in range(_DEPTH):
        own = own_subject(tree, verb)
        if own is not None:
            return own
        if _passive(tree, verb):
            return _agent(tree, verb)
        head, dep = tree.heads[verb], tree.deps[verb]
        if head == verb:
            return None
        if dep in ("acl", "relcl") and tree.tags[head].startswith(("NN", "PRP", "CD", "DT")):
            return head
        if dep == "agent" or dep not in _CLIMB:
            return None
        verb = head
    return None


def following_phrase(scene: Scene, cue: int) -> Range | None:
    """The noun phrase right behind an inverted cue (said John Smith), whatever the parser made of it."""
    tree = scene.tree
    token = cue + 1
    end = tree.end_of_sentence(cue)
    if token > end or tree.tags[token] not in _STARTS_PHRASE or scene.inside[token] >= 0:
        return None
    while cue < tree.heads[token] <= end and tree.heads[token] != token and tree.left[tree.heads[token]] > cue:
        token = tree.heads[token]
    return noun_phrase(scene, token)

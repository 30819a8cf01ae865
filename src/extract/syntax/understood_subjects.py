"""Whose clause a word stands in: subjects, also those that infinitives and participles only understand.

For pronouns: one noun for each verb is enough, and one word too many excludes an antecedent, so that much is looked at
(`subjects` answers for the parties of events, and says why the two differ).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.syntax.tree import VERB_TAGS, Tree
from extract.vocabulary import function_words, index_forms, verbs

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_RELATIVES = function_words("relative") - {"whom"}  # as a subject
_WIDEST = 400  # tokens below one word on one side; what is wider is no phrase, and costs too much to look through
_DEPTH = 10
# Prepositions whose gerund has the object for its subject ("accused her of taking"; not "left her by taking").
_OBJECT_GERUNDS = frozenset({"of", "for", "from", "into"})
_SUBJECT_CONTROL = frozenset(index_forms(verbs("subject_control")))


def is_verb(tree: Tree, token: int) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return tree.tags[token] in VERB_TAGS


def left_children(tree: Tree, token: int) -> list[int]:
    """The words that hang on a word from before, in text order."""
    return [kid for kid in tree.kids[token] if kid < token] if token - tree.left[token] <= _WIDEST else []


def right_children(tree: Tree, token: int) -> list[int]:
    """The words that hang on a word from behind, in text order."""
    return [kid for kid in tree.kids[token] if kid > token] if tree.right[token] - token <= _WIDEST else []


def children(tree: Tree, token: int) -> Sequence[int]:
    """The words that hang on a word, in text order."""
    if tree.right[token] - tree.left[token] <= _WIDEST:
        return tree.kids[token]
    return [*left_children(tree, token), *right_children(tree, token)]


def own_subject(tree: Tree, verb: int) -> int:
    """The verb's own subject, or -1; for "who" and its like the noun that they relate to."""
    for child in children(tree, verb):
        if tree.deps[child] in _SUBJECTS:
            related = tree.lower[child] in _RELATIVES and tree.deps[verb] == "relcl"
            return tree.heads[verb] if related else child
    return -1


def _object(tree: Tree, verb: int) -> int:
    """The object that an infinitive takes for its subject ("asked her to", "called on him to"), or -1."""
    below = children(tree, verb)
    for child in below:
        if tree.deps[child] in _OBJECTS:
            return child
    for child in below:
        if tree.deps[child] == "prep" and tree.lower[child] in ("on", "upon", "to", "for", "with"):
            for inner in right_children(tree, child):
                if tree.deps[inner] == "pobj":
                    return inner
    return -1


def subject_of(tree: Tree, verb: int) -> int:
    """The subject of a verb: its own, or the one that the verbs above it lend it (control); -1 if nobody does."""
    for _ in range(_DEPTH):
        own = own_subject(tree, verb)
        if own >= 0:
            return own
        head, dep = tree.heads[verb], tree.deps[verb]
        if head == verb:
            return -1
        if dep == "acl":
            return head
        if dep in ("xcomp", "ccomp") and is_verb(tree, head) and tree.lower[head] not in _SUBJECT_CONTROL:
            thing = _object(tree, head)
            if 0 <= thing < verb:
                return thing
        if dep == "pcomp":
            above = tree.heads[head]
            if tree.lower[head] in _OBJECT_GERUNDS and is_verb(tree, above):
                for child in children(tree, above):
                    if tree.deps[child] == "dobj" and child < head:
                        return child
            head = above
        if not is_verb(tree, head):
            return -1
        verb = head
    return -1


def subjects_above(tree: Tree, token: int) -> Iterator[int]:
    """The subjects of the clauses that a word stands in, from the innermost on; none that the word is part of."""
    node, seen = token, {token}
    for _ in range(_DEPTH * 2):
        head = tree.heads[node]
        if head == node:
            return
        seen.add(head)
        if is_verb(tree, head):
            subject = subject_of(tree, head)
            if subject >= 0 and subject not in seen:
                seen.add(subject)
                yield subject
        node = head


def co_arguments(tree: Tree, token: int) -> list[int]:
    """The other arguments of the verb whose argument the token is, which a plain pronoun cannot mean (binding)."""
    verb, dep = tree.heads[token], tree.deps[token]
    if dep == "pobj":
        verb = tree.heads[verb]
    if not is_verb(tree, verb):
        return []
    found = [child for child in children(tree, verb) if child != token]
    found += [t for child in found if tree.deps[child] in ("prep", "agent") for t in right_children(tree, child)]
    if dep not in _SUBJECTS:
        subject = subject_of(tree, verb)
        if subject >= 0 and subject != token:
            found.append(subject)
    return found

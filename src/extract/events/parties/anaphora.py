""" "It" and "they": the subject of a clause above or before in the sentence that agrees in number and can act."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from extract.records import Entity
from extract.syntax.document import SUBJECTS, Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import function_words, words

_SINGULAR = function_words("neuter")
_PERSON = function_words("objects") & (function_words("male") | function_words("female"))
_PLURAL = function_words("third_plural")
_HIGHEST = 12  # heads above a pronoun
_FARTHEST = 40  # mentions back in which the two countries must have been named


def both_countries(document: Document, head: int) -> tuple[Entity, ...]:
    """The two countries last named before "both countries", "the two sides"; () for other words or fewer countries."""
    tree = document.tree
    if tree.lower[head] not in words("sides"):
        return ()
    if not any(tree.lower[k] in ("both", "two") for k in document.kids(head, "det", "nummod", "predet")):
        return ()
    at = bisect_left(document.mentions, tree.starts[head], key=lambda m: m.start)
    found: dict[str, Entity] = {}
    for mention in reversed(document.mentions[max(at - _FARTHEST, 0) : at]):
        entity = document.entity(mention.entity_id)
        if entity is not None and entity.country:
            found.setdefault(entity.id, entity)
        if len(found) == 2:
            return tuple(sorted(found.values(), key=lambda e: e.name))
    return ()


def is_anaphor(word: str) -> bool:
    """Whether a lower-case word is a pronoun that this module resolves."""
    return word in _SINGULAR or word in _PLURAL or word in _PERSON


def shared_object(document: Document, token: int) -> int:
    """The head of the object that an object pronoun of a coordinated verb takes up ("seized the men and jailed them"),
    or -1."""
    tree = document.tree
    verb = tree.heads[token]
    if tree.deps[token] != "dobj" or tree.deps[verb] != "conj":
        return -1
    for above in document.kids(tree.heads[verb], "dobj"):
        person = kind_of(document, above) == "person" and not _many(document, above)
        fits = person if tree.lower[token] in _PERSON else _agrees(document, above, plural=tree.lower[token] in _PLURAL)
        if above < token and fits:
            return above
    return -1


def antecedent_of(document: Document, token: int) -> int:
    """The head of what "it" or "they" takes up, or -1.

    First the subjects of the clauses that govern the pronoun, nearest first; then earlier subjects of the sentence;
    then, for a pronoun that is a subject itself, the main subject of the sentence before.
    """
    tree = document.tree
    if tree.lower[token] in _PERSON:
        return -1
    plural = tree.lower[token] in _PLURAL
    first, _ = tree.bounds[tree.sentence[token]]
    earlier = (k for k in range(token - 1, first - 1, -1) if tree.deps[k] in SUBJECTS)
    for candidate in chain(_arguments_above(document, token, plural=plural), earlier):
        if first <= candidate and tree.right[candidate] < token and _agrees(document, candidate, plural=plural):
            return candidate
    if first and tree.deps[token] in SUBJECTS and tree.paragraph[first - 1] == tree.paragraph[token]:
        return _main_subject(document, first - 1, plural=plural)
    return -1


def _arguments_above(document: Document, token: int, *, plural: bool) -> Iterator[int]:
    """The subjects of the clauses that govern a pronoun, nearest first; before a single one the objects, if it is
    plural."""
    tree, node = document.tree, document.tree.heads[token]
    for _ in range(_HIGHEST):
        near = document.kids(node, *SUBJECTS)
        if plural and near and not _many(document, near[0]):
            yield from document.kids(node, "dobj")
        yield from near
        if tree.heads[node] == node:
            return
        node = tree.heads[node]


def _main_subject(document: Document, last: int, *, plural: bool) -> int:
    """The subject of the root verb of the sentence that ends at `last`, if it agrees; or -1."""
    tree = document.tree
    begin, end = tree.bounds[tree.sentence[last]]
    for root in range(begin, end + 1):
        if tree.heads[root] == root and tree.tags[root][:2] == "VB":
            for subject in document.kids(root, *SUBJECTS):
                if _agrees(document, subject, plural=plural):
                    return subject
    return -1


def _many(document: Document, head: int) -> bool:
    """Whether a noun phrase is plural in form."""
    return document.tree.tags[head] in ("NNS", "NNPS") or bool(document.kids(head, "conj", "nummod"))


def _agrees(document: Document, head: int, *, plural: bool) -> bool:
    tree = document.tree
    if not tree.tags[head].startswith(("N", "J", "C")):
        return False
    number = document.mention[head]
    several = bool(document.kids(head, "conj"))
    if number >= 0:
        label = document.mentions[number].label
        return several if plural and label != "ORG" else label != "PERSON"
    kind = kind_of(document, head)
    if plural:
        counted = tree.tags[head] == "JJR" and bool(document.kids(head, "nummod"))
        return counted or ((_many(document, head) or kind == "body") and bool(kind or several))
    return kind in ("body", "force") and tree.tags[head] in ("NN", "NNP")

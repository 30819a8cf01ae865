"""Whose clause a word stands in: subjects, also those that infinitives and participles only understand."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_RELATIVES = frozenset({"who", "that", "which"})
_WIDEST = 400  # tokens below one word on one side; what is wider is no phrase, and costs too much to look through
_DEPTH = 10
# Prepositions whose gerund has the object for its subject ("accused her of taking"; not "left her by taking").
_OBJECT_GERUNDS = frozenset({"of", "for", "from", "into"})
_SUBJECT_CONTROL = frozenset({"promise", "promised", "promises", "promising"})


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def left_children(token: Token) -> list[Token]:
    """The words that hang on a word from before, in text order."""
    return list(token.lefts) if token.i - token.left_edge.i <= _WIDEST else []


def right_children(token: Token) -> list[Token]:
    """The words that hang on a word from behind, in text order."""
    return list(token.rights) if token.right_edge.i - token.i <= _WIDEST else []


def children(token: Token) -> list[Token]:
    """The words that hang on a word, in text order."""
    return [*left_children(token), *right_children(token)]


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; for "who" and its like the noun that they relate to."""
    for child in children(verb):
        if child.dep_ in _SUBJECTS:
            related = child.lower_ in _RELATIVES and verb.dep_ == "relcl"
            return verb.head if related else child
    return None


def _object(verb: Token) -> Token | None:
    """The object that an infinitive behind the verb takes for its subject ("asked her to", "called on him to")."""
    for child in children(verb):
        if child.dep_ in _OBJECTS:
            return child
    for child in children(verb):
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to", "for", "with"):
            for pobj in right_children(child):
                if pobj.dep_ == "pobj":
                    return pobj
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or the one that the verbs above it lend it (control); None if nobody does."""
    for _ in range(_DEPTH):
        own = own_subject(verb)
        if own is not None:
            return own
        head = verb.head
        if head.i == verb.i:
            return None
        if verb.dep_ == "acl":
            return head
        if verb.dep_ in ("xcomp", "ccomp") and is_verb(head) and head.lower_ not in _SUBJECT_CONTROL:
            thing = _object(head)
            if thing is not None and thing.i < verb.i:
                return thing
        if verb.dep_ == "pcomp":
            if head.lower_ in _OBJECT_GERUNDS and is_verb(head.head):
                for child in children(head.head):
                    if child.dep_ == "dobj" and child.i < head.i:
                        return child
            head = head.head
        if not is_verb(head):
            return None
        verb = head
    return None


def subjects_above(token: Token) -> Iterator[Token]:
    """The subjects of the clauses that a word stands in, from the innermost on; none that the word is part of."""
    node, seen = token, {token.i}
    for _ in range(_DEPTH * 2):
        head = node.head
        if head.i == node.i:
            return
        seen.add(head.i)
        if is_verb(head):
            subject = subject_of(head)
            if subject is not None and subject.i not in seen:
                seen.add(subject.i)
                yield subject
        node = head


def co_arguments(token: Token) -> list[Token]:
    """The other arguments of the verb whose argument the token is, which a plain pronoun cannot mean (binding)."""
    verb = token.head
    if token.dep_ == "pobj":
        verb = verb.head
    if not is_verb(verb):
        return []
    found = [child for child in children(verb) if child.i != token.i]
    found += [t for child in found if child.dep_ in ("prep", "agent") for t in right_children(child)]
    if token.dep_ not in _SUBJECTS:
        subject = subject_of(verb)
        if subject is not None and subject.i != token.i:
            found.append(subject)
    return found

"""Roles of people ("envoy", "spokesman") and the noun phrases that take them up again ("the Russian envoy")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from extract.lexicon import load_rows
from extract.records import Mention

_DETERMINERS = frozenset({"the", "this", "that"})
_DESCRIBING = frozenset({"compound", "amod", "nmod", "appos", "nn", "flat"})
_COPULAS = frozenset({"is", "was", "became", "remains", "been", "be"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun as lexicons know it."""

    noun: str
    kinds: tuple[str, ...]
    gender: str


@cache
def role_nouns() -> dict[str, Role]:
    """The role nouns by their singular form."""
    return {
        row["noun"]: Role(row["noun"], tuple(row["kinds"].split()), row["gender"]) for row in load_rows("roles.csv")
    }


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says of a person at one mention: role nouns, and the words that go with them."""

    roles: frozenset[str]
    words: frozenset[str]


def mention_span(doc: Doc, mention: Mention) -> Span | None:
    """The tokens of a mention."""
    return doc.char_span(mention.start, mention.end, alignment_mode="expand")


def _phrase_words(token: Token, limit: int = 24) -> list[Token]:
    subtree = list(token.subtree)
    return subtree if len(subtree) <= limit else [t for t in subtree if abs(t.i - token.i) <= limit // 2]


def describe(span: Span) -> Description:
    """The roles that titles, appositions and copulas give the person named by `span`."""
    root, tokens = span.root, list[Token]()
    inside = set(range(span.start, span.end))
    tokens += [t for t in root.lefts if t.dep_ in _DESCRIBING and t.i not in inside]
    for child in root.children:
        if child.dep_ == "appos":
            tokens += _phrase_words(child)
    head = root.head
    if root.dep_ in ("appos", "compound", "nmod") and head.i not in inside:
        tokens += [t for t in _phrase_words(head) if t.i not in inside]
    if root.dep_ == "nsubj" and head.text.lower() in _COPULAS:
        for child in head.children:
            if child.dep_ == "attr":
                tokens += _phrase_words(child)
    before = span.start - 1  # titles that the parser hung elsewhere: "spokesman Maj. Gen. Igor ..."
    while before >= 0 and span.start - before <= 8 and span.doc[before].tag_ in ("NN", "NNP", "JJ", "NNPS"):
        tokens.append(span.doc[before])
        before -= 1
    words = frozenset(t.lower_ for t in tokens)
    return Description(words & frozenset(role_nouns()), words)


def fits(noun: str, described: Description) -> bool:
    """Whether a person so described can be taken up by the role noun, by the same noun or a wider one."""
    if noun in described.roles:
        return True
    return any(noun in role_nouns()[role].kinds for role in described.roles)


def is_taken_up(token: Token) -> bool:
    """Whether the token heads a definite singular noun phrase of a role that names nobody itself ("the official")."""
    if token.lower_ not in role_nouns() or token.tag_ != "NN" or token.dep_ in ("compound", "appos", "nmod", "attr"):
        return False
    if not any(t.lower_ in _DETERMINERS and t.dep_ == "det" for t in token.lefts):
        return False
    return not any(t.dep_ in ("appos", "relcl", "prep", "acl") or t.ent_type_ == "PERSON" for t in token.rights)


def qualifiers(token: Token) -> frozenset[str]:
    """The capitalised words before a role noun: "the Russian envoy" → {"russian"}."""
    return frozenset(t.lower_ for t in token.lefts if t.text[:1].isupper() and t.dep_ not in ("det",))

"""Roles of people ("envoy", "spokesman"): what a text says a person is, and the noun phrases that take it up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Span, Token

from extract.entities import find_state
from extract.lexicon import load_rows
from extract.records import Mention
from extract.speakers.clauses import left_children, right_children

_DETERMINERS = frozenset({"the", "this", "that"})
_TITLE_TAGS = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "FW"})
_NAMING = frozenset({"named", "called", "surnamed", "nicknamed"})
_COPULAS = frozenset({"is", "was", "became", "remains", "been", "be"})
_TITLE_GENDER = {
    **dict.fromkeys(("mr", "sir", "lord"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame"), "female"),
}
_REACH = 8  # tokens of titles before a name
_PHRASE = 24  # tokens of a describing phrase


@dataclass(frozen=True, slots=True)
class Role:
    """A role noun as lexicons know it."""

    noun: str
    kinds: frozenset[str]
    gender: str


@cache
def role_nouns() -> dict[str, Role]:
    """The role nouns by their singular form and by their abbreviations ("sen")."""
    found: dict[str, Role] = {}
    for row in load_rows("roles.csv"):
        role = Role(row["noun"], frozenset(row["kinds"].split()), row["gender"])
        for form in (row["noun"], *row["short"].split()):
            found.setdefault(form, role)
    return found


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says of a person at one mention: role nouns, the words that go with them, a gender if told."""

    roles: frozenset[str]
    words: frozenset[str]
    gender: str


def role_of(token: Token) -> str:
    """The role noun that a token is, by its singular form: "Sen." → "senator", "ex-minister" → "minister"; or ""."""
    word = token.lower_.rstrip(".")
    role = role_nouns().get(word) or role_nouns().get(word.rpartition("-")[2])
    return role.noun if role else ""


def mention_span(doc: Doc, mention: Mention) -> Span | None:
    """The tokens of a mention."""
    return doc.char_span(mention.start, mention.end, alignment_mode="expand")


def _phrase(head: Token) -> Iterator[Token]:
    """A noun with the words before it and the "of" phrases behind it, without what is joined to it by "and"."""
    yield head
    yield from left_children(head)
    for left in left_children(head):
        yield from left_children(left)
    for right in right_children(head):
        if right.dep_ == "prep":
            yield from islice(right.subtree, _PHRASE)


def _titles(span: Span) -> Iterator[Token]:
    """The words right before a name: "spokesman Maj. Gen." whatever the parser hung them on."""
    verb = span.root.head
    if verb.dep_ == "relcl" and verb.head.i < span.start:  # "the judge Orlov spoke of"
        return
    for i in range(span.start - 1, max(-1, span.start - _REACH - 1), -1):
        if span.doc[i + 1].is_sent_start or span.doc[i].tag_ not in _TITLE_TAGS:
            return
        yield span.doc[i]


def _describing_nouns(span: Span) -> Iterator[Token]:
    """The nouns that apposition and copula put beside a name."""
    root = span.root
    for child in right_children(root):
        if child.dep_ == "appos":
            yield child
            yield from (t for t in right_children(child) if t.dep_ == "conj")
    head = root.head
    if root.dep_ in ("appos", "compound", "nmod") and not span.start <= head.i < span.end:
        if not any(t.dep_ == "cc" and t.i < span.start for t in right_children(head)):
            yield head
    elif (noun := named_noun(root)) is not None:
        yield noun
    elif root.dep_ == "nsubj" and head.lower_ in _COPULAS:
        yield from (t for t in right_children(head) if t.dep_ == "attr")


def named_noun(root: Token) -> Token | None:
    """The noun that a name is given to: "a student named Ivan Orlov"."""
    naming = root.head
    return naming.head if naming.lower_ in _NAMING and naming.dep_ == "acl" and naming.i < root.i else None


def describe(span: Span) -> Description:
    """The roles that titles, appositions and copulas give the person named by `span`."""
    titles = list(_titles(span))
    nouns = list(_describing_nouns(span))
    roles = {role_of(t) for t in (*titles, *nouns)} - {""}
    words = [*titles, *(t for noun in nouns for t in _phrase(noun))]
    forms = {t.lower_ for t in words} | {state for t in words if t.text[:1].isupper() and (state := find_state(t.text))}
    genders = {role_nouns()[role].gender for role in roles} | {
        _TITLE_GENDER.get(t.lower_.rstrip("."), "") for t in titles[:1]
    }
    gender = genders - {""}
    return Description(frozenset(roles), frozenset(forms), gender.pop() if len(gender) == 1 else "")


def fits(noun: str, roles: frozenset[str]) -> bool:
    """Whether a person of these roles can be taken up by the role noun: by the same noun or a wider one."""
    return noun in roles or any(noun in role_nouns()[role].kinds for role in roles)


def _is_role_head(token: Token) -> bool:
    return (
        token.tag_ in ("NN", "NNP")
        and token.lower_ in role_nouns()
        and token.dep_ not in ("compound", "appos", "nmod", "attr", "amod")
        and not any(t.dep_ == "appos" or t.ent_type_ == "PERSON" for t in right_children(token))
    )


def is_taken_up(token: Token) -> bool:
    """Whether the token heads a definite singular noun phrase of a role that names nobody itself ("the official")."""
    if not _is_role_head(token):
        return False
    if not any(t.dep_ == "det" and t.lower_ in _DETERMINERS for t in left_children(token)):
        return False
    return not any(t.dep_ in ("relcl", "prep", "acl", "conj") for t in right_children(token))


def is_unnamed_person(token: Token) -> bool:
    """Whether the token heads a noun phrase for one person who is not named there: "a cook", "his sister"."""
    return (
        _is_role_head(token)
        and token.tag_ == "NN"
        and any(t.dep_ in ("det", "poss") or t.tag_ == "CD" for t in left_children(token))
        and not any(t.lower_ in ("no", "any", "every", "each") for t in left_children(token))
    )


def qualifiers(token: Token) -> frozenset[str]:
    """The words before a role noun that tell which one, countries by their code: "the Russian envoy" → {"RU"}."""
    telling = [t for t in left_children(token) if t.dep_ in ("amod", "compound", "nmod", "poss") and t.tag_ != "POS"]
    return frozenset(find_state(t.text) or t.lower_ for t in telling)


def phrase_start(token: Token) -> int:
    """The character at which the noun phrase headed by the token begins."""
    return min((t.idx for t in left_children(token)), default=token.idx)

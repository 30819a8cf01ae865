"""Roles of people ("envoy", "spokesman"): what a text says a person is, and the noun phrases that take it up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from extract.entities import find_state
from extract.entities.genders import title_gender
from extract.syntax import Tree
from extract.syntax.understood_subjects import left_children, right_children
from extract.vocabulary import function_words, load_rows

DEFINITE = function_words("definite")
_TITLE_TAGS = frozenset({"NN", "NNP", "NNPS", "JJ", "HYPH", "FW"})
_NAMING = frozenset({"named", "called", "surnamed", "nicknamed"})
_COPULAS = function_words("copulas")
_REACH = 8  # tokens of titles before a name
_PHRASE = 24  # tokens of a describing phrase


class Name(NamedTuple):
    """A name's tokens, the one that heads them, and the entity's id."""

    tokens: range
    root: int
    key: str


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
    for row in load_rows("names/roles.csv"):
        role = Role(row["noun"], frozenset(row["kinds"].split()), row["gender"])
        for form in (row["noun"], *row["short"].split()):
            found.setdefault(form, role)
    return found


@cache
def wider_nouns(role: str) -> tuple[str, ...]:
    """The role noun itself, and those that may take it up: "senator" → "lawmaker", "politician"."""
    return (role, *sorted(role_nouns()[role].kinds))


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says of a person at one mention: role nouns, the words that go with them, a gender if told."""

    roles: frozenset[str]
    words: frozenset[str]
    gender: str


@lru_cache(maxsize=16384)
def role_of(word: str) -> str:
    """The role noun that a word in lower case is, by its singular form, or an empty string.

    "sen." → "senator", "ex-minister" → "minister".
    """
    bare = word.rstrip(".")
    role = role_nouns().get(bare) or role_nouns().get(bare.rpartition("-")[2])
    return role.noun if role else ""


def _phrase(tree: Tree, head: int) -> Iterator[int]:
    """A noun with the words before it and the "of" phrases behind it, without what is joined to it by "and"."""
    yield head
    before = left_children(tree, head)
    yield from before
    for left in before:
        yield from left_children(tree, left)
    for right in right_children(tree, head):
        if tree.deps[right] == "prep":
            yield from range(tree.left[right], tree.right[right] + 1)[:_PHRASE]


def _titles(tree: Tree, name: Name) -> Iterator[int]:
    """The words right before a name: "spokesman Maj. Gen." whatever the parser hung them on."""
    first, verb = name.tokens.start, tree.heads[name.root]
    if tree.deps[verb] == "relcl" and tree.heads[verb] < first:  # "the judge Orlov spoke of"
        return
    for i in range(first - 1, max(-1, first - _REACH - 1), -1):
        if tree.begins[i + 1] or tree.tags[i] not in _TITLE_TAGS:
            return
        yield i


def _describing_nouns(tree: Tree, name: Name) -> Iterator[int]:
    """The nouns that apposition and copula put beside a name."""
    root, deps = name.root, tree.deps
    for child in right_children(tree, root):
        if deps[child] == "appos":
            yield child
            yield from (t for t in right_children(tree, child) if deps[t] == "conj")
    head = tree.heads[root]
    if deps[root] in ("appos", "compound", "nmod") and head not in name.tokens:
        if not any(deps[t] == "cc" and t < name.tokens.start for t in right_children(tree, head)):
            yield head
    elif (noun := named_noun(tree, root)) >= 0:
        yield noun
    elif deps[root] == "nsubj" and tree.lower[head] in _COPULAS:
        yield from (t for t in right_children(tree, head) if deps[t] == "attr")


def named_noun(tree: Tree, root: int) -> int:
    """The noun that a name is given to ("a student named Ivan Orlov"), or -1."""
    naming = tree.heads[root]
    given = tree.lower[naming] in _NAMING and tree.deps[naming] == "acl" and naming < root
    return tree.heads[naming] if given else -1


def describe(tree: Tree, name: Name) -> Description:
    """The roles that titles, appositions and copulas give the person named."""
    titles = list(_titles(tree, name))
    nouns = list(_describing_nouns(tree, name))
    roles = {role_of(tree.lower[t]) for t in (*titles, *nouns)} - {""}
    words = [*titles, *(t for noun in nouns for t in _phrase(tree, noun))]
    forms = {tree.lower[t] for t in words}
    forms |= {state for t in words if tree.words[t][:1].isupper() and (state := find_state(tree.words[t]))}
    genders = {role_nouns()[role].gender for role in roles}
    genders |= {title_gender(tree.lower[t].rstrip(".").capitalize()) for t in titles[:1]}
    gender = genders - {""}
    return Description(frozenset(roles), frozenset(forms), gender.pop() if len(gender) == 1 else "")


def fits(noun: str, roles: frozenset[str]) -> bool:
    """Whether a person of these roles can be taken up by the role noun: by the same noun or a wider one."""
    return noun in roles or any(noun in role_nouns()[role].kinds for role in roles)


def _is_role_head(tree: Tree, token: int) -> bool:
    return (
        tree.lower[token] in role_nouns()
        and tree.tags[token] in ("NN", "NNP")
        and tree.deps[token] not in ("compound", "appos", "nmod", "attr", "amod")
        and not any(tree.deps[t] == "appos" or tree.ents[t] == "PERSON" for t in right_children(tree, token))
    )


def is_taken_up(tree: Tree, token: int) -> bool:
    """Whether the token heads a definite singular noun phrase of a role that names nobody itself ("the official")."""
    if not _is_role_head(tree, token):
        return False
    if not any(tree.deps[t] == "det" and tree.lower[t] in DEFINITE for t in left_children(tree, token)):
        return False
    return not any(tree.deps[t] in ("relcl", "prep", "acl", "conj") for t in right_children(tree, token))


def is_unnamed_person(tree: Tree, token: int) -> bool:
    """Whether the token heads a noun phrase for one person who is not named there: "a cook", "his sister"."""
    if tree.tags[token] != "NN" or not _is_role_head(tree, token):
        return False
    before = left_children(tree, token)
    return any(tree.deps[t] in ("det", "poss") or tree.tags[t] == "CD" for t in before) and not any(
        tree.lower[t] in ("no", "any", "every", "each") for t in before
    )


def qualifiers(tree: Tree, token: int) -> frozenset[str]:
    """The words before a role noun that tell which one, countries by their code: "the Russian envoy" → {"RU"}."""
    telling = (
        t
        for t in left_children(tree, token)
        if tree.deps[t] in ("amod", "compound", "nmod", "poss") and tree.tags[t] != "POS"
    )
    return frozenset(find_state(tree.words[t]) or tree.lower[t] for t in telling)


def phrase_start(tree: Tree, token: int) -> int:
    """The character at which the noun phrase headed by the token begins."""
    before = left_children(tree, token)
    return tree.starts[before[0] if before else token]

"""Nationalities: which state a word such as "Norlandic" stands for, and which state a noun phrase names."""

from __future__ import annotations

from functools import cache

from extract.entities.states import country_forms, find_state, people_forms
from extract.records import Party
from extract.syntax.document import Document
from extract.syntax.noun_phrases import first_word
from extract.vocabulary import load_rows


@cache
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in load_rows("names/countries.csv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in people_forms())


def is_demonym(document: Document, token: int) -> bool:
    """Whether the token is a nationality word ("Norlandic", "Estovians") outside any name."""
    return document.mention[token] < 0 and _first_of_demonym(document, token) >= 0


def _first_of_demonym(document: Document, token: int) -> int:
    """The first token of the nationality word that ends at the token ("South Korean"), or -1."""
    tree = document.tree
    forms, word = people_forms(), tree.words[token]
    if word not in _last_words():
        return -1
    for first in range(max(token - 2, 0), token):
        if " ".join(tree.words[first : token + 1]) in forms:
            return first
    return token if word in forms else -1


def state_party(document: Document, token: int) -> Party:
    """The state that a nationality word stands for, under the name that the article gives it, else the usual one."""
    first = _first_of_demonym(document, token)
    code = people_forms()[" ".join(document.tree.words[first : token + 1])]
    known = document.by_country.get(code)
    span = (document.tree.span(first, token),)
    if known is not None:
        return Party(known.name, span, known.id, code)
    return Party(_country_names().get(code, document.tree.words[token]), span, "", code)


def state_of(document: Document, head: int) -> str:
    """The code of the state whose name or nationality stands before a noun or behind its "of", "" without one."""
    tree = document.tree
    first = first_word(document, head)
    found = find_state(" ".join(tree.words[first : head + 1]))
    for prep in document.kids(head, "prep") if not found else ():
        if tree.lower[prep] == "of":
            found = found or find_state(" ".join(tree.words[prep + 1 : min(tree.right[prep], prep + 6) + 1]))
    return found


def names_a_state(document: Document, first: int, last: int) -> bool:
    """Whether a name, a country or a nationality stands among the tokens."""
    tree = document.tree
    return any(
        document.mention[t] >= 0 or is_demonym(document, t) or tree.words[t] in country_forms()
        for t in range(first, last + 1)
    )

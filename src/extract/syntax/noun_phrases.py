"""Noun phrases: what their heads name, the states that nationality words stand for, the words to show."""

from __future__ import annotations

import re
from functools import cache

from extract.entities.states import country_forms, find_state, people_forms
from extract.records import Party
from extract.syntax.document import Document
from extract.vocabulary import load_rows, look_up, party_nouns, words

_BEFORE = frozenset(
    ("amod", "compound", "nummod", "quantmod", "poss", "nmod", "advmod", "punct", "npadvmod", "det", "predet")
)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_PEOPLE_ENDINGS = ("ists", "ians", "men", "women", "ites", "aires")
_LONGEST_LIST = 10  # words with a list of names
_LONGEST = 8  # words of a noun phrase with its "of"


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


def kind_of(document: Document, head: int) -> str:
    """What a noun says of its bearer: person, body, force, machine, or "" for a thing."""
    tree = document.tree
    if not tree.tags[head].startswith("N"):
        return ""
    word = tree.lower[head].rpartition("-")[2] if "-" in tree.lower[head] else tree.lower[head]
    kind = look_up(party_nouns(), tree.lower[head]) or look_up(party_nouns(), word)
    if not kind and (word.endswith(_PEOPLE_ENDINGS) or _is_people(document, head)):
        return "person"
    return kind


def _is_people(document: Document, head: int) -> bool:
    """Whether a proper noun in the plural is no name that is known: "most West Africans", "the Kurds"."""
    return document.tree.tags[head] == "NNPS" and document.mention[head] < 0


def first_word(document: Document, head: int) -> int:
    """The first token of what stands before a noun and belongs to it, its article left out."""
    tree, left = document.tree, head
    for kid in sorted(tree.kids[head], reverse=True):
        if kid < left and tree.deps[kid] in _BEFORE and tree.right[kid] == left - 1:
            left = tree.left[kid]
    while left < head and (tree.deps[left] == "punct" or tree.lower[left] in ("the", "a", "an", "both")):
        left += 1
    return left


def phrase_party(document: Document, head: int) -> Party:
    """The noun phrase itself as a party: what stands before its head, the head, and short phrases close behind."""
    tree = document.tree
    left, right = first_word(document, head), head
    for kid in tree.kids[head]:
        named = document.mention[kid] >= 0 or tree.tags[kid] == "NNP"
        if tree.deps[kid] == "appos" and tree.left[kid] == right + 1 and named:
            right = kid  # "members of the rebel group NAME"
        if kid != right + 1 or not _belongs(document, kid):
            continue
        if (
            document.kids(_first_object(document, kid), "conj")
            and _length(document, left, tree.right[kid]) <= _LONGEST_LIST
        ):
            right = _end_of_list(document, kid)
            break
        ends = (
            _end_of_phrase(document, kid, tree.right[kid]),
            _end_of_phrase(document, kid, _first_object(document, kid)),
        )
        right = next((e for e in ends if _length(document, left, e) <= _LONGEST), right)
    span = tree.span(left, right)
    name = _ARTICLE.sub("", " ".join(tree.text[span.start : span.end].split()))
    return Party(name, (span,), "", state_of(document, head))


def _belongs(document: Document, kid: int) -> bool:
    """Whether a preposition or participle behind a noun says who is meant: "ministers of", "rebels based in"."""
    tree = document.tree
    if tree.deps[kid] == "prep":
        return tree.lower[kid] != "by" and not document.kids(kid, "pcomp")
    return tree.deps[kid] == "acl" and tree.lower[kid] in words("standing")


def _end_of_list(document: Document, prep: int) -> int:
    """The last of the names that stand behind a preposition: "officials from NAME, NAME and NAME"."""
    last = document.conjuncts(_first_object(document, prep))[-1]
    return _end_of_phrase(document, last, document.tree.right[last]) if document.mention[last] < 0 else last


def _first_object(document: Document, prep: int) -> int:
    inner = document.kids(prep, "pobj")
    return inner[0] if inner else prep


def _end_of_phrase(document: Document, first: int, last: int) -> int:
    """The last token up to which a phrase has no comma, bracket, date or clause; at least the one before it."""
    tree = document.tree
    for token in range(first, last + 1):
        stops = tree.words[token] in ',;:()[]-–—"' or document.timex[token] >= 0 or tree.tags[token][:1] == "W"
        if stops:
            last = token - 1
            break
    return last if last > first else first - 1


def _length(document: Document, first: int, last: int) -> int:
    return sum(word[:1].isalnum() for word in document.tree.words[first : last + 1])


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

"""The noun phrases of a sentence that may take part in what it tells of, each with its party and its kind."""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.phrase_parties import entity_party, parties_at
from extract.events.parties.phrase_words import phrase_party
from extract.events.parties.taken_up import taken_up
from extract.records import Party
from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import names_event, singular, words

Kind = Literal["person", "organisation", "country", "place", "people", "body", "machine", "number", "name", "other"]
KINDS: dict[Kind, str] = {
    "person": "a person's name",
    "organisation": "an organisation's name",
    "country": "a country's name or nationality",
    "place": "the name of another place",
    "people": "a noun for people",
    "body": "a noun for a body",
    "machine": "a noun for a plane, ship or vehicle",
    "number": "a number",
    "name": "a name that is not known",
    "other": "another noun",
}
_PRONOUNS = ("PRP", "PRP$")
_NOUNS = ("NN", "NNS", "NNP", "NNPS", "JJ", "VBN")
_MODIFIERS = ("amod", "compound", "nmod", "poss")
_NOMINAL = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative")  # where adjectives and determiners stand for people
_INSIDE = ("compound", "amod", "nmod", "poss", "nummod", "appos", "quantmod", "det")
_OF = ("of",)
_BELONGING = ("of", "from", "in", "for", "at")  # prepositions that may say more of whom a noun names
_DEEPEST = 8  # words between a phrase and one that it is part of
_OF_LABEL: dict[str, Kind] = {"PERSON": "person", "ORG": "organisation"}
_OF_NOUN: dict[str, Kind] = {"person": "people", "force": "people", "body": "body", "machine": "machine"}


class Phrase(NamedTuple):
    """A noun phrase by its head, with the party that it names and what sort of words name it.

    `is_part` tells that it stands inside another one, behind a preposition that may say more of that one.
    """

    head: int
    party: Party
    kind: Kind
    is_pronoun: bool
    is_part: bool = False

    @property
    def key(self) -> str:
        """What tells parties apart: the entity, else the words."""
        return self.party.entity_id or self.party.name


@lru_cache(maxsize=128)
def phrases_of(document: Document, sentence: int) -> tuple[Phrase, ...]:
    """The phrases of a sentence that name parties, in text order; those left out that only say more of another one's
    noun: "the Lakes Union" in "members of the Lakes Union"."""
    first, last = document.tree.bounds[sentence]
    found = [phrase for token in range(first, last + 1) for phrase in _phrases_at(document, token)]
    heads = {phrase.head: phrase.key for phrase in found if phrase.kind != "other"}
    return tuple(
        phrase._replace(is_part=_is_part(document, phrase.head, heads, _BELONGING))
        for phrase in found
        if not _is_part(document, phrase.head, heads, _OF)
    )


def _phrases_at(document: Document, token: int) -> tuple[Phrase, ...]:
    """The phrase that a token heads, if it names a party: two for "both countries"."""
    tree = document.tree
    if document.timex[token] >= 0:
        return ()
    if tree.deps[token] in _MODIFIERS and is_demonym(document, token):
        return (Phrase(token, state_party(document, token), "country", is_pronoun=False),)
    if not _may_name(document, token):
        return ()
    entity = taken_up(document, token)
    if entity is not None:
        party = entity_party(entity, document.tree.span(token, token))
        return (Phrase(token, party, _kind(document, token, party), is_pronoun=True),)
    found = parties_at(document, token)
    if (
        not found
        and tree.deps[token] not in _MODIFIERS
        and tree.tags[token] in _NOUNS
        and not _is_deed(tree.lower[token])
    ):
        found = (phrase_party(document, token),)  # a thing, or a name that nobody has found
    pronoun = tree.tags[token] in _PRONOUNS
    return tuple(Phrase(token, party, _kind(document, token, party), pronoun) for party in found if party.name)


def _is_deed(noun: str) -> bool:
    """Whether a noun names a happening, or what a blow is struck with: no party."""
    return names_event(noun) or not words("weapons").isdisjoint((noun, *singular(noun)))


def _may_name(document: Document, token: int) -> bool:
    tree, tag, number = document.tree, document.tree.tags[token], document.mention[token]
    head = tree.heads[token]
    if number >= 0:
        inner = head != token and document.mention[head] == number and document.mentions[number].kind == "name"
        return not inner
    if tag in _PRONOUNS or tag[:1] == "N" or tag == "CD":
        return True
    return tag in ("DT", "JJ", "JJR", "JJS", "VBN") and tree.deps[token] in _NOMINAL


def _kind(document: Document, token: int, party: Party) -> Kind:
    entity = document.entity(party.entity_id)
    if entity is not None:
        return _OF_LABEL.get(entity.label) or ("country" if entity.country else "place")
    tag = document.tree.tags[token]
    if tag in _PRONOUNS:
        return "people"
    if tag == "CD":
        return "number"
    found = _OF_NOUN.get(kind_of(document, token))
    return found or ("name" if tag in ("NNP", "NNPS") else "other")


def _is_part(document: Document, token: int, heads: Mapping[int, str], preps: Container[str]) -> bool:
    """Whether a phrase only says more of another one, before its noun or behind one of `preps`; `heads` has the key of
    each phrase by its head. A name beside the noun that it bears is no part of it, nor what is coordinated with it."""
    tree = document.tree
    for _ in range(_DEEPEST):
        dep, above = tree.deps[token], tree.heads[token]
        if dep == "pobj" and tree.lower[above] in preps and tree.tags[tree.heads[above]][:1] in "NC":
            above = tree.heads[above]
        elif dep not in _INSIDE and dep != "conj":
            return False
        if above == token:
            return False
        if above in heads and dep != "conj" and not (dep == "appos" and heads.get(token) == heads[above]):
            return True
        token = above
    return False

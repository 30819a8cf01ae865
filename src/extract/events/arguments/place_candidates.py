"""What may name the place of a happening: the names of a sentence, nationalities, and words that take up a place told
before it ("there", "the city")."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.events.parties.nationality import is_demonym, state_party
from extract.events.parties.phrase_parties import entity_party, names_a_place
from extract.records import Entity, Party, Span
from extract.syntax.document import Document
from extract.vocabulary import words

PlaceKind = Literal["country", "place", "organisation", "nationality", "name", "there", "noun"]
PLACE_KINDS: dict[PlaceKind, str] = {
    "country": "a country's name",
    "place": "the name of another place",
    "organisation": "an organisation's name",
    "nationality": "a word of nationality",
    "name": "a name that is not known",
    "there": "what there or here takes up",
    "noun": "what a noun such as the city takes up",
}
NAMED: tuple[PlaceKind, ...] = ("country", "place", "name")  # of places that the sentence names
TAKEN_UP: tuple[PlaceKind, ...] = ("there", "noun")  # of those named before
STEPS: dict[str, str] = {
    "conj": "coordinated with what stands there",
    "appos": "in apposition to what stands there",
    "of": "behind the of of a noun of place",
    "noun": "a word before a noun of place",
    "wider": "said of another place, which lies in it",
    "site": "where what a noun of place names lies",
    "second": "not the last place named before, the one before that",
    "here": "last named in the sentence itself",
    "last": "last named in the sentence before",
    "top": "the place that the article names most",
}
_MODIFIERS = ("amod", "compound", "nmod", "poss")
_DEFINITE = frozenset({"the", "this", "that"})
_DEEPEST = 8  # words between a name and the phrase that it stands in
_MOST = 2  # places that a word may take up


class PlaceCandidate(NamedTuple):
    """A place by the word that names it, `head`; `anchor` heads the phrase that it only says more of ("the port of
    Tolven", "a prison near Tolven"), `steps` tell how it belongs to that, some of STEPS."""

    head: int
    anchor: int
    party: Party
    kind: PlaceKind
    steps: frozenset[str]

    @property
    def key(self) -> str:
        """What tells places apart: the entity, else the words."""
        return self.party.entity_id or self.party.name


@lru_cache(maxsize=128)
def place_candidates(document: Document, sentence: int) -> tuple[PlaceCandidate, ...]:
    """The candidates of a sentence, in text order."""
    first, last = document.tree.bounds[sentence]
    found = [_named(document, *each) for each in _names(document).get(sentence, ())]
    found += [each for token in range(first, last + 1) for each in _at(document, token)]
    return tuple(sorted(found, key=lambda candidate: candidate.head))


@lru_cache(maxsize=2)
def _names(document: Document) -> dict[int, list[tuple[int, Entity]]]:
    """For each sentence the heads of the names of places and organisations in it, with their entities."""
    tree, found = document.tree, defaultdict[int, list[tuple[int, Entity]]](list)
    for mention in document.names:
        entity, tokens = document.entity(mention.entity_id), tree.tokens(mention.start, mention.end)
        if tokens and entity is not None and entity.label != "PERSON":
            head = tree.root(tokens)
            found[tree.sentence[head]].append((head, entity))
    return found


@lru_cache(maxsize=2)
def _places(document: Document) -> list[tuple[int, Entity]]:
    """The names of places with their heads, in text order."""
    return sorted(
        ((head, entity) for each in _names(document).values() for head, entity in each if entity.label == "PLACE"),
        key=lambda pair: pair[0],
    )


@lru_cache(maxsize=2)
def _most_named(document: Document) -> frozenset[str]:
    """The ids of the places that the article names most."""
    times = Counter(entity.id for _, entity in _places(document))
    most = max(times.values(), default=0)
    return frozenset(key for key, count in times.items() if count == most)


def _named(document: Document, head: int, entity: Entity) -> PlaceCandidate:
    kind: PlaceKind = "organisation" if entity.label == "ORG" else "country" if entity.country else "place"
    mention = document.mentions[document.mention[head]]
    anchor, steps = _climb(document, head)
    return PlaceCandidate(head, anchor, entity_party(entity, Span(mention.start, mention.end)), kind, steps)


def _at(document: Document, token: int) -> Iterator[PlaceCandidate]:
    """The candidates that a token without a name gives."""
    tree, tag = document.tree, document.tree.tags[token]
    if document.mention[token] >= 0 or document.timex[token] >= 0:
        return
    if tree.deps[token] in _MODIFIERS and is_demonym(document, token):
        anchor, steps = _climb(document, token)
        yield PlaceCandidate(token, anchor, state_party(document, token), "nationality", steps)
    elif tag == "RB" and tree.lower[token] in ("there", "here"):
        yield from _taken_up(document, token, "there")
    elif tag == "NN" and names_a_place(tree.lower[token]) and _is_bare(document, token):
        yield from _taken_up(document, token, "noun")
    elif tag in ("NNP", "NNPS") and tree.deps[token] == "pobj" and tree.lower[tree.heads[token]] in words("locative"):
        first = token
        while first > tree.bounds[tree.sentence[token]][0] and _is_part(document, first - 1, token):
            first -= 1
        span = tree.span(first, token)
        anchor, steps = _climb(document, token)
        yield PlaceCandidate(token, anchor, Party(tree.text[span.start : span.end], (span,)), "name", steps)


def _is_part(document: Document, token: int, head: int) -> bool:
    """Whether a token is a part of the unknown name that another one heads."""
    return document.tree.tags[token] in ("NNP", "NNPS") and document.tree.heads[token] == head


def _is_bare(document: Document, noun: int) -> bool:
    """Whether a definite noun names nothing by itself: "the city", not "the city of Tolven"."""
    tree = document.tree
    if all(tree.lower[kid] not in _DEFINITE for kid in document.kids(noun, "det")):
        return False
    beside = (*document.kids(noun, *_MODIFIERS, "appos"), *document.behind(noun, "of"))
    return all(document.mention[kid] < 0 for kid in beside)


def _taken_up(document: Document, token: int, kind: PlaceKind) -> Iterator[PlaceCandidate]:
    """The places named last before a word that takes one up."""
    tree, known = document.tree, _places(document)
    now, seen = bisect_left(known, token, key=lambda pair: pair[0]), set[str]()
    anchor, steps = _climb(document, token)
    for head, entity in reversed(known[:now]):
        if entity.id in seen:
            continue
        told = {
            "second": bool(seen),
            "here": tree.sentence[head] == tree.sentence[token],
            "last": tree.sentence[head] == tree.sentence[token] - 1,
            "top": entity.id in _most_named(document),
        }
        seen.add(entity.id)
        party = entity_party(entity, tree.span(token, token))
        yield PlaceCandidate(token, anchor, party, kind, steps | {name for name, holds in told.items() if holds})
        if len(seen) == _MOST:
            return


def _climb(document: Document, head: int) -> tuple[int, frozenset[str]]:
    """The head of the phrase that a name only says more of, and the steps up to it."""
    steps = set[str]()
    for _ in range(_DEEPEST):
        step, above = _step(document, head)
        if not step:
            break
        steps.add(step)
        head = above
    return head, frozenset(steps)


def _step(document: Document, head: int) -> tuple[str, int]:
    """How a name belongs to a phrase above it, "" for no such phrase, and that one's head."""
    tree, dep, above = document.tree, document.tree.deps[head], document.tree.heads[head]
    if dep in ("conj", "appos") and above != head:
        return dep, above
    if dep == "pobj":
        return _behind(document, tree.lower[above], tree.heads[above]), tree.heads[above]
    if dep in ("npadvmod", "nmod", "dep") and _is_within(document, above):
        return "wider", above
    is_noun = dep in _MODIFIERS and document.mention[above] < 0 and names_a_place(tree.lower[above])
    return "noun" if is_noun else "", above


def _behind(document: Document, prep: str, holder: int) -> str:
    """How a name behind a preposition belongs to the noun of place, or the name, that the preposition hangs on."""
    is_place = document.mention[holder] < 0 and names_a_place(document.tree.lower[holder])
    if prep == "of":
        return "of" if is_place else ""
    if prep not in words("strict_locative"):
        return ""
    return "wider" if _is_within(document, holder) else "site" if is_place else ""


def _is_within(document: Document, token: int) -> bool:
    """Whether a token names a place that may lie in another one: no country ("talks with Chile in Tolven")."""
    entity = document.entity_at(token)
    return entity is not None and entity.label == "PLACE" and not entity.country

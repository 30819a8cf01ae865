"""Parties behind the prepositions of a verb: "met with NAME", "went on strike against NAME", "seized it from NAME"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.events.arguments.nested_parties import behind, inside
from extract.events.arguments.ranking import NESTED, Candidate, choose, propose
from extract.events.parties.party_groups import Parties
from extract.events.parties.phrase_parties import parties
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import words

_FARTHEST = 40  # tokens to the right in which a preposition may stand


def led(document: Document, clause: Clause, leads: tuple[str, ...]) -> Parties:
    """The parties behind the verb's prepositions, the surest first; then those inside what stands there."""
    return choose(led_by(document, clause, leads))


def led_by(document: Document, clause: Clause, leads: tuple[str, ...]) -> Iterator[Candidate]:
    """As `led`, all that may be meant."""
    for word, heads in _behind_verb(clause, leads):
        yield from propose(document, clause.verb, parties(document, heads), word)
    yield from _in_idiom(document, clause, leads)
    for _, heads in _behind_verb(clause, leads):
        for head in heads:
            yield from propose(document, clause.verb, inside(document, head, leads), NESTED)


def _behind_verb(clause: Clause, leads: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The verb's prepositions among `leads` with the heads behind them, the first of `leads` first."""
    for word in leads:
        for lead, prep, heads in clause.preps:
            if lead == word and (prep > clause.verb or lead not in words("fronted")):
                yield word, heads


def _in_idiom(document: Document, clause: Clause, leads: tuple[str, ...]) -> Iterator[Candidate]:
    """The parties that the noun of a set phrase leads to: "go on strike against NAME"."""
    idioms = clause.behind(words("idiomatic"))
    if "behind" in leads:
        backed = [head for head in idioms if document.tree.lower[head] in words("backing")]
        yield from _behind_nouns(document, clause.verb, backed, ("of", "for"))
    facing = tuple(word for word in leads if word in ("against", "with", "between"))
    yield from _behind_nouns(document, clause.verb, idioms, facing)


def _behind_nouns(document: Document, verb: int, nouns: list[int], leads: Iterable[str]) -> Iterator[Candidate]:
    for word in leads:
        for noun in nouns:
            yield from propose(document, verb, behind(document, noun, (word,)), NESTED)


def behind_any(document: Document, clause: Clause, lead: str) -> Iterator[Candidate]:
    """The parties behind a preposition that follows the verb or hangs on its objects."""
    direct = [h for word, prep, heads in clause.preps if word == lead and prep > clause.verb for h in heads]
    yield from propose(document, clause.verb, parties(document, direct), lead)
    for head in clause.patients:
        yield from propose(document, clause.verb, behind(document, head, (lead,)), NESTED)


def to_the_right(document: Document, verb: int, leads: tuple[str, ...]) -> Iterator[Candidate]:
    """The parties that the prepositions behind the verb lead to, whatever the parser hung them on."""
    tree = document.tree
    for token in range(verb + 1, min(tree.right[verb], verb + _FARTHEST) + 1):
        if tree.deps[token] in ("prep", "agent") and tree.lower[token] in leads:
            yield from propose(document, verb, parties(document, document.kids(token, "pobj")), tree.lower[token])

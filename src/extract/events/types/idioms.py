"""What a pattern of the lexicon takes for a blow though nobody struck: blows in words, accidents, storms, matches."""

from __future__ import annotations

from collections.abc import Iterable

from extract.records import Party
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import singular, verbs, words

_IN_WHICH = ("after", "by", "during", "from", "in", "when")


def is_mishap(document: Document, clause: Clause) -> bool:
    """Whether nobody meant harm: a fire, a storm, a disease or an animal did it, or it came about in such or in a game
    ("killed in a crash", "injured during the match")."""
    heads = (*clause.agents, *clause.behind(_IN_WHICH))
    mishaps = words("mishaps")
    return any(document.mention[head] < 0 and not mishaps.isdisjoint(_forms(document, head)) for head in heads)


def _forms(document: Document, head: int) -> tuple[str, ...]:
    return (document.tree.lower[head], *singular(document.tree.lower[head]))


def is_jab(document: Document, lemmas: Iterable[str], who: Iterable[Party], whom: Iterable[Party]) -> bool:
    """Whether a blow is dealt in words: by one named person to another, with a verb or noun that is used of both."""
    return not verbs("jabs").isdisjoint(lemmas) and _are_people(document, who) and _are_people(document, whom)


def _are_people(document: Document, found: Iterable[Party]) -> bool:
    """Whether there is somebody, and all of them are persons by name."""
    known = [document.entity(party.entity_id) for party in found]
    return bool(known) and all(entity is not None and entity.label == "PERSON" for entity in known)

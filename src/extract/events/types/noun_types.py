"""The nouns of a clause as the lexicon writes them, and the class that a noun names by itself ("an air strike")."""

from __future__ import annotations

from collections.abc import Iterable

from extract.events.types.pattern_match import HONOUR, PLACE_NAME
from extract.syntax.clauses import Clause
from extract.syntax.document import Document
from extract.vocabulary import SUBJECT, look_up, noun_verbs, singular, words


def compound_nouns(document: Document, head: int) -> list[str]:
    """A noun with each word before it, as lexicons write them: "air strike", "joint venture"."""
    lower = document.tree.lower
    return [f"{lower[kid]} {lower[head]}" for kid in document.kids(head, "compound", "amod") if kid < head]


def named_class(document: Document, noun: int, table: dict[str, str]) -> str:
    """The class that a table gives a noun: with its compound, with its hyphens, alone; or ""."""
    names = (*compound_nouns(document, noun), document.word(noun), document.tree.lower[noun])
    return next((found for name in names if (found := look_up(table, name))), "")


def object_nouns(document: Document, head: int, depth: int = 0) -> list[str]:
    """What may say what an object is: its head with its compound ("air strike") and alone, what it is a part or series
    of, its compounds. `depth` counts the nouns that led here."""
    lower = document.tree.lower
    found = [*compound_nouns(document, head), document.word(head), lower[head]]
    for kid in _parts(document, head) if depth < 2 else ():
        found.insert(0, f"{lower[head]} of {lower[kid]}")  # "letter of protest"
        found += object_nouns(document, kid, depth + 1)
    found += [lower[kid] for kid in document.kids(head, "compound", "conj") if document.mention[kid] < 0]
    return found


def _parts(document: Document, head: int) -> list[int]:
    """The heads behind the "of" of a noun; of a sum of money also behind its "in"."""
    return document.behind(head, "of", "in") if _is_sum(document, head) else document.behind(head, "of")


def _is_sum(document: Document, head: int) -> bool:
    """Whether a noun is a sum of money: "5 million dollars in aid"."""
    return document.tree.tags[head] == "CD" or document.tree.lower[head] in words("money")


def clause_nouns(document: Document, clause: Clause) -> dict[str, list[str]]:
    """The nouns of the clause's objects and subjects (under "") and of the objects of its prepositions; none where no
    pattern of its verb asks for one."""
    if noun_verbs().isdisjoint(clause.lemmas):
        return {}
    found = {"": [*_subjects(document, clause), *_all_nouns(document, clause.patients)]}
    if any(document.label(head) == "PLACE" for head in clause.patients):
        found[""].append(PLACE_NAME)
    if any(_is_honour(document, head) for head in clause.patients):
        found[""].append(HONOUR)
    for word, _, objects in clause.preps:
        found.setdefault(word, []).extend(_all_nouns(document, objects))
    if "in" in found and any(_is_sum(document, head) for head in clause.patients):
        found[""] += found["in"]  # "suspended 5 million dollars in aid"
    return found


def _is_honour(document: Document, head: int) -> bool:
    """Whether a noun says that somebody is the best of many: "the best actress", "player of the year"."""
    lower = document.tree.lower
    if any(lower[k] in words("times_of_prizes") for k in document.behind(head, "of")):
        return True
    return not words("first_of_many").isdisjoint(document.kid_words(head, "amod"))


def _all_nouns(document: Document, heads: Iterable[int]) -> list[str]:
    return [noun for head in heads for noun in object_nouns(document, head)]


def _subjects(document: Document, clause: Clause) -> list[str]:
    """The nouns of an active clause's subject, which say more than those of its object."""
    nouns = [] if clause.passive else _all_nouns(document, clause.agents)
    return [SUBJECT + form for noun in nouns for form in singular(noun)]

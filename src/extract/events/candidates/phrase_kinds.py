"""What kind of thing a noun phrase names, as far as its words and mentions tell: for features, where all may err."""

from __future__ import annotations

from collections.abc import Iterable

from extract.syntax.document import Document
from extract.syntax.noun_phrases import kind_of

PHRASE_KINDS = (
    *("PERSON", "ORG", "PLACE", "pronoun", "person-word", "group-word", "proper"),
    *("person", "body", "force", "machine", "thing", "number", "time"),
    *("he", "it", "they", "we", "other", "none"),
)
_PRONOUNS = {
    **dict.fromkeys(("he", "she", "him", "her", "his", "hers"), "he"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their"), "they"),
    **dict.fromkeys(("i", "me", "my", "we", "us", "our", "you", "your"), "we"),
}


def phrase_kind(document: Document, head: int) -> str:
    """The kind of a noun phrase by its head: the label of a name, what stands for an entity (`pronoun`, `person-word`,
    `group-word`), a pronoun nobody is known for (`he`, `it`, `they`, `we`), the kind of a common noun."""
    number, tag = document.mention[head], document.tree.tags[head]
    if number >= 0:
        mention = document.mentions[number]
        if mention.kind == "name":
            return mention.label
        if mention.kind == "pronoun":
            return "pronoun" if mention.entity_id else _PRONOUNS.get(document.tree.lower[head], "other")
        return "person-word" if mention.label == "PERSON" else "group-word"
    if tag in ("PRP", "PRP$"):
        return _PRONOUNS.get(document.tree.lower[head], "other")
    if document.timex[head] >= 0:
        return "time"
    if tag in ("NN", "NNS"):
        return kind_of(document, head) or "thing"
    return "proper" if tag in ("NNP", "NNPS") else "number" if tag == "CD" else "other"


def phrase_kinds(document: Document, heads: Iterable[int]) -> set[str]:
    """The kinds of some noun phrases; `none` where there is no phrase."""
    return {phrase_kind(document, head) for head in heads} or {"none"}

"""Who was told: the object of "told", the "to somebody" of "said", whom the words in marks call by name or title."""

from __future__ import annotations

from collections.abc import Sequence

from extract.entities.person_titles import titles
from extract.quotes.cues import Cue
from extract.records import Span
from extract.syntax import Document
from extract.syntax.noun_phrases import Range, noun_phrase, phrase_from
from extract.syntax.tree import FINITE_TAGS, WH_TAGS, Tree
from extract.vocabulary import verbs

_STOPS = frozenset({".", "?", "!", "…"})
_LONGEST_VOCATIVE = 4  # tokens
# What may follow a vocative: a subject, a verb, an adverb, another call; not "a nurse" or the rest of a list.
_GOES_ON = FINITE_TAGS | WH_TAGS | {"PRP", "VB", "RB", "UH", "EX"}
_PEOPLE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


def find_addressee(document: Document, cue: Cue) -> Range | None:
    """The noun phrase that names whom the cue's words were said to, outside quotation marks."""
    head = _head(document.tree, cue)
    if head is None or document.marks.inside[head] != document.marks.inside[cue.token]:
        return None
    owns = document.tree.lower[head] == "her" and document.tree.tags[head + 1] in ("JJ", "NN", "NNS")
    return phrase_from(document, head) if owns else noun_phrase(document, head)  # told her older brother


def _head(tree: Tree, cue: Cue) -> int | None:
    """The head of the addressee, by the cue's frame."""
    frames = cue.verb.frames
    if frames & {"tell", "to-do"}:
        head = _person(tree, tree.kids_after(cue.token, "dobj", "dative"))
        return _subject_of_infinitive(tree, cue) if head is None and "to-do" in frames else head
    if "on-do" in frames:
        return _object_of(tree, cue, "on")
    return _object_of(tree, cue, "to") if cue.verb.base in verbs("spoken_to") else None


def _person(tree: Tree, heads: list[int]) -> int | None:
    return next((head for head in heads if tree.tags[head] in _PEOPLE), None)


def _object_of(tree: Tree, cue: Cue, word: str) -> int | None:
    preps = [prep for prep in tree.kids_after(cue.token, "prep", "dative") if tree.lower[prep] == word]
    return _person(tree, tree.kids_as(preps[0], "pobj")) if preps else None


def _subject_of_infinitive(tree: Tree, cue: Cue) -> int | None:
    """Whom somebody asks to do something: the parser makes it the infinitive's subject."""
    for kid in tree.kids_after(cue.token, "ccomp", "xcomp"):
        if tree.has_to(kid):
            return next((k for k in tree.kids_as(kid, "nsubj") if k < kid), None)
    return None


def find_vocative(document: Document, content: Sequence[Span]) -> Range | None:
    """The name or title by which the words in marks call the one they are said to: “Ann, can you …?”, “I did, Ann.”"""
    marked = (span for span in content if document.is_marked(document.tree.at(span.start)))
    return next((found for span in marked if (found := _called(document.tree, span))), None)


def _called(tree: Tree, span: Span) -> Range | None:
    """The first name or title in a span that opens or closes its sentence as a call."""
    first, last = tree.at(span.start), tree.before(span.end)
    for token in range(first, last + 1):
        end = _name_end(tree, token, last)
        if end >= token and (_opens(tree, token, end, first) or _closes(tree, token, end, last)):
            return token, end
    return None


def _name_end(tree: Tree, token: int, last: int) -> int:
    """The last token of a run of names or titles that begins at a token; before it if none does."""
    end = token - 1
    while end < last and end - token + 1 < _LONGEST_VOCATIVE and _calls(tree, end + 1):
        end += 1
    return end


def _calls(tree: Tree, token: int) -> bool:
    """Whether a word may be part of a vocative: in a person's name, or a title."""
    return tree.words[token].istitle() and (tree.ents[token] == "PERSON" or tree.words[token] in titles())


def _opens(tree: Tree, token: int, end: int, first: int) -> bool:
    """Whether a name opens its sentence, a comma and the words to its bearer behind it."""
    begins = token == first or tree.words[token - 1] in _STOPS
    return begins and tree.words[end + 1 : end + 2] == [","] and tree.tags[end + 2] in _GOES_ON


def _closes(tree: Tree, token: int, end: int, last: int) -> bool:
    """Whether a name ends its sentence behind a comma."""
    ends = end == last or tree.words[end + 1] in _STOPS
    return ends and tree.words[token - 1] == "," and not tree.words[token - 2].istitle()

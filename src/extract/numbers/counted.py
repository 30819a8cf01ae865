"""What a number counts: the noun behind it, with "of" and what it is a part of, and how far the phrase goes."""

from __future__ import annotations

from dataclasses import dataclass

from extract.entities.states import people_forms
from extract.numbers.number_phrases import Amount
from extract.speakers.roles import role_of
from extract.syntax import Document
from extract.syntax.noun_phrases import kind_of
from extract.vocabulary import governors_of, number_phrases, singular

_BEFORE_NOUN = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "HYPH", "VBN", "VBG", "CD", "AFX", "RB", ",", "CC"}
)
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PLURALS = ("NNS", "NNPS")
_OTHERS = frozenset({"others", "other", "more", "less"})
_PARTIAL = frozenset({"them", "us", "you", "whom", "those", "these", "which", "it"})
_DEFINITE = frozenset({"the", "these", "those", "all", "their", "its", "his", "her"})
_LONGEST = 9  # tokens between a number and its noun
_HANGS_LEFT = ("nummod", "quantmod", "compound", "amod", "nmod", "advmod", "punct", "poss", "det", "npadvmod", "case")
_AGENTS = ("ers", "ors", "ists", "men", "women", "ants", "ees", "ians")  # endings of nouns for people


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts. All are tokens: `first` to `last` the whole phrase, `node` the one whose place in
    the tree is the phrase's, `noun` the counted noun or -1, `inner` the noun behind "of" or -1."""

    amount: Amount
    first: int
    last: int
    node: int
    noun: int
    inner: int

    def sort_of(self, document: Document) -> str:
        """What is counted: person, people (a noun in -ers and its like), force, body, object (a thing that is known),
        thing, others, them, nothing."""
        token = self.inner if self.inner >= 0 else self.noun
        if token < 0:
            return "nothing"
        word = document.tree.lower[token]
        if word in _PARTIAL:
            return "them"
        if word in _OTHERS:
            return "others"
        kind = kind_of(document, token)
        if kind in ("person", "force", "body"):
            return kind
        if word in number_phrases("people") or role_of(word) or document.tree.words[token] in people_forms():
            return "person"
        if word.endswith(_AGENTS):
            return "people"
        return "thing" if number_phrases("things").keys().isdisjoint(singular(word)) else "object"


def read_counted(document: Document, amount: Amount) -> Counted:
    """What an amount that is no money counts."""
    tree = document.tree
    tokens = tree.tokens(amount.first, amount.end)
    first, last = tree.tokens(amount.start, amount.end).start, tokens.stop - 1
    noun = _state_counted(document, first, last)
    noun = noun if noun >= 0 else _noun_behind(document, last)
    end = max(noun, last)
    inner = _behind_of(document, end)
    node = noun if noun >= 0 else tree.root(tokens)
    if inner >= 0 and amount.is_plural:
        end = inner
    if tree.words[end + 1 : end + 2] == [")"] and "(" in tree.words[last : end + 1]:
        end += 1
    return Counted(amount, first, end, node, noun, inner)


def _state_counted(document: Document, first: int, last: int) -> int:
    """The word behind a number that names those counted by their state, -1 if it is said of them: "the 80 wounded"."""
    tree = document.tree
    if last >= tree.end_of_sentence(last) or first == 0 or tree.lower[first - 1] not in _DEFINITE:
        return -1
    return last + 1 if any(row.place == "self" for row in governors_of(tree.lower[last + 1])) else -1


def _is_told_noun(document: Document, token: int) -> bool:
    """Whether a word right behind a number is a noun that the parser took for a verb: "50 arrests"."""
    return any(row.place == "self" and row.certain for row in governors_of(document.tree.lower[token]))


def _is_state(word: str) -> bool:
    """Whether a word says what befell somebody, so that behind a number it is no noun: "five hurt", "2 Dead"."""
    return any(row.part == "adjective" for row in governors_of(word))


def _noun_behind(document: Document, last: int) -> int:
    """The noun that a number counts, -1 if it stands without one."""
    tree, stop = document.tree, document.tree.end_of_sentence(last)
    if tree.lower[last] == "one" and tree.tags[last] in ("PRP", "NN"):
        return -1
    noun = -1
    for token in range(last + 1, min(stop, last + _LONGEST) + 1):
        tag, word = tree.tags[token], tree.lower[token]
        if token == last + 1 and tag == "VBZ" and _is_told_noun(document, token):
            return token
        if word in ("others", "people", "more"):
            following = token + 1
            if word == "more" and following <= stop and tree.tags[following] in (*_NOUNS, "JJ"):
                continue
            return token
        if tag in _NOUNS:
            if noun < 0 and _is_state(word):
                break
            noun = token
            if not _leads_on(document, token, stop):
                break
        elif word == "(" and noun < 0:
            continue
        elif tag not in _BEFORE_NOUN or not _noun_follows(document, token, stop):
            break
    return noun


def _leads_on(document: Document, token: int, stop: int) -> bool:
    """Whether a noun only stands before the noun that is counted: "police officers", not "five people Monday"."""
    tree = document.tree
    if token >= stop:
        return False
    tag, following = tree.tags[token], tree.tags[token + 1]
    if following in ("POS", "HYPH"):
        return True
    if following not in _NOUNS or document.timex[token + 1] >= 0:
        return False
    return tag not in _PLURALS or (tree.deps[token] in _HANGS_LEFT and tree.heads[token] > token)


def _noun_follows(document: Document, token: int, stop: int) -> bool:
    """Whether what may stand before a noun leads on to one."""
    tree = document.tree
    if tree.tags[token] in ("VBN", "VBG", "RB", ","):
        head = tree.heads[token]
        return head > token and tree.tags[head] in _NOUNS and tree.deps[token] in _HANGS_LEFT
    if tree.lower[token] == "and" or _is_state(tree.lower[token]):
        return tree.tags[token - 1] == "JJ" and tree.tags[token + 1 : token + 2] == ["JJ"]
    return token < stop and (tree.tags[token + 1] in _BEFORE_NOUN or tree.tags[token + 1] in _NOUNS)


def _behind_of(document: Document, end: int) -> int:
    """The head of the phrase behind "of", -1 if none follows: "two of the miners"."""
    tree = document.tree
    if end + 2 > tree.end_of_sentence(end) or tree.lower[end + 1] != "of":
        return -1
    behind = tree.kid(end + 1, "pobj")
    if behind < 0:
        behind = next(
            (t for t in range(end + 2, min(end + 8, len(tree))) if tree.tags[t] in (*_NOUNS, "PRP", "WP")), -1
        )
    return behind

"""Noun phrases: from a head or an edge to their first and last tokens, and what kind of bearer a noun names.

Three answers to "how far does it go" stand side by side, each for another reader. `noun_phrase` is the widest: title,
apposition, everything but clauses, for the words that name a source. `first_word` is the narrowest: what stands before
the head without its article, for the name of a party. `phrase_from` and `phrase_to` start from an edge, for phrases
that the parser has hung on nothing sensible. The phrase as words to show is that of `speakers.phrases`.
"""

from __future__ import annotations

from functools import lru_cache

from extract.syntax.document import Document
from extract.syntax.tree import Tree
from extract.vocabulary import function_words, look_up, party_nouns

Range = tuple[int, int]  # first and last token, both inclusive

_MODIFIERS = frozenset(
    ("amod", "compound", "nummod", "quantmod", "poss", "nmod", "advmod", "punct", "npadvmod", "det", "predet")
)
_PEOPLE_ENDINGS = ("ists", "ians", "men", "women", "ites", "aires")
_CUT = frozenset({"relcl", "advcl"})
_STARTS_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "JJ", "JJS", "JJR", "PDT"})
_TRIM = frozenset("\"“”'‘’,;:-–—.()[]«»") | {"''", "``", "--", "and", "but"}
_INSIDE = _STARTS_PHRASE | {"POS", "HYPH", "IN", "CC", "-LRB-", "-RRB-"}
_OF = function_words("joins_nouns")
_REACH = 40
_WIDEST = 60  # tokens of a noun phrase to either side of its head


def kind_of(document: Document, head: int) -> str:
    """What a noun says of its bearer: person, body, force, machine, or "" for a thing."""
    tree = document.tree
    if not tree.tags[head].startswith("N"):
        return ""
    kind = _kind_of_word(tree.lower[head])
    return "person" if not kind and _is_people(document, head) else kind


@lru_cache(maxsize=16384)
def _kind_of_word(noun: str) -> str:
    """What a lower-case noun says of its bearer by itself, or by what stands behind its last hyphen."""
    word = noun.rpartition("-")[2]
    kind = look_up(party_nouns(), noun) or look_up(party_nouns(), word)
    return "person" if not kind and word.endswith(_PEOPLE_ENDINGS) else kind


def _is_people(document: Document, head: int) -> bool:
    """Whether a proper noun in the plural is no name that is known: "most West Africans", "the Kurds"."""
    return document.tree.tags[head] == "NNPS" and document.mention[head] < 0


def first_word(document: Document, head: int) -> int:
    """The first token of what stands before a noun and belongs to it, its article left out."""
    tree, left = document.tree, head
    for kid in sorted(tree.kids[head], reverse=True):
        if kid < left and tree.deps[kid] in _MODIFIERS and tree.right[kid] == left - 1:
            left = tree.left[kid]
    while left < head and (tree.deps[left] == "punct" or tree.lower[left] in ("the", "a", "an", "both")):
        left += 1
    return left


def trim(tree: Tree, first: int, last: int) -> Range | None:
    """The range without punctuation, white space and conjunctions at its ends; None if nothing is left."""
    while first <= last and _is_edge(tree, first):
        first += 1
    while last >= first and _is_edge(tree, last):
        last -= 1
    if first > last:
        return None
    if tree.words[last + 1 : last + 2] == [")"] and "(" in tree.words[first : last + 1]:
        last += 1
    return first, last


def _is_edge(tree: Tree, token: int) -> bool:
    return tree.words[token].isspace() or tree.lower[token] in _TRIM


def noun_phrase(document: Document, head: int, to: int = 0) -> Range | None:
    """The full noun phrase of a head with title and apposition, without the clauses that hang on it.

    `to`: a last token to which it reaches at least.
    """
    tree = document.tree
    first, last = max(tree.left[head], tree.start_of_sentence(head)), min(tree.right[head], tree.end_of_sentence(head))
    last = _before_clauses(tree, head, max(last, to))
    first = _behind_quotation(document, first, head)
    return trim(tree, max(first, head - _WIDEST), min(last, head + _WIDEST))


def _before_clauses(tree: Tree, head: int, last: int) -> int:
    """The last token of a head's phrase before the clauses that say more of it, a semicolon, and ", who"."""
    for kid in tree.kids[head]:
        if kid > head and (tree.deps[kid] in _CUT or tree.tags[kid] in ("VBD", "VBZ")):
            last = min(last, tree.left[kid] - 1)
    for token in range(head + 1, min(last, head + _WIDEST) + 1):
        if tree.words[token] == ";":
            return token - 1
        if token > head + 1 and tree.tags[token] in ("WP", "WP$", "WDT") and tree.words[token - 1] == ",":
            return token - 2
    return last


def _behind_quotation(document: Document, first: int, head: int) -> int:
    """The first token of a head's phrase behind a quotation that stands before it and is none of its words."""
    marks = document.marks
    for token in range(head - 1, max(first, head - _REACH) - 1, -1):
        number = marks.closes_at(token)
        if number >= 0 and number != marks.inside[head] and marks.first[number] <= first:
            return token + 1
    return first


def phrase_from(document: Document, first: int) -> Range | None:
    """The noun phrase that begins at a token, whatever the parser hung it on."""
    tree = document.tree
    end = tree.end_of_sentence(first)
    head = first
    for _ in range(_REACH):
        above = tree.heads[head]
        if above == head or not first < above <= end or tree.left[above] < first:
            break
        head = above
    return noun_phrase(document, head)


def following_phrase(document: Document, cue: int) -> Range | None:
    """The noun phrase right behind an inverted cue (said John Smith)."""
    tree = document.tree
    token = cue + 1
    if token > tree.end_of_sentence(cue) or tree.tags[token] not in _STARTS_PHRASE or document.is_marked(token):
        return None
    return phrase_from(document, token)


def phrase_to(document: Document, last: int) -> Range | None:
    """The noun phrase that ends at a token, read backwards to a verb, comma, conjunction or mark."""
    tree = document.tree
    start = tree.start_of_sentence(last)
    first = last
    while first > start and last - first < _REACH and _goes_on_before(document, first - 1, last):
        first -= 1
    while first < last and tree.tags[first] in ("IN", "CC", "RB", "TO"):
        first += 1
    found = trim(tree, first, last)
    nominal = found is not None and not _STARTS_PHRASE.isdisjoint(tree.tags[found[0] : found[1] + 1])
    return found if nominal else None


def _goes_on_before(document: Document, token: int, last: int) -> bool:
    """Whether a token belongs to the noun phrase that ends at `last`."""
    tree, inside = document.tree, document.marks.inside
    if tree.tags[token] not in _INSIDE or inside[token] != inside[last]:
        return False
    return tree.tags[token] != "IN" or tree.lower[token] in _OF

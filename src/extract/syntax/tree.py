"""The parse of an article as plain lists, which every stage reads: many times faster than spaCy's tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import category

import numpy as np

from extract.records import Span
from extract.scoring.vector_model import NO_VECTORS, WordVectors
from extract.syntax.static_vectors import vectors_of

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
_ATTRIBUTES: list[int | str] = ["ORTH", "TAG", "DEP", "ENT_TYPE", "HEAD", "SENT_START", "LENGTH", "SPACY"]
_SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = ("NN", "PRP", "DT", "CD", "WP", "JJ", "WDT", "EX", "FW")
_FAR = 150  # tokens
_PAUSES = frozenset({",", "”", '"', "''"})
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens of one article by index: words, Penn tags, ClearNLP labels, heads, children, edges, sentences, paragraphs.

    `left[i]` and `right[i]` are the first and last token below `i` (both inclusive); `spaced[i]` tells whether a space
    follows, `begins[i]` whether the parser begins a sentence there. `sentence[i]` and `paragraph[i]` number them from
    0; `paragraph[i]` is -1 for white space between paragraphs and for boilerplate. `bounds` are the first and last
    tokens of the sentences; `sents` the parser's own sentences, which take in what stands between paragraphs behind
    them. `paragraphs` are the tokens of each paragraph, boilerplate too, `kinds` its kind. `ents` are the model's
    entity labels by token, `names` its entities, half-open. `subjects[i]` is the head of i's own subject, or -1.
    `tagged`, `parsed` and `named` tell what the model has done; `vectors` are its word vectors.
    """

    text: str
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    starts: list[int]
    ends: list[int]
    spaced: list[bool]
    begins: list[bool]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    sents: list[range]
    paragraph: list[int]
    paragraphs: list[range]
    kinds: list[str]
    ents: list[str]
    names: list[tuple[int, int, str]]
    subjects: list[int]
    tagged: bool
    parsed: bool
    named: bool
    vectors: WordVectors = NO_VECTORS

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The index of the first token that ends behind the character offset."""
        return bisect_right(self.ends, offset)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both inclusive."""
        return Span(self.starts[first], self.ends[last])

    def before(self, offset: int) -> int:
        """The index of the last token that starts before the character offset."""
        return bisect_left(self.starts, offset) - 1

    def tokens(self, start: int, end: int) -> range:
        """The tokens that have a part in the characters `[start, end)`."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def phrase(self, tokens: range) -> str:
        """The text of a stretch of tokens."""
        return self.text[self.starts[tokens.start] : self.ends[tokens.stop - 1]]

    def paragraph_span(self, number: int) -> Span:
        """The characters of a paragraph."""
        tokens = self.paragraphs[number]
        return Span(self.starts[tokens.start], self.ends[tokens.stop - 1])

    def root(self, tokens: range) -> int:
        """The token that heads a stretch: of those whose head lies outside, the one nearest to its sentence's root.

        A mark or white space that nothing hangs on heads a stretch only where there is nothing else.
        """
        heads = self.heads
        if len(tokens) == 1:
            return tokens.start
        tops = []
        for i in tokens:
            head = heads[i]
            if head == i:
                return i
            if head not in tokens:
                tops.append(i)
        return tops[0] if len(tops) == 1 else min(tops, key=self._depth)

    def _depth(self, token: int) -> int:
        if not self.kids[token] and (self.words[token].isspace() or _is_punctuation(self.words[token])):
            return len(self.words) - 1
        depth = 0
        while (head := self.heads[token]) != token:
            depth, token = depth + 1, head
        return depth

    def kids_as(self, token: int, *labels: str) -> list[int]:
        """The children of a token that bear one of the labels, in text order."""
        deps, found = self.deps, []
        for kid in self.kids[token]:  # asked most of all; in Python 3.11 a comprehension calls a function
            if deps[kid] in labels:
                found.append(kid)  # noqa: PERF401
        return found

    def conjuncts(self, head: int) -> list[int]:
        """The token and all that are coordinated with it, in text order."""
        if not self.kids[head]:
            return [head]
        found, open_heads = [head], [head]
        while open_heads:
            more = self.kids_as(open_heads.pop(), "conj")
            found += more
            open_heads += more
        return sorted(found)

    def kid(self, token: int, *labels: str) -> int:
        """The first child of a token that bears one of the labels, or -1."""
        for kid in self.kids[token]:
            if self.deps[kid] in labels:
                return kid
        return -1

    def kids_after(self, token: int, *labels: str) -> list[int]:
        """The children behind the token that bear one of the labels, in text order."""
        return [kid for kid in self.kids_as(token, *labels) if kid > token]

    def above(self, token: int, most: int) -> Iterator[int]:
        """The heads above a token up to its sentence's root, nearest first, so many at most."""
        heads = self.heads
        for _ in range(most):
            if heads[token] == token:
                return
            token = heads[token]
            yield token

    def kid_after(self, token: int, *labels: str) -> int:
        """The first child behind the token that bears one of the labels, or -1."""
        for kid in self.kids[token]:
            if kid > token and self.deps[kid] in labels:
                return kid
        return -1

    def first_of(self, words: Container[str], tokens: Iterable[int], otherwise: int = -1) -> int:
        """The first of some tokens that is one of these words."""
        return next((token for token in tokens if self.words[token] in words), otherwise)

    def places_of(self, words: Container[str]) -> list[int]:
        """The tokens whose lower-case word is one of these, in text order."""
        return [token for token, word in enumerate(self.lower) if word in words]

    def has_to(self, verb: int) -> bool:
        """Whether the verb is an infinitive with "to"."""
        return any(self.lower[kid] == "to" and self.deps[kid] == "aux" for kid in self.kids[verb])

    def is_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands within the first few hundred tokens of a range."""
        return any(self.tags[i] in FINITE_TAGS for i in range(first, min(last, first + _FAR) + 1))

    def rehung(self, heads: list[int]) -> Tree:
        """The tree with other heads, and the children and edges that follow from them."""
        left, right = _edges(heads)
        return replace(self, heads=heads, kids=_kids(heads), left=left, right=right)

    def end_of_sentence(self, token: int) -> int:
        """The last token of the token's sentence."""
        return self.bounds[self.sentence[token]][1]

    def start_of_sentence(self, token: int) -> int:
        """The first token of the token's sentence."""
        return self.bounds[self.sentence[token]][0]


def _is_punctuation(word: str) -> bool:
    return all(category(character).startswith("P") for character in word)


def _strings(store: StringStore, keys: list[int]) -> list[str]:
    known = {key: store[key] for key in set(keys)}
    return list(map(known.__getitem__, keys))


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    """The first and last token below each: handed up to the heads, again where the tree is not projective."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    changed = True
    while changed:
        changed = False
        for i, head in enumerate(heads):
            if left[i] < left[head]:
                left[head] = left[i]
                changed = changed or head < i
        for i in range(len(heads) - 1, -1, -1):
            head = heads[i]
            if right[i] > right[head]:
                right[head] = right[i]
                changed = changed or head > i
    return left, right


def _kids(heads: list[int]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    return kids


def _sentences(begins: list[bool], paragraph: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The number of each token's sentence, and the sentences' first and last tokens; a paragraph's end parts them."""
    places = np.array([-2, *paragraph])
    opens = np.array(begins, dtype=bool) | (places[1:] != places[:-1])
    numbers: list[int] = (opens.cumsum() - 1).tolist()
    firsts: list[int] = np.flatnonzero(opens).tolist()
    return numbers, [(first, following - 1) for first, following in pairwise([*firsts, len(begins)])]


def _subjects(words: list[str], tags: list[str], deps: list[str], heads: list[int], ents: list[str]) -> list[int]:
    """The head of each verb's subject. Of two the nearer one; one behind the verb only where a comma comes before it
    (The risk, said Lee, was small), no time (said Friday morning).
    """
    subjects = [-1] * len(words)
    for i, head in enumerate(heads):
        if deps[i] not in _SUBJECTS or not (tags[i].startswith(_NOMINAL) or words[i][0].isupper()):
            continue
        known = subjects[head]
        nearer = i < head or (words[head - 1] in _PAUSES and ents[i] not in _TIMES and i - head < head - known)
        if known < 0 or nearer:
            subjects[head] = i
    return subjects


def read_tree(doc: Doc | Tree) -> Tree:
    """The Doc as a Tree; a Tree as it is. A Doc without a parse gives tokens that are their own heads."""
    if isinstance(doc, Tree):
        return doc
    from extract.segment.joined_paragraphs import paragraphs_of  # spaCy takes its time; whoever has a Doc has it

    size = len(doc)
    table = doc.to_array(_ATTRIBUTES).reshape(size, len(_ATTRIBUTES)).astype(np.int64)
    orth, tags, deps, ents = (_strings(doc.vocab.strings, table[:, i].astype(np.uint64).tolist()) for i in range(4))
    lengths, spaces = table[:, 6], table[:, 7]
    starts = np.concatenate([np.zeros(1, np.int64), (lengths + spaces).cumsum()])[:size]
    heads: list[int] = (table[:, 4] + np.arange(size)).tolist()
    begins: list[bool] = (table[:, 5] == 1).tolist()
    lower = {word: word.lower() for word in set(orth)}
    paragraph, paragraphs, kinds = [-1] * size, [], []
    for number, span in enumerate(paragraphs_of(doc)):
        paragraphs.append(range(span.start, span.end))
        kinds.append(span.label_)
        if span.label_ != "boilerplate":
            paragraph[span.start : span.end] = [number] * (span.end - span.start)
    firsts = [0, *(np.flatnonzero(table[1:, 5] == 1) + 1).tolist(), size] if size else []
    sentence, bounds = _sentences(begins, paragraph)
    spaced: list[bool] = spaces.astype(bool).tolist()
    left, right = _edges(heads)
    return Tree(
        text="".join([word + " " if space else word for word, space in zip(orth, spaced, strict=True)]),
        words=orth,
        lower=list(map(lower.__getitem__, orth)),
        tags=tags,
        deps=deps,
        heads=heads,
        kids=_kids(heads),
        left=left,
        right=right,
        starts=starts.tolist(),
        ends=(starts + lengths).tolist(),
        spaced=spaced,
        begins=begins,
        sentence=sentence,
        bounds=bounds,
        sents=[range(first, stop) for first, stop in pairwise(firsts)],
        paragraph=paragraph,
        paragraphs=paragraphs,
        kinds=kinds,
        ents=ents,
        names=[(ent.start, ent.end, ent.label_) for ent in doc.ents],
        subjects=_subjects(orth, tags, deps, heads, ents),
        tagged=doc.has_annotation("TAG"),
        parsed=doc.has_annotation("DEP"),
        named=doc.has_annotation("ENT_IOB"),
        vectors=vectors_of(doc.vocab),
    )

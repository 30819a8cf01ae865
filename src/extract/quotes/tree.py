"""The parse of an article as plain lists, which every rule of this package reads: many times faster than tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.records import Span
from extract.segment import paragraphs_of

FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
_SUBJECTS = frozenset({"nsubj", "csubj"})
_NOMINAL = ("NN", "PRP", "DT", "CD", "WP", "JJ", "WDT", "EX", "FW")
_FAR = 150


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens of one article by index: words, Penn tags, ClearNLP labels, heads, children, edges, sentences, paragraphs.

    `left[i]` and `right[i]` are the first and last token below `i` (both inclusive); `sentence[i]` and `paragraph[i]`
    number them from 0; `paragraph[i]` is -1 for white space between paragraphs and for boilerplate. `subjects[i]` is
    the head of i's own subject, or -1.
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
    sentence: list[int]
    bounds: list[tuple[int, int]]
    paragraph: list[int]
    kinds: list[str]
    ents: list[str]
    subjects: list[int]

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

    def kid_after(self, token: int, *labels: str) -> int:
        """The first child behind the token that bears one of the labels, or -1."""
        return next((kid for kid in self.kids[token] if kid > token and self.deps[kid] in labels), -1)

    def has_to(self, verb: int) -> bool:
        """Whether the verb is an infinitive with "to"."""
        return any(self.lower[kid] == "to" and self.deps[kid] == "aux" for kid in self.kids[verb])

    def is_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands within the first few hundred tokens of a range."""
        return any(self.tags[i] in FINITE_TAGS for i in range(first, min(last, first + _FAR) + 1))

    def end_of_sentence(self, token: int) -> int:
        """The last token of the token's sentence."""
        return self.bounds[self.sentence[token]][1]

    def start_of_sentence(self, token: int) -> int:
        """The first token of the token's sentence."""
        return self.bounds[self.sentence[token]][0]


def _sentences(starts: list[bool]) -> tuple[list[int], list[tuple[int, int]]]:
    numbers: list[int] = []
    bounds: list[tuple[int, int]] = []
    for i, begins in enumerate(starts):
        if begins or not bounds:
            bounds.append((i, i))
        bounds[-1] = (bounds[-1][0], i)
        numbers.append(len(bounds) - 1)
    return numbers, bounds


def read_tree(doc: Doc) -> Tree:
    """The Doc as a Tree. A Doc without a parse gives tokens that are their own heads."""
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    kids: list[list[int]] = [[] for _ in tokens]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    deps, tags, words = [t.dep_ for t in tokens], [t.tag_ for t in tokens], [t.text for t in tokens]
    subjects = [-1] * len(tokens)
    for i in range(len(tokens) - 1, -1, -1):  # backwards, so that the first subject stays
        if deps[i] in _SUBJECTS and (tags[i].startswith(_NOMINAL) or words[i][0].isupper()):
            subjects[heads[i]] = i
    paragraph, kinds = [-1] * len(tokens), []
    for number, span in enumerate(paragraphs_of(doc)):
        kinds.append(span.label_)
        if span.label_ != "boilerplate":
            paragraph[span.start : span.end] = [number] * (span.end - span.start)
    begins = [bool(token.is_sent_start) or paragraph[i] != paragraph[i - 1] for i, token in enumerate(tokens)]
    sentence, bounds = _sentences(begins)
    starts = [token.idx for token in tokens]
    return Tree(
        text=doc.text,
        words=words,
        lower=[word.lower() for word in words],
        tags=tags,
        deps=deps,
        heads=heads,
        kids=kids,
        left=[token.left_edge.i for token in tokens],
        right=[token.right_edge.i for token in tokens],
        starts=starts,
        ends=[start + len(word) for start, word in zip(starts, words, strict=True)],
        sentence=sentence,
        bounds=bounds,
        paragraph=paragraph,
        kinds=kinds,
        ents=[token.ent_type_ for token in tokens],
        subjects=subjects,
    )

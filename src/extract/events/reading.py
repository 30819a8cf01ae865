"""One article as the rules for events read it: its tree, and what names, quotes and dates stand at each token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.quotes.marks import Marked
from extract.quotes.scene import inside_marks, marks_of
from extract.records import Entity, Mention, Published, Quote, Span, TimeExpression
from extract.segment.tree import Tree
from extract.speakers import is_news

_LONGEST_COMPOUND = 6  # tokens of a word with hyphens
_LONGEST_HEADLINE = 20  # tokens
_DAY = len("2021-05-10")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every rule of this package looks at.

    By token: `mention[i]` is the index of the mention (name, pronoun or role noun) that token i is in, `content[i]`
    of the innermost quote whose content holds it, `timex[i]` of the date, `inside[i]` of the stretch in quotation
    marks, each -1 without one. `by_country` holds the article's countries by code, `by_value` its calendar dates by
    value, `first_cue` the first cue of each paragraph, `dated` the sentences in which a day is told.
    """

    tree: Tree
    marks: tuple[Marked, ...]
    inside: list[int]
    mentions: Sequence[Mention]
    entities: dict[str, Entity]
    quotes: Sequence[Quote]
    dates: Sequence[TimeExpression]
    published: Published
    news: bool
    mention: list[int]
    content: list[int]
    timex: list[int]
    by_country: dict[str, Entity]
    by_value: dict[str, list[int]]
    first_cue: dict[int, int]
    dated: frozenset[int]

    def kids(self, token: int, *deps: str) -> list[int]:
        """The children of a token that bear one of the labels, in text order."""
        below, labels = self.tree.kids[token], self.tree.deps
        return [kid for kid in below if labels[kid] in deps] if below else []

    def word(self, token: int) -> str:
        """The token in lower case, with what a hyphen joins to it: "cease-fire", "co-operate"."""
        tree, first = self.tree, token
        while first > 1 and tree.words[first - 1] in "-‑" and tree.ends[first - 2] == tree.starts[first - 1]:
            if tree.ends[first - 1] != tree.starts[first] or token - first > _LONGEST_COMPOUND:
                break
            first -= 2
        return "".join(tree.lower[first : token + 1]).replace("‑", "-")

    def is_told(self, token: int) -> bool:
        """Whether a source tells it: inside the content of a quote, or in a paragraph behind one."""
        return self.content[token] >= 0 or self.first_cue.get(self.tree.paragraph[token], len(self.tree)) < token

    def clause_dates(self, verb: int, heads: Sequence[int]) -> list[int]:
        """The dates in a verb's clause itself: its adverbs, or among the heads of its prepositions' objects."""
        found = [self.timex[k] for k in (*self.kids(verb, "npadvmod", "advmod", "dobj"), *heads)]
        return [number for number in found if number >= 0]

    def sources_in(self, start: int, end: int) -> list[Span]:
        """The sources of quotes within a stretch of characters."""
        return [q.source for q in self.quotes if q.source is not None and start <= q.source.start < end]

    def quoted(self, token: int) -> bool:
        """Whether only a direct quotation says it: inside quotation marks that hold a clause."""
        number = self.inside[token]
        return number >= 0 and self.marks[number].kind == "double"

    def entity_at(self, token: int) -> Entity | None:
        """The entity that the token's mention stands for."""
        number = self.mention[token]
        return self.entities.get(self.mentions[number].entity_id) if number >= 0 else None

    def sentence_span(self, token: int) -> Span:
        """The characters of the token's sentence."""
        first, last = self.tree.bounds[self.tree.sentence[token]]
        while last > first and not self.tree.words[last].strip():
            last -= 1
        while first < last and not self.tree.words[first].strip():
            first += 1
        return self.tree.span(first, last)

    def is_headline(self, token: int) -> bool:
        """Whether the token stands in a title, or in a short line of its own that no mark ends."""
        if self.kind(token) == "title":
            return True
        tree = self.tree
        first, last = tree.bounds[tree.sentence[token]]
        while last > first and not tree.words[last].strip():
            last -= 1
        alone = self.paragraph_start(token) >= first and (
            last + 1 >= len(tree) or tree.paragraph[last + 1] != tree.paragraph[token]
        )
        return alone and last - first < _LONGEST_HEADLINE and tree.words[last][-1:].isalnum()

    def paragraph_start(self, token: int) -> int:
        """The first token of the token's paragraph."""
        number = self.tree.paragraph[token]
        return self.tree.paragraphs[number].start if number >= 0 else token

    def kind(self, token: int) -> str:
        """The kind of the token's paragraph: prose, title or boilerplate."""
        number = self.tree.paragraph[token]
        return self.tree.kinds[number] if number >= 0 else "boilerplate"


def conjuncts(reading: Reading, head: int) -> list[int]:
    """The token and all that are coordinated with it, in text order."""
    found, open_heads = [head], [head]
    while open_heads:
        current = open_heads.pop()
        more = reading.kids(current, "conj")
        found += more
        open_heads += more
    return sorted(found)


def _mark(length: int, tree: Tree, spans: Sequence[tuple[int, int, int]]) -> list[int]:
    """For each token the number of the last span that covers it, -1 without one."""
    marks = [-1] * length
    for start, end, number in spans:
        for token in range(tree.at(start), min(tree.before(end), length - 1) + 1):
            marks[token] = number
    return marks


def _first_cues(tree: Tree, quotes: Sequence[Quote]) -> dict[int, int]:
    """The first token that a cue stands at, by paragraph."""
    found: dict[int, int] = {}
    for token in sorted((tree.at(quote.cue.start) for quote in quotes if quote.cue is not None), reverse=True):
        found[tree.paragraph[token]] = token
    return found


def _by_value(dates: Sequence[TimeExpression]) -> dict[str, list[int]]:
    """The calendar dates by their value without time of day."""
    found: dict[str, list[int]] = {}
    for number, date in enumerate(dates):
        if date.date_from:
            found.setdefault(date.value.partition("T")[0], []).append(number)
    return found


def read(
    tree: Tree,
    mentions: Sequence[Mention],
    entities: Sequence[Entity],
    dates: Sequence[TimeExpression],
    quotes: Sequence[Quote],
    published: Published,
) -> Reading:
    """Lays mentions, quotes and dates over the article's tree."""
    marks = marks_of(tree)
    size = len(tree)
    # Names are laid last: a name inside a role noun ("the Norlandic envoy") is the name's.
    ordered = sorted(range(len(mentions)), key=lambda n: mentions[n].kind == "name")
    contents = [(part.start, part.end, n) for n, quote in enumerate(quotes) for part in quote.content]
    contents.sort(key=lambda x: x[0] - x[1])
    return Reading(
        tree=tree,
        marks=marks,
        inside=inside_marks(tree, marks),
        mentions=mentions,
        entities={entity.id: entity for entity in entities},
        quotes=quotes,
        dates=dates,
        published=published,
        news=is_news(dates, published),
        mention=_mark(size, tree, [(mentions[n].start, mentions[n].end, n) for n in ordered]),
        content=_mark(size, tree, contents),
        timex=_mark(size, tree, [(date.start, date.end, n) for n, date in enumerate(dates)]),
        by_country={entity.country: entity for entity in entities if entity.country},
        by_value=_by_value(dates),
        first_cue=_first_cues(tree, quotes),
        dated=frozenset(tree.sentence[tree.at(date.start)] for date in dates if len(date.value) == _DAY),
    )

"""One article as every stage reads it: its tree, and what names, dates and quotes stand at each token.

Each stage reads a Document and hands on a new one that holds what it found; the layers by token are laid when the first
rule asks for them. What depends on the tree alone (the quotation marks) is shared by all Documents of an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from extract.records import UNDATED, Entity, Location, Mention, Party, Published, Quote, Span, TimeExpression
from extract.syntax.marks import Marked, find_marks
from extract.syntax.repairs import mend
from extract.syntax.speech import Speech, read_speech
from extract.syntax.tree import Tree, read_tree
from extract.vocabulary import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from extract.syntax.clauses import Clause
    from extract.syntax.verb_groups import VerbForm

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LONGEST_COMPOUND = 6  # tokens of a word with hyphens
_LONGEST_HEADLINE = 20  # tokens
_DAY = len("2021-05-10")
_MONTH = len("2021-05")
_FRESH = 10  # days before publication that a report of news tells of
_NEAREST = 12  # heads above a date
_DAY_UNKNOWN = re.compile(r"XXXX-[0-9]{2}-[0-9]{2}|[0-9X]{4}-(?:WXX-[1-7]|XX-XX)")
_NEAR_DAYS = 45  # this close to publication a day is news
_HISTORY = 4  # dates that name a month of their year, of an article that tells a history
_BACKGROUND = 3  # days and months far from its publication that make an article a background piece
_NEWS_SHARE = 0.3  # of the days and months that an article tells


class Marks:
    """The quotation marks of an article, paired once.

    `spans`: the outermost stretches in quotation marks, in text order. `inside[i]`: the index of the stretch that token
    i is in, or -1. `first`, `last`: the tokens at each stretch's ends, which are its marks. `words_before[i]`,
    `marked_before[i]`: how many words, and words in marks, come before token i.
    """

    def __init__(self, tree: Tree) -> None:
        paragraphs = ((*tree.paragraph_span(n), n) for n, kind in enumerate(tree.kinds) if kind != "boilerplate")
        self.spans: tuple[Marked, ...] = find_marks(tree.text, tuple(paragraphs))
        tokens = [tree.tokens(span.start, span.end) for span in self.spans]
        self.first, self.last = [each.start for each in tokens], [each.stop - 1 for each in tokens]
        self.inside = [-1] * len(tree)
        for number, each in enumerate(tokens):
            self.inside[each.start : each.stop] = [number] * len(each)
        word = [text[0].isalnum() for text in tree.words]
        marked = [is_word and number >= 0 for is_word, number in zip(word, self.inside, strict=True)]
        self.words_before, self.marked_before = [0, *accumulate(word)], [0, *accumulate(marked)]

    def opens_at(self, token: int) -> int:
        """The index of the stretch whose first token this is, or -1."""
        number = self.inside[token]
        return number if number >= 0 and self.first[number] == token else -1

    def closes_at(self, token: int) -> int:
        """The index of the stretch whose last token this is, or -1."""
        number = self.inside[token]
        return number if number >= 0 and self.last[number] == token else -1

    def is_spoken(self, token: int) -> bool:
        """Whether the token lies inside double marks, which hold a clause rather than a word or two."""
        number = self.inside[token]
        return number >= 0 and self.spans[number].kind == "double"


@dataclass(frozen=True, eq=False)
class Document:
    """One article as far as the stages have come.

    `mentions` are sorted by start and, once resolved, bear the ids of `entities`; `dates` are sorted by start; `quotes`
    are in text order; `published` is when the article came out; `locations` are where its places
    lie. Every index of a token counts in `tree`.
    """

    tree: Tree
    marks: Marks
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    published: Published = UNDATED
    locations: tuple[Location, ...] = ()

    def with_names(self, mentions: Sequence[Mention], entities: Sequence[Entity] = ()) -> Document:
        """The document with its names; where they stand they take the place of the model's labels."""
        labels = list(self.tree.ents)
        for name in mentions:
            for token in self.tree.tokens(name.start, name.end):
                labels[token] = "GPE" if name.label == "PLACE" else name.label
        tree = replace(self.tree, ents=labels)
        return replace(self, tree=tree, mentions=tuple(mentions), entities=tuple(entities))

    def with_stand_ins(self, mentions: Sequence[Mention]) -> Document:
        """The document with more mentions: pronouns and nouns that stand for its entities."""
        return replace(self, mentions=tuple(sorted((*self.mentions, *mentions), key=lambda m: (m.start, m.end))))

    def with_dates(self, dates: Sequence[TimeExpression], published: Published) -> Document:
        """The document with its time expressions and its day."""
        return replace(self, dates=tuple(dates), published=published)

    def with_quotes(self, quotes: Sequence[Quote]) -> Document:
        """The document with its quotes."""
        return replace(self, quotes=tuple(quotes))

    def with_locations(self, locations: Sequence[Location]) -> Document:
        """The document with where its places lie."""
        return replace(self, locations=tuple(locations))

    @cached_property
    def location(self) -> dict[str, Location]:
        """Where places lie, by the id of their entity."""
        return {location.entity_id: location for location in self.locations}

    @cached_property
    def _entity_by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def by_country(self) -> dict[str, Entity]:
        """The article's countries by their code."""
        return {entity.country: entity for entity in self.entities if entity.country}

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        """The mentions that are names."""
        return tuple(mention for mention in self.mentions if mention.kind == "name")

    @cached_property
    def mention(self) -> list[int]:
        """For each token the index of the mention that it is in, or -1."""
        # Names are laid last: a name inside a role noun ("the Norlandic envoy") is the name's.
        ordered = sorted(range(len(self.mentions)), key=lambda n: self.mentions[n].kind == "name")
        return self._layer([(self.mentions[n].start, self.mentions[n].end, n) for n in ordered])

    @cached_property
    def content(self) -> list[int]:
        """For each token the index of the innermost quote whose content holds it, or -1."""
        parts = [(part.start, part.end, n) for n, quote in enumerate(self.quotes) for part in quote.content]
        return self._layer(sorted(parts, key=lambda x: x[0] - x[1]))

    @cached_property
    def clauses(self) -> dict[int, Clause]:
        """The clauses read so far, by their verbs."""
        return {}

    @cached_property
    def parties(self) -> dict[int, tuple[Party, ...]]:
        """The parties told so far (events.parties), by the heads that name them."""
        return {}

    @cached_property
    def forms(self) -> dict[int, VerbForm]:
        """The forms of verbs read so far, by their tokens."""
        return {}

    @cached_property
    def speech(self) -> Speech:
        """Who speaks at each token, and the sources of all that is said."""
        return read_speech(self.tree, self.marks.spans, self.quotes)

    @cached_property
    def timex(self) -> list[int]:
        """For each token the index of the time expression that it is in, or -1."""
        return self._layer([(date.start, date.end, n) for n, date in enumerate(self.dates)])

    @cached_property
    def dates_by_value(self) -> dict[str, list[int]]:
        """The indices of the calendar dates by their value without time of day."""
        found: dict[str, list[int]] = {}
        for number, expression in enumerate(self.dates):
            if expression.date_from:
                found.setdefault(expression.value.partition("T")[0], []).append(number)
        return found

    @cached_property
    def dated_sentences(self) -> frozenset[int]:
        """The sentences in which a day is told."""
        days = (each for each in self.dates if len(each.value) == _DAY)
        return frozenset(self.tree.sentence[self.tree.at(each.start)] for each in days)

    @cached_property
    def _first_cue(self) -> dict[int, int]:
        """The first token that a cue stands at, by paragraph."""
        tree, cues = self.tree, (self.tree.at(quote.cue.start) for quote in self.quotes if quote.cue is not None)
        return {tree.paragraph[token]: token for token in sorted(cues, reverse=True)}

    @cached_property
    def is_news(self) -> bool:
        """Whether the article reports its own days: its lead tells one of the last, or three of ten of its days and
        months, or all but two, lie within 45 days of publication; one of unknown day tells of a day of unknown year.
        """
        if not self.published.date:
            return bool(self.told_days)
        early, late = (date.fromisoformat(day) for day in (self.published.first, self.published.last))
        firm = [d for d in self.dates if d.date_from and len(d.value) >= _MONTH and d.type in ("DATE", "TIME")]
        days = [date.fromisoformat(d.date_from) for d in firm]
        near = [day for day in days if (day - early).days >= -_NEAR_DAYS and (day - late).days <= _NEAR_DAYS]
        if self.lead_day is not None or len(firm) - len(near) < _BACKGROUND:
            return True
        return len(near) >= _NEWS_SHARE * len(firm)

    @cached_property
    def is_history(self) -> bool:
        """Whether the article moves from date to date: half of its dates, four at least, name a month of their year."""
        firm = [d for d in self.dates if d.date_from and d.type in ("DATE", "TIME")]
        full = sum(len(d.value) >= _MONTH for d in firm)
        return full >= _HISTORY and 2 * full >= len(firm)

    @cached_property
    def told_days(self) -> tuple[int, ...]:
        """The dates by which a report tells when its news happened: past days of the ten before its publication, or
        days whose year is unknown where that is."""
        return tuple(n for n, each in enumerate(self.dates) if self._is_news_day(each) and self._is_told(each))

    def news_day(self, token: int) -> int | None:
        """The date of what a report tells at a token without one: that told last in the paragraph, else the lead's."""
        start, here = self.tree.starts[self.paragraph_start(token)], self.tree.starts[token]
        before = [n for n in self.told_days if start <= self.dates[n].start < here]
        return before[-1] if before else self.lead_day if self.lead_day is not None else self._only_day(here)

    def _only_day(self, before: int) -> int | None:
        """The first date of the only day on which the article's news happened, where it stands further on."""
        days = {self.dates[n].value.partition("T")[0] for n in self.told_days}
        first = self.told_days[0] if len(days) == 1 else None
        return first if first is not None and before < self.dates[first].start else None

    @cached_property
    def lead_day(self) -> int | None:
        """The first date by which a report tells when its news happened, if its lead has it."""
        if not self.told_days:
            return None
        first = self.told_days[0]
        return first if self.tree.at(self.dates[first].start) in self._lead else None

    @cached_property
    def _lead(self) -> range:
        """The tokens of the lead: up to the end of the first sentence with a verb behind titles and bylines."""
        tree = self.tree
        for first, last in tree.bounds:
            if not self.is_headline(first) and any(tag[:2] == "VB" for tag in tree.tags[first : last + 1]):
                return range(last + 1)
        return range(0)

    def _is_news_day(self, expression: TimeExpression) -> bool:
        if expression.type not in ("DATE", "TIME") or expression.rule == "clock-pair":
            return False
        day, published = expression.value.partition("T")[0], self.published
        if not published.date:
            return _DAY_UNKNOWN.fullmatch(day) is not None
        if len(day) != _DAY or day != expression.date_from or not published.last:
            return False
        if published.span is not None and expression.start == published.span.start:
            return False
        gap = (date.fromisoformat(published.last) - date.fromisoformat(day)).days
        return 0 <= gap <= _FRESH

    def _is_told(self, expression: TimeExpression) -> bool:
        """Whether the verb over a date tells what is past: not "will meet on Tuesday", nor "is open on Fridays"."""
        tree = self.tree
        tokens = tree.tokens(expression.start, expression.end)
        above = tree.above(tree.root(tokens), _NEAREST) if tokens else ()
        verb = next((node for node in above if tree.tags[node][:2] == "VB"), -1)
        if verb < 0:  # a dateline
            return False
        if tree.tags[verb] not in ("VBD", "VBN", "VBG") or tree.deps[verb] in ("advcl", "ccomp"):
            return False
        auxiliaries = [kid for kid in tree.kids[verb] if tree.deps[kid] in ("aux", "auxpass")]
        return not any(tree.tags[kid] in ("MD", "TO") for kid in auxiliaries)

    def _layer(self, spans: Sequence[tuple[int, int, int]]) -> list[int]:
        """For each token the number of the last span that covers it, -1 without one."""
        tree, layer = self.tree, [-1] * len(self.tree)
        for start, end, number in spans:
            for token in range(tree.at(start), min(tree.before(end), len(tree) - 1) + 1):
                layer[token] = number
        return layer

    def entity(self, key: str) -> Entity | None:
        """The entity with an id, None without one."""
        return self._entity_by_id.get(key)

    def entity_at(self, token: int) -> Entity | None:
        """The entity that the token's mention stands for."""
        number = self.mention[token]
        return self.entity(self.mentions[number].entity_id) if number >= 0 else None

    def is_marked(self, token: int) -> bool:
        """Whether the token stands in quotation marks of any kind."""
        return self.marks.inside[token] >= 0

    @cached_property
    def kids(self) -> Callable[[int, *tuple[str, ...]], list[int]]:
        """The children of a token that bear one of the labels, in text order: the tree's own method."""
        return self.tree.kids_as

    def conjuncts(self, head: int) -> list[int]:
        """The token and all that are coordinated with it, in text order."""
        return self.tree.conjuncts(head)

    def coordinated(self, heads: Iterable[int]) -> list[int]:
        """The tokens, each followed by all that are coordinated with it."""
        return [each for head in heads for each in self.tree.conjuncts(head)]

    def kid_words(self, token: int, *deps: str) -> set[str]:
        """The lower-case words of the children of a token that bear one of the labels."""
        found = self.tree.kids_as(token, *deps)
        return set(map(self.tree.lower.__getitem__, found)) if found else set()

    def infinitives(self, token: int, *deps: str) -> list[int]:
        """The infinitives with "to" among the children of a token that bear one of the labels, in text order."""
        tree = self.tree
        return [kid for kid in tree.kids_as(token, *deps) if tree.tags[kid] == "VB" and tree.has_to(kid)]

    def lemmas(self, token: int) -> tuple[str, ...]:
        """The verbs that the token's word may be a form of, whatever its tag; () for other words."""
        return verb_forms().get(self.tree.lower[token], ())

    def label(self, token: int) -> str:
        """The label of the mention that the token is in, "" outside of mentions."""
        number = self.mention[token]
        return self.mentions[number].label if number >= 0 else ""

    def quote_at(self, token: int) -> Quote | None:
        """The innermost quote whose content holds the token."""
        number = self.content[token]
        return self.quotes[number] if number >= 0 else None

    def is_direct(self, token: int) -> bool:
        """Whether the innermost quote whose content holds the token is direct speech."""
        quote = self.quote_at(token)
        return quote is not None and quote.type == "direct"

    def is_page(self, token: int) -> bool:
        """Whether the token belongs to the page around the article, or is spoken in double marks: no rule reads it."""
        return self.kind(token) == "boilerplate" or self.marks.is_spoken(token)

    def behind(self, token: int, *words: str) -> list[int]:
        """The heads of the noun phrases behind a token's prepositions, in text order; with `words` behind these."""
        tree = self.tree
        preps = (prep for prep in tree.kids_as(token, "prep") if not words or tree.lower[prep] in words)
        return [head for prep in preps for head in tree.kids_as(prep, "pobj")]

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
        return self.content[token] >= 0 or self._first_cue.get(self.tree.paragraph[token], len(self.tree)) < token

    def clause_dates(self, verb: int, heads: Sequence[int]) -> list[int]:
        """The dates in a verb's clause itself: its adverbs, or among the heads of its prepositions' objects."""
        found = [self.timex[k] for k in (*self.kids(verb, "npadvmod", "advmod", "dobj"), *heads)]
        return [number for number in found if number >= 0]

    def sources_in(self, start: int, end: int) -> list[Span]:
        """The sources of quotes within a stretch of characters."""
        return [q.source for q in self.quotes if q.source is not None and start <= q.source.start < end]

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
        return self._headlines[self.tree.sentence[token]]

    @cached_property
    def _headlines(self) -> list[bool]:
        """The same of each sentence: none reaches over the end of a paragraph."""
        return [self._is_headline(first, last) for first, last in self.tree.bounds]

    def _is_headline(self, first: int, last: int) -> bool:
        if self.kind(first) == "title":
            return True
        tree, paragraph = self.tree, self.tree.paragraph[first]
        while last > first and not tree.words[last].strip():
            last -= 1
        alone = self.paragraph_start(first) >= first and (
            last + 1 >= len(tree) or tree.paragraph[last + 1] != paragraph
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


def read_document(article: Doc | Document) -> Document:
    """The Document of a parsed Doc, its parse mended and nothing found in it yet; a Document as it is."""
    if isinstance(article, Document):
        return article
    tree = read_tree(article)
    if tree.parsed:
        tree = mend(tree)
    return Document(tree, Marks(tree))

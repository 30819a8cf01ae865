"""What stands around an expression: words, capitals, tags and entities (if any), the tense of the sentence."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from typing import Literal

from extract.dates.lexer import BREAK, CodeBook, Tokens
from extract.syntax import Tree
from extract.vocabulary import function_words, load_lists, load_rows

Tense = Literal["past", "future", ""]
GENITIVE = function_words("genitive")
MARKS = frozenset("'\"“”‘’`«»")
STOPS = frozenset(".!?;")
PRESENT_TAGS = ("VBZ", "VBP", "MD")
TITLE = 8  # tokens of a title on each side of a date in it
NAME_LABELS = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "EVENT"})
MATCH_WORDS = 5  # of an article that tells of a match
REACH = 25  # how many tokens away a verb may tell the tense


@cache
def words(name: str) -> frozenset[str]:
    """A list of `dates/context.csv`."""
    return frozenset(load_lists("dates/context.csv", "list", "word")[name])


@cache
def titles() -> frozenset[str]:
    """Abbreviations that stand before a name, without their stop."""
    rows = load_rows("language/abbreviations.csv")
    return frozenset(row["form"].rstrip(".").lower() for row in rows if row["kind"] == "before")


class Context:
    """Questions about one article's tokens, by their index; beyond the ends every answer is empty or no."""

    def __init__(self, tree: Tree, tokens: Tokens, book: CodeBook) -> None:
        self.tree = tree
        self.tokens = tokens
        self.book = book
        self.tagged = tree.tagged

    @cached_property
    def of_a_match(self) -> bool:
        """Whether the article tells of a match, by its words for goals, halves and the like."""
        return sum(self.within(i, "match") for i in range(len(self.tokens.words))) >= MATCH_WORDS

    def _token(self, i: int) -> int:
        return bisect_right(self.tree.starts, self.tokens.starts[i]) - 1

    def tag(self, i: int) -> str:
        """Penn tag of the model's token there; empty without tags."""
        return self.tree.tags[self._token(i)] if 0 <= i < len(self.tokens.starts) else ""

    def entity(self, i: int) -> str:
        """Entity label of the model's token there; empty without entities."""
        return self.tree.ents[self._token(i)] if 0 <= i < len(self.tokens.starts) else ""

    def word(self, i: int) -> str:
        """The token in lower case."""
        return self.tokens.word(i)

    def within(self, i: int, name: str) -> bool:
        """Whether the token is on a list of `dates/context.csv`."""
        return self.tokens.word(i) in words(name)

    def known(self, i: int, name: str) -> bool:
        """Whether the token belongs to a class of `dates/words.csv`."""
        return name in self.book.classes.get(self.tokens.word(i), ())

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.tokens.raw(i)[:1].isupper()

    def opens(self, i: int) -> bool:
        """Whether a sentence or paragraph begins with this token."""
        return i <= 0 or self.stops(i - 1)

    def named(self, i: int) -> bool:
        """Whether the token looks like a part of a name: a capital inside a sentence, no function word."""
        return self.capital(i) and not self.opens(i) and not self.within(i, "name-before")

    def marked(self, first: int, last: int) -> bool:
        """Whether quotation marks stand close around the tokens, and no sentence begins with the first mark."""
        before = first - 1
        while self.word(before) == "'" and self.word(before - 1) == "'":
            before -= 1
        opened = self.word(first - 1) in MARKS and self.glued(first - 1) and not self.opens(before)
        return opened and self.word(last) in MARKS and self.word(before - 1) not in (",", ":")

    def titled(self, first: int, last: int) -> bool:
        """Whether the words stand in a title: in marks that hold several words with capitals and little else."""
        if not self.capital(first) and not self.tokens.words[first].isdigit():
            return False
        start = next((i for i in range(first - 1, max(first - TITLE, -1), -1) if self.word(i) in MARKS), None)
        end = next((i for i in range(last, last + TITLE) if self.word(i) in MARKS), None)
        if start is None or end is None or end - start < 3 or not self.glued(start):
            return False
        inner = [i for i in range(start + 1, end) if self.word(i) not in (",", ".", ":", "-")]
        large = sum(self.capital(i) or self.word(i).isdigit() for i in inner)
        return large > 1 and all(
            self.capital(i) or self.word(i).isdigit() or self.within(i, "title-small") for i in inner
        )

    def in_name(self, first: int, last: int) -> bool:
        """Whether the words are a part of a longer name of a thing, body or person: Sunday Politics, Friday Osanebi."""
        label = self.entity(first) if self.capital(first) else ""
        if label not in NAME_LABELS:
            return False
        longer = any(self.capital(i) and self.entity(i) == label for i in (first - 1, last))
        called = label == "PERSON" and self.known(first, "WEEKDAY")  # Friday Osanebi
        return longer and (called or not self.opens(first))

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return 0 <= i < len(self.tokens.starts) - 1 and self.tokens.ends[i] == self.tokens.starts[i + 1]

    def tense(self, first: int, last: int) -> Tense:
        """ "past" or "future" for the tokens `first` to `last` (half-open), "" where nothing tells.

        The nearest verb of the sentence decides, those before the expression first: "will", "is to", "plans" speak of
        what comes, a past tense of what was; "was to" and "had planned" are past.
        """
        if self.within(first - 1, "forward") and not self.opens(first - 1):
            return "future"
        if self.word(first - 1) == "to" and any(self.within(i, "shift") for i in range(first - 8, first - 1)):
            return "future"  # put off the vote to Friday
        if self.within(first - 1, "backward") or self.tag(first - 1) == "VBD":
            return "past"
        if self.tag(first - 1) == "VBN":
            return "future" if self._is_to_come(first - 1) else "past"
        if self.word(first - 1) == "as" and self.word(first - 2) in ("early", "soon"):
            return "future"
        if self.word(first - 1 - (self.word(first - 1) in ("on", "at", "for"))) in ("is", "are"):
            return "future"  # the vote is on Tuesday
        genitive = self.word(last) in GENITIVE
        for start, step, edge in ((first - 1, -1, "clause"), (last, 1, "clause"), (first - 1, -1, "")):
            told = self._nearest(start, step, genitive, edge)
            if told is not None:
                return told
        return ""

    def _nearest(self, start: int, step: int, genitive: bool, edge: str) -> Tense | None:
        """What the nearest verb on one side of the sentence tells, as far as a word of the list `edge`."""
        for at in range(start, start + step * REACH, step):
            if not 0 <= at < len(self.tokens.starts) or self.stops(at) or (edge and self.within(at, edge)):
                return None
            told = self._tells(at, step, genitive)
            if told is not None:
                return told
        return None

    def stops(self, i: int) -> bool:
        """Whether a sentence or paragraph ends with this token: not with the stop of "Mr.", "Sept. 18", "Inc. said"."""
        word = self.tokens.words[i]
        if self.tokens.codes[i] == BREAK or word not in STOPS:
            return self.tokens.codes[i] == BREAK
        after, before = self.tokens.raw(i + 1)[:1], self.word(i - 1)
        if word != "." or not self.glued(i - 1):
            return True
        return not (after.islower() or after.isdigit() or after == "," or before in titles() or len(before) == 1)

    def sentence(self, i: int) -> range:
        """The tokens of the sentence around the token at i, as far as `REACH` on each side."""
        first = next((j + 1 for j in range(i - 1, i - REACH, -1) if j < 0 or self.stops(j)), max(i - REACH, 0))
        end = min(i + REACH, len(self.tokens.starts))
        return range(max(first, 0), next((j for j in range(i, end) if self.stops(j)), end))

    def _is_to_come(self, i: int) -> bool:
        """Whether the participle stands behind "will be" or "to be"."""
        if self.word(i - 1) != "be":
            return False
        return self.within(i - 2, "future-cue") or self.word(i - 2) == "to" or self.within(i - 3, "future-cue")

    def _tells(self, i: int, step: int, genitive: bool) -> Tense | None:
        """The tense that this one token tells; "" for a present tense, None when it is no verb."""
        word = self.tokens.words[i]
        if step < 0 and (word in ("since", "compared", "versus") or (word == "from" and self.within(i - 1, "change"))):
            return "past"  # up from 3.5% in February
        if self.word(i + 1) == "for" and self.within(i, "set-for"):
            return "future"
        infinitive = step < 0 and not genitive and self.tokens.words[i] == "to" and self.tag(i + 1) == "VB"
        noun = self.tag(i) == "NNS" and self.within(i, "future-noun")  # 303 electoral votes
        if infinitive or (self.within(i, "future-cue") and not noun):
            if infinitive and self.within(i - 1, "past-infinitive"):
                return "past"
            # "was ready to" looks ahead, "was due to" back
            willing = self.tag(i - 1) == "JJ" and not self.within(i - 1, "future-cue")
            earlier = range(0) if willing else range(max(0, i - 3), i)
            return "past" if any(self.within(j, "past-be") for j in earlier) else "future"
        tag = self.tag(i)
        if tag == "VBN" and self._is_to_come(i):
            return "future"
        if tag == "VBD" or self.within(i, "past-cue"):
            return "past"
        if tag == "MD" and self.tag(i + 1) == "VB" and self.word(i + 1) not in ("have", "be"):
            return "future"
        if tag in PRESENT_TAGS and not self.within(i, "auxiliary"):
            return ""
        return None

"""The quotations of all articles: their rows on disk, their words in memory, as numbers."""

from __future__ import annotations

import pickle
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from extract.merge.content_words import usual_shares
from extract.merge.order import order_of, sentence_number
from extract.merge.saying_clues import Quoted
from extract.merge.saying_likeness import Words
from extract.merge.saying_words import saying_words
from extract.merge.windows import days_of
from extract.write import COLUMN_PLACES, Rows
from extract.write.merge_entities import temporary_database, temporary_room

_ARTICLES = COLUMN_PLACES["articles"]
_QUOTES = COLUMN_PLACES["quotes"]
_SCHEMA = """
CREATE TABLE articles (
  published TEXT, article_id TEXT, quotations BLOB, PRIMARY KEY (published, article_id)
) WITHOUT ROWID;
CREATE TABLE quotations (number INTEGER PRIMARY KEY, quotation BLOB);
"""
_USUAL = 500  # usual articles that join the corpus, so that few articles tell what is rare as well as many
_HELD = 1 << 14  # quotations at hand


class Quotation(NamedTuple):
    """A row of quotes.csv, as far as sayings go by it, with what its article says."""

    quote_id: str
    article_id: str
    published: str
    publisher: str
    sha256: str
    type: str
    content: str
    source: str
    speaker: str
    speaker_id: str
    sentence: int  # from 1


def read_quotations(rows: Rows) -> list[Quotation]:
    """The quotations of an article, in their order, from its rows with the ids of the corpus."""
    [article] = rows["articles"]
    article_id, published, publisher, sha256 = (
        article[_ARTICLES[name]] for name in ("article_id", "published", "publisher", "sha256")
    )
    found = []
    for row in rows["quotes"]:
        cell = {name: row[place] for name, place in _QUOTES.items()}
        sentence = sentence_number(cell["sentence_id"])
        said = (cell["type"], cell["content"], cell["source"], cell["speaker"], cell["speaker_id"], sentence)
        found.append(Quotation(cell["quote_id"], article_id, published, publisher, sha256, *said))
    return found


class Quotations:
    """Takes in articles in any order; then the quotations have numbers, by publication, article and position.

    Raises UsageError if there is no room for its temporary file.
    """

    def __init__(self) -> None:
        with temporary_room():
            self._database = temporary_database(_SCHEMA)
        self._numbers: dict[str, int] = {"": 0}  # of words, speakers and sources
        self._names: list[str] = [""]
        self._words, self._starts, self._marked = array("i"), array("q", [0]), bytearray()
        self._facts = array("q")
        self._weights = array("d")
        self._firsts: dict[tuple[str, int], int] = {}  # texts → the number of their first quotation
        self.copies: dict[int, int] = {}  # quotations of an article's copy → those of the article
        self.get = lru_cache(maxsize=_HELD)(self._get)

    def add(self, rows: Rows) -> None:
        """Takes in an article."""
        found = read_quotations(rows)
        if found:
            key = order_of(found[0].published, found[0].article_id)
            with temporary_room():
                self._database.execute("INSERT INTO articles VALUES (?, ?, ?)", (*key, pickle.dumps(found)))

    def number(self, check: Callable[[], None]) -> None:
        """Numbers all quotations, from 0, and weighs their words."""
        counts = Counter[int]()
        articles = 0
        with temporary_room():
            query = "SELECT quotations FROM articles ORDER BY published, article_id"
            for articles, (packed,) in enumerate(self._database.execute(query), 1):
                check()
                first = len(self._words)
                self._file_article(pickle.loads(packed), articles)
                counts.update(set(self._words[first:]))
        shares, total = usual_shares(), articles + _USUAL
        for number, name in enumerate(self._names):
            usual = counts[number] + _USUAL * shares.get(name, 0.0)
            self._weights.append(round(max(0.0, log(total / max(1.0, usual))), 3))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def row(self, number: int) -> Quotation:
        """The quotation with this number, as it stands."""
        with temporary_room():
            query = "SELECT quotation FROM quotations WHERE number = ?"
            [packed] = self._database.execute(query, (number,)).fetchone()
        return Quotation(*pickle.loads(packed))

    def rows(self) -> Iterator[Quotation]:
        """All of them."""
        return map(self.row, range(len(self)))

    def forms(self, number: int) -> array[int]:
        """The words of a quotation, as numbers."""
        return self._words[self._starts[number] : self._starts[number + 1]]

    def weight(self, word: int) -> float:
        """How rare a word is: the natural logarithm."""
        return self._weights[word]

    def speaker(self, number: int) -> int:
        """The number of who said it, 0 if that is not known."""
        return self._facts[5 * number]

    def article(self, number: int) -> int:
        """The number of its article."""
        return self._facts[5 * number + 2]

    def total(self, number: int) -> float:
        """The weight of all words of a quotation."""
        return sum(self._weights[word] for word in self.forms(number))

    def _get(self, number: int) -> Quoted:
        words = self.forms(number)
        marked = self._marked[self._starts[number] : self._starts[number + 1]]
        forms, weights = ([values[word] for word in words] for values in (self._names, self._weights))
        speaker, source, article, day, sentence = self._facts[5 * number : 5 * number + 5]
        said = Words(tuple(map(str, forms)), tuple(map(float, weights)), tuple(map(bool, marked)))
        return Quoted(said, speaker, source, article, day if day >= 0 else None, sentence == 1)

    def _file_article(self, found: list[Quotation], article: int) -> None:
        """Files the quotations of an article; those of a copy without words, so that nothing is compared with them."""
        begin, key = len(self), (found[0].sha256, len(found))
        first = self._firsts.setdefault(key, begin) if found[0].sha256 else begin
        for position, quotation in enumerate(found):
            self._file(quotation, article, "" if first != begin else quotation.content)
            if first != begin:
                self.copies[begin + position] = first + position

    def _file(self, quotation: Quotation, article: int, content: str) -> None:
        for form, is_marked in saying_words(content, direct=quotation.type == "direct"):
            self._words.append(self._number_of(form))
            self._marked.append(is_marked)
        days = days_of(quotation.published)
        speaker, source = f"id {quotation.speaker_id}", f"as {' '.join(quotation.source.lower().split())}"
        self._facts.extend(
            (
                self._number_of(speaker) if quotation.speaker_id else 0,
                self._number_of(source) if quotation.source else 0,
                *(article, days.first if days else -1, quotation.sentence),
            )
        )
        packed = pickle.dumps(tuple(quotation))
        self._database.execute("INSERT INTO quotations VALUES (?, ?)", (len(self), packed))
        self._starts.append(len(self._words))

    def _number_of(self, name: str) -> int:
        number = self._numbers.setdefault(name, len(self._names))
        if number == len(self._names):
            self._names.append(name)
        return number

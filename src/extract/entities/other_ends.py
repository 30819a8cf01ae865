"""Other stretches of words that a name may be than the one that the model saw: longer, shorter, several, its parts.

Which of them is the name is weighed (`name_labels`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.entities.candidates import DATED, Candidate, Words
from extract.entities.genders import first_name_gender
from extract.entities.known import look_up
from extract.entities.mention_evidence import COMPASS, HEAD_NOUNS
from extract.entities.person_titles import titles
from extract.entities.spurious import is_in_vessel, is_people, is_spurious
from extract.entities.surnames import PARTICLES

_LONGEST = 12  # words of a name
_LONGEST_NUMBER = 2  # digits that may belong to a name: Channel 4
_LINKS = frozenset({"of", "for", "and", "&", "'s", "’s", "-", "'", "’"})
_SPLITS = frozenset({"and", "&", ",", "/", "-", "–", "to", "'s", "’s", "with", "in", "of", "for", "on", ":"})
_HANGING = frozenset({"of", "for", "and", "&", "the", "in"})  # no name ends with them
_ARTICLES = frozenset({"the", "la", "las", "los", "el"})  # behind a link
_MOST_LINKED = 2  # particles and articles behind a link


class _Ends:
    """Where else the names of an article may begin and end."""

    def __init__(self, words: Words, candidates: Sequence[Candidate]) -> None:
        self.words = words
        self.by_start = {candidate.start: candidate.end for candidate in candidates}
        self.by_end = {candidate.end: candidate.start for candidate in candidates}

    def is_capital(self, index: int) -> bool:
        """Whether a capital proper noun stands there that is no date; April before a capital word is a first name."""
        tree, word = self.words.tree, self.words.at(index)
        if not word[:1].isupper() or tree.tags[index] not in {"NNP", "NNPS"}:
            return False
        return tree.ents[index] not in DATED or (bool(first_name_gender(word)) and self.is_capital(index + 1))

    def run(self, start: int) -> int:
        """The end of the capital words from `start` on, up to where another name begins."""
        end = start + 1
        while self.is_capital(end) and end not in self.by_start:
            end += 1
        return end

    def further(self, end: int) -> Iterator[int]:
        """Later ends of a name that ends at `end`: over the next name, capital words, a class noun, a link."""
        words = self.words
        word, after = words.at(end), words.at(end + 1)
        if end in self.by_start:
            yield self.by_start[end]
        if self.is_capital(end) and words.spaced(end - 1):
            yield self.run(end)
        if word in HEAD_NOUNS:
            yield end + 1
        if after in HEAD_NOUNS and words.tree.tags[end].startswith("N"):
            yield end + 2
        if word.isdigit() and len(word) <= _LONGEST_NUMBER:
            yield end + 1
        if word in _LINKS or word in PARTICLES:
            start = end + 1
            while start <= end + _MOST_LINKED and (words.at(start) in _ARTICLES or words.at(start) in PARTICLES):
                start += 1
            if start in self.by_start:
                yield self.by_start[start]
            elif self.is_capital(start):
                yield self.run(start)

    def earlier(self, start: int) -> Iterator[int]:
        """Earlier starts of a name: before a direction, capital words, a hyphen."""
        words = self.words
        if words.at(start - 1).lower() in COMPASS:
            yield start - 1
        if self.is_capital(start - 1) and words.spaced(start - 1):
            first = start - 1
            while self.is_capital(first - 1) and first not in self.by_end:
                first -= 1
            if words.texts[start - 1] not in titles():
                yield start - 1
            if words.texts[first] not in titles():
                yield first
        if words.at(start - 1) == "-" and words.at(start - 2)[:1].isupper():
            yield start - 2

    def wider(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches that hold the name and more."""
        ends = list(self.further(end))
        for later in ends:
            yield start, later
        for last in [last for later in ends[:1] for last in list(self.further(later))[:1]]:
            yield start, last
        for first in self.earlier(start):
            yield first, end
            for later in ends:
                yield first, later

    def narrower(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches within the name: without its first or last word, and what its links join; a nationality stays."""
        texts = self.words.texts
        first = start + 1
        while first < end - 1 and not texts[first][0].isalnum():
            first += 1
        if not is_people(texts[start]):
            yield first, end
        last = end - 1
        while last > start + 1 and (not texts[last - 1][0].isalnum() or texts[last - 1] in _HANGING):
            last -= 1
        yield start, last
        for split in range(start + 1, end - 1):
            if texts[split] not in _SPLITS:
                continue
            yield start, split
            begin = split + 1
            while begin < end - 1 and texts[begin] in {"the", "and", ","}:
                begin += 1
            yield begin, end
            yield begin, next((i for i in range(begin, end) if texts[i] in {",", "and", "/"}), end)


def other_ends(words: Words, candidates: Sequence[Candidate]) -> list[Candidate]:
    """What else the names of an article may be, none twice, in the order of the names."""
    ends = _Ends(words, candidates)
    known = {(candidate.start, candidate.end) for candidate in candidates}
    sentence, found = words.tree.sentence, []
    for candidate in candidates:
        spans = [("wider", span) for span in ends.wider(candidate.start, candidate.end)]
        known_name = look_up(words.phrase(candidate))
        if candidate.end - candidate.start > 1 and not (known_name and known_name.certain):
            spans += [("narrower", span) for span in ends.narrower(candidate.start, candidate.end)]
        for rule, (start, end) in spans:
            if (start, end) in known or not 0 <= start < end <= min(len(words), start + _LONGEST):
                continue
            known.add((start, end))
            other = Candidate(start, end, candidate.label, rule)
            if (
                sentence[start] == sentence[end - 1]
                and not is_spurious(words, other)
                and not is_in_vessel(words, other)
            ):
                found.append(other)
    return found

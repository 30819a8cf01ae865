"""What the steps of name finding hand on: stretches of tokens that may be names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from extract.records import Label
from extract.syntax import Tree

MODEL_LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}

_MOST_OPENING_MARKS = 4  # tokens


class Candidate(NamedTuple):
    """Tokens `words[start:end]`, what they are taken for, and the rule that last decided it."""

    start: int
    end: int
    label: Label
    rule: str


class Words:
    """The words of an article with the questions that the steps ask about them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.texts = tree.words

    def __len__(self) -> int:
        return len(self.texts)

    def at(self, index: int) -> str:
        """The word at an index, empty before the first and after the last."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def spaced(self, index: int) -> bool:
        """Whether a space follows the word."""
        return self.tree.spaced[index]

    def phrase(self, candidate: Candidate) -> str:
        """The candidate's words parted by single spaces; equal for equal names, however they are spaced."""
        words = self.texts[candidate.start : candidate.end]
        return words[0] if len(words) == 1 else " ".join([word for word in words if not word.isspace()])

    @cached_property
    def common(self) -> frozenset[str]:
        """Words, in lower case, that the article has in lower case at least as often as with a capital."""
        counts = Counter(self.texts)
        return frozenset(w for w, n in counts.items() if w.islower() and n >= counts[w.capitalize()])

    @cached_property
    def sentence_starts(self) -> frozenset[int]:
        """Indexes of the words that begin a sentence, opening marks left aside."""
        starts = []
        for first, begins in enumerate(self.tree.begins):
            if begins:
                index = first
                while index < first + _MOST_OPENING_MARKS and not self.at(index)[:1].isalnum():
                    index += 1
                starts.append(index)
        return frozenset(starts)


def read_model_names(tree: Tree) -> list[Candidate]:
    """The model's names with this tool's labels; nationalities, dates, works and the like are left out."""
    return [
        Candidate(start, end, MODEL_LABELS[label], "model") for start, end, label in tree.names if label in MODEL_LABELS
    ]


def add_candidates(known: Sequence[Candidate], new: Iterable[Candidate]) -> list[Candidate]:
    """Both, in text order, none overlapping: a new one takes the place of those that it holds whole and outgrows,
    and gives way to any other that it touches."""
    taken = {index: candidate for candidate in known for index in range(candidate.start, candidate.end)}
    accepted, dropped = list(known), set[Candidate]()
    for candidate in new:
        span = range(candidate.start, candidate.end)
        touched = [taken[index] for index in span if index in taken]
        if any(c.start < candidate.start or c.end > candidate.end for c in touched):
            continue
        if any(c.end - c.start == len(span) for c in touched):
            continue
        dropped.update(touched)
        accepted.append(candidate)
        taken.update(dict.fromkeys(span, candidate))
    return sorted((c for c in accepted if c not in dropped), key=lambda candidate: candidate.start)

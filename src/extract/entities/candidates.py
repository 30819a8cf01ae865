"""What the steps of name finding hand on: stretches of tokens that may be names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple, get_args

from extract.records import Label
from extract.syntax import Tree

NameClass = Literal["NONE", "PERSON", "ORG", "PLACE"]
CLASSES: tuple[NameClass, ...] = get_args(NameClass)
LIMITS = ("likely", "known", "least")  # thresholds of the models that tell what is a name (name_labels)

MODEL_LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}

OTHER_NAMES = frozenset({"NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"})  # the model's, of none of these
DATED = frozenset(
    {"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"}
)  # what the model dates or counts

_MOST_OPENING_MARKS = 4  # tokens
_DATELINE = 10  # tokens behind its place within which its dash stands


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
        self.head_labels: dict[tuple[int, int], str] = {}  # of the stretches that were asked for (heads.head_label)

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

    def opens_dateline(self, start: int, end: int) -> bool:
        """Whether it is the first word of a paragraph with a dash soon behind it: ARDON, May 4 (Agency) - …"""
        first = start == 0 or self.texts[start - 1].isspace()
        return first and any(word in {"-", "–", "—", "--"} for word in self.texts[end : end + _DATELINE])

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
    """The model's names with this tool's labels; those of works, peoples and the like with the rule "other"."""
    return [
        Candidate(start, end, MODEL_LABELS.get(label, "ORG"), "model" if label in MODEL_LABELS else "other")
        for start, end, label in tree.names
        if label in MODEL_LABELS or label in OTHER_NAMES
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

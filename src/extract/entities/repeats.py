"""Names that the article has in one place and the model missed in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.entities.candidates import Candidate, Words
from extract.entities.person_titles import titles
from extract.entities.states import people_forms
from extract.entities.surnames import last_group
from extract.records import Label

_SHORTEST = 3  # letters of a name that is looked for again, unless it is in capitals


def _wanted(words: Words, candidates: Sequence[Candidate]) -> dict[tuple[str, ...], Label]:
    """Word sequences to look for; of a person's full name also the last word."""
    table: dict[tuple[str, ...], Label] = {}
    for candidate in candidates:
        parts = tuple(words.texts[candidate.start : candidate.end])
        if len("".join(parts)) < _SHORTEST and not parts[0].isupper():
            continue
        table.setdefault(parts, candidate.label)
    for candidate in candidates:
        last = last_group(words.texts[candidate.start : candidate.end])
        full = candidate.label == "PERSON" and candidate.end - candidate.start > len(last)
        if full and last[0][0].isupper() and len("".join(last)) >= _SHORTEST:
            table.setdefault(last, "PERSON")
    return table


def find_repeats(words: Words, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where the words of a name stand unlabelled; at the start of a sentence a single word must not be a common one."""
    by_first: dict[str, list[tuple[tuple[str, ...], Label]]] = defaultdict(list)
    for parts, label in _wanted(words, candidates).items():
        by_first[parts[0]].append((parts, label))
    for known in by_first.values():
        known.sort(key=lambda pair: -len(pair[0]))
    taken = {index for candidate in candidates for index in range(candidate.start, candidate.end)}
    past = 0
    for index, word in enumerate(words.texts):
        if index < past or word not in by_first:
            continue
        for parts, label in by_first[word]:
            end = index + len(parts)
            if tuple(words.texts[index:end]) != parts or any(i in taken for i in range(index, end)):
                continue
            if len(parts) == 1 and not _is_name_here(words, index, label):
                continue
            yield Candidate(index, end, label, "repeat")
            past = end
            break


def _is_name_here(words: Words, index: int, label: Label) -> bool:
    """A single capital word counts where the tagger takes it for a name, or in the middle of a sentence."""
    tag, word, following = words.tree.tags[index], words.texts[index], words.at(index + 1)
    if f"{word} {following}" in people_forms() or word in titles():
        return False  # "South Korean"
    if (
        label != "PERSON"
        and following[:1].isupper()
        and words.tree.tags[index + 1] == "NNP"
        and following not in titles()
    ):
        return False  # the beginning of another name
    if label != "PERSON" and word.lower() in words.common:
        return False
    if tag in {"NNP", "NNPS"}:
        return True
    return index not in words.sentence_starts and not words.texts[index].isupper() and tag not in {"DT", "IN", "PRP"}

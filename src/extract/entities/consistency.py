"""One name, one label: what the article says of a name in one place holds for the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from spacy.tokens import Doc

from extract.entities.candidates import Candidate
from extract.records import Label


def _surnames(doc: Doc, candidates: list[Candidate]) -> set[str]:
    """Last words of the persons' full names."""
    return {doc[c.end - 1].text for c in candidates if c.label == "PERSON" and c.end - c.start > 1}


def settle_labels(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """A bare surname of a person named in full is that person; equal strings take the label most of them have."""
    surnames = _surnames(doc, candidates)
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    for candidate in candidates:
        votes[doc[candidate.start : candidate.end].text][candidate.label] += 1
    settled = []
    for candidate in candidates:
        text = doc[candidate.start : candidate.end].text
        (label, count), *_ = votes[text].most_common(1)
        if text in surnames and candidate.label != "PERSON":
            candidate = replace(candidate, label="PERSON", rule="surname")
        elif text not in surnames and candidate.label != label and count > votes[text][candidate.label]:
            candidate = replace(candidate, label=label, rule="majority")
        settled.append(candidate)
    return settled

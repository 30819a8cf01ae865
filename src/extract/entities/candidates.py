"""What the steps of name finding hand on: a stretch of tokens that may be a name."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from extract.records import Label

MODEL_LABELS: dict[str, Label] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `doc[start:end]`, what they are taken for, and the rule that last decided it."""

    start: int
    end: int
    label: Label
    rule: str


def read_model_names(doc: Doc) -> list[Candidate]:
    """The model's names with the labels of this tool; nationalities, dates, works and the like are left out."""
    return [
        Candidate(ent.start, ent.end, MODEL_LABELS[ent.label_], "model")
        for ent in doc.ents
        if ent.label_ in MODEL_LABELS
    ]

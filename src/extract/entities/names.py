"""Finds the names of an article: the model's, corrected step by step."""

from __future__ import annotations

from spacy.tokens import Doc

from extract.entities.boundaries import trim
from extract.entities.candidates import Candidate, read_model_names
from extract.entities.consistency import settle_labels
from extract.records import Mention


def _mention(doc: Doc, candidate: Candidate) -> Mention:
    first, last = doc[candidate.start], doc[candidate.end - 1]
    return Mention(first.idx, last.idx + len(last), candidate.label, "name", candidate.rule)


def find_names(doc: Doc) -> tuple[Mention, ...]:
    """The names in a Doc as mentions of kind `name`, in text order, none inside another, not yet resolved."""
    trimmed = [trim(doc, candidate) for candidate in read_model_names(doc)]
    candidates = [candidate for candidate in trimmed if candidate is not None]
    candidates = settle_labels(doc, candidates)
    return tuple(_mention(doc, candidate) for candidate in candidates)

"""Where a name begins and ends: no article, possessive, quotation mark or title belongs to it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from extract.entities.candidates import Candidate

_MARKS = frozenset("\"“”‘’'«»()[]{}.,;:!?-–—*•/|…`") | {"''", "``", "--", "...", "'s", "’s", "'S", "’S"}
_LEADING = frozenset({"the", "a", "an", "both", "all", "of", "and", "or", "s"})
_KEPT_STOPS = frozenset({"Inc", "Co", "Corp", "Ltd", "Jr", "Sr", "St"})


def trim(doc: Doc, candidate: Candidate) -> Candidate | None:
    """The candidate without what does not belong to its name at either end; None if nothing is left."""
    start, end = candidate.start, candidate.end
    while start < end and (
        doc[start].is_space or doc[start].text in _MARKS or doc[start].text.lower() in _LEADING
    ):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in _MARKS):
        if doc[end - 1].text == "." and end - 2 >= start and doc[end - 2].text in _KEPT_STOPS:
            break
        end -= 1
    if start >= end:
        return None
    return replace(candidate, start=start, end=end)

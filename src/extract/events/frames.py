"""What each class does with its parties, and the short word lists that the rules read; kept as data."""

from __future__ import annotations

from extract.vocabulary import classes_with, event_classes, listed_verbs, verb_list, word_list

__all__ = ["classes", "leads_of", "listed_verbs", "verbs", "words"]

classes, verbs, words = classes_with, verb_list, word_list


def leads_of(event_type: str) -> tuple[str, ...]:
    """The prepositions that lead the target of a class, the surest first."""
    return event_classes()[event_type].leads

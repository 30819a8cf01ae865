"""The verbs that happenings are told with: those of patterns, and those that the verb table knows beside them."""

from __future__ import annotations

from functools import cache

from extract.vocabulary.files import load_lists
from extract.vocabulary.inflection import index_forms
from extract.vocabulary.patterns import PARTY, load_patterns
from extract.vocabulary.verb_table import listed_verbs, state_verbs, verb_table


@cache
def noun_verbs() -> frozenset[str]:
    """The verbs that some pattern wants an object or a subject for."""
    return frozenset(pattern.verb for pattern in load_patterns() if pattern.objects)


def _aspect_bases() -> list[str]:
    return [verb.base for verb in verb_table().values() if verb.aspects]


@cache
def happening_verbs() -> frozenset[str]:
    """The verbs that a pattern names or that have an aspect."""
    return frozenset((*(pattern.verb for pattern in load_patterns()), *_aspect_bases()))


@cache
def party_verbs() -> frozenset[str]:
    """The verbs of patterns that hold only of what is done to a party."""
    return frozenset(pattern.verb for pattern in load_patterns() if pattern.needs == PARTY)


@cache
def verb_forms() -> dict[str, tuple[str, ...]]:
    """Forms → base forms of every verb that a pattern names, or that has an aspect, a state or a trait for events."""
    patterns = sorted(load_patterns(), key=lambda pattern: pattern.needs == PARTY)
    named = dict.fromkeys(pattern.verb for pattern in patterns)
    named.update(dict.fromkeys((*_aspect_bases(), *state_verbs(), *sorted(listed_verbs()))))
    return index_forms(named)


@cache
def deeds() -> dict[str, frozenset[str]]:
    """Verbs and nouns in their base forms → the deeds that news uses them of."""
    named: dict[str, set[str]] = {}
    for deed, found in load_lists("events/deeds.csv", "deed", "word").items():
        for word in found:
            named.setdefault(word, set()).add(deed)
    return {word: frozenset(names) for word, names in named.items()}

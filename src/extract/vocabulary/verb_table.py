"""Verbs: their forms, what they say of a happening, which patterns ask for them."""

from __future__ import annotations

from functools import cache

from extract.morphology import index_forms
from extract.vocabulary.classes import listed_verbs
from extract.vocabulary.files import load_rows
from extract.vocabulary.patterns import PARTY, load_patterns


@cache
def noun_verbs() -> frozenset[str]:
    """The verbs that some pattern wants an object or a subject for."""
    return frozenset(pattern.verb for pattern in load_patterns() if pattern.objects)


@cache
def happening_verbs() -> frozenset[str]:
    """The verbs that a pattern or a list of events/aspects.csv names."""
    aspects = (verb for pairs in _aspects().values() for verb, _ in pairs)
    return frozenset((*(pattern.verb for pattern in load_patterns()), *aspects))


@cache
def party_verbs() -> frozenset[str]:
    """The verbs of patterns that hold only of what is done to a party."""
    return frozenset(pattern.verb for pattern in load_patterns() if pattern.needs == PARTY)


@cache
def verb_forms() -> dict[str, tuple[str, ...]]:
    """Forms → base forms of every verb that a pattern or a closed list names."""
    patterns = sorted(load_patterns(), key=lambda pattern: pattern.needs == PARTY)
    named = {pattern.verb: None for pattern in patterns}
    named.update({verb: None for pairs in _aspects().values() for verb, _ in pairs})
    named.update(dict.fromkeys((*state_verbs(), *sorted(listed_verbs()))))
    return index_forms(named)


@cache
def _aspects() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in load_rows("events/aspects.csv"):
        found.setdefault(row["aspect"], []).append((row["verb"], row["frame"]))
    return {name: tuple(pairs) for name, pairs in found.items()}


@cache
def aspect_verbs(name: str) -> frozenset[tuple[str, str]]:
    """The verbs of an aspect of events/aspects.csv (light, keep, stop, fail …) as (verb, frame)."""
    return frozenset(_aspects()[name])


@cache
def aspect_lemmas(name: str) -> frozenset[str]:
    """The verbs of such a list, with whatever particle."""
    return frozenset(verb for verb, _ in aspect_verbs(name))


@cache
def state_verbs() -> dict[str, str]:
    """Base forms of verbs that tell of no happening by themselves → why (state, view, effort, speech, cause)."""
    return {row["verb"]: row["kind"] for row in load_rows("events/states.csv")}

"""What language/verbs.csv knows of each verb: its forms, how it reports, what it says of a happening, its traits."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from extract.vocabulary.files import load_rows


class Verb(NamedTuple):
    """A line of language/verbs.csv.

    `past` and `participle` are irregular forms (none for a regular verb), `doubles` whether it doubles its last letter;
    `speech` is how it attributes words (say, ask, think, show, judge), `frames` in which frames; `state` why it tells
    of no happening by itself (state, view, effort, speech, cause); `aspects` are (aspect, frame); `traits` the lists of
    verbs of events/lists.csv and quotes/lists.csv that it stands in.
    """

    base: str
    past: tuple[str, ...]
    participle: tuple[str, ...]
    doubles: bool
    speech: str
    frames: tuple[str, ...]
    state: str
    aspects: tuple[tuple[str, str], ...]
    traits: frozenset[str]


def _parts(cell: str, between: str) -> tuple[str, ...]:
    return tuple(cell.split(between)) if cell else ()


def _aspect(part: str) -> tuple[str, str]:
    name, _, frame = part.partition(":")
    return name, frame


@cache
def verb_table() -> dict[str, Verb]:
    """The verbs by base form, in the order of the file."""
    return {
        row["verb"]: Verb(
            row["verb"],
            _parts(row["past"], "/"),
            _parts(row["participle"], "/"),
            row["doubling"] == "yes",
            row["speech"],
            _parts(row["frames"], " "),
            row["state"],
            tuple(_aspect(part) for part in _parts(row["aspects"], "|")),
            frozenset(_parts(row["traits"], " ")),
        )
        for row in load_rows("language/verbs.csv")
    }


@cache
def irregular_forms() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Base forms of irregular verbs → their past forms and their participles."""
    return {verb.base: (verb.past, verb.participle) for verb in verb_table().values() if verb.past}


@cache
def doubling_verbs() -> frozenset[str]:
    """The verbs of more than one syllable that double their last letter, by base form."""
    return frozenset(verb.base for verb in verb_table().values() if verb.doubles)


@cache
def speech_verbs() -> tuple[Verb, ...]:
    """The verbs that attribute words or positions to a source."""
    return tuple(verb for verb in verb_table().values() if verb.speech)


@cache
def state_verbs() -> dict[str, str]:
    """Base forms of verbs that tell of no happening by themselves → why (state, view, effort, speech, cause)."""
    return {verb.base: verb.state for verb in verb_table().values() if verb.state}


@cache
def _aspects() -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for verb in verb_table().values():
        for name, frame in verb.aspects:
            found.setdefault(name, []).append((verb.base, frame))
    return {name: frozenset(pairs) for name, pairs in found.items()}


@cache
def aspect_verbs(name: str) -> frozenset[tuple[str, str]]:
    """The verbs of an aspect (light, keep, stop, occur, prepare, fail) as (verb, frame)."""
    return _aspects()[name]


@cache
def aspect_lemmas(name: str) -> frozenset[str]:
    """The verbs of an aspect, with whatever frame."""
    return frozenset(verb for verb, _ in aspect_verbs(name))


@cache
def _lists() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for verb in verb_table().values():
        for name in verb.traits:
            found.setdefault(name, []).append(verb.base)
    return {name: frozenset(bases) for name, bases in found.items()}


@cache
def verbs(name: str) -> frozenset[str]:
    """A list of verbs of events/lists.csv or quotes/lists.csv, by base form."""
    return _lists()[name]


@cache
def listed_verbs() -> frozenset[str]:
    """The verbs of all lists of events/lists.csv."""
    names = {row["list"] for row in load_rows("events/lists.csv") if row["kind"] == "verbs"}
    return frozenset(verb.base for verb in verb_table().values() if not names.isdisjoint(verb.traits))

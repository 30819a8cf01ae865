"""What the model takes for a name and is none: nationalities, months, titles, events, laws, bare nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.entities.candidates import Candidate, Words
from extract.entities.heads import head_label, heads, is_vessel, prefixes
from extract.entities.known import look_up
from extract.entities.person_titles import titles
from extract.entities.states import people_forms
from extract.vocabulary import load_rows, name_words

_DESIGNATION = re.compile(r"^[A-Z][A-Za-z]{0,5}(?: ?- ?|\.)\d[\dA-Z.-]*$")  # STS-1, BA.5, B-52
_OFFICES = name_words("offices")
_BARE = name_words("bare")
_CHAMBERS = name_words("chambers")  # named organs, as they stand
_UNITS = name_words("no_names")


@cache
def _peoples() -> frozenset[str]:
    forms = set(people_forms()) | {row["form"] for row in load_rows("names/peoples.csv")}
    return frozenset(forms | {form.upper() for form in forms})


def is_people(phrase: str) -> bool:
    """Whether a phrase is a nationality, people, faith or party's adherent and nothing more."""
    return phrase in _peoples()


def is_bare_noun(phrase: str) -> bool:
    """Whether it is a noun written large and yet no name: President, Ministry, State."""
    noun = phrase in titles() or phrase in _BARE or (phrase in heads() and phrase.istitle())
    return noun and phrase not in _CHAMBERS


def _is_office_of(words: Words, candidate: Candidate) -> bool:
    """Whether it is an office, which is a person's: "Minister of Trade", and the "Trade" in it."""
    inside = [i for i in range(candidate.start, candidate.end) if words.texts[i] in {"of", "for"}]
    joint = inside[0] if inside else candidate.start - 1
    if words.at(joint) not in {"of", "for"}:
        return False
    office = (
        words.at(joint - 1) in _OFFICES
        if not inside and words.at(joint) == "of"
        else titles().get(words.at(joint - 1), {}).get("kind") == "office"
    )
    return office and (bool(inside) or heads().get(words.texts[candidate.end - 1]) != "ORG")


def is_in_vessel(words: Words, candidate: Candidate) -> bool:
    """Whether it is the end of the name of a ship or the like: the "Aurora" of "Space Shuttle Aurora"."""
    return any(is_vessel(words, max(0, candidate.start - before), candidate.end) for before in (1, 2))


def vessel_names(words: Words, candidate: Candidate) -> Iterator[str]:
    """What a ship or the like is called later on: the "Aurora" of "Space Shuttle Aurora"."""
    last = words.texts[candidate.end - 1]
    if is_vessel(words, candidate.start, candidate.end) and last not in prefixes() and look_up(last) is None:
        yield last


def is_spurious(words: Words, candidate: Candidate) -> bool:
    """Whether the candidate names no person, organisation or place."""
    phrase = words.phrase(candidate)
    if not (phrase[:1].isupper() or any(character.isupper() for character in phrase)):
        return candidate.rule == "model" and candidate.end - candidate.start == 1
    if look_up(phrase) is not None:
        return False
    single = candidate.end - candidate.start == 1
    if phrase in _peoples() or phrase in _UNITS:
        return True
    if single and candidate.label != "PERSON" and is_bare_noun(phrase):
        return True
    if words.at(candidate.end) in _OFFICES and candidate.label == "ORG":
        return heads().get(words.texts[candidate.end - 1]) != "ORG" and not phrase.isupper()
    if candidate.label == "ORG" and _is_office_of(words, candidate):
        return True
    if _DESIGNATION.match(phrase) or words.at(candidate.end) == "$":
        return True
    return head_label(words, candidate.start, candidate.end) == "NONE" or is_vessel(
        words, candidate.start, candidate.end
    )

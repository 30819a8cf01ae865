"""Acronyms that the article itself explains: "Space Research Centre (SRC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.entities.candidates import Candidate, Words

_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.-]*[A-Z][A-Za-z.]*\d?$|^[A-Z][a-z]{2,9}$")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "de", "la", "et", "&"})
_LONGEST = 10


def is_acronym_of(acronym: str, phrase: Sequence[str]) -> bool:
    """Whether the acronym's capitals are the initials of the words, small words and letters inside a word left out."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    if acronym.isupper() or "." in acronym:
        wanted = letters
    else:
        wanted = [letter.lower() for letter in acronym if letter.isupper()]
    initials = [word[0].lower() for word in phrase if word[0].isalpha() and word.lower() not in _SMALL]
    every = [word[0].lower() for word in phrase if word[0].isalpha()]
    if wanted in (initials, every):
        return True
    # Some skip a word or take two letters of one: first letters must match, the rest come in order.
    remaining = iter("".join(phrase).lower())
    loose = bool(letters) and letters[0] == (every or [""])[0] and all(letter in remaining for letter in letters)
    return loose and len(phrase) > 1 and 2 * len(initials) >= len(letters) >= len(initials) - 1


def find_introduced(words: Words, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of a name and the acronym in brackets behind it."""
    for candidate in candidates:
        opening = candidate.end
        if words.at(opening) in {"'s", "’s"}:
            opening += 1
        if words.at(opening) != "(" or words.at(opening + 2) not in {")", ",", ";"}:
            continue
        acronym = words.at(opening + 1)
        if len(acronym) > _LONGEST or not _ACRONYM.match(acronym):
            continue
        if candidate.end - candidate.start > 1 and is_acronym_of(acronym, words.texts[candidate.start : candidate.end]):
            yield candidate, Candidate(opening + 1, opening + 2, candidate.label, "acronym")


def find_common_acronyms(words: Words) -> set[str]:
    """Acronyms of common nouns, which name nobody: "unmanned aerial systems (UAS)"."""
    found = set()
    for index in range(2, len(words) - 1):
        if words.texts[index - 1] != "(" or words.texts[index + 1] != ")" or not words.texts[index].isupper():
            continue
        acronym = words.texts[index]
        phrase = [word for word in words.texts[max(0, index - 2 - 2 * len(acronym)) : index - 1] if word.isalpha()]
        phrase = phrase[-len(acronym) :]
        if phrase and all(word.islower() for word in phrase) and [w[0] for w in phrase] == list(acronym.lower()):
            found.add(acronym)
    return found

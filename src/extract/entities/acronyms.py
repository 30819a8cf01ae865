"""Acronyms that the article itself explains: "Space Research Centre (SRC)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.entities.candidates import Candidate, Words
from extract.entities.heads import head_label
from extract.entities.known import look_up
from extract.records import Label
from extract.vocabulary import function_words, name_words

_GENITIVE = function_words("genitive")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.-]*[A-Z][A-Za-z.]*\d?$|^[A-Z][a-z]{2,9}$")
_SMALL = name_words("small_words")
_LONGEST = 10  # letters


def is_initials(acronym: str, phrase: Sequence[str]) -> bool:
    """Whether the acronym's letters are the initials of the words, with or without the small ones."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    initials = [word[0].lower() for word in phrase if word[0].isalpha() and word.lower() not in _SMALL]
    every = [word[0].lower() for word in phrase if word[0].isalpha()]
    return len(letters) > 1 and letters in (initials, every)


def is_acronym_of(acronym: str, phrase: Sequence[str]) -> bool:
    """Whether an acronym can stand for the words, where the text puts it behind them in brackets.

    Beside initials: syllables ("Interpol") and words left out; the first letters must match, the rest come in order.
    """
    if is_initials(acronym, phrase) or is_initials("".join(filter(str.isupper, acronym)), phrase):
        return True
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    initials = [word[0].lower() for word in phrase if word[0].isalpha() and word.lower() not in _SMALL]
    remaining = iter("".join(phrase).lower())
    in_order = bool(letters and initials) and letters[0] == initials[0] and all(char in remaining for char in letters)
    return in_order and len(phrase) > 1 and 2 * len(initials) >= len(letters) >= len(initials) - 1


def stands_for(acronym: str, label: Label, phrase: Sequence[str]) -> bool:
    """Whether an acronym in brackets behind a name of several words is short for it.

    Behind an organisation's name any is, but for a place's, since the letters may be of another language: Committee for
    State Security (KGB). So it was in 51 of 51 labelled cases, 15 of them with other letters.
    """
    if len(phrase) < 2:
        return False
    known = look_up(acronym)
    elsewhere = known is not None and known.label == "PLACE"
    return (label == "ORG" and not elsewhere) or is_acronym_of(acronym, phrase)


def find_introduced(words: Words, candidates: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of a name and the acronym in brackets behind it."""
    for candidate in candidates:
        opening = candidate.end
        if words.at(opening) in _GENITIVE:
            opening += 1
        if words.at(opening) != "(" or words.at(opening + 2) not in {")", ",", ";"}:
            continue
        acronym = words.at(opening + 1)
        if len(acronym) > _LONGEST or not _ACRONYM.match(acronym):
            continue
        if stands_for(acronym, candidate.label, words.texts[candidate.start : candidate.end]):
            yield candidate, Candidate(opening + 1, opening + 2, candidate.label, "acronym")


def find_expanded(words: Words) -> Iterator[tuple[Candidate, Candidate]]:
    """Pairs of a full name in brackets and the acronym before it: "GRA [Government of the Republic of Arstotzka]"."""
    for index in range(1, len(words) - 3):
        if words.texts[index] not in {"(", "["}:
            continue
        acronym = words.texts[index - 1]
        if not acronym.isupper() or not 2 < len(acronym) <= _LONGEST:
            continue
        closing = next((i for i in range(index + 3, min(len(words), index + 14)) if words.texts[i] in {")", "]"}), 0)
        phrase = words.texts[index + 1 : closing]
        if closing and phrase[0][0].isupper() and phrase[-1][0].isupper() and is_acronym_of(acronym, phrase):
            label: Label = "PLACE" if head_label(words, index + 1, closing) == "PLACE" else "ORG"
            yield Candidate(index + 1, closing, label, "acronym"), Candidate(index - 1, index, label, "acronym")


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

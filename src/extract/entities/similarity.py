"""When two spellings are one name: Dmitri and Dmitry, but not Nicholson and Nichols."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.entities.genders import first_name_gender

_SOUNDS = (("ph", "f"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("ts", "c"), ("tz", "c"), ("q", "k"), ("x", "ks"))
_VOWEL = re.compile(r"[aeiouyjw]")
_DOUBLE = re.compile(r"([a-z])\1+")
_SHORTEST = 3  # consonants that two spellings must share


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A word's consonants, sounds that transliterations write in two ways made one."""
    plain = word.casefold()
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return plain[:1] + _DOUBLE.sub(r"\1", _VOWEL.sub("", plain[1:]))


def is_spelling_of(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names of equally many words differ in the spelling of one word only, and not in gender."""
    if len(one) != len(other) or len(one) < 2:
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) != 1:
        return not differing
    a, b = differing[0]
    if a[0] != b[0] or abs(len(a) - len(b)) > 2 or len(skeleton(a)) < _SHORTEST or skeleton(a) != skeleton(b):
        return False
    genders = {first_name_gender(name.capitalize()) for name in (one[0], other[0])} - {""}
    return len(genders) < 2

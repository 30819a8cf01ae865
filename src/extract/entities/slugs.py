"""Readable, stable ids: `person:zamir-kabulov`, from label and name alone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extract.records import Label

_NOT_WORD = re.compile(r"[\W_]+")
_NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "ı": "i"}
)


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The name in lower case, without accents, its words parted by single spaces: for comparing, and for ids."""
    plain = unicodedata.normalize("NFKD", name.translate(_NO_DECOMPOSITION))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return _NOT_WORD.sub(" ", bare.replace("'", "").replace("’", "").replace(".", "").casefold()).strip()


def make_slug(label: Label, name: str) -> str:
    """`label:words-of-the-name`; letters of any script are kept, a name without one gives its code points."""
    words = fold(name).replace(" ", "-") or "-".join(f"u{ord(character):04x}" for character in name[:8])
    return f"{label.lower()}:{words}"

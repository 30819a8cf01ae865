"""What a reader of some format hands on: the text, and what the file tells of itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.read.metadata import Metadata

# Half characters, which UTF-8 cannot write, and control characters that are no white space
_UNWRITABLE = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")


class Content(NamedTuple):
    """The text of an article, and its title, day, publisher and address as far as the file tells them."""

    text: str
    known: Metadata = Metadata()
    note: str = ""  # what is amiss with the text


def cleaned(text: str) -> str:
    """`text` without control characters, half characters replaced."""
    return _CONTROLS.sub("", _UNWRITABLE.sub("\ufffd", text))


def on_one_line(text: str) -> str:
    """`text` with all white space, no-break spaces too, as single spaces, and without soft hyphens."""
    return " ".join(cleaned(text).replace("\xad", "").split())


def letters_of(text: str) -> str:
    """The letters and digits of `text` in lower case: equal for what reads alike."""
    return "".join(filter(str.isalnum, text)).casefold()

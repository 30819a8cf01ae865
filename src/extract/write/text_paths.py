"""Where the text of an article goes: a path that every file system takes, and that no other article's text has.

It is `texts/` and the id, in which stands percent-encoded what Windows, macOS or a network drive may refuse. To many
file systems capitals and small letters are one, and so are the ways to compose an accented letter: of ids that differ
in nothing else all but the small letters of ASCII is encoded.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from extract.read.ids import LONGEST_ID

FOLDER = "texts"
SUFFIX = ".txt"

_REFUSED = re.compile(r'[\x00-\x1f\x7f%<>:"\\|?*]')  # and the percent sign, so that no two ids give one path
_UNLIKE = re.compile(r"[^ !#$&-)+-.0-9;=@\[\]^_`a-z{}~]")
# Windows keeps these names for itself, whatever stands behind their first dot
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
_PART_OF_CODE = re.compile(r"%[0-9A-F]?$")
_LONGEST = 251  # bytes of a component: file systems allow 255, and a file has its suffix too
_LONGEST_PATH = len(FOLDER) + 1 + LONGEST_ID


def text_path(article_id: str, *, alike: bool = False) -> str:
    """`texts/wire/2021/kabul.txt` for the id `wire/2021/kabul`; `alike`: another id is the same to `blind`.

    Paths of different ids are different, to `blind` too.
    """
    *folders, name = article_id.split("/")
    parts = [FOLDER, *(_folder(folder, alike=alike) for folder in folders)]
    path = "/".join([*parts, _fitted(_encoded(name, alike=alike), name)])
    if len(path.encode()) > _LONGEST_PATH:
        while len("/".join(parts).encode()) > _LONGEST_PATH - _LONGEST:
            parts.pop()
        path = "/".join([*parts, _digest(article_id)])
    return path + SUFFIX


def text_file(out: Path, path: str) -> Path:
    """The file that a cell of the column `text_path` names. Raises ValueError for one that leads out of OUT/texts."""
    first, *parts = path.split("/")
    if first != FOLDER or not parts or {"", "."} & set(parts) or ".." in Path(path).parts or "\0" in path:
        raise ValueError(f"not the path of a text: {path!r}")
    return out / path


def blind(text: str) -> str:
    """`text` as a file system reads it that tells neither capitals from small letters nor composed ones from others."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())


@lru_cache(maxsize=1_000)  # many articles lie in one folder
def _folder(name: str, *, alike: bool) -> str:
    """Its name ends neither in a dot or a blank, which Windows drops, nor as a text does, which it would hide."""
    coded = _encoded(name, alike=alike)
    if coded.endswith((".", " ")):
        coded = coded[:-1] + _code(coded[-1])
    elif coded.lower().endswith(SUFFIX):
        coded = coded[: -len(SUFFIX)] + _code(".") + coded[1 - len(SUFFIX) :]
    return _fitted(coded, name)


def _fitted(coded: str, name: str) -> str:
    if _DEVICE.match(coded):
        coded = _code(coded[0]) + coded[1:]
    if len(coded.encode()) <= _LONGEST:
        return coded
    digest = _digest(name)
    return _PART_OF_CODE.sub("", coded.encode()[: _LONGEST - len(digest)].decode("utf-8", "ignore")) + digest


def _encoded(name: str, *, alike: bool) -> str:
    return (_UNLIKE if alike else _REFUSED).sub(lambda match: _code(match[0]), name)


def _code(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


def _digest(name: str) -> str:
    """Stands for what is too long; no encoded name has a percent sign before a tilde."""
    return "%~" + hashlib.sha256(name.encode()).hexdigest()[:16]

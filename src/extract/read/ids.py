r"""Article ids: readable, one to a file, safe in a table's cell and as a path under OUT/texts.

`|`, `;` and `#` part names, spans and records in the tables, so inside an id they stand behind a backslash, and so does
the backslash itself. Control characters, line separators and undecodable bytes of a file name are written `\u000a`.
No two names give the same id.
"""

from __future__ import annotations

import hashlib
import re

_ESCAPED = re.compile(r"[\\|;#]")
# C0 and C1 controls, line and paragraph separators, bidi controls (they would hide what a table says), lone surrogates
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_UNESCAPED = re.compile(r"\\(.)", re.DOTALL)

LONGEST_NAME = 240  # bytes of one path component, the suffix of the text file not counted: file systems allow 255
LONGEST_ID = 2800  # bytes of the whole id: paths may have 4,096 and OUT/texts comes before it


def escape(name: str) -> str:
    r"""A name or id as it stands in a cell: a backslash before `|`, `;`, `#` and itself."""
    return _ESCAPED.sub(r"\\\g<0>", name) if _ESCAPED.search(name) else name


def unescape(cell: str) -> str:
    """The name behind an escaped one: `unescape(escape(name)) == name`."""
    return _UNESCAPED.sub(r"\1", cell) if "\\" in cell else cell


def printable(text: str) -> str:
    r"""`text` on one line, for messages and ids: control characters and undecodable bytes as `\u000a`."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def safe_component(name: str) -> str:
    """One component of an id from one component of a path: never empty, `.`, `..`, too long or holding a slash."""
    safe = printable(escape(name)).replace("/", "\\u002f")
    if safe in (".", ".."):
        safe = "\\u002e" * len(safe)
    return _shortened(safe, LONGEST_NAME) or "\\e"


def article_id_of(path: str) -> str:
    """The id for a relative path with `/` separators, whatever is in it: `../../x` stays below the folder too."""
    return _shortened("/".join(safe_component(part) for part in path.split("/")), LONGEST_ID)


def row_id(dump: str, name: str) -> str:
    """The id for a row of a dump: its own name, made safe, below the dump's id.

    A folder in it never ends in `.txt`: a text file may stand there.
    """
    *folders, last = article_id_of(name).split("/")
    folders = [f"{folder}~" if folder.lower().endswith(".txt") else folder for folder in folders]
    return _shortened("/".join([dump, *folders, last]), LONGEST_ID)


def shortened_id(article_id: str) -> str:
    """An id no longer than one may be, a digest of the whole at the end of one that was."""
    return _shortened(article_id, LONGEST_ID)


def _shortened(name: str, limit: int) -> str:
    """`name`, cut to `limit` bytes if it is longer, a digest of the whole at its end."""
    encoded = name.encode("utf-8")
    if len(encoded) <= limit:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:16]
    return encoded[: limit - 17].decode("utf-8", "ignore").rstrip("/\\") + "~" + digest

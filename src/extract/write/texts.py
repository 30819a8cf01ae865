"""OUT/texts: the text of every article, so that OUT needs nothing else."""

from __future__ import annotations

import csv
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from extract.errors import UsageError

FOLDER = "texts"

_LEFTOVER = re.compile(r"\.[0-9a-f]{16}\.partial")
_LONGEST_CELL = 1 << 30


def text_path(out: Path, article_id: str) -> Path:
    """Where the text of an article lies. Raises ValueError for an id that leads out of OUT/texts."""
    if not _is_inside(article_id):
        raise ValueError(f"not an article id: {article_id!r}")
    return out / FOLDER / f"{article_id}.txt"


def write_text(out: Path, article_id: str, text: str) -> None:
    """Writes OUT/texts/<article_id>.txt as UTF-8, line ends unchanged, at once or not at all.

    Safe in several processes at a time, as long as each has its own articles. A text that stands there already is left
    alone. Raises UsageError if there is no room or no permission, ValueError for an id that leads out of OUT/texts.
    """
    path, data = text_path(out, article_id), text.encode("utf-8")
    temporary = out / FOLDER / f".{secrets.token_hex(8)}.partial"
    try:
        _make_folders(path.parent)
        if _has_link(out, path.parent):
            raise UsageError(f"{path.parent}: a link in the output folder, not written through; remove it")
        if _holds(path, data):
            return
        replace_whole(path, temporary, lambda: temporary.write_bytes(data))
    except OSError as error:
        raise cannot_write(path, error) from None


def replace_whole(path: Path, temporary: Path, write: Callable[[], object]) -> None:
    """A file at once or not at all: `write` fills the temporary one beside it; raises OSError."""
    try:
        write()
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def place_text(staging: Path, out: Path, article_id: str) -> None:
    """Moves the text of an article from STAGING/texts to OUT/texts, in the place of an earlier one."""
    path = text_path(out, article_id)
    try:
        _make_folders(path.parent)
        if _has_link(out, path.parent):
            raise UsageError(f"{path.parent}: a link in the output folder, not written through; remove it")
        text_path(staging, article_id).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None


def gone_texts(earlier: Path, current: Path) -> list[str]:
    """The ids that `earlier`, an articles.csv, has a text for and `current` has not; both are in the order of ids.

    Only texts that an earlier run wrote are ever removed: OUT/texts may hold files of others. A table that is damaged
    or not in order is believed as far as it is.
    """
    wanted = _ids_with_text(current)
    kept = next(wanted, None)
    gone = []
    for article_id in _ids_with_text(earlier):
        while kept is not None and kept < article_id:
            kept = next(wanted, None)
        if kept != article_id:
            gone.append(article_id)
    return gone


def remove_texts(out: Path, gone: Iterable[str]) -> None:
    """Removes the texts of these articles and the folders that this empties, nothing outside OUT/texts."""
    for article_id in gone:
        path = text_path(out, article_id)
        if _has_link(out, path.parent):
            continue
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UsageError(f"{path}: cannot be removed ({error.strerror}); remove it by hand") from None
        with suppress(OSError):  # a folder that still holds something stays
            while (path := path.parent) != out / FOLDER:
                path.rmdir()


def remove_leftovers(out: Path) -> None:
    """Removes what a killed run left half-written."""
    with suppress(OSError), os.scandir(out / FOLDER) as entries:
        for entry in entries:
            if _LEFTOVER.fullmatch(entry.name):
                Path(entry.path).unlink()


def cannot_write(path: Path, error: OSError) -> UsageError:
    """The one line for a full disk, a missing permission, a file in the place of a folder and their like."""
    in_the_way = next((above for above in path.parents if above.is_file()), None)
    if in_the_way is not None:
        return UsageError(f"{in_the_way}: a file, where a folder is to be; choose another --output")
    reason = error.strerror or str(error)
    return UsageError(
        f"{path}: cannot be written ({reason}); make room, mend its permissions or choose another --output"
    )


def _make_folders(folder: Path) -> None:
    """Makes a folder and those above it; Path.mkdir calls itself for each, and an id may have a thousand."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)


def _has_link(out: Path, folder: Path) -> bool:
    """Whether a link stands among OUT/texts and the folders below it, down to `folder`: it would lead elsewhere."""
    while folder != out:
        if folder.is_symlink():
            return True
        folder = folder.parent
    return False


def _holds(path: Path, data: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _ids_with_text(articles: Path) -> Iterator[str]:
    """The ids of the articles whose text is known, as they stand in an articles.csv, while they ascend."""
    csv.field_size_limit(_LONGEST_CELL)
    last = ""
    with suppress(OSError, UnicodeDecodeError, csv.Error), articles.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            article_id = row.get("article_id") or ""
            if article_id <= last:
                return
            last = article_id
            if row.get("sha256") and _is_inside(article_id):
                yield article_id


def _is_inside(article_id: str) -> bool:
    return all(part not in ("", ".", "..") and "\0" not in part for part in article_id.split("/"))

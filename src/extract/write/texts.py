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
from extract.write.text_paths import FOLDER, SUFFIX, blind, text_file

_LEFTOVER = re.compile(r"\.[0-9a-f]{16}\.partial")
_LONGEST_CELL = 1 << 30


def write_text(out: Path, path_of_text: str, text: str) -> None:
    """Writes a text to its `text_path` in OUT as UTF-8, line ends unchanged, at once or not at all.

    Safe in several processes at a time, as long as each has its own articles. A text that stands there already is left
    alone. Raises UsageError if there is no room or no permission, ValueError for a path that leads out of OUT/texts.
    """
    path, data = text_file(out, path_of_text), text.encode("utf-8")
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


def place_text(staging: Path, out: Path, path_of_text: str) -> None:
    """Moves the text of an article from STAGING/texts to OUT/texts, in the place of an earlier one."""
    path = text_file(out, path_of_text)
    try:
        _make_folders(path.parent)
        if _has_link(out, path.parent):
            raise UsageError(f"{path.parent}: a link in the output folder, not written through; remove it")
        text_file(staging, path_of_text).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from None


def gone_texts(out: Path, current: Path) -> list[str]:
    """The paths of texts that OUT/articles.csv names and `current`, which takes its place, does not.

    Only texts that an earlier run wrote are ever removed: OUT/texts may hold files of others. A table that is damaged
    or not in the order of ids is believed as far as it is. Where a file system is blind to case, the text of an article
    may stand under a name that is gone: it stays.
    """
    wanted = _texts_of(current)
    kept = next(wanted, None)
    gone: dict[str, list[str]] = {}
    for article_id, path in _texts_of(out / "articles.csv"):
        while kept is not None and kept[0] < article_id:
            kept = next(wanted, None)
        if kept != (article_id, path):
            gone.setdefault(blind(path), []).append(path)
    for _, path in _texts_of(current) if gone else ():
        for earlier in list(gone.get(blind(path), ())):
            if earlier == path or _is_same(text_file(out, earlier), text_file(out, path)):
                gone[blind(path)].remove(earlier)
    return [path for paths in gone.values() for path in paths]


def remove_texts(out: Path, gone: Iterable[str]) -> None:
    """Removes the texts at these paths and the folders that this empties, nothing outside OUT/texts."""
    for each in gone:
        path = text_file(out, each)
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
    places = (path, *path.parents) if isinstance(error, FileExistsError) else path.parents
    in_the_way = next((place for place in places if place.is_file()), None)
    if in_the_way is not None:
        return UsageError(f"{in_the_way}: a file, where a folder is to be; choose another --output")
    reason = error.strerror or str(error)
    return UsageError(
        f"{path}: cannot be written ({reason}); make room, fix its permissions or choose another --output"
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


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _texts_of(articles: Path) -> Iterator[tuple[str, str]]:
    """Id and path of each text, as they stand in an articles.csv, while the ids ascend.

    Before there was a column `text_path` the path was the id itself.
    """
    csv.field_size_limit(_LONGEST_CELL)
    last = ""
    with suppress(OSError, UnicodeDecodeError, csv.Error), articles.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            article_id = row.get("article_id") or ""
            if article_id <= last:
                return
            last = article_id
            path = row.get("text_path", f"{FOLDER}/{article_id}{SUFFIX}" if row.get("sha256") else "")
            with suppress(ValueError):
                text_file(articles.parent, path or "")
                yield article_id, path

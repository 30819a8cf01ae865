"""Finds the articles of a corpus: lazily, in the order of their ids, never outside the folder that was named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.errors import UsageError
from extract.read.dump_columns import Columns
from extract.read.file_kinds import SNIFFED
from extract.read.folder_days import head_of
from extract.read.folder_entries import METADATA, Entry, Kind, entries_of, ids_in_folder, is_passed_over, kind_of_file
from extract.read.ids import article_id_of, printable
from extract.read.source import Source

# What a run leaves in its output folder: its journal, or if that was deleted its tables.
_JOURNAL = ".extract"
_TABLES = ("articles.csv", "sentences.csv", "mentions.csv", "events.csv")
LONGEST_FOLDER_ID = 2500  # bytes: with the name of a file still a path that every system opens


@dataclass(slots=True)
class WalkNotes:
    """What a walk met besides articles: files of other kinds, links it did not follow, folders it could not read.

    `ignored` counts the files by kind, in the words of the summary, `frames` the pages that browsers saved with others;
    `outputs` are the folders that earlier runs wrote, which are not gone into. `columns` are those of dumps that are
    called otherwise than ours, by the dumps' paths; who reads them enters them.
    """

    ignored: Counter[str] = field(default_factory=Counter)
    frames: int = 0
    outputs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    columns: dict[str, Columns] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Walk:
    root: Path  # resolved
    exclude: Path | None  # resolved
    notes: WalkNotes


def find_articles(corpus: Path, exclude: Path | None, notes: WalkNotes | None = None) -> Iterator[Source]:
    """The articles and dumps of a folder (recursively) or one file, in the order of their ids.

    `exclude` is the output folder, should it lie inside. Names that begin with `.` or `_`, `README*` and metadata.csv
    are passed over silently; so are pages that a browser saved with another one (in `news_files/` beside `news.html`),
    but `notes` counts them; it counts files of other kinds, too, and names what could not be read, and the folders
    inside that an earlier run wrote, which are not gone into. A link to a file inside the corpus is followed; one that
    leads outside is not, nor is any link to a folder: what lies inside is met under its own name, so loops cannot be.
    One folder's names a level are held, never the corpus.

    Raises UsageError at once if `corpus` is not there, cannot be read, or is where the output goes.
    """
    notes = notes if notes is not None else WalkNotes()
    shown = printable(str(corpus))
    if _is_file(corpus):
        kind = _kind_of(corpus.name, str(corpus), is_file=True)
        if kind.other or corpus.name == METADATA:
            raise UsageError(
                f"{shown}: not a file of articles; name one, or a folder that holds some (docs/input.md lists them)"
            )
        [name] = ids_in_folder([corpus.name], [])
        return iter([Source(article_id_of(name), corpus.name, corpus, kind=kind.kind)])
    if not corpus.is_dir():
        raise UsageError(f"{shown}: no such file or folder; name the folder that holds the articles")
    root, out = corpus.resolve(), exclude.resolve() if exclude else None
    if out and (root == out or root.is_relative_to(out / "texts")):
        raise UsageError(f"{shown}: the tables would be written among the articles; choose another --output")
    try:
        os.scandir(root).close()
    except OSError as error:
        raise UsageError(f"{shown}: the folder cannot be read ({error.strerror}); mend its permissions") from None
    return _walk_folders(_Walk(root, out, notes))


def _is_file(corpus: Path) -> bool:
    try:
        return corpus.is_file()
    except OSError as error:
        raise UsageError(f"{printable(str(corpus))[:200]}: {error.strerror}; name another corpus") from None


def _walk_folders(walk: _Walk) -> Iterator[Source]:
    """Yields the articles below the root in the order of ids, by a stack of its own: folders may nest by the thousand.

    A subfolder sorts by its name and the slash, so the order of the walk is that of the whole ids as strings.
    """
    stack = [_entries(walk, "", "")]
    while stack:
        for entry in stack[-1]:
            if not entry.id.endswith("/"):
                day = entry.days.of_names.get(entry.path.rpartition("/")[2], "")
                kind = (day, entry.days.in_addresses, entry.kind, entry.inner_id)
                yield Source(entry.id, entry.path, walk.root / entry.path, *kind)
            elif len(entry.id.encode()) > LONGEST_FOLDER_ID:
                walk.notes.unreadable.append(f"{printable(entry.path)[:200]}...: the path is too long")
            else:
                stack.append(_entries(walk, entry.path, entry.id, is_of_a_page=entry.is_of_a_page))
                break
        else:
            stack.pop()


def _entries(walk: _Walk, folder: str, folder_id: str, *, is_of_a_page: bool = False) -> Iterator[Entry]:
    """A folder's articles and subfolders, sorted by id."""
    try:
        files, folders = _list_folder(walk, folder)
    except OSError as error:
        walk.notes.unreadable.append(f"{printable(folder) or walk.root}: {error.strerror}")
        return iter(())
    place = walk.root / folder
    entries, frames = entries_of(
        folder, folder_id, files, folders, lambda name: head_of(place / name), is_of_a_page=is_of_a_page
    )
    walk.notes.frames += frames
    return iter(entries)


def _list_folder(walk: _Walk, folder: str) -> tuple[dict[str, str], list[str]]:
    """The names of a folder's articles, with their kinds as first bytes tell them, and the subfolders to go into."""
    files: dict[str, str] = {}
    folders: list[str] = []
    if folder and _is_output(walk.root / folder):
        walk.notes.outputs.append(printable(folder))
        return files, folders
    with os.scandir(walk.root / folder) as entries:
        for entry in entries:
            if is_passed_over(entry.name):
                continue
            if entry.is_symlink():
                if (kind := _kind_of_link(walk, folder, entry)) is not None:
                    files[entry.name] = kind.kind
            elif entry.is_dir():
                if walk.root / folder / entry.name != walk.exclude:
                    folders.append(entry.name)
            elif (kind := _kind_of(entry.name, entry.path, is_file=entry.is_file())).other:
                walk.notes.ignored[kind.other] += 1
            else:
                files[entry.name] = kind.kind
    return files, folders


def _is_output(folder: Path) -> bool:
    """Whether an earlier run wrote the folder."""
    return (folder / _JOURNAL).is_dir() or all((folder / table).is_file() for table in _TABLES)


def _kind_of_link(walk: _Walk, folder: str, entry: os.DirEntry[str]) -> Kind | None:
    """What a link leads to, None if that is no article of the corpus."""
    where = printable(folder + entry.name)
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is a RuntimeError before Python 3.13
        walk.notes.links.append(f"{where}: a link that leads nowhere")
        return None
    if not target.is_relative_to(walk.root):
        walk.notes.links.append(f"{where}: a link that leads outside the corpus, not followed")
        return None
    if walk.exclude and target.is_relative_to(walk.exclude):
        return None
    if target.is_dir():
        walk.notes.links.append(f"{where}: a link to a folder, not followed")
        return None
    kind = _kind_of(entry.name, str(target), is_file=target.is_file())
    if kind.other:
        walk.notes.ignored[kind.other] += 1
        return None
    return kind


def _kind_of(name: str, path: str, *, is_file: bool) -> Kind:
    """What kind of file it is; `path` is where it lies, `name` what it is called."""
    if not is_file:
        return Kind("no regular file")
    return kind_of_file(name, lambda: _first_bytes(path))


def _first_bytes(path: str) -> bytes:
    """The beginning of a file. One that cannot be read is told of by who reads it."""
    try:
        with Path(path).open("rb") as file:
            return file.read(SNIFFED)
    except OSError:
        return b""

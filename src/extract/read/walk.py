"""Finds the articles of a corpus: lazily, in the order of their ids, never outside the folder that was named."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from extract.errors import UsageError
from extract.read.folder_days import FolderDays, days_of_folder
from extract.read.ids import article_id_of, printable, safe_component

_PAGES = (".html", ".htm")
SUFFIXES = (".txt", ".md", *_PAGES, ".pdf", ".docx")
DUMPS = (".jsonl", ".jsonl.gz", ".csv", ".parquet")  # one article a row
KINDS = (*SUFFIXES, *DUMPS)
METADATA = "metadata.csv"
_SUFFIX = re.compile(r"\.[a-z0-9]{1,10}")
_OWN_TABLES = (b"article_id,", b"entity_id,")  # how the tables begin that a run writes: no articles, wherever they lie
# What browsers call the folder of a page that they save, behind the page's own name: in it are its frames and pictures
_OF_A_PAGE = (
    *("_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_bestanden"),
    *("_file", "-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", "_datoteke"),
)
# What a run leaves in its output folder: its journal, or if that was deleted its tables.
_JOURNAL = ".extract"
_TABLES = ("articles.csv", "sentences.csv", "mentions.csv", "events.csv")
LONGEST_FOLDER_ID = 2500  # bytes: with the name of a file still a path that every system opens


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article lies: its id, its path relative to the corpus with `/` separators, and its path on disk.

    Of a dump `article_id` is what its articles' ids begin with, before a slash.
    """

    article_id: str
    path: str
    file: Path
    day: str = ""  # that its name bears, as do most names of its folder
    has_dated_address: bool = False  # most texts of its folder have an address that bears a day

    @property
    def is_dump(self) -> bool:
        """Whether the file holds many articles."""
        return self.file.name.lower().endswith(DUMPS)

    @property
    def is_plain(self) -> bool:
        """Whether the file is text as it stands, nothing that has to be taken apart."""
        return self.file.name.lower().endswith(".txt")


@dataclass(slots=True)
class WalkNotes:
    """What a walk met besides articles: files of other kinds, links it did not follow, folders it could not read.

    `ignored` counts the files by kind, in the words of the summary, `frames` the pages that browsers saved with others;
    `outputs` are the folders that earlier runs wrote, which are not gone into.
    """

    ignored: Counter[str] = field(default_factory=Counter)
    frames: int = 0
    outputs: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Walk:
    root: Path  # resolved
    exclude: Path | None  # resolved
    notes: WalkNotes


class _Entry(NamedTuple):
    """An article of a folder or, with a slash at the end of id and path, a subfolder; `days` is what the folder tells.

    `is_of_a_page`: a browser saved the subfolder with a page; its pages are no articles.
    """

    id: str
    path: str
    days: FolderDays
    is_of_a_page: bool


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
        if not _has_article_suffix(corpus.name) or corpus.name == METADATA or _is_own_table(str(corpus)):
            raise UsageError(
                f"{shown}: not a file of articles ({', '.join(KINDS)}); name one, or a folder that holds some"
            )
        [name] = _ids_in_folder([corpus.name], [])
        return iter([Source(article_id_of(name), corpus.name, corpus)])
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
                yield Source(entry.id, entry.path, walk.root / entry.path, day, entry.days.in_addresses)
            elif len(entry.id.encode()) > LONGEST_FOLDER_ID:
                walk.notes.unreadable.append(f"{printable(entry.path)[:200]}...: the path is too long")
            else:
                stack.append(_entries(walk, entry.path, entry.id, is_of_a_page=entry.is_of_a_page))
                break
        else:
            stack.pop()


def _entries(walk: _Walk, folder: str, folder_id: str, *, is_of_a_page: bool = False) -> Iterator[_Entry]:
    """A folder's articles and subfolders, sorted by id."""
    try:
        files, folders = _list_folder(walk, folder)
    except OSError as error:
        walk.notes.unreadable.append(f"{printable(folder) or walk.root}: {error.strerror}")
        return iter(())
    pages = [file for file in files if file.lower().endswith(_PAGES)]
    if is_of_a_page:
        walk.notes.frames += len(pages)
        files = [file for file in files if not file.lower().endswith(_PAGES)]
    saved = frozenset(folders) if is_of_a_page else _saved_with(pages, folders)
    ids = _ids_in_folder(files, folders)
    days = days_of_folder(walk.root / folder, (file for file in files if not file.lower().endswith(DUMPS)))
    entries = [(folder_id + safe_component(name), folder + file, False) for name, file in zip(ids, files, strict=True)]
    entries += [(f"{folder_id}{safe_component(name)}/", f"{folder}{name}/", name in saved) for name in folders]
    entries.sort()
    return (_Entry(entry_id, path, days, is_saved) for entry_id, path, is_saved in entries)


def _list_folder(walk: _Walk, folder: str) -> tuple[list[str], list[str]]:
    """The names of a folder's articles and of the subfolders to go into."""
    files: list[str] = []
    folders: list[str] = []
    if folder and _is_output(walk.root / folder):
        walk.notes.outputs.append(printable(folder))
        return files, folders
    with os.scandir(walk.root / folder) as entries:
        for entry in entries:
            if _is_passed_over(entry.name):
                continue
            if entry.is_symlink():
                if _is_article_link(walk, folder, entry):
                    files.append(entry.name)
            elif entry.is_dir():
                if walk.root / folder / entry.name != walk.exclude:
                    folders.append(entry.name)
            elif kind := _other_kind(entry.name, entry.path, is_file=entry.is_file()):
                walk.notes.ignored[kind] += 1
            else:
                files.append(entry.name)
    return files, folders


def _saved_with(pages: list[str], folders: list[str]) -> frozenset[str]:
    """The folders that a browser saved with one of the pages."""
    names = {page.rpartition(".")[0] for page in pages}
    return frozenset(
        folder
        for folder in folders
        if any(folder.endswith(ending) and folder.removesuffix(ending) in names for ending in _OF_A_PAGE)
    )


def _is_output(folder: Path) -> bool:
    """Whether an earlier run wrote the folder."""
    return (folder / _JOURNAL).is_dir() or all((folder / table).is_file() for table in _TABLES)


def _is_article_link(walk: _Walk, folder: str, entry: os.DirEntry[str]) -> bool:
    where = printable(folder + entry.name)
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is a RuntimeError before Python 3.13
        walk.notes.links.append(f"{where}: a link that leads nowhere")
        return False
    if not target.is_relative_to(walk.root):
        walk.notes.links.append(f"{where}: a link that leads outside the corpus, not followed")
        return False
    if walk.exclude and target.is_relative_to(walk.exclude):
        return False
    if target.is_dir():
        walk.notes.links.append(f"{where}: a link to a folder, not followed")
        return False
    if kind := _other_kind(entry.name, str(target), is_file=target.is_file()):
        walk.notes.ignored[kind] += 1
    return not kind


def _ids_in_folder(files: list[str], folders: list[str]) -> list[str]:
    """A name without its suffix for each file, or with it where two would be one, or where a folder would be hidden.

    A file keeps its suffix if another one has the same stem, if its stem is the whole name of another one, or if its
    text file (`stem.txt`) would take the place of a subfolder. A dump is a subfolder to its articles: it keeps its
    suffix if another subfolder has its name, or if its own could be a text file's.
    """
    dumps = [file for file in files if file.lower().endswith(DUMPS)]
    names = dict(zip(dumps, _dump_names(dumps, folders), strict=True))
    texts = [file for file in files if file not in names]
    names.update(zip(texts, _text_names(texts, [*folders, *names.values()]), strict=True))
    return [names[file] for file in files]


def _dump_names(dumps: list[str], folders: list[str]) -> list[str]:
    stems = [dump[: -len(next(end for end in DUMPS if dump.lower().endswith(end)))] for dump in dumps]
    often, whole, taken = Counter(stems), set(dumps), set(folders)
    names = []
    for dump, stem in zip(dumps, stems, strict=True):
        is_free = often[stem] == 1 and stem not in whole and stem not in taken and not stem.lower().endswith(".txt")
        name = stem if is_free else dump
        while name in taken:
            name += "~"
        taken.add(name)
        names.append(name)
    return names


def _text_names(files: list[str], folders: list[str]) -> list[str]:
    stems = [os.path.splitext(file)[0] for file in files]  # noqa: PTH122 - a million names: no Path for each
    hiding = set(folders)
    whole, seen, doubled = set(files), set[str](), set[str]()
    for stem in stems:
        (doubled if stem in seen else seen).add(stem)
    names = []
    for file, stem in zip(files, stems, strict=True):
        name = file if stem in doubled or stem in whole or f"{stem}.txt" in hiding else stem
        while f"{name}.txt" in hiding or (name not in (file, stem) and (name in whole or name in seen)):
            name += "~"
        names.append(name)
    return names


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "_", "README")) or name == METADATA


def _other_kind(name: str, path: str, *, is_file: bool) -> str:
    """What kind of file it is if none of articles, else empty; `path` is where it lies, `name` what it is called."""
    if not is_file:
        return "no regular file"
    if _has_article_suffix(name):
        return "table of extract" if _is_own_table(path) else ""
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - as above
    return suffix if _SUFFIX.fullmatch(suffix) else "without a suffix"


def _is_own_table(path: str) -> bool:
    """Whether it is a table of an earlier run. One that cannot be read is told of by who reads it."""
    if not path.lower().endswith(".csv"):
        return False
    try:
        with Path(path).open("rb") as table:
            return table.read(32).removeprefix(b"\xef\xbb\xbf").startswith(_OWN_TABLES)
    except OSError:
        return False


def _has_article_suffix(name: str) -> bool:
    return name.lower().endswith(KINDS) and name.lower() not in KINDS

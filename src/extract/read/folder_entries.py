"""What a folder holds, on disk or in an archive: which files are articles, under which ids, in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from extract.read.file_kinds import KINDS, MANY, PAGES, REFUSED, ending_of, kind_of_bytes, other_ending
from extract.read.folder_days import FolderDays, days_of_folder
from extract.read.ids import safe_component

METADATA = "metadata.csv"
_NO_ARTICLES = frozenset("authors changelog copying dockerfile licence license makefile notice procfile".split())
_OWN_TABLES = (
    b"article_id,",
    b"entity_id,",
    b"happening_id,",
    b"saying_id,",
)  # how the tables begin that a run writes: no articles, wherever they lie
# What browsers call the folder of a page that they save, behind the page's own name: in it are its frames and pictures
_OF_A_PAGE = (
    *("_files", ".files", "-files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos", "_bestanden"),
    *("_file", "-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_dosyalar", "_datoteke"),
)


class Entry(NamedTuple):
    """An article of a folder or, with a slash at the end of id and path, a subfolder; `days` is what the folder tells.

    `is_of_a_page`: a browser saved the subfolder with a page; its pages are no articles.
    """

    id: str
    path: str
    days: FolderDays
    is_of_a_page: bool
    kind: str = ""  # by the first bytes, of a file whose name tells none
    inner_id: str = ""


class Kind(NamedTuple):
    """What a file is: an article if `other` is empty, by its first bytes of `kind` if its name tells none."""

    other: str = ""  # in the words of the summary
    kind: str = ""


def is_passed_over(name: str) -> bool:
    """Whether a name says that this is no article: hidden files, notes to oneself, metadata."""
    return name.startswith((".", "_", "README")) or name == METADATA


def kind_of_file(name: str, head: Callable[[], bytes]) -> Kind:
    """Whether a file is one of articles; `head` reads its first bytes, which are looked at only if they are needed."""
    ending = ending_of(name)
    if ending == ".csv":
        return Kind("table of extract") if _is_own_table(head()) else Kind()
    if ending == ".xml":
        return Kind() if kind_of_bytes(head()) == ".xml" else Kind(".xml")
    if ending in KINDS or ending in REFUSED:
        return Kind()
    if name.lower() in KINDS or name.lower() in _NO_ARTICLES or name.endswith("~"):
        return Kind("without a suffix")
    if other := other_ending(name):
        return Kind(other)
    kind = kind_of_bytes(head())
    return Kind("", kind) if kind else Kind("without a suffix")


def entries_of(
    folder: str,
    folder_id: str,
    files: Mapping[str, str],
    folders: Sequence[str],
    head: Callable[[str], str],
    *,
    is_of_a_page: bool,
) -> tuple[list[Entry], int]:
    """A folder's articles and subfolders, sorted by id, and how many pages in it are frames of another one.

    `files` are names with their kinds, as the first bytes tell them; `head` is the beginning of a text file.
    """
    pages = [file for file in files if ending_of(file) in PAGES]
    frames = len(pages) if is_of_a_page else 0
    names = [file for file in files if not (is_of_a_page and ending_of(file) in PAGES)]
    saved = frozenset(folders) if is_of_a_page else _saved_with(pages, folders)
    ids = ids_in_folder(names, folders)
    inner = _inner_names(dict(zip(names, ids, strict=True)), folders)
    days = days_of_folder((name for name in names if ending_of(name) not in MANY), head)
    entries = [
        Entry(
            folder_id + safe_component(own),
            folder + name,
            days,
            False,
            files[name],
            folder_id + safe_component(inner[name]) if name in inner else "",
        )
        for name, own in zip(names, ids, strict=True)
    ]
    entries += [
        Entry(f"{folder_id}{safe_component(name)}/", f"{folder}{name}/", days, name in saved) for name in folders
    ]
    entries.sort()
    return entries, frames


def ids_in_folder(files: Sequence[str], folders: Sequence[str]) -> list[str]:
    """A name without its suffix for each file, or with it where two would be one, or where a folder would be hidden.

    A file keeps its suffix if another one has the same stem, if its stem is the whole name of another one, or if its
    text file (`stem.txt`) would take the place of a subfolder. A dump or an archive is a subfolder to its articles: it
    keeps its suffix if another subfolder has its name, or if its own could be a text file's.
    """
    dumps = [file for file in files if ending_of(file) in MANY]
    names = dict(zip(dumps, _dump_names(dumps, folders), strict=True))
    texts = [file for file in files if file not in names]
    names.update(zip(texts, _text_names(texts, [*folders, *names.values()]), strict=True))
    return [names[file] for file in files]


def _dump_names(dumps: Sequence[str], folders: Sequence[str]) -> list[str]:
    stems = [dump[: -len(ending_of(dump))] for dump in dumps]
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


def _text_names(files: Sequence[str], folders: Sequence[str]) -> list[str]:
    stems = [file[: -len(ending)] if (ending := ending_of(file)) else file for file in files]
    hiding = set(folders)
    whole, seen, doubled = set(files), set[str](), set[str]()
    for stem in stems:
        (doubled if stem in seen else seen).add(stem)
    names = []
    for file, stem in zip(files, stems, strict=True):
        is_taken = stem in doubled or (stem in whole and stem != file) or f"{stem}.txt" in hiding
        name = file if is_taken else stem
        while f"{name}.txt" in hiding or (name not in (file, stem) and (name in whole or name in seen)):
            name += "~"
        names.append(name)
    return names


def _inner_names(names: Mapping[str, str], folders: Sequence[str]) -> dict[str, str]:
    """What the articles' ids begin with in a file that turns out to hold several, where its own id would not do.

    It would not where a subfolder or a dump is called so, or where a text file may be.
    """
    taken = {*folders, *(name for file, name in names.items() if ending_of(file) in MANY)}
    found: dict[str, str] = {}
    for file, name in names.items():
        if ending_of(file) not in MANY and (name in taken or name.lower().endswith(".txt")):
            inner = f"{file}~" if file.lower().endswith(".txt") else file
            while inner in taken:
                inner += "~"
            taken.add(inner)
            found[file] = inner
    return found


def _saved_with(pages: Sequence[str], folders: Sequence[str]) -> frozenset[str]:
    """The folders that a browser saved with one of the pages."""
    names = {page.rpartition(".")[0] for page in pages}
    return frozenset(
        folder
        for folder in folders
        if any(folder.endswith(ending) and folder.removesuffix(ending) in names for ending in _OF_A_PAGE)
    )


def _is_own_table(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").startswith(_OWN_TABLES)

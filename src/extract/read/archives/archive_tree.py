"""An archive of files is a folder: the same files are articles in it, under the same ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from extract.errors import ArticleError, UsageError
from extract.read.archives.member import Failure
from extract.read.folder_days import head_text
from extract.read.folder_entries import METADATA, entries_of, is_passed_over, kind_of_file
from extract.read.ids import printable, shortened_id
from extract.read.limits import HEAD
from extract.read.limits import METADATA as METADATA_BYTES
from extract.read.metadata import Metadata, metadata_rows
from extract.read.source import Source

_DEEPEST_FOLDER = 100  # folders one in another
Beginning = Callable[[str, int], bytes]  # the first bytes of a file, by its name in the archive


class Tree(NamedTuple):
    """The articles of an archive by the names of their files there, in the order of their ids, and its metadata.csv."""

    sources: Mapping[str, Source]
    metadata: Mapping[str, Metadata]
    failures: tuple[Failure, ...]


@dataclass(slots=True)
class _Folder:
    files: dict[str, str] = field(default_factory=dict)  # name in the folder: name in the archive
    folders: dict[str, _Folder] = field(default_factory=dict)


def tree_of(source: Source, names: Iterable[str], beginning: Beginning) -> Tree:
    """What the walk of a folder would find in an archive with these files.

    A name that leads out of the archive is a failure of its own. So is a metadata.csv that does not hold together.
    """
    root, failures = _Folder(), list[Failure]()
    for name in names:
        parts = name.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0] or len(parts) > _DEEPEST_FOLDER:
            error = ArticleError(f"its name leads out of the archive: {printable(name)[:200]!r}; pack it anew")
            failures.append((source.part(name), error))
        else:
            _plant(root, [part for part in parts if part not in ("", ".")], name)
    metadata = root.files.pop(METADATA, "")
    sources = dict(_sources(source, root, ("", ""), beginning))
    known: Mapping[str, Metadata] = {}
    if metadata:
        paths = {each.path.removeprefix(f"{source.path}#"): name for name, each in sources.items()}
        try:
            data = beginning(metadata, METADATA_BYTES)
            rows = metadata_rows(METADATA, data, source.path, lambda path: path in paths)
            known = {paths[path]: row for path, row in rows.items()}
        except UsageError as error:
            failures.append((source.part(METADATA), ArticleError(str(error))))
    return Tree(sources, known, tuple(failures))


def _plant(root: _Folder, parts: list[str], name: str) -> None:
    """Puts a file into its folder, unless a name says that it is no article."""
    *folders, last = parts or [""]
    is_metadata = last == METADATA and not folders
    if not last or any(map(is_passed_over, folders)) or (is_passed_over(last) and not is_metadata):
        return
    folder = root
    for part in folders:
        folder = folder.folders.setdefault(part, _Folder())
    folder.files[last] = name


def _sources(
    source: Source, folder: _Folder, place: tuple[str, str], beginning: Beginning, *, is_of_a_page: bool = False
) -> Iterator[tuple[str, Source]]:
    """The articles of a folder in the archive, whose path and id there are `place`, by their names in the archive."""
    path, folder_id = place
    kinds = {name: kind_of_file(name, partial(beginning, whole, HEAD)) for name, whole in folder.files.items()}
    files = {name: kind.kind for name, kind in kinds.items() if not kind.other}
    entries, _ = entries_of(
        *(path, folder_id, files, list(folder.folders)),
        lambda name: head_text(beginning(folder.files[name], HEAD)),
        is_of_a_page=is_of_a_page,
    )
    prefix = source.inner_id or source.article_id
    for entry in entries:
        name = entry.path.removeprefix(path)
        if entry.id.endswith("/"):
            inner = folder.folders[name[:-1]]
            yield from _sources(source, inner, (entry.path, entry.id), beginning, is_of_a_page=entry.is_of_a_page)
            continue
        yield (
            folder.files[name],
            Source(
                shortened_id(f"{prefix}/{entry.id}"),
                f"{source.path}#{entry.path}",
                source.file.joinpath(*printable(entry.path).replace("\\", "/").split("/")),  # never opened
                entry.days.of_names.get(name, ""),
                entry.days.in_addresses,
                entry.kind,
                shortened_id(f"{prefix}/{entry.inner_id}") if entry.inner_id else "",
            ),
        )

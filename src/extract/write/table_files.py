"""Writes the CSV tables: streamed into a folder of their own, put in place together at the end."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from extract.errors import UsageError
from extract.write.columns import COLUMNS
from extract.write.merge_entities import EntityTable
from extract.write.rows import Row, Rows
from extract.write.texts import cannot_write, gone_texts, place_text, remove_leftovers, remove_texts, write_text

STAGING = ".partial"  # in OUT: what is not yet in place
_BUFFER = 1 << 18  # bytes a table

Place = Callable[[], object]


class _Lines:
    r"""Takes rows from the csv module and ends them in `\n`.

    The module quotes a lone `\r` or `\n` on every Python version only if its own line end has both.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.removesuffix("\r\n") + "\n")


class _Table:
    """One table while it is written: OUT/.partial/<name>.csv, OUT/<name>.csv once it is put in place."""

    def __init__(self, out: Path, name: str) -> None:
        self.path = out / f"{name}.csv"
        self.temporary = out / STAGING / f"{name}.csv"
        if self.path.is_dir():
            raise UsageError(f"{self.path}: a folder stands where a table goes; remove it or choose another --output")
        # "backslashreplace": a file name of undecodable bytes stays readable instead of stopping the run
        self._file = self.temporary.open("x", _BUFFER, "utf-8", "backslashreplace", newline="")
        self._writer = csv.writer(_Lines(self._file), lineterminator="\r\n")

    def add(self, rows: Iterable[Row]) -> None:
        """Writes rows under the earlier ones."""
        self._writer.writerows(rows)

    def finish(self) -> None:
        """All of it on the disk, still under its temporary name."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def put_in_place(self) -> None:
        """Under its own name, instead of an earlier one."""
        self.temporary.replace(self.path)

    def close(self) -> None:
        """Whatever has become of it."""
        with suppress(OSError):  # closing writes what the buffer holds: on a full disk again in vain
            self._file.close()


class TableWriter:
    """Streams rows into the tables of a folder, which is made if need be; a context manager.

    The tables appear together when the block ends well; if it ends by an exception the earlier ones stay as they were.
    So do the texts of `write_text`; those that only the earlier articles.csv knows are removed at the end.
    `write_views` makes what shows the tables, in the folder that holds the new ones and the new texts; what it returns
    is called to put that in place. `complete` fills in the rows of entities.csv, whose columns go on with `columns`.
    Nothing is put in place before all of it is written: a full disk leaves all as it was. Memory is bounded whatever
    the corpus. Whatever cannot be written is a UsageError that names the path.
    """

    def __init__(
        self,
        out: Path,
        write_views: Callable[[Path], Place] | None = None,
        complete: Callable[[Iterable[Row]], Iterable[Row]] = lambda rows: rows,
        columns: Sequence[str] = (),
    ) -> None:
        self._out = out
        self._staging = out / STAGING
        self._write_views = write_views
        self._tables: dict[str, _Table] = {}
        self._entities = EntityTable()
        self._complete = complete
        self._columns = columns
        self._last = ""
        self._texts: list[str] = []  # their paths

    def __enter__(self) -> Self:
        try:
            self._out.mkdir(parents=True, exist_ok=True)
            remove_leftovers(self._out)
            self._remove_staging()
            self._staging.mkdir()
            for name in COLUMNS:
                self._tables[name] = _Table(self._out, name)
                self._write(name, [(*COLUMNS[name], *(self._columns if name == "entities" else ()))])
        except OSError as error:
            self._discard()
            raise cannot_write(Path(error.filename or self._out), error) from None
        except UsageError:
            self._discard()
            raise
        return self

    def add(self, rows: Rows) -> None:
        """Writes the rows of one article. Articles come in the order of their ids; ValueError if one does not."""
        [article] = rows["articles"]
        article_id = article[0]
        if article_id <= self._last:
            raise ValueError(f"{article_id!r} after {self._last!r}: articles are written in the order of their ids")
        self._last = article_id
        self._entities.add(rows["entities"])
        self._write("articles", [article])
        for name in (table for table in COLUMNS if table not in ("articles", "entities")):
            self._write(name, rows[name])

    def write_text(self, path: str, text: str) -> None:
        """Has a text put in place, at its `text_path`, with the tables; `write.write_text` does so at once."""
        write_text(self._staging, path, text)
        self._texts.append(path)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
        finally:
            self._discard()

    def _commit(self) -> None:
        self._write("entities", self._complete(self._entities.rows()))
        for table in self._tables.values():
            _guarded(table.path, table.finish)
        place_views = self._write_views(self._staging) if self._write_views else None
        articles = self._tables.pop("articles")
        gone = gone_texts(self._out, articles.temporary)
        for path in self._texts:
            place_text(self._staging, self._out, path)
        for table in self._tables.values():
            _guarded(table.path, table.put_in_place)
        if place_views:
            _guarded(self._out, place_views)
        _guarded(articles.path, articles.put_in_place)  # it vouches for all others
        remove_texts(self._out, gone)

    def _write(self, name: str, rows: Iterable[Row]) -> None:
        table = self._tables[name]
        _guarded(table.path, lambda: table.add(rows))

    def _discard(self) -> None:
        for table in self._tables.values():
            table.close()
        with suppress(OSError):
            self._remove_staging()

    def _remove_staging(self) -> None:
        """A killed run may have left it; a link is removed, not what it leads to."""
        if self._staging.is_symlink() or self._staging.is_file():
            self._staging.unlink()
        elif self._staging.is_dir():
            shutil.rmtree(self._staging)


def _guarded(path: Path, action: Callable[[], object]) -> None:
    try:
        action()
    except OSError as error:
        raise cannot_write(path, error) from None

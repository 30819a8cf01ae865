"""The journal's results become the tables: in the order of the ids, one article at a time."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Collection
from pathlib import Path

from extract.corpus import NO_ENTITIES, IdentityPass, UserEntities
from extract.errors import ArticleError
from extract.merge import MergePass
from extract.read import Source
from extract.run.earlier_results import compare, earlier_articles
from extract.run.journal import Finished, Journal
from extract.run.summary import Summary, Tables
from extract.run.tasks import unpack_rows, unpack_text
from extract.write import (
    COLUMNS,
    Place,
    Rows,
    TableWriter,
    blind,
    failed_rows,
    locate_rows,
    text_file,
    text_path,
    write_text,
)

_NOTE = "tables"


def assemble(
    journal: Journal,
    out: Path,
    check: Callable[[], None],
    write_views: Callable[[Path], Place],
    user: UserEntities = NO_ENTITIES,
    *,
    merge: bool = True,
) -> tuple[Summary, Tables]:
    """Writes the tables and texts of all planned articles; tells whether they are new or left alone.

    They are left alone if they are there already, and if no article came through while the earlier tables hold
    some: they, and the results behind them, are worth more than none. All articles are gone through before they are
    written: the corpus pass sees them before it changes what is written, and so does the merging of what they report,
    unless `merge` is False. `user` is the word of the user on entities.

    `write_views` makes what shows the tables in a folder, and returns what puts that in place. Tables, changed texts
    and views are put in place at the very end, when all of them are written. `check` may raise, to stop; the earlier
    ones then stay.
    """
    digest, alike = f"{journal.digest()}{user.digest}{'' if merge else 'unmerged'}", journal.alike(blind)
    noted = json.loads(journal.note(_NOTE) or "{}")
    if noted.get("digest") == digest and noted["tables"] == _state(out) and _texts_are_there(journal, out, alike):
        return Summary.restore(noted["summary"]), "same"
    summary, changed = Summary(), []
    if not journal.has_results() and next(earlier_articles(out), None):
        for finished in journal.finished():
            check()
            summary.add(_rows(finished, ""))
        return summary, "kept"
    journal.set_note(_NOTE, "")
    summary.left, summary.changed = compare(out, journal, check)
    identity = IdentityPass(user, check)
    for finished in journal.finished():
        check()
        identity.look(_read(journal, finished, ""))
    summary.merged, summary.left_open = identity.settle()
    merging = _merging(journal, identity, check) if merge else None
    with TableWriter(out, write_views, identity.complete, identity.columns) as writer:
        for finished in journal.finished():
            check()
            path = text_path(finished.article_id, alike=finished.article_id in alike)
            rows = identity.apply(_read(journal, finished, path))
            rows = merging.apply(rows) if merging else rows
            writer.add(rows)
            summary.add(rows)
            if finished.text and not _write_new_text(out, path, unpack_text(finished.text)):
                changed.append((finished.article_id, path))
        for article_id, path in changed:
            writer.write_text(path, unpack_text(journal.text(article_id)))
    journal.forget_others()
    journal.set_note(_NOTE, json.dumps({"digest": digest, "tables": _state(out), "summary": summary.as_note()}))
    return summary, "new"


def _merging(journal: Journal, identity: IdentityPass, check: Callable[[], None]) -> MergePass:
    """The pass that merges, when it has seen all articles with the ids of the corpus and decided."""
    merging = MergePass(check)
    for finished in journal.finished():
        check()
        merging.look(identity.apply(_read(journal, finished, "")))
    merging.settle()
    return merging


def _read(journal: Journal, finished: Finished, path: str) -> Rows:
    try:
        return _rows(finished, path)
    except (zlib.error, ValueError) as error:
        raise journal.damaged(f"the result of {finished.article_id}: {error}") from None


def _rows(finished: Finished, path: str) -> Rows:
    article_id, facts = finished.article_id, finished.facts
    if finished.failure:
        source = Source(article_id, facts["path"], Path(facts["path"]))
        return failed_rows(source, ArticleError(finished.failure))
    if not finished.rows:
        rows: Rows = {table: [] for table in COLUMNS}
        rows["articles"].append(tuple(facts[column] for column in COLUMNS["articles"]))
        return rows
    first = finished.first if finished.first != article_id else ""
    return locate_rows(unpack_rows(finished.rows), article_id, {**facts, "duplicate_of": first, "text_path": path})


def _write_new_text(out: Path, path: str, text: str) -> bool:
    """Puts a text in place unless another one stands there, which the earlier tables still need."""
    file = text_file(out, path)
    try:
        size = file.stat().st_size
    except OSError:
        write_text(out, path, text)
        return True
    data = text.encode()
    return size == len(data) and file.read_bytes() == data


def _texts_are_there(journal: Journal, out: Path, alike: Collection[str]) -> bool:
    for article_id, size in journal.texts():
        try:
            if text_file(out, text_path(article_id, alike=article_id in alike)).stat().st_size != size:
                return False
        except OSError:
            return False
    return True


def _state(out: Path) -> dict[str, list[int]]:
    """Size and time of each table, to tell whether they are those that were written; empty where one is missing."""
    state = {}
    for name in COLUMNS:
        try:
            found = (out / f"{name}.csv").stat()
        except OSError:
            return {}
        state[name] = [found.st_size, found.st_mtime_ns]
    return state

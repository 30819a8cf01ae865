"""The journal: what is recorded is there, whatever ended the program."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.run.journal import Journal, Planned
from extract.run.tasks import Outcome, pack_rows, pack_text, unpack_rows, unpack_text
from extract.run.write_results import assemble
from extract.write import Rows


def planned(article_id: str, key: bytes = b"k", sha256: str = "s") -> Planned:
    return Planned(article_id, key, sha256, 3, {"path": article_id})


def test_what_is_kept_is_there_the_next_time(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        assert not journal.has(b"k")
        journal.keep(Outcome(b"k", b"rows", b"text"))
        assert journal.has(b"k")
    with Journal(tmp_path) as journal:
        assert journal.has(b"k")
        assert list(journal.finished()) == []
    with Journal(tmp_path, fresh=True) as journal:
        assert not journal.has(b"k")


def test_articles_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    names = ["b", "a", "a/b", "a b", "B", "é", "😀", "\uffff", "z"]
    with Journal(tmp_path) as journal:
        assert all(journal.plan(planned(name)) for name in names)
        assert not journal.plan(planned("a"))
        assert [found.article_id for found in journal.finished()] == sorted(names)


def test_equal_texts_name_the_first_and_share_a_result(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        for name, key, sha256 in (
            ("c", b"1", "x"),
            ("b", b"1", "x"),
            ("a", b"2", "y"),
            ("d", b"3", "x"),
            ("e", b"", ""),
        ):
            journal.plan(planned(name, key, sha256))
        journal.keep(Outcome(b"1", b"rows", b"text"))
        found = {each.article_id: (each.first, each.rows) for each in journal.finished()}
    assert found == {
        "a": ("a", b""),
        "b": ("b", b"rows"),
        "c": ("b", b"rows"),
        "d": ("b", b""),
        "e": ("", b""),
    }


def test_the_plan_is_of_one_run(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.plan(planned("a"))
    with Journal(tmp_path) as journal:
        assert list(journal.finished()) == []


def test_failures_of_the_machine_are_tried_again(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.keep(Outcome(b"1", failure="internal error"))
        journal.keep(Outcome(b"2", failure="its worker died", again=True))
    with Journal(tmp_path) as journal:
        assert journal.has(b"1")
        assert not journal.has(b"2")


def test_results_that_nobody_has_are_dropped(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.plan(planned("a", b"1"))
        journal.plan(planned("b", b""))
        journal.keep(Outcome(b"1"))
        journal.keep(Outcome(b"2"))
        journal.forget_others()
        assert (journal.has(b"1"), journal.has(b"2")) == (True, False)


def test_the_digest_tells_articles_facts_and_failures(tmp_path: Path) -> None:
    digests = []
    for number, articles in enumerate([[], [planned("a")], [planned("a", b"l")], [planned("a"), planned("b")]]):
        with Journal(tmp_path / f"{number}.d" if (tmp_path / f"{number}.d").mkdir() is None else tmp_path) as journal:
            for article in articles:
                journal.plan(article)
            digests.append(journal.digest())
            journal.keep(Outcome(b"k", failure="why"))
            digests.append(journal.digest())
    assert len(set(digests)) == len(digests) - 2  # without an article of that key a result is no difference


def test_undecodable_paths_and_notes(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        journal.plan(Planned("a", b"k", "s", 0, {"path": "\udcff", "title": "nul\0"}))
        journal.set_note("n", "1")
        journal.set_note("n", "2")
        assert next(journal.finished()).facts == {"path": "\udcff", "title": "nul\0"}
        assert (journal.note("n"), journal.note("m")) == ("2", "")


@pytest.mark.parametrize("damage", [b"", b"not a database, but long enough to look like one" * 10, None])
def test_a_journal_that_is_none_is_begun_anew(tmp_path: Path, damage: bytes | None) -> None:
    path = tmp_path / "journal.sqlite"
    if damage is None:
        other = sqlite3.connect(path)
        other.execute("PRAGMA user_version = 99")
        other.close()
    else:
        path.write_bytes(damage)
    with Journal(tmp_path) as journal:
        journal.keep(Outcome(b"k"))
    with Journal(tmp_path) as journal:
        assert journal.has(b"k")


def log_of(tmp_path: Path, number: int) -> tuple[bytes, bytes]:
    """Database and log as kill -9 leaves them after so many results."""
    with Journal(tmp_path) as journal:
        for each in range(number):
            journal.keep(Outcome(bytes([each]), b"r" * 3000, b"t" * 3000))
        return tuple((tmp_path / f"journal.sqlite{end}").read_bytes() for end in ("", "-wal"))  # type: ignore[return-value]


def test_a_torn_tail_is_dropped(tmp_path: Path) -> None:
    database, log = log_of(tmp_path, 20)
    assert len(log) > 100_000
    kept = []
    for cut in range(0, len(log) + 1, 9973):
        folder = tmp_path / str(cut)
        folder.mkdir()
        (folder / "journal.sqlite").write_bytes(database)
        (folder / "journal.sqlite-wal").write_bytes(log[:cut])
        with Journal(folder) as journal:
            found = [journal.has(bytes([each])) for each in range(20)]
        assert found == sorted(found, reverse=True)  # the first ones, without a gap
        kept.append(sum(found))
    assert kept == sorted(kept)
    assert kept[-1] >= 18


def test_a_damaged_middle_is_begun_anew_or_told(tmp_path: Path) -> None:
    _, log = log_of(tmp_path, 20)
    assert len(log) > 100_000
    path = tmp_path / "journal.sqlite"
    data = bytearray(path.read_bytes())
    data[8192:-4096] = b"\xff" * (len(data) - 12288)
    path.write_bytes(data)
    told = ""
    try:
        with Journal(tmp_path) as journal:
            for each in range(20):
                journal.plan(planned(str(each), bytes([each])))
                assert not journal.has(bytes([each]))
    except UsageError as error:
        told = str(error)
    assert not told or "the journal is damaged" in told
    assert "--fresh" in told or not told
    with Journal(tmp_path, fresh=True) as journal:
        assert not journal.has(b"\1")


@pytest.mark.parametrize("rows", [b"", b"rows", pack_text("{"), pack_text("null")])
def test_damaged_rows_are_told(tmp_path: Path, rows: bytes) -> None:
    with Journal(tmp_path) as journal:
        journal.plan(planned("a"))
        journal.keep(Outcome(b"k", rows or b"x", pack_text("a")))
        with pytest.raises(UsageError, match=r"the result of a: .* run again with --fresh"):
            assemble(journal, tmp_path / "out", lambda: None, lambda *_: lambda: None)


def test_no_permission_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "journal.sqlite").mkdir()
    with pytest.raises(UsageError, match=r"journal\.sqlite: cannot be written") as caught:
        Journal(tmp_path).__enter__()
    assert "\n" not in str(caught.value)


def test_rows_and_texts_come_back() -> None:
    rows: Rows = {"sentences": [("", "#s1", "“Ça va”\r\n\0😀")]}
    assert unpack_rows(pack_rows(rows)) == {"sentences": [["", "#s1", "“Ça va”\r\n\0😀"]]}
    assert unpack_text(pack_text("a\r\n\0😀")) == "a\r\n\0😀"

"""The texts beside the tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.read.ids import article_id_of
from extract.write import text_path, write_text


@pytest.mark.parametrize("text", ["", "One.\r\nTwo.\rThree.\n", "\ufeffmark", "nul\0", "😀", "é\u0301"])
def test_bytes_are_those_of_the_text(tmp_path: Path, text: str) -> None:
    write_text(tmp_path, "wire/2021/a", text)
    assert (tmp_path / "texts/wire/2021/a.txt").read_bytes() == text.encode("utf-8")
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["wire"]


def test_a_changed_text_is_replaced_an_equal_one_left_alone(tmp_path: Path) -> None:
    write_text(tmp_path, "a", "one")
    before = (tmp_path / "texts/a.txt").stat()
    write_text(tmp_path, "a", "one")
    assert (tmp_path / "texts/a.txt").stat().st_ino == before.st_ino
    assert (tmp_path / "texts/a.txt").stat().st_mtime_ns == before.st_mtime_ns
    write_text(tmp_path, "a", "two")
    assert (tmp_path / "texts/a.txt").read_bytes() == b"two"


@pytest.mark.parametrize("article_id", ["../a", "..", "a/../../b", "/etc/a", "", "a//b", "a/", "./a", "nul\0", "a/."])
def test_ids_that_lead_out_are_refused(tmp_path: Path, article_id: str) -> None:
    with pytest.raises(ValueError, match="not an article id"):
        write_text(tmp_path / "out", article_id, "text")
    assert list(tmp_path.iterdir()) == []


@given(st.text(st.characters(codec=None)))
def test_ids_made_by_the_reader_stay_inside(path: str) -> None:
    file = text_path(Path("/out"), article_id_of(path))
    assert file.is_relative_to("/out/texts")
    assert ".." not in file.parts


def test_links_in_the_output_are_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/texts").mkdir(parents=True)
    (tmp_path / "out/texts/wire").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="a link in the output folder"):
        write_text(tmp_path / "out", "wire/a", "text")
    (tmp_path / "elsewhere/b.txt").write_text("theirs", encoding="utf-8")
    (tmp_path / "out/texts/b.txt").symlink_to(tmp_path / "elsewhere/b.txt")
    write_text(tmp_path / "out", "b", "ours")
    assert (tmp_path / "elsewhere/b.txt").read_text(encoding="utf-8") == "theirs"
    assert (tmp_path / "out/texts/b.txt").read_text(encoding="utf-8") == "ours"


def test_a_file_where_a_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        write_text(tmp_path, "a", "text")


@pytest.mark.parametrize(("number", "reason"), [(28, "No space left on device"), (13, "Permission denied")])
def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str) -> None:
    write_text(tmp_path, "a", "earlier")

    def refused(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(number, reason)

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(UsageError, match=rf"a\.txt: cannot be written \({reason}\)"):
        write_text(tmp_path, "a", "changed")
    assert (tmp_path / "texts/a.txt").read_bytes() == b"earlier"
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["a.txt"]

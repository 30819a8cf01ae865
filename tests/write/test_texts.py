"""The texts beside the tables."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import UsageError
from extract.read.ids import article_id_of
from extract.write import blind, text_file, text_path, write_text


@pytest.mark.parametrize("text", ["", "One.\r\nTwo.\rThree.\n", "\ufeffmark", "nul\0", "😀", "é\u0301"])
def test_bytes_are_those_of_the_text(tmp_path: Path, text: str) -> None:
    write_text(tmp_path, "texts/wire/2021/a.txt", text)
    assert (tmp_path / "texts/wire/2021/a.txt").read_bytes() == text.encode("utf-8")
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["wire"]


def test_a_changed_text_is_replaced_an_equal_one_left_alone(tmp_path: Path) -> None:
    write_text(tmp_path, "texts/a.txt", "one")
    before = (tmp_path / "texts/a.txt").stat()
    write_text(tmp_path, "texts/a.txt", "one")
    assert (tmp_path / "texts/a.txt").stat().st_ino == before.st_ino
    assert (tmp_path / "texts/a.txt").stat().st_mtime_ns == before.st_mtime_ns
    write_text(tmp_path, "texts/a.txt", "two")
    assert (tmp_path / "texts/a.txt").read_bytes() == b"two"


@pytest.mark.parametrize(
    "path",
    [
        *("", "texts", "texts/", "a.txt", "/etc/a", "text/a.txt", "texts/../a.txt", "texts/..", "texts/a/../../b.txt"),
        *("texts//etc/a", "texts/a//b", "texts/./a", "texts/nul\0", "texts/a/."),
    ],
)
def test_paths_that_lead_out_are_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not the path of a text"):
        write_text(tmp_path / "out", path, "text")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("article_id", "path"),
    [
        ("wire/2021/Kabul", "texts/wire/2021/Kabul.txt"),
        ("U.S. – é 😀 #1; $", "texts/U.S. – é 😀 #1; $.txt"),
        (r"10:30 who\|what? *", "texts/10%3A30 who%5C%7Cwhat%3F %2A.txt"),
        ("50%/<b>", "texts/50%25/%3Cb%3E.txt"),
        ("end./blank /dots.../a.", "texts/end%2E/blank%20/dots..%2E/a..txt"),
        ("CON/nul/Lpt1.b/console/com¹ .x", "texts/%43ON/%6Eul/%4Cpt1.b/console/%63om¹ .x.txt"),
        ("a.txt/b.TXT/c.txt", "texts/a%2Etxt/b%2ETXT/c.txt.txt"),
    ],
)
def test_what_a_file_system_refuses_is_encoded(article_id: str, path: str) -> None:
    assert text_path(article_id) == path


@pytest.mark.parametrize(
    ("article_id", "path"),
    [
        ("kabul", "texts/kabul.txt"),
        ("KabuL", "texts/%4Babu%4C.txt"),
        ("é", "texts/%C3%A9.txt"),
        ("e\u0301", "texts/e%CC%81.txt"),
        ("Con/nul", "texts/%43on/%6Eul.txt"),
    ],
)
def test_ids_that_differ_in_case_alone(article_id: str, path: str) -> None:
    assert text_path(article_id, alike=True) == path


WORDS = (
    "a",
    "A",
    "é",
    "É",
    "e\u0301",
    "ß",
    "ss",
    "con",
    "CON",
    ".txt",
    ".TXT",
    ".",
    " ",
    ":",
    "?",
    "%",
    "%3A",
    "\\",
    "x" * 250,
)
odd_ids = st.lists(st.sampled_from([*WORDS, "/"]), min_size=1, max_size=8).map(
    lambda words: article_id_of("".join(words))
)


@given(st.sets(odd_ids, max_size=8), st.integers(0, 1400))
def test_every_text_has_a_path_of_its_own_everywhere(ids: set[str], depth: int) -> None:
    ids |= {article_id_of(":/" * depth + each) for each in sorted(ids)[:2]}
    same = {each for each in ids if sum(blind(each) == blind(other) for other in ids) > 1}
    paths = [text_path(each, alike=each in same) for each in ids]
    assert len({blind(path) for path in paths}) == len(ids)
    folders = {blind(str(parent)) for path in paths for parent in PurePosixPath(path).parents}
    assert not folders & {blind(path) for path in paths}
    for path in paths:
        assert text_file(Path("out"), path) == Path("out") / path
        assert len(path.encode()) < 3000
        for part in path.split("/"):
            assert len(part.encode()) <= 255
            assert not re.search(r'[<>:"|?*\\\x00-\x1f]|[. ]$', part)
            assert part.split(".")[0].rstrip().lower() not in ("con", "nul")


@given(st.text(st.characters(codec=None)))
def test_ids_made_by_the_reader_stay_inside(path: str) -> None:
    file = text_file(Path("/out"), text_path(article_id_of(path)))
    assert file.is_relative_to("/out/texts")
    assert ".." not in file.parts


def test_links_in_the_output_are_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/texts").mkdir(parents=True)
    (tmp_path / "out/texts/wire").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="a link in the output folder"):
        write_text(tmp_path / "out", "texts/wire/a.txt", "text")
    (tmp_path / "elsewhere/b.txt").write_text("theirs", encoding="utf-8")
    (tmp_path / "out/texts/b.txt").symlink_to(tmp_path / "elsewhere/b.txt")
    write_text(tmp_path / "out", "texts/b.txt", "ours")
    assert (tmp_path / "elsewhere/b.txt").read_text(encoding="utf-8") == "theirs"
    assert (tmp_path / "out/texts/b.txt").read_text(encoding="utf-8") == "ours"


def test_a_file_where_a_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="a file, where a folder is to be; choose another --output"):
        write_text(tmp_path, "texts/a.txt", "text")


@pytest.mark.parametrize(("number", "reason"), [(28, "No space left on device"), (13, "Permission denied")])
def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str) -> None:
    write_text(tmp_path, "texts/a.txt", "earlier")

    def refused(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError(number, reason)

    monkeypatch.setattr(Path, "write_bytes", refused)
    with pytest.raises(UsageError, match=rf"a\.txt: cannot be written \({reason}\)"):
        write_text(tmp_path, "texts/a.txt", "changed")
    assert (tmp_path / "texts/a.txt").read_bytes() == b"earlier"
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["a.txt"]

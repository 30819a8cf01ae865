"""`extract gold check` verifies a folder of gold against its articles and names every problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.errors import UsageError
from extract.score import check_gold
from extract.score.commands import run_gold_check
from support.score_output import RECORDS, TEXT, write_gold

ARTICLE = RECORDS[0]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "torvik.txt").write_bytes(TEXT.encode())
    return folder


def test_counts_of_a_folder_without_problems(tmp_path: Path, corpus: Path) -> None:
    write_gold(tmp_path / "gold" / "torvik.jsonl")
    result = check_gold(tmp_path / "gold", corpus)
    assert result.problems == ()
    assert result.files == 1
    assert dict(result.counts) == {"entities": 5, "mentions": 10, "dates": 5, "quotes": 3, "events": 3, "numbers": 0}


def test_articles_in_subfolders_are_found_by_their_id(tmp_path: Path, corpus: Path) -> None:
    (corpus / "wire").mkdir()
    (corpus / "wire" / "torvik.txt").write_bytes(TEXT.encode())
    write_gold(tmp_path / "gold" / "wire" / "torvik.jsonl", [{**ARTICLE, "id": "wire/torvik"}, *RECORDS[1:]])
    assert check_gold(tmp_path / "gold", corpus).problems == ()


def test_the_id_of_a_file_in_a_subfolder_holds_the_folder(tmp_path: Path, corpus: Path) -> None:
    (corpus / "wire").mkdir()
    (corpus / "wire" / "torvik.txt").write_bytes(TEXT.encode())
    path = write_gold(tmp_path / "gold" / "wire" / "torvik.jsonl")
    assert check_gold(tmp_path / "gold", corpus).problems == (
        f"{path}:1: id: 'torvik' is not the file's name 'wire/torvik'",
    )


def test_a_byte_order_mark_of_the_article_is_dropped(tmp_path: Path, corpus: Path) -> None:
    (corpus / "torvik.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    write_gold(tmp_path / "gold" / "torvik.jsonl")
    assert check_gold(tmp_path / "gold", corpus).problems == ()


def test_line_ends_of_the_article_stay(tmp_path: Path, corpus: Path) -> None:
    (corpus / "torvik.txt").write_bytes(b"One.\r\n\r\nMonday came.\r\n")
    event = {"layer": "event", "at": "One.\r\n\r\nM", "trigger": "came", "type": "OTHER", "actor": [], "target": []}
    write_gold(tmp_path / "gold" / "torvik.jsonl", [ARTICLE, event])
    assert check_gold(tmp_path / "gold", corpus).problems == ()


def test_the_problems_of_all_files_are_named(tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold"
    write_gold(gold / "absent.jsonl", [{**ARTICLE, "id": "absent"}])
    write_gold(gold / "latin.jsonl", [{**ARTICLE, "id": "latin"}])
    (corpus / "latin.txt").write_bytes("Ærø".encode("latin-1"))
    write_gold(gold / "torvik.jsonl", [*RECORDS, {"layer": "quote"}, {"layer": "verb"}])
    assert run_gold_check(gold, corpus) == 1
    lines = capsys.readouterr().out.splitlines()
    last = len(RECORDS)
    absent = f"{gold / 'absent.jsonl'}:1: its article {corpus / 'absent.txt'} is not there"
    assert lines[0] == f"{absent} (texts of pages and dumps: OUT/texts)"
    assert lines[1].startswith(f"{gold / 'latin.jsonl'}:1: its article {corpus / 'latin.txt'} cannot be read as UTF-8")
    assert lines[2] == f"{gold / 'torvik.jsonl'}:{last + 1}: layer quote lacks the key 'at'"
    assert lines[3].startswith(f"{gold / 'torvik.jsonl'}:{last + 2}: unknown layer 'verb'")
    assert lines[4:] == ["3 gold files", "4 problems"]


def test_a_good_folder_prints_its_counts_and_returns_0(
    tmp_path: Path, corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_gold(tmp_path / "gold" / "torvik.jsonl")
    assert run_gold_check(tmp_path / "gold", corpus) == 0
    assert capsys.readouterr().out == "1 gold file: 5 entities, 10 mentions, 5 dates, 3 quotes, 3 events, 0 numbers\n"


@pytest.mark.parametrize("missing", ["gold", "corpus", "files"])
def test_missing_folders_are_a_usage_error(tmp_path: Path, corpus: Path, missing: str) -> None:
    gold = tmp_path / "gold"
    if missing == "files":
        gold.mkdir()
    if missing == "corpus":
        write_gold(gold / "torvik.jsonl")
        corpus = tmp_path / "nowhere"
    with pytest.raises(UsageError):
        run_gold_check(gold, corpus)

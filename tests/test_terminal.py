"""Terminals of all kinds: whatever can or cannot be printed, the work is done and its status is told."""

from __future__ import annotations

import json
import logging
import os
import shlex
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from extract.terminal import hushed_libraries
from extract.write import COLUMNS
from support.program import ROOT

pytestmark = pytest.mark.slow

ENGLISH = "President Lena Orlova said on Monday that the talks in Oslo were over. She left the city on 3 May 2019.\n"
BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def shell(line: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of a shell in which `extract` is ours."""
    program = f'extract() {{ {shlex.quote(sys.executable)} -m extract "$@"; }}; set -o pipefail; '
    return subprocess.run(
        ["bash", "-c", program + line],
        cwd=folder,
        env={**BUFFERED, **env},
        capture_output=True,
        text=True,
        errors="surrogateescape",
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus `in`, one of whose articles fails, and its tables in `out`."""
    folder = tmp_path_factory.mktemp("terminal")
    (folder / "in").mkdir()
    (folder / "in" / "fête.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "in" / "café-\udcff.txt").write_text("", encoding="utf-8")
    done = shell("extract run in --output out", folder)
    assert done.returncode == 1, done.stderr
    return folder


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=str,
)
def test_names_that_the_terminal_cannot_show(folder: Path, env: dict[str, str]) -> None:
    out = "ö-😀-\udcff" + "-".join(env)
    done = shell(f"extract run in --output {out}", folder, **env)
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    assert "-\\udcff.txt: empty" in done.stdout
    assert (folder / out / "report.html").is_file()
    wrong = shell("extract run ö --output out", folder, **env)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)


def test_names_that_the_system_cannot_write(folder: Path) -> None:
    narrow = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (folder / "dump").mkdir()
    (folder / "dump" / "a.jsonl").write_text(json.dumps({"id": "北京", "text": ENGLISH}), encoding="utf-8")
    done = shell("extract run dump --output dumped", folder, **narrow)
    assert (done.returncode, done.stderr) == (
        2,
        "extract: the system writes names of files as ascii: run it with PYTHONUTF8=1\n",
    )
    assert shell("extract run dump --output dumped", folder, **narrow | {"PYTHONUTF8": "1"}).returncode == 0


def test_json_stays_json(corpus_output: Path) -> None:
    command = f"extract score {shlex.quote(str(corpus_output))} --gold tests/gold --errors --json"
    plain, narrow = shell(command, ROOT), shell(command, ROOT, PYTHONIOENCODING="ascii")
    assert json.loads(narrow.stdout) == json.loads(plain.stdout)


@pytest.mark.parametrize("end", ["2>&-", ">&-", "<&-", "--fresh <&- >&- 2>&-", "| true", "2>&1 | true"])
def test_nobody_listens(folder: Path, end: str) -> None:
    done = shell(f"extract run in --output out --format parquet {end}", folder)
    assert done.returncode == 1, done.stderr  # of the article that fails
    assert done.stderr == ""
    tables = sorted((folder / "out").glob("*.parquet"))
    assert len(tables) == len(COLUMNS)
    for table in tables:
        table.unlink()


def test_a_reader_that_goes_before_the_end(folder: Path) -> None:
    done = shell("extract run in --output out | head -1", folder, PYTHONUNBUFFERED="1")
    assert (done.returncode, done.stdout, done.stderr) == (1, "articles   1 ok, 1 failed, 0 skipped\n", "")


@pytest.mark.parametrize("end", ["2>&-", "2>&1 | true"])
def test_errors_that_nobody_hears_keep_their_status(folder: Path, end: str) -> None:
    done = shell(f"extract run nosuch --output out {end}", folder)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("command", ["run in --output out", "--help"])
def test_a_full_disk_behind_the_output_is_told(folder: Path, command: str) -> None:
    done = shell(f"extract {command} >/dev/full", folder)
    assert (done.returncode, done.stderr) == (
        2,
        "extract: standard output: No space left on device; free it and run again\n",
    )


def test_help_to_a_reader_that_goes(folder: Path) -> None:
    done = shell("extract --help | true", folder)
    assert (done.returncode, done.stderr) == (0, "")


def test_warnings_of_libraries_are_not_printed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    head = '<title>Talks end</title><meta name="date" content="2021-03-04 10:00 PKT">'
    page = f"<html><head>{head}</head><body><article><h1>Talks end</h1><p>{ENGLISH * 4}</p></article></body></html>"
    (tmp_path / "in" / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "in" / "metadata.csv").write_text("path,titel\na.html,Talks\n", encoding="utf-8")
    done = shell("extract run in --output out", tmp_path)
    told = "extract: in/metadata.csv: the column 'titel' is not known and passed over; should it be title?\n"
    assert (done.returncode, done.stderr) == (0, told)
    asked = shell("extract run in --output out2", tmp_path, PYTHONWARNINGS="default")
    assert "tzname PKT" in asked.stderr


def test_ours_are_hushed_only_inside(recwarn: pytest.WarningsRecorder, capsys: pytest.CaptureFixture[str]) -> None:
    with hushed_libraries():
        warnings.warn("nobody can help it", stacklevel=1)
        logging.getLogger("somebody").error("nor this")
        logging.getLogger("extract.part").warning("this is ours")
    assert capsys.readouterr().err == "extract: this is ours\n"
    assert not recwarn.list
    with pytest.warns(UserWarning, match="heard"):
        warnings.warn("heard", stacklevel=1)

"""The README's claims that a machine can check: its Python runs, its commands and options are there."""

from __future__ import annotations

import csv
import re
import shlex
import struct
from pathlib import Path

import pytest

from support.program import ROOT, run_extract

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = re.findall(r"^\| `extract ([a-z ]+?)(?: (?:\[|[A-Z]).*?)?` \|", README, re.MULTILINE)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_python_runs(
    block: str, corpus_output: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(corpus_output.parent)
    (corpus_output.parent / "outputs").symlink_to(corpus_output) if "outputs" in block else None
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_the_commands_and_options_are_there(command: str) -> None:
    line = next(line for line in README.splitlines() if line.startswith(f"| `extract {command}"))
    shown = run_extract(*shlex.split(command), "--help").stdout
    assert all(option in shown for option in re.findall(r"--[a-z]+", line.partition("` |")[0]))


def test_every_command_and_three_ways_to_install() -> None:
    wanted = "run, watch, bench, entities, report, browse, score, export, gold import, gold check, train, lexicon check"
    assert wanted.split(", ") == COMMANDS
    assert README.count("pip install -q -c constraints.txt") == 3


def test_what_it_shows_first() -> None:
    """In ten seconds: what one gets, a picture, rows with their sentences, how to install and run."""
    marks = [
        "# extract",
        "![",
        "<!-- excerpt -->",
        "## Install and run",
        "## What is good, and what is not",
        "## Limits",
    ]
    places = [README.index(mark) for mark in marks]
    assert places == sorted(places)
    assert README[: places[3]].count("\n") < 25
    for told in (
        *("git clone", "Linux and macOS", "Windows (PowerShell", "GB of disk", "minutes", "outputs/report.html"),
        *("my-articles/", "Do not `pip install extract`", "docs/classes-and-columns.md", "to resume", "ten minutes"),
    ):
        assert told in README, told


def test_the_picture_is_there_and_small() -> None:
    [name] = re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", README)
    data = (ROOT / name).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(data) < 200_000
    width, height = struct.unpack(">II", data[16:24])
    assert 800 <= width <= 1600
    assert height < width


def _rows_behind(mark: str) -> list[list[str]]:
    """The cells of the table behind a mark, its head first."""
    table = README[README.index(mark) :].splitlines()
    first = next(number for number, line in enumerate(table) if line.startswith("|"))
    last = next(number for number, line in enumerate(table) if number > first and not line.startswith("|"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[first:last] if "---" not in line]


def test_the_excerpt_stands_in_the_tables(corpus_output: Path) -> None:
    head, *shown = _rows_behind("<!-- excerpt -->")
    assert len(head) == 5
    assert head[-1] == "text"
    with (corpus_output / "events.csv").open(encoding="utf-8", newline="") as file:
        made = [[row[column] for column in head] for row in csv.DictReader(file)]
    assert [row for row in shown if row not in made] == []
    assert len(shown) >= 5


def test_the_blind_figures_are_those_of_the_page_on_accuracy() -> None:
    accuracy = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    [told] = [line for line in accuracy.splitlines() if line.startswith("On 39 articles")]
    figures = [cell for row in _rows_behind("<!-- blind -->")[1:] for cell in row[1::2] if cell]
    assert len(figures) == 11
    assert [figure for figure in figures if f" {figure}" not in told] == []
    assert "blind figures" in README


def test_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", README) if not link.startswith("http")]
    assert links
    assert all((ROOT / link).exists() for link in links)

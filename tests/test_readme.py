"""The README's claims that a machine can check: its Python runs, its commands and options are there."""

from __future__ import annotations

import re
import shlex
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
    assert all(option in shown for option in re.findall(r"--[a-z]+", line))


def test_every_command_and_two_ways_to_install() -> None:
    wanted = "run, watch, bench, entities, report, browse, score, export, gold import, gold check, train, lexicon check"
    assert wanted.split(", ") == COMMANDS
    assert README.count("pip install -q -c constraints.txt") == 2


def test_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("http")]
    assert links
    assert all((ROOT / link).exists() for link in links)

"""The words of the command line: its help fits a screen, and a run ends with what to do next."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from extract import cli
from extract.read import WalkNotes
from extract.run import command
from extract.run.summary import Summary


def shown(words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        cli.main([*words, "--help"])
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("words", [[], ["run"]], ids=str)
def test_the_help_fits_a_screen(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(words, capsys, monkeypatch)
    assert len(lines) <= (24 if not words else 30)
    assert max(map(len, lines)) <= 80


def test_each_command_has_one_line(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [line for line in shown([], capsys, monkeypatch) if line.startswith("    ") and line.strip()]
    assert [line.split()[0] for line in commands] == [
        *("run", "watch", "bench", "score", "train", "report", "browse", "entities", "export", "gold", "lexicon")
    ]


@pytest.mark.parametrize(
    ("articles", "tables", "wanted"),
    [({"ok": 2}, "new", True), ({"ok": 2}, "same", True), ({"failed": 2}, "new", False), ({"failed": 2}, "kept", True)],
)
def test_the_summary_ends_with_what_to_do_next(articles: dict[str, int], tables: str, wanted: bool) -> None:
    summary = Summary(articles=Counter(articles))
    steps = " ".join(summary.next_steps(Path("out"), tables))  # type: ignore[arg-type]
    assert bool(steps) == wanted
    if wanted:
        for told in (f"open {Path('out') / 'report.html'}", "extract browse out", "extract export out --to xlsx"):
            assert told in steps


def test_the_summary_says_ignored_and_reused() -> None:
    notes = WalkNotes(ignored=Counter({".jpg": 2}))
    summary = Summary(articles=Counter(ok=1), words=10, sources=Counter(none=1))
    told = "\n".join(summary.lines(Path("out"), notes, words=0, seconds=1, tables="same"))
    assert "10 more reused from an earlier run" in told
    assert "ignored: 2 files of other kinds" in told
    assert "metadata.csv with the columns path,published" in told


class Terminal(StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("It rained.\n", encoding="utf-8")
    return tmp_path / "in"


def test_a_bar_says_that_the_model_is_loaded(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())
    with command._progress(corpus, corpus.parent / "out") as bar:
        assert "loading the model: " in screen.getvalue()
        bar.set_description_str(refresh=False)
        bar.refresh()
        assert "loading" not in screen.getvalue().rpartition("\r")[2]


def test_no_bar_elsewhere(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", paper := StringIO())
    with command._progress(corpus, corpus.parent / "out"):
        pass
    assert paper.getvalue() == ""

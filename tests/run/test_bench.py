"""`extract bench`: figures that add up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import extraction, pipeline
from extract.errors import UsageError
from extract.run import bench
from extract.run.bench import run_bench
from support.program import ROOT

pytestmark = pytest.mark.slow


def test_figures_as_json_and_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    before = dict(vars(pipeline)), dict(vars(extraction))
    assert run_bench(ROOT / "corpus", articles=2, as_json=True) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (vars(pipeline), vars(extraction)) == before
    assert figures["articles"] in (2, 4)
    assert figures["words"] > 500
    assert all(stage["seconds"] > 0 for stage in figures["stages"].values())
    assert sum(stage["share"] for stage in figures["stages"].values()) == pytest.approx(1, abs=0.01)
    assert figures["words_per_second"] > 0
    assert figures["bare_words_per_second"] > 0
    assert figures["start_up_seconds"] > 0
    lines = bench._lines(figures)
    assert lines[0].split() == ["stage", "seconds", "share", "words/s"]
    assert any("the bare model:" in line for line in lines)
    assert "memory at most" in lines[-1]


def test_nothing_to_measure(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no articles there"):
        run_bench(tmp_path)

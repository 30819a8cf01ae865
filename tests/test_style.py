"""ruff and mypy --strict, as part of the tests, so that one command tells all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support.program import ROOT, TOOLS


@pytest.mark.long
@pytest.mark.parametrize("tool", TOOLS, ids=" ".join)
def test_style(tool: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-m", *tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

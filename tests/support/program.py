"""The program as a user starts it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TOOLS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))  # style and types


def run_extract(*args: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`python -m extract ARGS` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "extract", *map(str, args)],
        capture_output=True,
        text=True,
        cwd=cwd or ROOT,
        check=False,
    )

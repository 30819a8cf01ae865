"""Reads the data files in `extract/lexicons/`: CSV for lists (each row with its source), TOML for patterns."""

from __future__ import annotations

import csv
import io
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_text(name: str) -> str:
    """The text of `lexicons/<name>`."""
    return files("extract").joinpath("lexicons", name).read_text(encoding="utf-8")


@cache
def load_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV lexicon, as dictionaries by its header; lines that begin with `#` are comments."""
    lines = [line for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]
    return tuple(csv.DictReader(io.StringIO("\n".join(lines))))


@cache
def load_patterns(name: str) -> dict[str, Any]:
    """A TOML lexicon as a dictionary."""
    return tomllib.loads(read_text(name))

"""What `extract score` and `extract gold check` do: they print to stdout and return the exit status."""

from __future__ import annotations

from pathlib import Path

from extract.score.check import check_gold


def run_gold_check(gold: Path, corpus: Path) -> int:
    """Verify every gold file against its article; print all problems and what the files hold.

    Returns 0 when all is well, 1 when a file has a problem. Raises UsageError for a missing or empty folder.
    """
    result = check_gold(gold, corpus)
    for problem in result.problems:
        print(problem)
    counts = ", ".join(f"{count} {layer}" for layer, count in result.counts.items())
    print(f"{result.files} gold file{'s'[: result.files != 1]}" + (f": {counts}" if counts else ""))
    if result.problems:
        print(f"{len(result.problems)} problem{'s'[: len(result.problems) != 1]}")
    return 1 if result.problems else 0
